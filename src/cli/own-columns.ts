/**
 * `--column 姓名=教师姓名` comes in, the surroundings in which own rosters are read by it go out; kept in `itcap.yaml` when asked. What stands in
 * that file besides is left as it is.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { FileOutcome } from '../intake/outcome.ts'
import { headingsNowhere } from '../intake/own-headings.ts'
import { NO_COLUMN } from '../notice/own-roster.ts'
import { UserError } from '../user-error.ts'
import { writeAtomically } from '../workbook/write-atomically.ts'
import type { Context } from './context.ts'
import { WORKSPACE_FILE } from './workspace.ts'

/** As given after `--column` and `--keep`. */
export interface ColumnOptions {
  column?: string[]
  keep?: boolean
}

/** The options of a command that reads own rosters. */
export function withColumnOptions(command: Command): Command {
  return command
    .option('--column <栏=表头>', '自有名册的一栏认错了：姓名=教师姓名；没有这一栏写 =无；可写几次', gather, [])
    .option('--keep', '把 --column 记在 itcap.yaml 里，以后都这样认')
}

/** What the next command must be told once more; nothing where it is kept. */
export function columnsAgain({ column = [], keep }: ColumnOptions): string[] {
  return keep ? [] : column.flatMap((each) => ['--column', each])
}

/** For an option that may be given several times. */
export function gather(value: string, before: string[]): string[] {
  return [...before, value]
}

export async function withColumns(context: Context, { column = [], keep }: ColumnOptions): Promise<Context> {
  if (keep && column.length === 0) throw new UserError('bad-option', '--keep 要和 --column 一起写。', EXAMPLE)
  if (column.length === 0) return context
  const given = Object.fromEntries(column.map(pairOf))
  const { workspace } = context
  return { ...context, workspace: { ...workspace, columns: { ...workspace.columns, ...given } } }
}

/** @throws UserError for a heading that none of the lists has: nothing would be read by it. */
export function mustBeThere({ column = [] }: ColumnOptions, outcomes: readonly FileOutcome[]): void {
  const headings = column.map((each) => pairOf(each)[1]).filter((heading) => heading !== NO_COLUMN)
  const missing = headingsNowhere(outcomes, headings)
  if (missing.length === 0) return
  throw new UserError(
    'no-such-heading',
    `没有一份名册有“${missing.join('、')}”这一栏。`,
    '请照表头原样写；只有不是正式报表的名册才用 --column，要当名册看请加 --form roster。',
  )
}

const EXAMPLE = '例如 --column 姓名=教师姓名；左边是 itcap 的栏目，右边是您的表头。'

function pairOf(text: string): [string, string] {
  const [word = '', heading = '', ...more] = text.split('=').map((part) => part.trim())
  if (word === '' || heading === '' || more.length > 0)
    throw new UserError('bad-option', `--column 后面的“${text}”不对。`, EXAMPLE)
  return [word, heading]
}

/** In `itcap.yaml`, so that they are read so from now on. */
export async function keepColumns(
  { folder, configured }: Context['workspace'],
  { column = [], keep }: ColumnOptions,
): Promise<void> {
  if (!keep) return
  const path = join(folder, WORKSPACE_FILE)
  if (!configured)
    throw new UserError('no-workspace', '没有工作文件夹，--keep 无处可记。', '先用 itcap init 建一个，或去掉 --keep。')
  const { parseDocument } = await import('yaml')
  const document = parseDocument(readFileSync(path, 'utf8'))
  for (const [word, heading] of column.map(pairOf)) document.setIn(['columns', word], heading)
  await writeAtomically(path, document.toString())
}
