/**
 * A form, a unit and the ledger come in; the official workbook lies on disk and what its reader must know goes out.
 * The one way from figures to a file; a form nobody reported anything for is refused, never written empty.
 */

import { extname, join } from 'node:path'
import type { Coverage } from '../gap/coverage.ts'
import { lackLines, lackSentence } from '../gap/coverage-words.ts'
import type { Ledger, RecordFilter } from '../ledger/ledger.ts'
import { mailSubject } from '../notice/mail-subject.ts'
import type { Form, Notice } from '../notice/notice.ts'
import { isInside } from '../unit/is-inside.ts'
import type { Unit, UnitTable } from '../unit/unit.ts'
import { UserError } from '../user-error.ts'
import type { IsoDate } from '../value/date.ts'
import { once } from '../value/remember.ts'
import { inTemporaryFolder } from '../workbook/temporary-folder.ts'
import { Beside } from './beside.ts'
import { countLists, listCounted } from './count-lists.ts'
import { deliveryName } from './delivery-name.ts'
import { drawForm } from './draw-form.ts'
import { drawSources } from './draw-sources.ts'
import type { Drawing } from './drawing.ts'
import { cardSheet, fillCards } from './fill-cards.ts'
import { fillForm } from './fill-form.ts'
import { fillInto } from './fill-into.ts'
import { formForPublication, recordForPublication } from './for-publication.ts'
import { type FormContent, lackingFields } from './form-content.ts'
import { fontSets } from './looks.ts'
import type { Places } from './places.ts'
import { recordsFor } from './records-for.ts'
import { writePdf } from './to-pdf.ts'
import { refuseTooMany } from './too-many-rows.ts'
import { writeDrawn, writeWorkbook } from './write-workbook.ts'

/** What the user asks for. */
export interface ReportOrder {
  form: Form
  /** Of forms filled in per project; `''` otherwise. */
  project: string
  /** Of forms that each school fills in for itself, where one sheet is about one school. */
  school?: string
  /** Whose sheets alone go on it, where it is about one sender and its rows do not say which. */
  sender?: Unit | undefined
  contact: { name: string; phone: string }
  /** To be put on a wall: without anybody's number, and without its 依据. */
  forPublication?: boolean
}

/** What it is made from. */
export interface Ground {
  notice: Notice
  unit: Unit
  units: UnitTable
  ledger: Pick<Ledger, 'figures' | 'records' | 'sheets' | 'submissions'>
  asOf: IsoDate
  /** What is in the numbers and what is not. */
  coverage: Coverage
}

export interface Output {
  /** `''`: under the name that the notice prescribes. */
  path: string
  /** Print in the foot where the numbers come from. */
  sourceLine: boolean
  fonts?: keyof typeof fontSets
  /** The office's own workbook, whose copy is filled in; else the sheet is drawn. */
  into?: string
  /** Print it too, as PDF beside it. */
  pdf?: boolean
}

export interface MadeReport {
  path: string
  pdf?: string
  /** The 依据, where it is a workbook of its own. */
  sources?: string
  notice: string
  form: string
  label: string
  title: string
  unit: string
  rows: number
  /** What the reader must know: totals that differ, plans that depart from the ratio. */
  remarks: string[]
  /** Where the notice wants it sent, and under which subject; null where it does not say. */
  mail: { to: string; subject: string } | null
  /** Required head fields that are still empty. */
  missing: string[]
  coverage: Coverage
}

/** One sheet is about one project; which one is not guessed where there are several, and they are not mixed. */
function theProject(
  { notice, form, ledger, project }: ReportOrder & Ground,
  within: (unit: string) => boolean,
): string {
  if (project !== '' || !form.head.some(({ field }) => field === 'project')) return project
  const forms = [form.id, listCounted(form)]
  const current = ledger
    .submissions(notice.id)
    .filter((each) => forms.includes(each.form) && each.current && each.project !== '' && within(each.unit))
  const projects = [...new Set(current.map((each) => each.project))].sort()
  if (projects.length < 2) return projects[0] ?? ''
  throw new UserError(
    'which-project',
    `${form.label} 分项目填报，台账里有 ${projects.length} 个项目的表。`,
    `请写明是哪一个，一个项目写一份，例如 --project ${projects[0]}；有：${projects.join('、')}。`,
  )
}

