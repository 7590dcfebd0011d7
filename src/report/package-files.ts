/**
 * The workbooks that a unit owes the level above come in, everything that goes with them goes out as names and bytes: the workbooks, the manifest
 * that tells where each cell came from, the checklist with the paper copies, the sums, the mail. The same state gives the same bytes.
 */

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type DeliveredWorkbook, type DeliveryManifest, MANIFEST_FILE, SUMS_FILE } from '../form/delivery-manifest.ts'
import { noticeWords } from '../notice/form-words.ts'
import { mailSubject } from '../notice/mail-subject.ts'
import type { ExtraUnit, Notice } from '../notice/notice.ts'
import { dueText } from '../notice/timeliness.ts'
import type { Unit } from '../unit/unit.ts'
import type { IsoDate } from '../value/date.ts'
import { fileName } from '../value/file-name.ts'
import { acceptedIn, acceptedText, type Origin } from '../value/origin.ts'
import { notepadText } from '../workbook/notepad-text.ts'
import { inTemporaryFolder } from '../workbook/temporary-folder.ts'
import type { Deliverable } from './deliverables.ts'
import { fontSets } from './looks.ts'
import { writeWorkbook } from './write-workbook.ts'

export interface PackageOrder {
  notice: Notice
  unit: Unit
  /** Units of the notice's own that lie in the unit. */
  ownUnits: readonly ExtraUnit[]
  /** The level above; undefined where the notice knows none. */
  above: Unit | undefined
  asOf: IsoDate
  frozen: string
  contact: { name: string; phone: string }
  fonts: keyof typeof fontSets
  /** Address of the level above; `''` where nobody said it. */
  to: string
  /** What the figures lack; `''` for nothing. */
  lacking: string
  /** Who said that there is nothing to report, each with the form: no workbook tells of them. */
  zeros: readonly string[]
  /** The bytes that a file had when it came in, where it still lies there unchanged. */
  originalOf: (path: string, sha256: string) => Buffer | undefined
}

export interface PackageFiles {
  /** Everything in the zip, in order. */
  files: Map<string, Buffer>
  manifest: DeliveryManifest
  mail: { to: string; subject: string; prescribed: boolean; text: string }
}

export async function packageFiles(order: PackageOrder, all: readonly Deliverable[]): Promise<PackageFiles> {
  const { notice, unit, asOf, frozen, lacking, ownUnits } = order
  const files = new Map<string, Buffer>()
  const workbooks: DeliveredWorkbook[] = []
  for (const each of all) {
    const bytes = originalWords(each, order.originalOf) ?? (await bytesOf(each, order.fonts))
    files.set(each.fileName, bytes)
    workbooks.push(deliveredOf(each, bytes))
  }
  const own = ownUnits.map(({ key, name, also, parent }) => ({ key, name, also, parent }))
  const manifest: DeliveryManifest = {
    ...{ kind: 'itcap-delivery', version: 1, notice: notice.id, unit: { key: unit.key, name: unit.name } },
    ...{ asOf, frozen, lacking, ...(own.length > 0 && { units: own }), workbooks },
  }
  const mail = mailOf(order, all)
  files.set(MANIFEST_FILE, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`))
  files.set('交付清单.txt', Buffer.from(notepadText(checklist(order, all, mail))))
  const sums = [...files].map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`)
  files.set(SUMS_FILE, Buffer.from(sums.join('')))
  return { files, manifest, mail }
}

/** A plan in words goes on as it was written: the ledger keeps rows and figures, no chapters. */
export function originalWords(
  { form, pages }: Deliverable,
  originalOf: PackageOrder['originalOf'],
): Buffer | undefined {
  if (form.sections.length === 0) return undefined
  const from = pages.flatMap(({ content }) => content.sources.flatMap((note) => note.from))
  const [first, ...others] = new Map(from.map((each) => [each.sha256, each])).values()
  return first && others.length === 0 && /\.xlsx$/i.test(first.path) ? originalOf(first.path, first.sha256) : undefined
}

/** Written and reopened as every official sheet is. */
function bytesOf({ sheets }: Deliverable, fonts: keyof typeof fontSets): Promise<Buffer> {
  return inTemporaryFolder(async (folder) => {
    const path = join(folder, 'workbook.xlsx')
    await writeWorkbook(path, sheets, { fonts: fontSets[fonts] })
    return await readFile(path)
  })
}

