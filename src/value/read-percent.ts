/**
 * What people write into a column of percentages comes in; the share goes out: 98.5%, 98.5 and 0.985 are all 0.985. What is not above 1 is a share
 * already; whether a column that also holds 98.5 means it so is asked of the column (`rules/percent.ts`).
 */
import type { CellKind } from '../workbook/workbook.ts'
import { readNumber } from './count.ts'
import { narrowText } from './text.ts'

export function readPercent(text: string, kind: CellKind): number | undefined {
  const value = readNumber(text, kind, /(?:)$/u)
  if (value === undefined || !(value > 1) || isWritten(text)) return value
  // Shifted in decimal: 98.7 / 100 is 0.9870000000000001.
  return Number(`${value}e-2`)
}

/** With its sign nothing is left to ask. */
export function isWritten(text: string): boolean {
  return narrowText(text).includes('%')
}