/** The order of the list that was issued from above, where the form keeps it. */
function issuedOrder({ notice, form, ledger }: ReportOrder & Ground, filter: RecordFilter): Map<string, number> {
  const places = new Map<string, number>()
  if (!form.rules.some(({ check }) => check === 'order-kept')) return places
  for (const { subject } of ledger.records(notice.id, form.id, { ...filter, direction: 'issued' }))
    if (!places.has(subject)) places.set(subject, places.size)
  return places
}

/** The forms that this one is made of: the cards that it lists; the list that it counts, unless somebody handed in the numbers themselves. */
export function madeOf({ notice, form, ledger }: Pick<ReportOrder & Ground, 'notice' | 'form' | 'ledger'>): Form[] {
  const list = listCounted(form)
  const isHandedIn = () => ledger.submissions(notice.id).some((each) => each.current && each.form === form.id)
  return notice.forms.filter(({ id }) => id === form.cards || (id === list && !isHandedIn()))
}

/** For the 依据 sheet: what the numbers lack, and which older sheets were replaced. */
function lacking(coverage: Coverage): string[] {
  const lines = lackLines(coverage).map(([label, text]) => `${label}：${text}`)
  return coverage.complete ? lines : [lackSentence(coverage), ...lines]
}

/** A report that is not on disk yet; its sheets are drawn when somebody asks for them. */
export interface DrawnReport {
  notice: Notice
  content: FormContent
  /** What stands on each official sheet. */
  pages: { content: FormContent; drawn: Drawing }[]
  /** The official sheet, or one for each card; last its 依据. */
  sheets: Drawing[]
  /** The 依据 of the same figures where they stand on another sheet. */
  sourcesAt(sheet: string, places: Places): Drawing
  /** As the notice prescribes it. */
  fileName: string
  about: Omit<MadeReport, 'path'>
}

export async function makeReport(order: ReportOrder & Ground, output: Output): Promise<MadeReport> {
  // It makes itself ready while the ledger is read: by then the frame is waited for no longer.
  const beside = order.form.rows === 'person' ? Beside.forRows(order.coverage.counted.rows) : undefined
  try {
    return await written(drawReport(order, output.sourceLine), order.form, output, beside)
  } finally {
    await beside?.close()
  }
}

async function written(
  drawn: DrawnReport,
  form: Form,
  output: Output,
  beside: Beside | undefined,
): Promise<MadeReport> {
  const { fileName, about } = drawn
  const path = output.path === '' ? fileName : output.path
  const stem = path.slice(0, path.length - extname(path).length)
  const fonts = { fonts: fontSets[output.fonts ?? 'official'] }
  if (output.into === undefined) {
    await writeDrawn(path, { rows: about.rows, draw: () => drawn.sheets }, fonts, beside)
    if (!output.pdf) return { path, ...about }
    const pages = drawn.pages.map((page) => page.drawn)
    await printed(`${stem}.pdf`, (copy) => writeWorkbook(copy, pages, fonts))
    return { path, pdf: `${stem}.pdf`, ...about }
  }
  const { notice, content, pages } = drawn
  const into = await fillInto({ form, notice, content, pages, about }, output.into, path)
  const sources = `${stem}（依据）.xlsx`
  const draw = () => [drawn.sourcesAt(into.sheet, into.places)]
  await writeDrawn(sources, { rows: about.rows, draw }, fonts, beside)
  if (output.pdf) await writePdf(path, `${stem}.pdf`)
  const { remarks, missing } = about
  return {
    path,
    ...(output.pdf && { pdf: `${stem}.pdf` }),
    ...about,
    sources,
    remarks: [...into.remarks, ...remarks],
    missing: [...missing, ...into.unplaced],
  }
}

