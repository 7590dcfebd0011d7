/**
 * A case of a clause: what keeps to the sentence of the notice, and what breaks it in one thing. Types only; `run-case.ts` runs them
 * through the real pack, form, reader, checks, ledger and arithmetic.
 */
import type { Teacher } from '../../../src/assess/teacher-result.ts'
import type { SettingValues } from '../../../src/notice/apply-settings.ts'
import type { Places } from '../../../src/report/places.ts'
import type { Value } from '../../../src/value/value.ts'
import type { PlainCell, PlainOptions } from '../../form/plain-sheet.ts'

export interface ClauseCases {
  notice: string
  /** The day the answers are true for, unless a case says otherwise. */
  asOf: string
  cases: ClauseCase[]
}

export type ClauseCase = SheetCase | GapCase | PlanCase | TaskCase | TeacherCase | OfferCase | MailCase

interface Common {
  clause: string
  /** The rule of the clause's `checkedBy` that is shown to enforce it. */
  rule: string
  /** What keeps to it and what does not, with the arithmetic. */
  why: string
  settings?: SettingValues
  /** A notice of a city's own that builds on this one (`extends:`), for what the text leaves to the cities; YAML. */
  extending?: string
}

/** A sheet of the notice's own form, handed in. */
export interface SheetCase extends Common {
  kind: 'sheet'
  form: string
  accept: Sketch
  /** What is otherwise than in `accept`. */
  reject: Sketch
}

/** Field → value; a text is a text cell, a number a number cell. */
export type Row = Readonly<Record<string, Value>>

export interface Sketch {
  head?: Row
  /** Rows of the main table, or of tables by id. */
  rows?: readonly Row[]
  tables?: Readonly<Record<string, readonly Row[]>>
  total?: Row
  /** Fields whose columns the sheet does not have. */
  without?: readonly string[]
  /** Another heading than the form's: field → text. */
  headings?: Readonly<Record<string, string>>
  received?: string
  /** What people do to the sheet itself. `places`: where each field stands. */
  grid?: (cells: PlainCell[][], places: Places) => PlainOptions | undefined
  sections?: Readonly<Record<string, string>>
  /** Other sheets of the same run, read before this one and after it. */
  before?: readonly FormSketch[]
  also?: readonly FormSketch[]
  /** The list issued from above, taken into the ledger before. */
  issued?: FormSketch
}

export interface FormSketch extends Sketch {
  form: string
}

/** Sheets taken into the ledger, and a target of the notice seen from a unit. */
export interface GapCase extends Common {
  kind: 'gap'
  target: string
  /** Full name or code. */
  unit: string
  accept: readonly FormSketch[]
  reject: readonly FormSketch[]
}

/** A number that no form carries: what the plan still asks for after so much is done. */
export interface PlanCase extends Common {
  kind: 'plan'
  target: string
  unit: string
  /** Numbers of schools, by unit or by the name of a list of units. */
  schools?: Readonly<Record<string, number>>
  accept: { done: number }
  reject: { done: number }
}

/** A task that is no form: its last day, and the day after. */
export interface TaskCase extends Common {
  kind: 'task'
  deadline: string
  unit: string
  /** First day of a window. */
  from?: string
  accept: string
  reject: string
}

/** A teacher's row of the notice's record form. */
export interface TeacherCase extends Common {
  kind: 'teacher'
  accept: Teacher['values']
  /** What is otherwise than in `accept`. */
  reject: Teacher['values']
  /** What the teacher's school offers. */
  offer?: readonly string[]
  /** `missed` unless the notice only recommends it, or the record contradicts itself. */
  state?: 'missed' | 'advice' | 'unknown'
}

/** What a school offers its teachers. */
export interface OfferCase extends Common {
  kind: 'offer'
  accept: Offer
  reject: Offer
}

export interface Offer {
  codes: readonly string[]
  /** 智慧教育创建学校. */
  marked?: boolean
}

export interface MailCase extends Common {
  kind: 'mail'
  unit: string
  accept: string
  reject: string
}
