/**
 * The words of the ledger (台账): what goes in at an import, what comes out for gap, report and deadlines. Types only.
 * Persons are named by opaque numbers wherever the answer does not need to know who they are.
 */
import type { Explained, Said, Whereabouts } from '../check/check.ts'
import type { FormRecord, SheetForm } from '../form/reading.ts'
import type { ExpectedList } from '../gap/expected.ts'
import type { Explanation } from '../gap/explanations.ts'
import type { Figure, Holding, StoredRecord, StoredSheet, Unread } from '../gap/figure.ts'
import type { FigureBook } from '../gap/figure-book.ts'
import type { Headcount } from '../gap/headcount.ts'
import type { Reminder } from '../gap/status-result.ts'
import type { Notice } from '../notice/notice.ts'
import type { Counts } from '../value/severity.ts'
import type { Delivered, DeliveredSlot } from './deliveries.ts'
import type { Office } from './engine/dialect.ts'
import type { Actor, LogLine } from './log-line.ts'
import type { Replaced } from './replaced.ts'
import type { Standing } from './standing.ts'

export interface Ledger {
  /** On a ledger of several offices: which of them asks. It is answered of its own unit and those below. */
  readonly office?: Office
  /**
   * Opens the one transaction of an import and holds the ledger until `commit` or `rollback`.
   * @param alone On a server others record meanwhile, unless this says no; then what is asked of the ledger stays as it was.
   * @throws LedgerBusy when another run holds it longer than the ledger waits; Overtaken, later, where somebody recorded what the run asked about.
   */
  begin(alone?: boolean): Import
  /** Current figures of a notice: of every unit (and school) those of the newest submission that speaks of it, and all printed totals. */
  figures(notice: string, filter?: FigureFilter): Figure[]
  /**
   * The same, to be added up, or opened at a unit: a million of them are not held. To be read while the ledger is open.
   * @param keyOf The key that a unit goes by, of the one it is stored under.
   */
  figureBook(notice: string, keyOf?: (unit: string) => string): FigureBook
  /** Data rows of current submissions, in order of receipt, then as they stand on the sheet; a page at a time. */
  records(notice: string, form: string, filter?: RecordFilter): IterableIterator<StoredRecord>
  /** The same, submission by submission, with who sent each. */
  sheets(notice: string, form: string, filter?: Pick<RecordFilter, 'direction'>): StoredSheet[]
  /** Ids of the notices that anything was ever received of. */
  notices(): string[]
  /** Every submission ever received, oldest first; `current` tells which of them count. */
  submissions(notice: string): Submission[]
  /** What every submission holds of every unit, and whether it counts. */
  holdings(notice: string): Holding[]
  /** Sheets and files that came in and could not be read, whatever the notice; by path. */
  unread(): Unread[]
  /** SHA-256 of every file that was ever taken in, whatever became of it. */
  digests(): ReadonlySet<string>
  /** Where persons (keys of the ledger) stand in current submissions of any notice. */
  standings(subjects: readonly string[]): Standing[]
  /** File and name of each of these. */
  whereStand(standings: readonly Standing[]): Whereabouts[]
  hasPersons(): boolean
  /** Rows per place and the persons (or schools) that stand in several rows: enough to count distinct ones at any level. */
  headcount(notice: string, filter?: HeadcountFilter): Headcount[]
  /** What was done to it, oldest first. */
  log(): LogLine[]
  /** The office's own list of who is to hand in; undefined where it gave none. */
  expected(notice: string): ExpectedList | undefined
  /** Who was last reminded of what, and when. */
  reminders(notice: string): Reminder[]
  /** What senders wrote for warnings of the form, by the digest of rule and subject; undefined where nobody wrote anything. */
  said(notice: string, form: string): ReadonlyMap<string, Said[]> | undefined
  /** The same of a notice, with whom each is about and where it stands. */
  explanations(notice: string): Explanation[]
  /** The states that were sealed, oldest first. */
  frozen(): Frozen[]
  /**
   * From now on it answers as it did when the state was sealed, whatever came later; it is then only to be asked.
   * @throws UserError where there is no such state, or where it is not as it was sealed.
   */
  goTo(name: string): Frozen & { removed: Removed[] }
  /** What a `purge` of the notice would remove. */
  purgeable(notice: string): Purgeable
  /** Removes everything that was received for the notice, writes the file anew and looks for what is left of it in its bytes. */
  purge(notice: string): Purged
  close(): void
}

export interface FigureFilter {
  form?: string
  measure?: string
  kind?: Figure['kind']
  /** Only figures of the units (keys) that it accepts; of their schools only with `schools`, or of those alone that it names. */
  within?: (unit: string) => boolean
  schools?: boolean | readonly string[]
}

export interface RecordFilter {
  /** Only rows of units (keys) that it accepts. */
  within?: (unit: string) => boolean
  project?: string
  /** `reported` unless told: a list issued from above is something else than what came back. */
  direction?: Direction
}

export interface HeadcountFilter {
  form?: string
  /** False: places are whole units, without their schools; much less to read. */
  bySchool?: boolean
}

export type Direction = 'reported' | 'issued'

