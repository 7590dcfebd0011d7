/**
 * The story of itcap, one function per arrow: files are taken in and checked, recorded in the ledger, asked for the gap, written as reports.
 * Read this first; the way to the level above goes on in `upward.ts`. Each arrow is told by the stage that it ends in; bad data never throws on the way, it becomes findings and outcomes.
 */
import type { AssessResult } from './assess/assess-result.ts'
import type { Check, Finding, Known } from './check/check.ts'
import { nothingKnown, startRun } from './check/run-checks.ts'
import type { Desk } from './form/whose.ts'
import type { Coverage } from './gap/coverage.ts'
import type { DueItem } from './gap/deadlines.ts'
import type { Explained } from './gap/explanations.ts'
import type { GapLevel, GapResult } from './gap/gap-result.ts'
import type { QuotaState } from './gap/quota-states.ts'
import type { Reminding, RemindQuestion } from './gap/reminders.ts'
import type { Reminder, StatusLevel, StatusResult } from './gap/status-result.ts'
import type { RowsQuestion } from './gap/status-rows.ts'
import type { WholePlan, WholePlanQuestion } from './gap/whole-plan.ts'
import type { FileOutcome, Taker } from './intake/outcome.ts'
import { type Reading, readFile } from './intake/read-file.ts'
import type { Frozen, Ledger, Receipt } from './ledger/ledger.ts'
import type { LedgerAsOf } from './ledger/ledger-as-of.ts'
import type { ImportResult, Order } from './ledger/recording.ts'
import { inTransaction } from './ledger/transaction.ts'
import type { ZeroReport } from './ledger/zero-report.ts'
import type { Form, Notice } from './notice/notice.ts'
import type { MadeReport, Output, ReportOrder } from './report/make-report.ts'
import type { Fixed } from './report/write-fixed.ts'
import { checks } from './rules/registry.ts'
import type { Unit, UnitTable } from './unit/unit.ts'
import type { UnreadableFile } from './user-error.ts'
import type { IsoDate } from './value/date.ts'
import { openAhead } from './workbook/ahead/read-ahead.ts'
import { copiesAmong } from './workbook/same-bytes.ts'

/** What files are read against. */
export interface Surroundings extends Omit<Reading, 'run' | 'takers' | 'opening'> {
  asOf: IsoDate
  units: (notice: Notice) => UnitTable
  /** Who takes the files in; nobody in particular where it is left out. */
  desk?: (notice: Notice) => Desk
  /** Deliveries that are not read, and why. */
  refused?: ReadonlyMap<string, UnreadableFile>
  /** Called before each file. */
  onFile?: (path: string) => void
}

/** files → forms, each row checked and handed on to the takers as it streams by. */
export async function takeIn(
  files: readonly string[],
  around: Surroundings,
  { takers = [], known = () => nothingKnown }: { takers?: Taker[]; known?: (notice: Notice) => Known } = {},
): Promise<FileOutcome[]> {
  const run = startRun({ ...around, checks, known })
  const copies = await copiesAmong(files, around.places)
  const read = files.filter((path) => !copies.has(path) && !around.refused?.has(path))
  const opening = openAhead(
    read.map((path) => around.places?.get(path) ?? path),
    around.digests,
  )
  const outcomes: FileOutcome[] = []
  try {
    for (const path of files) {
      around.onFile?.(path)
      const [copyOf, refused] = [copies.get(path), around.refused?.get(path)]
      if (refused) outcomes.push({ ...nothingOf(path), unreadable: refused })
      else if (copyOf !== undefined) outcomes.push(sameAs(copyOf, path))
      else outcomes.push(await readFile(path, { ...around, opening, run, takers }))
    }
  } finally {
    await opening.close()
  }
  run.finish()
  return outcomes
}

/** One of two copies is read; the other is named. */
function sameAs(copyOf: string, path: string): FileOutcome {
  return { ...nothingOf(path), copyOf }
}

function nothingOf(path: string): FileOutcome {
  return { path, sha256: '', unreadable: undefined, forms: [], unrecognised: [] }
}

/** files → the ledger, in one transaction: all of them or nothing. */
export async function record(
  ledger: Ledger,
  files: readonly string[],
  around: Surroundings,
  order: Order,
  watchers: Taker[] = [],
): Promise<ImportResult> {
  const [{ knownTo }, { startRecording }] = await Promise.all([
    import('./ledger/known.ts'),
    import('./ledger/recording.ts'),
  ])
  return inTransaction(ledger, async (transaction) => {
    const { taker, settle } = startRecording(transaction, around.units, order)
    const outcomes = await takeIn(files, around, { takers: [taker, ...watchers], known: knownTo(ledger, around.units) })
    return settle(outcomes)
  })
}

