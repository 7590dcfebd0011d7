/** What reading one table needs to know, what it sees on the way, and how it answers for a row. Types and constants only. */
import type { Candidates } from './candidates.ts'
import type { LabelMatcher } from './head-line.ts'
import type { MergeIndex } from './merge-index.ts'
import type { FormRecord, SheetForm, SheetTable } from './reading.ts'

export const Verdict = {
  /** Read, or known to hold nothing. */
  taken: 0,
  /** No row of this table: a note, a signature, a caption, or something nobody knows. */
  loose: 1,
  /** Looks like headings: the table again, or another. */
  headings: 2,
} as const
export type Verdict = (typeof Verdict)[keyof typeof Verdict]

/** What is seen on the way and becomes faults at the end. */
export interface Observed {
  hiddenRows: number[]
  struckRows: number[]
  sampleRows: number[]
  /** Rows with units, schools or formulas filled in beforehand, and nobody in them. */
  preparedRows: number[]
  /** Rows that say 无 or 零报告. */
  zeroRows: number[]
  /** Columns with something under a merge → its rows, and what stands there. */
  covered: Map<number, { rows: number[]; texts: Set<string> }>
  /** Columns without heading that hold data → their rows. */
  strayRows: Map<number, number[]>
  /** Texts of the unit column, as many as help to tell the reporter. */
  units: Set<string>
}

export interface TableSetting {
  form: SheetForm
  table: SheetTable
  /** Sheet columns with a heading, known or not. */
  headed: ReadonlySet<number>
  merges: MergeIndex
  candidates: Candidates
  /** Labels above and below the form's tables. */
  labels: LabelMatcher
  observed: Observed
  emit: (record: FormRecord) => void
}