function deliveredOf(each: Deliverable, bytes: Buffer): DeliveredWorkbook {
  const { form, project, school, sender, fileName, pages } = each
  const cells: Record<string, Origin[]> = {}
  const inputs = new Set<string>()
  for (const { content, drawn } of pages) {
    for (const { table, row, field, from } of content.sources) {
      const cell = drawn.places.of(table, row, field)
      if (row === 'total' || cell === undefined || from.length === 0) continue
      cells[`${drawn.name}!${cell}`] = from.map(originOf)
      for (const { sha256 } of from) inputs.add(sha256)
    }
  }
  return {
    file: fileName,
    sha256: sha256(bytes),
    form: form.id,
    project,
    school,
    ...(sender && { sender: sender.key }),
    inputs: [...inputs].sort(),
    cells,
  }
}

/** The file and its folder: nothing of the machine it lay on. */
function originOf({ path, sheet, cell, sha256, accepted, from }: Origin): Origin {
  return {
    path: fileName(path, 2),
    sheet,
    cell,
    sha256,
    ...(accepted && { accepted }),
    ...(from && { from }),
  }
}

/** What counts because somebody said why, here or further down; nothing where nobody had to. */
function acceptedOf(all: readonly Deliverable[]): string[] {
  const from = all.flatMap(({ pages }) => pages.flatMap(({ content }) => content.sources.flatMap((note) => note.from)))
  const accepted = acceptedIn(from)
  return accepted.size === 0 ? [] : [`说明理由后计入：${acceptedText(accepted)}`]
}

function mailOf({ notice, unit, above, asOf, contact, to, lacking, zeros }: PackageOrder, all: readonly Deliverable[]) {
  const prescribed = notice.mail !== null && notice.mail.subject !== ''
  const subject =
    notice.mail && prescribed ? mailSubject(notice.mail, unit.name) : `${unit.name}${notice.shortTitle}报送材料`
  const text = [
    `${above ? `${above.name}：` : '您好：'}`,
    '',
    `按《${notice.title}》${notice.number === '' ? '' : `（${notice.number}）`}，报送${unit.name}的材料，统计截至 ${asOf}：`,
    '',
    ...all.map(({ about, fileName }, index) => `${index + 1}. ${about.label}　${fileName}（${about.rows} 行）`),
    '',
    ...(lacking === '' ? [] : [`说明：数字${lacking}。`, '']),
    ...(zeros.length === 0 ? [] : [`零报告：${zeros.join('、')}。`, '']),
    ...acceptedOf(all).map((text) => `${text}。\n`),
    '附件中的 .zip 是同样的材料加上每个数的来源，可以用 itcap import 直接登记。',
    '',
    ...(contact.name === '' ? [] : [`联系人：${[contact.name, contact.phone].filter(Boolean).join('　')}`]),
    unit.name,
  ].join('\n')
  return { to, subject, prescribed, text }
}

function checklist(
  { notice, unit, asOf, frozen, lacking, zeros }: PackageOrder,
  all: readonly Deliverable[],
  { to, subject, prescribed }: { to: string; subject: string; prescribed: boolean },
): string {
  const paper = all.filter(({ form }) => form.delivery.paper > 0 || form.delivery.stamp)
  const due = notice.deadlines.filter(({ forms }) => all.some(({ form }) => forms.includes(form.id)))
  return [
    `${unit.name}　交付清单`,
    noticeWords(notice),
    `统计截至 ${asOf}${frozen === '' ? '' : `，冻结“${frozen}”`}`,
    ...due.map((each) => `期限 ${each.monthly > 0 || each.at !== '' ? dueText(each) : each.on}：${each.title}`),
    ...(lacking === '' ? [] : [`★ ${lacking}`]),
    ...(zeros.length === 0 ? [] : [`零报告：${zeros.join('、')}`]),
    ...acceptedOf(all).map((text) => `★ ${text}`),
    '',
    '一、电子表格',
    ...all.flatMap(({ about, fileName }) => [
      `□ ${fileName}　${about.label}，${about.rows} 行`,
      ...(about.missing.length > 0 ? [`　 待填：${about.missing.join('、')}`] : []),
    ]),
    `□ 邮件　收件人：${to || '（通知没有写明，请填写）'}`,
    `　 主题：${subject}${prescribed ? '' : '（通知没有规定）'}`,
    '',
    '二、纸质',
    ...(paper.length === 0 ? ['通知没有要求纸质。'] : []),
    ...paper.map(
      ({ about, fileName, form: { delivery } }) =>
        `□ ${about.label}　打印 ${fileName} 的第一张工作表，${Math.max(1, delivery.paper)} 份${delivery.stamp ? '，加盖公章' : ''}，邮寄`,
    ),
    '',
    `三、核对：文件的校验码在 ${SUMS_FILE}，每个数的来源在各工作簿的“依据”和 ${MANIFEST_FILE}。`,
  ].join('\n')
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