/**
 * Somebody's word that there is nothing to report → the ledger, like a sheet that says 无.
 * @throws UserError where a sheet with rows counts: nothing is recorded.
 */
export async function zero(ledger: Ledger, said: ZeroReport): Promise<Receipt> {
  const { recordZero } = await import('./ledger/zero-report.ts')
  return inTransaction(ledger, (transaction) => recordZero(ledger, transaction, said))
}

/**
 * The ledger as it stands → sealed under a name: `goTo` of a ledger answers it again, whatever comes later.
 * @throws UserError where the name is taken, or there is nothing to seal.
 */
export function freeze(ledger: Ledger, state: Pick<Frozen, 'name' | 'day' | 'desk' | 'notices'>): Promise<Frozen> {
  return inTransaction(ledger, (transaction) => transaction.freeze(state))
}

/** A notice, a unit and the ledger, as of a day: what the arrows out of the ledger start from. */
export interface Inquiry {
  notice: Notice
  unit: Unit
  units: UnitTable
  /** The office's own unit, where it has one. */
  own: Unit | undefined
  ledger: LedgerAsOf
  asOf: IsoDate
}

/** ledger → what a total of these forms is made of, and what it lacks. */
export async function cover(
  inquiry: Inquiry,
  of: { forms: readonly Form[]; owed: readonly Form[] },
  people = senders(inquiry),
): Promise<Coverage> {
  const { ledger } = inquiry
  const { computeCoverage } = await import('./gap/coverage.ts')
  return computeCoverage({ ...inquiry, ...of, ...people, unread: ledger.unread() })
}

/** Who is to hand in, who did, and who was reminded. */
export function senders(
  { ledger, notice: { id } }: Inquiry,
  { holdings = ledger.holdings(id), headcount = ledger.headcount(id) }: Partial<RowsQuestion> = {},
): Omit<RowsQuestion, 'notice' | 'unit' | 'units'> {
  return { holdings, headcount, expected: ledger.expected(id), reminders: ledger.reminders(id) }
}

/** ledger → how each who must hand in stands, and what is lacking. */
export async function status(
  inquiry: Inquiry,
  asked: { by: StatusLevel | undefined; form: string | undefined },
): Promise<{ result: StatusResult; coverage: Coverage }> {
  const { computeStatus, formsOfStatus, usualStatusLevel } = await import('./gap/status.ts')
  const forms = formsOfStatus(inquiry.notice, asked.form)
  const by = asked.by ?? usualStatusLevel(inquiry.unit)
  const people = senders(inquiry)
  const result = computeStatus({ ...inquiry, ...people, forms, by })
  return { result, coverage: await cover(inquiry, { forms, owed: forms }, people) }
}

/** ledger → what senders explained of their warnings, which are none since. */
export async function explanations(inquiry: Inquiry): Promise<Explained[]> {
  const { explanationsOf } = await import('./gap/explanations.ts')
  return explanationsOf(inquiry.ledger.explanations(inquiry.notice.id), inquiry)
}

/** ledger → a short text for each unit that has not handed in all it owes, whoever holds the total back most first. */
export async function remind(
  inquiry: Inquiry,
  asked: { form: string | undefined } & Pick<RemindQuestion, 'contact' | 'all'>,
): Promise<Reminding> {
  const { ledger, notice } = inquiry
  const { remindersOf } = await import('./gap/reminders.ts')
  const { result } = await status(inquiry, { by: undefined, form: asked.form })
  const [reminders, holdings] = [ledger.reminders(notice.id), ledger.holdings(notice.id)]
  const figures = ledger.figures(notice.id, { measure: 'staff' })
  return remindersOf({ ...asked, notice, status: result, reminders, figures, holdings })
}

/** Who was reminded of what → the ledger. */
export function keepReminders(ledger: Ledger, { id }: Notice, given: readonly Reminder[]): Promise<void> {
  return inTransaction(ledger, (transaction) => transaction.remind(id, given))
}

/** ledger → the places that the notice gives each unit, those taken and those left. */
async function quotas(inquiry: Inquiry): Promise<QuotaState[]> {
  const { ledger, notice } = inquiry
  const { quotaStates } = await import('./gap/quota-states.ts')
  const sheets = (form: string) => ledger.sheets(notice.id, form)
  const figures = (form: string) => ledger.figures(notice.id, { form })
  return quotaStates({ ...inquiry, figures, sheets })
}

