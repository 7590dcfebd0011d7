/** `itcap status`: who has handed in, and how it stands, unit by unit or school by school; on request as a workbook for the group chat. */
import { join } from 'node:path'
import type { Command } from 'commander'
import type { Reminding } from '../../gap/reminders.ts'
import { whom } from '../../gap/status-words.ts'
import { type Inquiry, keepReminders, remind, status } from '../../pipeline.ts'
import { UserError } from '../../user-error.ts'
import type { Run, TableAnswer } from '../answer.ts'
import { type Context, oneOf } from '../context.ts'
import { exitCode, exitCodeOf } from '../exit-code.ts'
import { inquire, isLacking, type UnitOptions, withUnitOptions } from '../inquire.ts'
import { withWorkspaceLedger } from '../open-workspace-ledger.ts'

interface Options extends UnitOptions {
  form?: string
  by?: string
  output?: string
  remind?: string | true
  all?: boolean
}

export function addStatus(program: Command, run: Run): void {
  withUnitOptions(program.command('status'))
    .description('进度：谁报了、谁没报、谁报了没过，报齐率和按时率')
    .option('--form <ID>', '只看这张报表')
    .option('--by <city|county|school>', '分到哪一级（默认：省分到市，市分到县，县分到学校）')
    .option('-o, --output <FILE>', '写一份进度表（Excel），可以发到工作群')
    .option('--remind [DIR]', '催报：给每个单位一段可以直接发的话；写上文件夹，就每个单位写一个文本文件')
    .option('--all', '催报时连上次催过、没有变化的也列出')
    .action(run(answer, ['table', 'json', 'csv']))
}

async function answer(context: Context, options: Options): Promise<TableAnswer> {
  const by = options.by === undefined ? undefined : oneOf('--by', options.by, ['city', 'county', 'school'] as const)
  return inquire(context, { notice: context.workspace.notice, ...options }, [], async (inquiry) => {
    const { notice } = inquiry
    checkForm(notice.forms, options.form)
    if (options.remind !== undefined && options.at !== undefined)
      throw new UserError('bad-option', '--remind 和 --at 不能一起写。', '催报看现在的进度；去掉 --at。')
    if (options.remind !== undefined) return reminding(context, options, inquiry)
    const render = await import('../../render/status.ts')
    const { result, coverage } = await status(inquiry, { by, form: options.form })
    if (options.output !== undefined) {
      const [{ drawProgress }, { writeWorkbook }] = await Promise.all([
        import('../../report/draw-progress.ts'),
        import('../../report/write-workbook.ts'),
      ])
      await writeWorkbook(options.output, drawProgress(result, notice))
    }
    return {
      code: exitCodeOf({ findings: isLacking(options, coverage) }),
      table: (style) => render.statusText(result, coverage, notice, options.output, style),
      csv: () => render.statusCsv(result),
      json: () => ({ ...result, coverage }),
    }
  })
}

/** Told, written where a folder is named, and then kept: the next run says only what has changed. */
async function reminding(context: Context, options: Options, inquiry: Inquiry): Promise<TableAnswer> {
  const [render, reminding] = await Promise.all([
    import('../../render/remind.ts'),
    remind(inquiry, { form: options.form, contact: context.workspace.contact, all: options.all === true }),
  ])
  const files = typeof options.remind === 'string' ? await writeTexts(options.remind, reminding) : []
  if (reminding.given.length > 0) {
    await withWorkspaceLedger(context, 'itcap status --remind', (ledger) =>
      keepReminders(ledger, inquiry.notice, reminding.given),
    )
  }
  return {
    code: exitCode.done,
    table: (style) => render.remindText(reminding, files, style),
    csv: () => render.remindCsv(reminding),
    json: () => render.remindJson(reminding, files),
  }
}

async function writeTexts(folder: string, { units }: Reminding): Promise<string[]> {
  const [{ writeAtomically }, { notepadText }, { safeFileName }] = await Promise.all([
    import('../../workbook/write-atomically.ts'),
    import('../../workbook/notepad-text.ts'),
    import('../../report/delivery-name.ts'),
  ])
  const files = units.map((each) => join(folder, safeFileName(`催报 ${whom(each)}.txt`)))
  for (const [index, file] of files.entries()) await writeAtomically(file, notepadText(units[index]!.text))
  return files
}

function checkForm(forms: readonly { id: string; direction: string }[], asked: string | undefined): void {
  const known = forms.filter(({ direction }) => direction !== 'issued').map(({ id }) => id)
  if (asked === undefined || known.includes(asked)) return
  throw new UserError('unknown-form', `没有要报的报表 ${asked}。`, `可以写：${known.join('、')}。`)
}
