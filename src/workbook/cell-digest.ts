/**
 * Cells come in row by row; a digest of all they hold goes out: where each stands, what kind it is of, and its text. Each step can be undone, so
 * that one altered cell is noticed for certain. It goes by the characters themselves, for texts that are joined to be counted cost three times
 * the time, and half again as much memory as the whole report.
 */
import type { CellKind } from './workbook.ts'

/** Of FNV-1a, for 32 bits. */
const PRIME = 0x01000193

/** The upper bits come down: else what differs there stays there. */
function step(hash: number, part: number): number {
  const next = Math.imul(hash ^ part, PRIME)
  return next ^ (next >>> 15)
}

export function cellDigest() {
  let hash = 0
  let cells = 0
  return {
    add(row: number, column: number, kind: CellKind, text: string) {
      cells++
      // Not the outer one, which would be written back at each character.
      let own = step(step(step(step(hash, row), column), kind), text.length)
      for (let at = 0; at < text.length; at++) own = step(own, text.charCodeAt(at))
      hash = own
    },
    made: () => `${hash} ${cells}`,
  }
}
