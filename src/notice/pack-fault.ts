/** What is wrong with a notice pack, first as a path inside it, then with line and column. Types only. */

/** Keys and indexes from the top of the pack. */
export type PackPath = readonly (string | number)[]

export interface Fault {
  path: PackPath
  /** One Chinese sentence without the place. */
  message: string
}

export interface PackFault {
  /** From 1, as editors count. */
  line: number
  column: number
  /** `forms.annex-3.columns[2].type`; `''` for the file as a whole. */
  path: string
  message: string
}
