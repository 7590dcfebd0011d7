/** `itcap assess FILE…`: hours, ability points, scores and grades of every teacher by the notice's rules, and how many passed. */
import type { Command } from 'commander'
import type { AssessResult, Totals } from '../../render/assess.ts'
import type { FileState } from '../../render/assess-file-states.ts'
import { UserError } from '../../user-error.ts'
import { nearest } from '../../value/nearest.ts'
import { normaliseName } from '../../value/text.ts'
import type { Run } from '../action.ts'
import { type Context, oneOf } from '../context.ts'
import { exitCode } from '../exit-code.ts'

const PIECE = 1 << 20

interface Options {
  notice?: string
  form?: string
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
    .action(run(assess))
}

async function assess(context: Context, paths: string[], options: Options): Promise<number> {
  const failOn = oneOf('--fail-on', options.failOn, ['error', 'warning'] as const)
  const [{ assessFiles }, render, { fileStates }] = await Promise.all([
    import('../assess-files.ts'),
    import('../../render/assess.ts'),
    import('../../render/assess-file-states.ts'),
  ])
  const whole = await assessFiles(context, paths, options)
  const states = fileStates(whole)
  if (whole.notices.length === 0 && !states.some(({ use }) => use === 'none')) throw nothingToAssess(paths)
  const result = options.teacher === undefined ? whole : only(whole, options.teacher)
  if (context.format === 'json') await printJson(render.assessJson(result))
  else if (context.format === 'csv') context.out(render.assessCsv(result))
  else if (options.teacher !== undefined) {
    const { teachersText } = await import('../../render/assess-one.ts')
    context.out(teachersText(result, context.style))
  } else {
    const { assessText } = await import('../../render/assess-text.ts')
    context.out(assessText(result, paths, context.style))
  }
  return verdict(render.totalsOf(result, states), states, failOn)
}

/** In pieces, each gone before the next is made: a pipe that nobody empties fast enough must not fill the memory. */
async function printJson(value: object): Promise<void> {
  const { jsonPieces } = await import('../json-pieces.ts')
  const print = (text: string) => new Promise<void>((resolve) => process.stdout.write(text, () => resolve()))
  let text = ''
  for (const piece of jsonPieces(value)) {
    text += piece
    if (text.length < PIECE) continue
    await print(text)
    text = ''
  }
  await print(`${text}\n`)
}

/** The one asked about, in all files; the rates stay those of everybody. */
function only(result: AssessResult, name: string): AssessResult {
  const asked = normaliseName(name)
  const isAsked = (each: { name: string }) => normaliseName(each.name) === asked
  const notices = result.notices.map((each) => ({ ...each, teachers: each.teachers.filter(isAsked) }))
  if (notices.some(({ teachers }) => teachers.length > 0)) {
    return { ...result, notices: notices.filter(({ teachers }) => teachers.length > 0) }
  }
  const names = [...new Set(result.notices.flatMap(({ teachers }) => teachers.map((each) => normaliseName(each.name))))]
  const near = nearest(asked, names)
  throw new UserError(
    'unknown-teacher',
    `这些文件里没有 ${name}。`,
    near ? `是不是 ${near}？` : '不写 --teacher 列出所有人。',
  )
}

function nothingToAssess(paths: string[]): UserError {
  return new UserError(
    'nothing-to-assess',
    `${paths.join('、')} 里没有训练记录。`,
    '考核要用训练记录表：itcap template list 看有哪些，itcap template 通知/training-record -o 文件 取出空白表。',
  )
}

/** A fault of itcap outweighs what the user can mend, and that outweighs who did not pass. */
function verdict(totals: Totals, states: FileState[], failOn: 'error' | 'warning'): number {
  if (states.some(({ crashed }) => crashed.length > 0)) return exitCode.fault
  if (totals.unreadable + totals.unrecognised > 0) return exitCode.usersToMend
  if (totals.failed + totals.error > 0) return exitCode.findings
  if (failOn === 'warning' && totals.open + totals.warning > 0) return exitCode.findings
  return exitCode.done
}
