/** Figures and records as the ledger gives them back: the input of gap and report. Types only. */
import type { Origin } from '../value/origin.ts'
import type { AskedPersons } from '../value/person-key.ts'

/** One number of one unit, exactly as a current submission gave it. */
export interface Figure {
  notice: string
  form: string
  /** Key of the unit it is about: the row's, or the nearest known one, not the sender. */
  unit: string
  /** School name where the row is a school's; `''` otherwise. */
  school: string
  /** Field of the column: `staff`, `trained`, `untrained`, `verified2014` … */
  measure: string
  value: number
  /** A printed total row's figure is kept beside the rows' own; it never enters a sum. */
  kind: 'data' | 'total'
  source: Origin
}

/**
 * What one submission holds of one unit: every row and figure that came in, whether it is in the totals or not. `superseded`: a newer
 * version counts, or a newer sheet speaks of the same unit. `undecided-version`: two versions came together. `no-unit`: its rows name no unit.
 */
export interface Holding {
  submission: string
  form: string
  path: string
  sheet: string
  sha256: string
  direction: 'reported' | 'issued'
  /** Key of the unit that handed it in. */
  sender: string
  /** School that handed it in, for forms of schools. */
  school: string
  /** Key of the unit its rows are about. */
  unit: string
  /** False: single rows of a sheet that counts otherwise, for example of a county that has sent its own. */
  whole: boolean
  state: 'counted' | 'errors' | 'superseded' | 'undecided-version' | 'no-unit'
  /** It came with errors and was sent back, whatever became of it. */
  rejected: boolean
  errors: number
  /** `2021-05-30T17:00:00+08:00`. */
  received: string
  timeliness: 'on-time' | 'late' | 'no-deadline'
  /** It says that there is nothing to report. */
  zero: boolean
  rows: number
  /** Sum of its figures, by measure; looked up when somebody asks. */
  figures: () => Record<string, number>
  /** Of rows that a newer sheet of the form gives too: the numbers that differ; looked up when somebody asks. */
  otherwise: () => readonly ToldOtherwise[]
  /** Schools that its rows name, with their rows; looked up when somebody asks. */
  schools: () => ReadonlyMap<string, number>
  /** The sheet that came together with it, has the same in every value, and counts; looked up when somebody asks. */
  twin: () => { path: string; sheet: string } | undefined
}

/** The sums of a measure on a sheet, and on the newer one that counts instead. */
export interface ToldOtherwise {
  measure: string
  before: number
  after: number
}

/** A sheet or file that came in and is no form that is known, or could not be read. */
export interface Unread {
  path: string
  sheet: string
  why: string
}

/** One data row of a current submission, for forms whose rows are schools, persons or words. */
export interface StoredRecord extends Pick<Figure, 'notice' | 'form' | 'unit' | 'school' | 'source'> {
  /** Table id within the form. */
  table: string
  /** Whom it is about, where rows are persons or schools: the same for the same person in every file. Opaque; `''` for others. */
  subject: string
  /** Field → value; blanks left out. */
  values: Record<string, string | number>
  /** Where on its sheet its fields stand, those that have a column there. */
  columns: ReadonlyMap<string, number>
}

/** One current submission of a form, with who sent it and its data rows. */
export interface StoredSheet {
  path: string
  /** Key of the unit that handed it in. */
  unit: string
  /** School and project the whole sheet is about; `''` otherwise. */
  school: string
  project: string
  received: string
  /** @param asked Rows of others may be left out. */
  records(asked?: AskedPersons): Iterable<StoredRecord>
}
