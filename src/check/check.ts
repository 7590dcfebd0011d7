/**
 * What a check is. A check finds places and says why in data; it knows nothing of severity, clauses, colours or files.
 * Types and `defineCheck` only.
 */
import type { z } from 'zod'
import type { FormRecord, SheetForm, SheetTable } from '../form/reading.ts'
import type { Whose } from '../form/whose.ts'
import type { ColumnType } from '../notice/column-types.ts'
import type { Form, FormRule, Notice } from '../notice/notice.ts'
import type { Fault } from '../notice/pack-fault.ts'
import type { UnitTable } from '../unit/unit.ts'
import type { IsoDate } from '../value/date.ts'
import type { AskedPersons } from '../value/person-key.ts'
import type { Severity } from '../value/severity.ts'
import type { Example } from './example.ts'

/** Arguments of a finding: what the sentence is made of. Never an ID number, never a phone. */
export type Args = Record<string, string | number>

/** zod is handed in, so that validating a roster need not load it: only `notice check` and the build do. */
export type Zod = typeof z

/** Answers with what a check needs of the sheet, or why it cannot be checked; `needs.ts` has those for columns. */
export type Need<T> = (context: CheckContext) => T | NotChecked

export type Needs = Readonly<Record<string, Need<unknown>>>

/** What the runner found, by the names under which it was asked for. */
export type Met<N extends Needs> = { [K in keyof N]: N[K] extends Need<infer T> ? T : never }

/** How a check begins on a sheet: what it needs there is found before, and where it is missing the check says 未检查 and does not start. */
interface Start<P, N extends Needs> {
  needs?(params: P, form: Form): N
  start(context: CheckContext, params: P, met: Met<N>): Watcher | NotChecked
}

/** On sheets of other forms of the notice that the check must see too, for example to count their rows (run checks). */
interface Companion<P, N extends Needs> extends Start<P, N> {
  /** Ids of these forms. */
  forms(params: P): string[]
}

interface Definition<P, N extends Needs, C extends Needs> extends Start<P, N> {
  /** Kebab-case, = file name = rule id; never reused. */
  id: string
  /**
   * row: a function of one record. sheet: sees all records of one sheet. run: compares sheets or files of one run.
   * Every check is started once per sheet; a run check keeps what it needs in `shared` and speaks in `endRun`.
   */
  scope: 'row' | 'sheet' | 'run'
  /** One Chinese phrase for the catalogue: 身份证号码校验码. */
  title: string
  /** One or two Chinese sentences: what is compared with what, with the arithmetic where there is any. */
  meaning: string
  /** Severity unless a notice says otherwise. */
  severity: Severity
  /** Reasons (`args.reason`) that weigh less than the rule itself: never more than this severity, whatever the notice says. */
  milder?: Readonly<Record<string, Severity>>
  /** Where the rule names no table, the check sees the records of every table of the form, not of the first alone. */
  allTables?: true
  /** Id of another check whose `shared` it looks into, where the form has that rule for the same table. */
  sharesMemoryOf?: string
  /** Parameters that name columns or head fields of the form → the types these must have; none for any. A pack that names others is refused. */
  takes?: Readonly<Record<string, readonly ColumnType[]>>
  /** What its parameters name and the form, the lists or the region do not have: a rule that could never speak is refused. Paths are inside the rule. */
  faults?(form: Form, rule: FormRule, notice: Notice, units: UnitTable): Fault[]
  /** Strict schema of the parameters a pack may give, left out where there are none; a parameter left out has a default the check itself supplies. */
  params?: (zod: Zod) => z.ZodType<P>
  /** What it flags there goes to that sheet, under this rule; what it lacks there goes unsaid. */
  companion?: Companion<P, C>
  /** One Chinese sentence: 发现…，应为…，请…. Variants are chosen by `args.reason`. */
  message(args: Args): string
  /** A wrong and a right case: the catalogue prints them, `run-example.ts` runs them. */
  example: Example
}

export interface Check<P = unknown, N extends Needs = Needs, C extends Needs = Needs> extends Definition<P, N, C> {
  params: (zod: Zod) => z.ZodType<P>
}

/** The heading a check needs is not there, or there is nothing to compare with: said as 未检查. */
export interface NotChecked {
  why: string
}

/** Sees the records of one sheet (row and sheet checks) from top to bottom. */
export interface Watcher {
  /** Every data record of the rule's table. */
  record?(record: FormRecord): void
  /** Every total and subtotal row of the rule's table; they are never data. */
  total?(record: FormRecord): void
  /** All records seen; head, foot, sections and faults of the form are complete. */
  end?(): void
  /** All sheets of all files of the run seen, without those that turned out damaged. What is flagged then goes to this watcher's own sheet. */
  endRun?(): void
}

export interface CheckContext {
  form: SheetForm
  /** The table the rule looks at, as it stands on the sheet; undefined where the sheet has no such table. */
  table: SheetTable | undefined
  /** The day the answer is true for, Asia/Shanghai. */
  asOf: IsoDate
  /** Time of receipt (`2021-05-30T17:00:00+08:00`) when it is known: at import, or by --received. */
  received: string | undefined
  units: UnitTable
  /** Whose sheet it is, and whose its rows. */
  whose: Whose
  /** What other submissions (of the run or of the ledger) say; see `known.ts`. */
  known: Known
  /** The same object for all sheets of a run that the check sees; `rememberOf` keeps by it what they share (for duplicates across files). */
  shared: object
  flag: Flag
  /** Says 未检查 after all, when only the end shows that there was nothing to compare with. */
  skip(why: string): void
}

