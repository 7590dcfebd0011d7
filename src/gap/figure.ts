/** Figures and records as the ledger gives them back: the input of gap and report. Types only. */

/** Where a value stands in the file it came from. */
export interface Source {
  path: string
  sheet: string
  /** `B7`. */
  cell: string
  sha256: string
}

/** One number of one unit, exactly as a current submission gave it. */
export interface Figure {
  notice: string
  form: string
  /** Key of the unit the figure is about (the row's unit, not the sender). */
  unit: string
  /** School name where the row is a school's; `''` otherwise. */
  school: string
  /** Field of the column: `staff`, `trained`, `untrained`, `verified2014` … */
  measure: string
  value: number
  /** A printed total row's figure is kept beside the rows' own; it never enters a sum. */
  kind: 'data' | 'total'
  source: Source
}

/** One data row of a current submission, for forms whose rows are schools, persons or words. */
export interface StoredRecord {
  notice: string
  form: string
  /** Table id within the form. */
  table: string
  /** Key of the county (or nearest known unit) the row belongs to. */
  unit: string
  school: string
  /** Field → value; blanks left out. */
  values: Record<string, string | number>
  source: Source
}
