/** `itcap fill NOTICE/FORM ROSTER… -o DIR`: from own rosters the official form of a notice, one workbook for each who hands it in. */
import type { Command } from 'commander'
import { whyNothing } from '../../intake/outcome.ts'
import type { Form, Notice } from '../../notice/notice.ts'
import { OWN_ROSTER, withUnitsOf } from '../../notice/own-roster.ts'
import { fill } from '../../own-rosters.ts'
import { UserError } from '../../user-error.ts'
import type { Run, TextAnswer } from '../answer.ts'
import type { Context } from '../context.ts'
import { exitCodeOf } from '../exit-code.ts'
import { loadNotice } from '../load-notices.ts'
import { gather, withColumns } from '../own-columns.ts'
import { filesGiven, unitTables } from '../surroundings.ts'

interface Options {
  output: string
  column?: string[]
  onBehalfOf?: string
}

export function addFill(program: Command, run: Run): void {
  program
    .command('fill')
    .description('用自己的名册填正式报表，一校（县）一份；名册上没有的空着，并说明缺什么')
    .argument('<what>', '通知/报表，例如 yueyang-2021/annex-3')
    .argument('<roster...>', '名册')
    .requiredOption('-o, --output <DIR>', '写进这个文件夹')
    .option('--column <栏=表头>', '名册的一栏认错了：姓名=教师姓名；可写几次', gather, [])
    .option('--on-behalf-of <单位>', '名册上没有写县（市、区）时，是哪个县的')
    .action(run(answer, ['table', 'json']))
}

async function answer(given: Context, what: string, paths: string[], options: Options): Promise<TextAnswer> {
  const context = await withColumns(given, options)
  const { notice, form } = await formCalled(context, what)
  const roster = withUnitsOf(await loadNotice(OWN_ROSTER, context.workspace), notice)
  const { files, around, watchers, done } = await filesGiven(context, paths, { ...options, notice: OWN_ROSTER })
  const order = {
    notice,
    form,
    units: unitTables(context)(notice),
    folder: options.output,
    contact: context.workspace.contact,
    fonts: context.workspace.fonts,
  }
  const reading = { ...around, notices: [roster], form: OWN_ROSTER }
  const { filled, outcomes } = await fill(files, reading, order, watchers).finally(done)
  const refused = outcomes
    .filter(({ forms, copyOf }) => forms.length === 0 && copyOf === undefined)
    .map((each) => ({ path: each.path, why: each.unreadable?.message ?? whyNothing(each) }))
  const render = await import('../../render/fill.ts')
  return {
    code: exitCodeOf({
      toMend: refused.length > 0,
      findings: filled.notWritten.length > 0 || filled.elsewhere.length > 0,
    }),
    table: (style) =>
      render.fillText({ ...filled, refused }, { notice, form, folder: options.output, rosters: paths }, style),
    json: () => ({ notice: notice.id, form: form.id, ...filled, ...(refused.length > 0 && { refused }) }),
  }
}

/** Only a list of persons can be filled from one. */
async function formCalled(context: Context, what: string): Promise<{ notice: Notice; form: Form }> {
  const [, id = '', formId = ''] = /^(.*)[\\/]([^\\/]+)$/.exec(what) ?? []
  const name = id === '' ? context.workspace.notice : id
  if (name === '')
    throw new UserError('bad-option', `“${what}”没有写明是哪份通知。`, '写作 通知/报表，例如 yueyang-2021/annex-3。')
  const notice = await loadNotice(name, context.workspace)
  const form = notice.forms.find((each) => each.id === (formId === '' ? what : formId))
  const able = notice.forms.filter(({ rows, tables }) => rows === 'person' && tables.length === 1)
  if (form && able.includes(form)) return { notice, form }
  const names = able.map((each) => `${name}/${each.id}`).join('、')
  throw new UserError(
    'unknown-form',
    form ? `${form.label}不是一人一行的名单，不能用名册填。` : `没有报表 ${what}。`,
    names === '' ? `${notice.shortTitle}没有名册填得了的报表。` : `可以写：${names}。`,
  )
}
