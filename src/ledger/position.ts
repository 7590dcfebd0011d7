/** Where on its sheet a record stood ↔ one number that sorts like the sheet; and what is needed to turn it into cells again. */

/** Of one table of a submission. */
export interface Layout {
  id: string
  fields: string[]
  /** Per block, the sheet's column of each field; -1 where the heading is missing. */
  columns: number[][]
}

/** Row on the sheet * 256 + table * 16 + block. */
export function positionOf(row: number, table: number, block: number): number {
  return row * 256 + table * 16 + block
}

export function placeOf(position: number): { row: number; table: number; block: number } {
  return { row: Math.floor(position / 256), table: Math.floor(position / 16) % 16, block: position % 16 }
}
