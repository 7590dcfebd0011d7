/** A record's number in a column; 0 where the cell is blank, NaN where it holds no number. */
import type { FormRecord } from './reading.ts'

export function numberAt(record: FormRecord, index: number): number {
  const value = record.values[index]
  if (value === undefined) return 0
  return typeof value === 'number' ? value : Number.NaN
}