/** The official sheets alone: their 依据 is not for the stamp. The copy that is printed is gone afterwards. */
async function printed(target: string, write: (copy: string) => Promise<void>): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const copy = join(folder, 'sheet.xlsx')
    await write(copy)
    await writePdf(copy, target)
  })
}

/** @throws UserError where nothing counts, where it is about several projects, or has more rows than one workbook may hold. */
export function drawReport(order: ReportOrder & Ground, withSourceLine: boolean): DrawnReport {
  const { notice, unit, units, ledger, asOf, school = '', sender, contact, coverage, forPublication = false } = order
  const form = forPublication ? formForPublication(order.form) : order.form
  refuseTooMany({ form, unit, counted: [coverage.counted] })
  const within = (key: string) => isInside(units, unit, key)
  const project = theProject(order, within)
  const filter = { within, direction: 'reported', ...(project !== '' && { project }) } as const
  const found = recordsFor(order, filter)
  const records = forPublication ? found.map(recordForPublication(order.form)) : found
  const head = {
    ...(contact.name !== '' && { contact: contact.name }),
    ...(contact.phone !== '' && { phone: contact.phone }),
    ...(project !== '' && { project }),
  }
  const rows = unit.level === 'county' ? [unit.key] : units.below(unit.key, 'county').map(({ key }) => key)
  const figures = [...ledger.figures(notice.id), ...countLists({ notice, form, ledger, rows, within, project })]
  const below = sender === undefined || sender.key === unit.key ? undefined : units.fullName(sender.key)
  const filling = {
    ...(below !== undefined && { sender: below }),
    notice,
    form,
    unit,
    units,
    figures,
    records,
    head,
    issued: issuedOrder(order, filter),
  }
  const content = fillForm(filling)
  const tables = Object.values(content.tables)
  if (content.sources.length === 0 && records.length === 0) {
    const waiting = coverage.notCounted.filter(({ why }) => why !== 'superseded')
    throw waiting.length > 0
      ? new UserError(
          'nothing-counted',
          `${unit.name} 的 ${form.label} 收到过，但都没有计入：${lackSentence(coverage)}。`,
          'itcap status 列出哪些没过；请对方改好后重新登记。',
        )
      : new UserError(
          'nothing-to-report',
          `台账里没有 ${unit.name} 的数据，${form.label} 没有可填的内容。`,
          '请先登记收到的表：\n  itcap import 收件',
        )
  }
  const sourceLine = withSourceLine && !forPublication ? `截至 ${asOf}　依据见第二张工作表` : ''
  const pages = (form.tables[0]?.card ? fillCards(filling) : [content]).map((each, index, { length }) => {
    const draw = once(() => cardSheet(drawForm(form, each, { sourceLine }), index, length))
    return {
      content: each,
      get drawn() {
        return draw()
      },
    }
  })
  const fileName = deliveryName(form, notice, school === '' ? (below ?? unit.name) : school)
  const sourcesOf = (of: Parameters<typeof drawSources>[2]) => drawSources(notice, form, of, asOf, lacking(coverage))
  return {
    notice,
    content,
    pages,
    get sheets() {
      return [...pages.map(({ drawn }) => drawn), ...(forPublication ? [] : [sourcesOf(pages)])]
    },
    sourcesAt: (name, places) => sourcesOf(pages.map((page) => ({ content: page.content, drawn: { name, places } }))),
    fileName: forPublication ? fileName.replace(/(?=\.\w+$)/, '（公示）') : fileName,
    about: {
      notice: notice.id,
      form: form.id,
      label: form.label,
      title: form.title.join('').replaceAll(/\{(\w+)\}/g, (_, word: string) => content.placeholders[word] ?? ''),
      unit: unit.name,
      rows: form.tables[0]?.card ? pages.length : tables.reduce((sum, { rows }) => sum + rows.length, 0),
      remarks: [...new Set(content.sources.map(({ remark }) => remark).filter((remark) => remark !== ''))],
      mail: forPublication ? null : notice.mail && { to: notice.mail.to, subject: mailSubject(notice.mail, unit.name) },
      missing: lackingFields(form, content),
      coverage,
    },
  }
}
