/** Where a number or a row stood: a cell of a file, and the cells of the files which that one was made from. Types only. */
export interface Origin {
  path: string
  sheet: string
  /** `B7`. */
  cell: string
  sha256: string
  /** Of a file that came in a delivery: what its cell was made from. */
  from?: Origin[]
}
