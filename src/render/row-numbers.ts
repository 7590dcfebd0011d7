/** Rows as Excel shows them come in, 第 3、5—9 行 goes out; nothing is cut. */
import { runsOf } from '../value/row-runs.ts'

export function rowNumbers(rows: readonly number[]): string {
  return `第 ${runsOf(rows)
    .map(([first, last]) => (first === last ? first : `${first}—${last}`))
    .join('、')} 行`
}
