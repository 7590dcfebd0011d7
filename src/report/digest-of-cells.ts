/**
 * Cells come in, as they were drawn or as they are read again, row by row; a digest of all they hold goes out: where each stands, whether it is
 * a text or a number, and which. Each step can be undone, so that one altered cell is noticed for certain. It goes by the characters
 * themselves, for texts that are joined to be counted cost half again as much memory as the whole report.
 */
import { cellValue } from './cell-value.ts'
import type { DrawnCell } from './drawing.ts'

/** Of FNV-1a, for 32 bits. */
const PRIME = 0x01000193
/** In front of what a cell holds. */
const [TEXT, NUMBER] = [1, 2]

export function digestOfCells() {
  let hash = 0
  let cells = 0
  const step = (part: number) => {
    hash = Math.imul(hash ^ part, PRIME)
    // The upper bits come down: else what differs there stays there.
    hash ^= hash >>> 15
  }
  const digest = {
    add(row: number, column: number, value: string | number) {
      const text = String(value)
      cells++
      step(row)
      step(column)
      step(typeof value === 'number' ? NUMBER : TEXT)
      step(text.length)
      for (let at = 0; at < text.length; at++) step(text.charCodeAt(at))
    },
    addRow(row: readonly DrawnCell[]) {
      for (const cell of row) {
        const value = cellValue(cell)
        if (value !== undefined) digest.add(cell.row, cell.column, value)
      }
    },
    made: () => `${hash} ${cells}`,
  }
  return digest
}
