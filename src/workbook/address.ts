/** Column numbers and Excel addresses. Columns count from 0 (A) inside itcap; rows are always as Excel shows them. */

/** `0` → `A`, `26` → `AA`. */
export function columnName(column: number): string {
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
