/**
 * What a check is. A check finds places and says why in data; it knows nothing of severity, clauses, colours or files.
 * Types and `defineCheck` only.
 */
import type { z } from 'zod'
import type { FormRecord, SheetForm } from '../form/reading.ts'
import type { IsoDate, Severity } from '../notice/notice.ts'
import type { UnitTable } from '../unit/unit.ts'

/** Arguments of a finding: what the sentence is made of. Never an ID number, never a phone. */
export type Args = Record<string, string | number>

/** zod is handed in, so that validating a roster need not load it: only `notice check` and the build do. */
export type Zod = typeof z

export interface Check<P = never> {
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
  /** Strict schema of the parameters a pack may give. */
  params: (zod: Zod) => z.ZodType<P>
  start(context: CheckContext, params: P): Watcher | NotChecked
  /** One Chinese sentence: 发现…，应为…，请…. Variants are chosen by `args.reason`. */
  message(args: Args): string
  /** A wrong and a right case for the catalogue; texts of one record's fields (or a few lines of words for sheet checks). */
  example: { wrong: string; right: string }
}

/** The heading a check needs is not there, or there is nothing to compare with: said as 未检查. */
export interface NotChecked {
  why: string
}

/** Sees the records of one sheet (row and sheet checks) from top to bottom. */
export interface Watcher {
  record?(record: FormRecord): void
  /** All records seen; head, foot, sections and faults of the form are complete. */
  end?(): void
  /** All sheets of all files of the run seen. Reports still go to this watcher's own sheet. */
  endRun?(): void
}

export interface CheckContext {
  form: SheetForm
  /** The day the answer is true for, Asia/Shanghai. */
  asOf: IsoDate
  /** Time of receipt (`2021-05-30T17:00:00+08:00`) when it is known: at import, or by --received. */
  received: string | undefined
  units: UnitTable
  /** What other submissions (of the run or of the ledger) say; see `known.ts`. */
  known: Known
  /** Memory that the same check shares between all sheets of a run (for duplicates across files); keyed by the check. */
  shared: Map<string, unknown>
  report: Report
}

/**
 * Reports one finding at a record's column (`index` into the table's columns; -1 for the whole row), or at any place.
 * `args.reason` and `args` decide whether neighbours are folded: the same rule, column and reason down many rows become one finding.
 */
export interface Report {
  (record: FormRecord, index: number, args: Args): void
  at(place: { row: number; column: number; rows?: number[]; subject?: string }, args: Args): void
}

/** Facts of other submissions that checks compare with. All lookups answer `undefined` where nothing is known. */
export interface Known {
  /** A figure another form gave for a unit: form id, unit key, measure (field). With the place it came from. */
  figure(form: string, unitKey: string, measure: string): { value: number; source: string } | undefined
  /** Persons of the list issued from above for (form, project, unit): in order, as opaque subject keys made by `subjectKey`. */
  issuedList(form: string, project: string): readonly string[] | undefined
}

/** One thing wrong at one place, ready for JSON. Words are made late, by the check's own `message`. */
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
  args: Args
  /** Every row concerned, ascending. */
  rows: number[]
  /** Stable for the same fault of the same subject, whatever its row: 16 hex digits; made without ID numbers or phones. */
  fingerprint: string
}

export function defineCheck<P>(check: Check<P>): Check<P> {
  return check
}
