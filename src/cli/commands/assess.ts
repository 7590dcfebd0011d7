/** `itcap assess FILE…`: hours, ability points, scores and grades of every teacher by the notice's rules, and how many passed. */
import type { Command } from 'commander'
import { assess } from '../../pipeline.ts'
import { UserError } from '../../user-error.ts'
import type { Run, TableAnswer } from '../answer.ts'
import { type Context, oneOf } from '../context.ts'
import { exitCodeOf } from '../exit-code.ts'
import { type FileOptions, filesGiven } from '../surroundings.ts'

interface Options extends FileOptions {
  teacher?: string
  failOn: string
}

export function addAssess(program: Command, run: Run): void {
  program
    .command('assess')
    .description('考核：按通知算每位教师的学时、能力点、得分、等次，以及各校、各县的合格率')
    .argument('<file...>', '训练记录，以及各校的能力点选择表；文件或文件夹')
    .option('--notice <ID>', '只按这份通知认表')
    .option('--form <ID>', '只认这张报表，例如 training-record')
    .option('--teacher <姓名>', '只看这一位：每条的算式和条款原文')
    .option(
      '--fail-on <error|warning>',
      '有人不合格或数据有错就以 1 退出（error）；有人未定或有提醒也算（warning）',
      'error',
    )
    .action(run(answer, ['table', 'json', 'csv']))
}

async function answer(context: Context, paths: string[], options: Options): Promise<TableAnswer> {
  const failOn = oneOf('--fail-on', options.failOn, ['error', 'warning'] as const)
  const [{ onlyTeacher, totalsOf }, { fileStates }, render] = await Promise.all([
    import('../../assess/assess-result.ts'),
    import('../../assess/file-states.ts'),
    import('../../render/assess.ts'),
  ])
  const { files, around, watchers, done } = await filesGiven(context, paths, options)
  const whole = await assess(files, around, watchers).finally(done)
  const states = fileStates(whole.files)
  if (whole.notices.length === 0 && !states.some(({ use }) => use === 'none')) throw nothingToAssess(paths)
  const result = options.teacher === undefined ? whole : onlyTeacher(whole, options.teacher)
  const { failed, open, error, warning, unreadable, unrecognised } = totalsOf(result, states)
  return {
    code: exitCodeOf({
      fault: states.some(({ crashed }) => crashed.length > 0),
      toMend: unreadable + unrecognised > 0,
      findings: failed + error > 0 || (failOn === 'warning' && open + warning > 0),
    }),
    table: async (style) =>
      options.teacher === undefined
        ? (await import('../../render/assess-text.ts')).assessText(result, paths, style)
        : (await import('../../render/assess-one.ts')).teachersText(result, style),
    csv: () => render.assessCsv(result),
    json: () => render.assessJson(result),
  }
}

function nothingToAssess(paths: string[]): UserError {
  return new UserError(
    'nothing-to-assess',
    `${paths.join('、')} 里没有训练记录。`,
    '考核要用训练记录表：itcap template list 看有哪些，itcap template 通知/training-record -o 文件 取出空白表。',
  )
}
