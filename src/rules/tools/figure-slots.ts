/** Columns of figures come in, the numbers they hold go out one by one: of a count with its part in brackets (118<23>) both, each by itself. */
import type { FormRecord } from '../../form/reading.ts'
import type { Table } from '../../notice/notice.ts'
import { readSubcount } from '../../value/subcount.ts'

export interface FigureSlot {
  /** Of the table's columns. */
  index: number
  /** The number itself, the one before the brackets, or the one inside. */
  of: 'figure' | 'all' | 'part'
}

export function slotsOf({ columns }: Table, indices: readonly number[]): FigureSlot[] {
  return indices.flatMap((index): FigureSlot[] =>
    columns[index]!.type === 'subcount'
      ? [
          { index, of: 'all' },
          { index, of: 'part' },
        ]
      : [{ index, of: 'figure' }],
  )
}

/** Undefined for a blank, NaN for what is no number. */
export function slotValue({ values }: FormRecord, { index, of }: FigureSlot): number | undefined {
  const value = values[index]
  if (value === undefined) return undefined
  if (of === 'figure') return typeof value === 'number' ? value : Number.NaN
  const read = readSubcount(value)
  return read === undefined ? Number.NaN : of === 'all' ? read.all : read.part
}

/** As it stands on the sheet: 118, <23>. */
export function shown({ of }: FigureSlot, value: number): string | number {
  return of === 'part' ? `<${value}>` : value
}
