/** `itcap package`: what goes to the level above as one delivery: workbooks, checklist, sums, a zip of them and a mail that is ready to send. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Coverage } from '../../gap/coverage.ts'
import { lackLines, lackSentence } from '../../gap/coverage-words.ts'
import type { Deliverable } from '../../report/deliverables.ts'
import { UserError } from '../../user-error.ts'
import type { Run, TextAnswer } from '../answer.ts'
import type { Context } from '../context.ts'
import { exitCode } from '../exit-code.ts'
import { importFirst, inquire, type UnitOptions, withPlaceOptions } from '../inquire.ts'
import { noteInLedger } from '../open-workspace-ledger.ts'

interface Options extends UnitOptions {
  to: string
  mail?: string
  incomplete?: boolean
}

export function addPackage(program: Command, run: Run): void {
  const command = program
    .command('package')
    .description('打包报送上级：按规定文件名的工作簿、交付清单、校验码，打成 .zip，连同写好的邮件草稿')
    .option('--to <DIR>', '放进这个文件夹', '报送')
    .option('--at <名字>', '照这次冻结时的样子打包')
    .option('--mail <邮箱>', '上级的收件邮箱（通知没有写明时）')
    .option('--incomplete', '还有没报的、没计入的、没填的，也打包（会写明）')
  withPlaceOptions(command).action(run(answer, ['table', 'json']))
}

async function answer(context: Context, options: Options): Promise<TextAnswer> {
  const mail = options.mail?.trim() ?? ''
  if (mail !== '' && !/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(mail))
    throw new UserError('bad-option', `--mail 不能是“${mail}”。`, '请写一个邮箱，例如 --mail jyj@example.gov.cn。')
  return inquire(context, options, [], async (inquiry, { contact, fonts }) => {
    const [{ packUp }, { writePackage }, render] = await Promise.all([
      import('../../upward.ts'),
      import('../../report/write-package.ts'),
      import('../../render/package.ts'),
    ])
    const { made, all, coverage } = await packUp(
      { ...inquiry, contact },
      {
        ...{ mail, fonts, frozen: options.at ?? '' },
        originalOf: (path, sha256) => originalIn([process.cwd(), context.workspace.folder], path, sha256),
      },
    )
    if (all.length === 0)
      throw new UserError(
        'nothing-to-report',
        `台账里没有 ${inquiry.unit.name} 的数据，没有可报送的表。`,
        importFirst(context),
      )
    if (!options.incomplete) refuseLacking(all, coverage)
    const written = await writePackage(options.to, made, inquiry.notice.shortTitle)
    const lacking = lackSentence(coverage)
    await noteInLedger(context, 'package', {
      file: written.zip,
      day: inquiry.asOf,
      workbooks: all.length,
      lacking,
      digest: written.digest,
    })
    const told = { unit: inquiry.unit.name, written, all, mail: made.mail, coverage }
    return {
      code: exitCode.done,
      table: (style) => render.packageText(told, style),
      json: () => render.packageJson(told, made.manifest),
    }
  })
}

/** Whoever opens it must not find out by himself what is missing. */
function refuseLacking(all: readonly Deliverable[], coverage: Coverage): void {
  const hint = '没有打包。确实要先报的，加 --incomplete：缺什么会写进邮件和交付清单。'
  if (!coverage.complete)
    throw new UserError(
      'incomplete',
      [lackSentence(coverage), ...lackLines(coverage).map(([label, text]) => `${label}　${text}`)].join('\n'),
      hint,
    )
  const blank = all.filter(({ about }) => about.missing.length > 0)
  if (blank.length === 0) return
  const what = blank.map(({ fileName, about }) => `${fileName}：${about.missing.join('、')}`)
  throw new UserError(
    'head-missing',
    `必填的还空着，${what.join('；')}。`,
    '没有打包。填表人和联系电话写在 itcap.yaml 的 contact 里；要手填的，加 --incomplete 打包后补上。',
  )
}

/** Names of files are kept as they were typed, from where the officer stood. */
function originalIn(folders: readonly string[], path: string, sha256: string): Buffer | undefined {
  for (const place of folders.map((folder) => resolve(folder, path))) {
    if (!existsSync(place)) continue
    const bytes = readFileSync(place)
    if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes
  }
  return undefined
}
