/** What the user said of files → what they are read against: which notices, whose desk, received when; and which files there are. */

import type { FormRecord } from '../form/reading.ts'
import type { Desk } from '../form/whose.ts'
import type { OpenedDelivery } from '../intake/open-delivery.ts'
import type { Taker } from '../intake/outcome.ts'
import type { Notice } from '../notice/notice.ts'
import { OWN_ROSTER } from '../notice/own-roster.ts'
import type { Surroundings } from '../pipeline.ts'
import { passedOverText } from '../render/lines.ts'
import type { UnitTable } from '../unit/unit.ts'
import { unitTable } from '../unit/unit-table.ts'
import { UserError } from '../user-error.ts'
import { rememberOf } from '../value/remember.ts'
import { readTime } from '../value/time.ts'
import { TABLE_SUFFIXES } from '../workbook/formats.ts'
import { listWorkbooks } from '../workbook/list-workbooks.ts'
import { ownUnit, theOne } from './chosen-unit.ts'
import type { Context } from './context.ts'
import { foreignUnitsText } from './foreign-units.ts'
import { candidateNotices, unknownForm } from './load-notices.ts'
import { meantBySomebody } from './passed-over.ts'
import { startProgress } from './progress.ts'
import { unpacked } from './unpacked.ts'

export interface FileOptions {
  notice?: string | undefined
  form?: string
  received?: string
  /** Whose sheets these are, where they do not say. */
  onBehalfOf?: string
}

export interface Given {
  files: string[]
  /** What the folders hold besides, that somebody may have meant. */
  passedOver: string[]
  around: Surroundings
  /** Those that came among the files. */
  deliveries: OpenedDelivery[]
  /** Counts rows for the progress line, where somebody is watching. */
  watchers: Taker[]
  /** The work is done: the progress line goes. */
  done(): void
}

/** @param told The answer itself names the files passed over, to read and in JSON; else, and in other formats, they are noted. */
export async function filesGiven(
  context: Context,
  paths: string[],
  options: FileOptions,
  told = false,
): Promise<Given> {
  const listed = await listWorkbooks(paths)
  const passedOver = meantBySomebody(listed.passedOver, context)
  const { files, places, refused, deliveries, cleared } = unpacked(listed.files)
  const isTold = told && files.length > 0 && (context.format === 'table' || context.format === 'json')
  if (passedOver.length > 0 && !isTold) context.note(`${passedOverText(passedOver, context.style)}\n`)
  if (files.length === 0) {
    throw new UserError(
      'no-files',
      `${paths.join('、')} 里没有表格文件。`,
      `请检查文件夹；能读的是 ${TABLE_SUFFIXES.join('、')}。`,
    )
  }
  const units = unitTables(context)
  const progress = startProgress(context, files.length)
  const countRow = (_record: FormRecord) => progress.row()
  const around: Surroundings = {
    asOf: context.asOf,
    notices: await chosenNotices(context, options),
    form: options.form,
    received: receivedTime(options.received),
    units,
    desk: rememberOf((notice) => deskOf(context, options, units(notice))),
    digests: context.format === 'json',
    onFile: progress.next,
    places,
    refused,
  }
  const foreign = foreignUnitsText(deliveries, around.notices)
  if (foreign !== '') context.note(`${foreign}\n`)
  const done = () => {
    progress.stop()
    cleared()
  }
  return { files, passedOver, around, deliveries, watchers: context.watched ? [{ open: () => countRow }] : [], done }
}

/** The notices whose forms a file may be, those without the form asked for left out. */
async function chosenNotices(context: Context, options: FileOptions): Promise<Notice[]> {
  const notices = await candidateNotices(options.notice, context.workspace)
  if (options.form === undefined) return notices
  const having = notices.filter((each) => each.forms.some((form) => form.id === options.form))
  // Also the name of a form of one notice: out of its own workspace somebody's own roster is meant.
  if (options.form === OWN_ROSTER && having[0]?.id !== context.workspace.notice)
    return having.filter(({ id }) => id === options.notice || id === OWN_ROSTER)
  if (having.length > 0) return having
  const forms = new Set(notices.flatMap((each) => each.forms.map((form) => form.id)))
  throw unknownForm(`没有报表 ${options.form}。`, options.form, [...forms])
}

/** Who takes the sheets in: the workspace's own unit, and whom the user names. */
function deskOf({ workspace }: Context, { onBehalfOf }: FileOptions, units: UnitTable): Desk {
  const own = ownUnit(units, workspace)
  return { own, behalf: onBehalfOf === undefined ? undefined : theOne(units, onBehalfOf, undefined, own) }
}

/** One table of units per notice, as of the day asked for. */
export function unitTables({ asOf }: Pick<Context, 'asOf'>): (notice: Notice) => UnitTable {
  return rememberOf((notice: Notice) => unitTable(asOf, notice))
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
