/** Files or folders as the user named them → outcomes, with progress on stderr; what `validate`, `import` and `gap FILE` share. */

import type { Known } from '../check/check.ts'
import { nothingKnown, startRun } from '../check/run-checks.ts'
import type { Desk } from '../form/whose.ts'
import { known } from '../ledger/known.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { ledgerAsOf } from '../ledger/ledger-as-of.ts'
import type { Notice } from '../notice/notice.ts'
import { type FileOutcome, type Recorder, takeIn } from '../pipeline.ts'
import type { UnitTable } from '../unit/unit.ts'
import { unitTable } from '../unit/unit-table.ts'
import { UserError } from '../user-error.ts'
import { readTime } from '../value/time.ts'
import { listWorkbooks } from '../workbook/list-workbooks.ts'
import { copiesAmong } from '../workbook/same-bytes.ts'
import { ownUnit, theOne } from './chosen-unit.ts'
import type { Context } from './context.ts'
import { candidateNotices } from './load-notices.ts'
import { type Progress, startProgress } from './progress.ts'

export interface CollectOptions {
  notice?: string
  form?: string
  received?: string
  /** Whose sheets these are, where they do not say. */
  onBehalfOf?: string
}

export async function collect(
  context: Context,
  paths: string[],
  options: CollectOptions,
  { ledger, recorder }: { ledger?: Ledger | undefined; recorder?: Recorder } = {},
): Promise<FileOutcome[]> {
  const notices = await chosenNotices(context, options)
  const units = unitTables(context)
  const run = startRun({
    asOf: context.asOf,
    known: ledger ? knownOf(ledger, units) : () => nothingKnown,
    units,
    desk: desks(context, options, units),
  })
  const files = listWorkbooks(paths)
  if (files.length === 0) {
    throw new UserError(
      'no-files',
      `${paths.join('、')} 里没有表格文件。`,
      '请检查文件夹；能读的是 .xlsx、.xlsm、.xls、.csv。',
    )
  }
  const around = {
    notices,
    form: options.form,
    run,
    received: receivedTime(options.received),
    digests: context.format === 'json' || recorder !== undefined,
  }
  const progress = startProgress(context, files.length)
  const listener = context.watched ? counting(progress, recorder) : recorder
  const outcomes: FileOutcome[] = []
  const copies = await copiesAmong(files)
  for (const path of files) {
    progress.next(path)
    const copyOf = copies.get(path)
    outcomes.push(copyOf === undefined ? await takeIn(path, around, listener) : copyOutcome(path, copyOf))
  }
  progress.stop()
  run.finish()
  return outcomes
}

/** One of two copies is read; the other is named. */
function copyOutcome(path: string, copyOf: string): FileOutcome {
  return { path, sha256: '', unreadable: undefined, forms: [], unrecognised: [], copyOf }
}

/** The same, telling the progress line of every row. */
function counting(progress: Progress, recorder: Recorder | undefined): Recorder {
  return {
    open(form, sha256, whose) {
      const record = recorder?.open(form, sha256, whose)
      return (each) => {
        progress.row()
        record?.(each)
      }
    },
    abandon: (sha256) => recorder?.abandon(sha256),
  }
}

/** The notices whose forms a file may be, those without the form asked for left out. */
async function chosenNotices(context: Context, options: { notice?: string; form?: string }): Promise<Notice[]> {
  const notices = await candidateNotices(options.notice, context.workspace)
  if (options.form === undefined) return notices
  const having = notices.filter((each) => each.forms.some((form) => form.id === options.form))
  if (having.length > 0) return having
  const forms = new Set(notices.flatMap((each) => each.forms.map((form) => form.id)))
  throw new UserError('unknown-form', `没有报表 ${options.form}。`, `可以写：${[...forms].join('、')}。`)
}

/** What the ledger knows, by the units of the day asked for; read once per notice. */
function knownOf(ledger: Ledger, units: (notice: Notice) => UnitTable): (notice: Notice) => Known {
  const read = new Map<string, Known>()
  return (notice) => {
    const answers = read.get(notice.id) ?? known(ledgerAsOf(ledger, units(notice)), notice.id)
    read.set(notice.id, answers)
    return answers
  }
}

/** Who takes the sheets in: the workspace's own unit, and whom the user names. */
function desks(
  { workspace }: Context,
  { onBehalfOf }: CollectOptions,
  units: (notice: Notice) => UnitTable,
): (notice: Notice) => Desk {
  const made = new Map<string, Desk>()
  return (notice) => {
    let desk = made.get(notice.id)
    if (desk === undefined) {
      const table = units(notice)
      const own = ownUnit(table, workspace)
      desk = { own, behalf: onBehalfOf === undefined ? undefined : theOne(table, onBehalfOf, undefined) }
      made.set(notice.id, desk)
    }
    return desk
  }
}

/** One table of units per notice, as of the day asked for. */
export function unitTables(context: Pick<Context, 'asOf'>): (notice: Notice) => UnitTable {
  const made = new Map<string, UnitTable>()
  return (notice) => {
    const table = made.get(notice.id) ?? unitTable(context.asOf, notice)
    made.set(notice.id, table)
    return table
  }
}

/** `--received` as a time of Shanghai; undefined where it was not given. */
export function receivedTime(given: string | undefined): string | undefined {
  if (given === undefined) return undefined
  const time = readTime(given)
  if (time === undefined) {
    throw new UserError(
      'bad-option',
      `--received 的时间“${given}”不对。`,
      '请写成 2021-05-30 或 2021-05-30T17:00（北京时间）。',
    )
  }
  return time
}