/** ledger → staff, trained and untrained of each unit, with what the numbers lack. */
export async function gap(
  inquiry: Inquiry,
  how: { by: GapLevel | undefined; basis: 'reported' | 'named' },
): Promise<{ result: GapResult; quotas: QuotaState[]; coverage: Coverage }> {
  const { ledger, notice, unit } = inquiry
  const [{ computeGap, usualLevel }, { formsOfGap }] = await Promise.all([
    import('./gap/compute-gap.ts'),
    import('./gap/coverage.ts'),
  ])
  const by = how.by ?? usualLevel(unit, notice)
  const forms = formsOfGap(notice)
  const bySchool = by === 'school' || forms.owed.some(({ reporter }) => reporter === 'school')
  const headcount = ledger.headcount(notice.id, { bySchool })
  const result = computeGap({ ...inquiry, ...how, by, figures: ledger.figureBook(notice.id), headcount })
  return {
    result,
    quotas: await quotas(inquiry),
    coverage: await cover(inquiry, forms, senders(inquiry, { headcount })),
  }
}

/** ledger → whole persons, schools and counties for each phase of the notice, with what the figures lack that it starts from. */
export async function plan(
  inquiry: Inquiry,
  asked: Pick<WholePlanQuestion, 'by' | 'schools' | 'done' | 'wish' | 'perDay'>,
): Promise<{ result: WholePlan & { quotas: QuotaState[] }; coverage: Coverage }> {
  const { ledger, notice } = inquiry
  const { wholePlan } = await import('./gap/whole-plan.ts')
  const whole = wholePlan({
    ...inquiry,
    ...asked,
    figures: ledger.figureBook(notice.id),
    headcount: ledger.headcount(notice.id, { bySchool: false }),
    headcountBySchool: () => ledger.headcount(notice.id, { bySchool: true }),
  })
  const { formsOfGap } = await import('./gap/coverage.ts')
  return { result: { ...whole, quotas: await quotas(inquiry) }, coverage: await cover(inquiry, formsOfGap(notice)) }
}

/** ledger → what is due, who is missing, and what of the forms with a day is complete. */
export async function due(inquiry: Inquiry, within: number): Promise<{ items: DueItem[]; coverage: Coverage }> {
  const { notice } = inquiry
  const { computeDeadlines } = await import('./gap/deadlines.ts')
  const people = senders(inquiry)
  const items = computeDeadlines({ ...inquiry, ...people, within })
  const dated = new Set(notice.deadlines.flatMap(({ forms }) => forms))
  const forms = notice.forms.filter(({ id }) => dated.has(id))
  return { items, coverage: await cover(inquiry, { forms, owed: forms }, people) }
}

/** ledger → the filled official workbook, on disk. */
export async function report(inquiry: Inquiry, order: ReportOrder, output: Output): Promise<MadeReport> {
  const [{ makeReport, madeOf }, { refuseTooMany }, { countedOf }] = await Promise.all([
    import('./report/make-report.ts'),
    import('./report/too-many-rows.ts'),
    import('./gap/coverage.ts'),
  ])
  const { form } = order
  const parts = madeOf({ ...inquiry, form })
  const forms = [form, ...parts]
  const holdings = inquiry.ledger.holdings(inquiry.notice.id)
  // Before a million persons are counted.
  refuseTooMany({ ...inquiry, form, counted: countedOf({ ...inquiry, forms, holdings }) })
  // What is made of other forms nobody owes.
  const owed = parts.length > 0 ? parts : [form]
  const coverage = await cover(inquiry, { forms, owed }, senders(inquiry, { holdings }))
  return makeReport({ ...inquiry, ...order, coverage }, output)
}

/** files → every teacher's result by the notice's rules; the ledger has no part in it. */
export async function assess(
  files: readonly string[],
  around: Surroundings,
  watchers: Taker[] = [],
): Promise<AssessResult> {
  const { startGathering } = await import('./assess/gather-records.ts')
  const { taker, results } = startGathering(around.units, around.asOf)
  const outcomes = await takeIn(files, around, { takers: [taker, ...watchers] })
  return { asOf: around.asOf, files: outcomes, notices: results() }
}

/** files → copies in which only the spelling of cells is mended; nothing is written where no folder is named. */
export async function respell(
  files: readonly string[],
  around: Surroundings,
  into: { folder: string | undefined; roots: readonly string[] },
  watchers: Taker[] = [],
): Promise<{ fixed: Fixed; outcomes: FileOutcome[] }> {
  const [{ startRespelling }, { writeFixed }] = await Promise.all([
    import('./intake/respellings.ts'),
    import('./report/write-fixed.ts'),
  ])
  const { taker, found } = startRespelling(around.asOf)
  const outcomes = await takeIn(files, { ...around, digests: true }, { takers: [taker, ...watchers] })
  return { fixed: await writeFixed(found, into), outcomes }
}

/** a check → what it says of its own examples, which are checked as any school's sheet is. */
export async function tryExamples(check: Check): Promise<{ wrong: Finding[]; right: Finding[] }> {
  const { runExamples } = await import('./check/run-example.ts')
  return runExamples(check)
}
