/** Column numbers and Excel addresses. Columns count from 0 (A) inside itcap; rows are always as Excel shows them. */
import { MAX_COLUMNS } from './limits.ts'

/** `0` → `A`, `26` → `AA`. Made once each: there are millions of cells. */
export function columnName(column: number): string {
  const known = names[column] ?? nameOf(column)
  names[column] = known
  return known
}

const names: string[] = []

function nameOf(column: number): string {
  let name = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  }
  return name
}

/** `(3, 12)` → `D12`. */
export function cellAddress(column: number, row: number): string {
  return columnName(column) + row
}

/** `A` → `0`, `AA` → `26`. */
export function columnNumber(name: string): number {
  let column = 0
  for (let at = 0; at < name.length; at++) column = column * 26 + name.charCodeAt(at) - 64
  return column - 1
}

/** A cell as one number, in the order in which a file stores its cells. */
export function cellKey(row: number, column: number): number {
  return row * MAX_COLUMNS + column
}