/** One import: any number of files and sheets, all of them or nothing. */
export interface Import {
  /** A form was found on a sheet; its records follow. The same bytes known already: the writer takes nothing. */
  open(form: SheetForm, sha256: string, issued?: boolean): SheetWriter
  /** A sheet, or with `''` a whole file, that could not be read as a form: kept by name, so that it is not forgotten. */
  unread(what: Unread & { sha256: string; received: string }): void
  /** The sheet holds nothing that a total could lack, whatever was said of it before. */
  nothingUnread(path: string, sheet: string): void
  /** The office's own list takes the place of the one before it; undefined: of none. */
  expect(notice: string, list: ExpectedList | undefined): void
  /** They were reminded; what is kept is the last time. */
  remind(notice: string, given: readonly Reminder[]): void
  /** What the sender of a sheet wrote for its warnings. */
  explain(receipt: Receipt, explained: readonly Explained[]): void
  /** Seals the ledger as it stands, under a name that no other state has. @throws UserError where one has it. */
  freeze(state: Pick<Frozen, 'name' | 'day' | 'desk' | 'notices'>): Frozen
  /**
   * A delivery takes the place of the one that its unit sent before: what that one had besides counts no more.
   * @param ended `kept`: names of the submissions that this one brings; `sheets`: what it says it has.
   * @returns Paths of those that count no more.
   */
  endDelivery(ended: {
    notice: string
    unit: string
    kept: readonly string[]
    sheets: readonly DeliveredSlot[]
  }): string[]
  /** It went to the level above; the log tells it. */
  note(what: 'package' | 'fix' | 'restore', detail: LogLine['detail']): void
  /** A file turned out unreadable half-way: forget every sheet of it opened in this import. Not after one of them was finished. */
  abandon(sha256: string): void
  /** Makes all of it count, durably. Sheets not finished are forgotten. */
  commit(): void
  /** Leaves the ledger as it was. Does nothing after `commit`. */
  rollback(): void
}

export interface SheetWriter {
  /**
   * Records one row while it streams by. Totals are kept beside the rows; subtotals that somebody added are not kept.
   * @param unit Key of the unit the row is about; `''` for a total row or an unknown unit.
   * @param school Name of the school the row is about; `''` where it is about none.
   */
  record(record: FormRecord, unit: string, school: string): void
  /** The sheet was read to its end and checked: decides whether it counts and what it supersedes. */
  finish(checked: Checked): Receipt
}

export interface Checked {
  /** Key of the unit that hands the sheet in; `''` when nobody can tell. */
  unit: string
  /** What a unit is called, of its key; for those that it is told to. */
  nameOf?: (key: string) => string
  /** `2021-05-30T17:00:00+08:00`. */
  received: string
  counts: Counts
  /** Why it counts in spite of its errors (`--accept`); `''` for none. */
  accepted: string
  /** Who said that there is nothing to report, where no sheet was sent. */
  saidBy?: string
  /** It came in the delivery of a unit below. */
  delivered?: Delivered
  /** An issued list of a form that goes both ways; otherwise the form says it. */
  direction?: Direction
}

/** `undecided`: another version of it was received together with it, and nobody has said which of them counts. */
export type Outcome = 'recorded' | 'unchanged' | 'superseded-older' | 'rejected' | 'undecided'
export type Timeliness = 'on-time' | 'late' | 'no-deadline'

/** What a sheet that was received is known by. */
interface Received {
  path: string
  sha256: string
  /** Made from the content alone: the same in every ledger. 16 hex digits. */
  submission: string
  notice: string
  form: string
  sheet: string
  /** Key of the reporting unit. */
  unit: string
  /** School that handed it in, for forms of schools; `''` otherwise. */
  school: string
  received: string
  timeliness: Timeliness
  rows: number
  /** A newer submission that counts instead of this one; `''` for none. */
  supersededBy: string
}

/** What the sender can be told. */
export interface Receipt extends Received {
  outcome: Outcome
  /** Submissions that no longer count because of this one. */
  supersedes: string[]
  /** The file in a delivery that counts instead, for it was made from this one. */
  heldBy?: string
  /** The file that counts instead: a newer one of the same sender and form. */
  yieldsTo?: string
  /** The sheet of that file, where it has the very same values and came together with this one. */
  sameContent?: string
  /** What no longer counts because of this one. */
  replaces?: Replaced | undefined
  /** Other files of the same sender that count beside it, with their rows: parts that add up. */
  addsTo: { path: string; persons: number }[]
  /** Other files of the same sender that hold some of the same persons (or schools, or counties). `sheet`: where it is another one of the same file. */
  samePersonsAs: { path: string; persons: number; sheet?: string }[]
}

export interface Submission extends Received {
  direction: Direction
  /** Project it is about, for forms filled in per project; `''` otherwise. */
  project: string
  outcome: 'recorded' | 'rejected' | 'undecided'
  /** Reason why it counts in spite of errors; `''` for none. */
  accepted: string
  /** It counts. */
  current: boolean
}

/** A state of the ledger, sealed under a name. */
export interface Frozen extends Actor {
  name: string
  /** The day its answers are true for. */
  day: string
  /** What the office said of itself: its unit, whom to call, its fonts. */
  desk: Record<string, unknown>
  /** The notices as they were, each with the word that the user calls it by. */
  notices: { word: string; notice: Notice }[]
  /** Line of the log that tells it. */
  log: number
  /** Over all that is sealed: equal states have equal ones. */
  digest: string
  submissions: number
  rows: number
}

/** Rows of a file that a sealed state had and the ledger has no more. */
export interface Removed {
  path: string
  sheet: string
  rows: number
  left: number
}

export interface Purgeable {
  notice: string
  submissions: number
  rows: number
  /** Names of the sealed states that hold any of it. */
  frozen: string[]
  /** Other notices that are sealed in these: their forms stay, how they stood then does not. */
  frozenToo: string[]
}

export interface Purged extends Purgeable {
  /** Numbers that stood in its rows and in no row that stays: as many as were looked for. */
  sought: number
  /** How many of them the file still holds. */
  found: number
  /** Files beside the ledger that were copied from it before. */
  copies: string[]
  /** The ledger lies on a server, whose bytes nobody here can search. */
  onServer?: true
}