/**
 * Flags one place: at a record's column (`index` into the table's columns; -1 for the whole row), or at any place.
 * The same rule, column and `args.reason` on many rows of a sheet become one finding.
 */
export interface Flag {
  (record: FormRecord, index: number, args: Args): void
  /** At a head or foot field, found or not. */
  head(field: string, args: Args): void
  at(place: Place, args: Args): void
}

export interface Place {
  /** As Excel shows it; 0 for the sheet as a whole. */
  row: number
  /** The sheet's column, from 0; -1 where there is none. */
  column: number
  /** Heading to show; by default that of the table column standing there. */
  heading?: string
  /** All rows concerned; by default `row` alone. */
  rows?: number[]
  /** What the finding is about, for the fingerprint; never an ID number or phone. */
  subject?: string
  /** Keeps findings of the same reason apart when they are folded, for example by the other file. */
  fold?: string
}

/** Facts of other submissions that checks compare with. All lookups answer `undefined` where nothing is known. */
export interface Known {
  /** A figure another form gave for a unit: form id, unit key, measure (field). With the place it came from; `isTotal`: printed below rows of others. */
  figure(
    form: string,
    unitKey: string,
    measure: string,
  ): { value: number; source: string; isTotal?: boolean } | undefined
  /** Persons of the list issued from above for (form, project): in order, as opaque keys made by `opaquePerson`. */
  issuedList(form: string, project: string): readonly string[] | undefined
  /** Persons on that list in one unit and year. */
  issuedCount?(form: string, project: string, unitKey: string, year: string): number | undefined
  /** Where current lists of earlier days have these persons (18-digit numbers); undefined where there are none. */
  persons?: ((subjects: readonly string[]) => KnownPerson[]) | undefined
  /** File and name of each of these. */
  whereabouts?(persons: readonly KnownPerson[]): Whereabouts[]
  /** What senders wrote earlier for warnings of the form, by the key of rule and subject; undefined where nobody wrote anything. */
  explained?(form: string): ((key: string) => readonly Said[]) | undefined
  /** Sheets of the form that came on earlier days and count, in order of receipt. */
  earlier?(form: string): readonly EarlierSheet[]
  /** The same with those issued from above, of another notice too: by its id. */
  lists?(form: string, notice: string | undefined): readonly EarlierSheet[]
}

/** A sheet that counts, as the ledger has it. */
export interface EarlierSheet {
  path: string
  /** Key of the unit that sent it. */
  unit: string
  /** School and project the whole sheet is about; `''` otherwise. */
  school: string
  project: string
  received: string
  /**
   * `subject`: whom the row is about, by the key that `subject-key.ts` gives.
   * @param asked Rows of others may be left out: a list may be of a whole province.
   */
  records(asked?: AskedPersons): Iterable<{
    table: string
    unit: string
    school: string
    subject: string
    values: Readonly<Record<string, string | number>>
  }>
}

/** The file a person stands in, and the name there. */
export interface Whereabouts {
  path: string
  name: string
  /** Of the whole sheet; undefined where nobody may look into it. */
  rows?: number
  /** Whose sheet it is, where a school hands it in: a newer one of this school takes its place, a county's list does not. */
  school?: string
  /** Further sheets that have him in the same place. */
  others?: Whereabouts[]
}

export interface KnownPerson {
  subject: string
  notice: string
  form: string
  unit: string
  school: string
}

/** 情况说明 for one value of a subject. Key and value are digests. */
export interface Said {
  value: string
  text: string
}

/** A warning that was explained, and so is none. */
export interface Explained
  extends Said,
    Pick<Finding, 'rule' | 'sheet' | 'cell' | 'row' | 'column' | 'clause' | 'message'> {
  reason: string
  /** Of rule and subject. */
  key: string
  /** Whom it is about: key of the unit, school, name; `''` for what it is not. */
  unit: string
  school: string
  name: string
}

/** One thing wrong at one place, ready for JSON. */
export interface Finding {
  rule: string
  severity: Severity
  sheet: string
  /** `D12`; of the first row where it covers many; `''` where it is about the sheet as a whole. */
  cell: string
  row: number
  /** Heading of the column as the notice prints it; `''` where it is about the row or sheet. */
  column: string
  /** `yueyang-2021#YY-19`; `''` for rules of form. Several joined by a blank. */
  clause: string
  /** The check's own words, and how many rows they stand for. Never an ID number or a phone. */
  message: string
  args: Args
  /** Every row concerned, ascending. */
  rows: number[]
  /** It came of comparing sheets or files, when all were read: of one alone it may not be said. */
  compared: boolean
  /** Stable for the same fault of the same subject, whatever its row: 16 hex digits; made without ID numbers or phones. */
  fingerprint: string
}

/** Ties the types of `params`, `needs` and `start` together. */
export function defineCheck<P, N extends Needs = Record<never, never>, C extends Needs = Record<never, never>>(
  check: Definition<P, N, C>,
): Check<P> {
  const none = (zod: Zod) => zod.strictObject({}) as unknown as z.ZodType<P>
  return { params: none, ...check }
}
