/**
 * The ID number of a record, read once for all checks that ask: several of them look at the same cell one after the other.
 * Keeps no more than the last reading.
 */
import type { FormRecord } from '../form/reading.ts'
import type { IsoDate } from '../notice/notice.ts'
import { type IdNumberReading, readIdNumber } from '../value/id-number.ts'
import { CellKind } from '../workbook/workbook.ts'
import { cellKindOf } from './cell-kind-of.ts'

let lastText = ''
let lastAsOf = ''
let lastReading: IdNumberReading = { valid: false, reason: 'blank', length: 0 }

/** Undefined where the cell is blank. A number cell of 16 digits or more is `float`, whatever its digits look like. */
export function readId(record: FormRecord, index: number, asOf: IsoDate): IdNumberReading | undefined {
  const value = record.values[index]
  if (value === undefined) return undefined
  const text = String(value)
  if (text !== lastText || asOf !== lastAsOf) {
    lastReading = readIdNumber(text, asOf)
    lastText = text
    lastAsOf = asOf
  }
  if (cellKindOf(record, index) === CellKind.number && Number(text) >= 1e15) {
    return { valid: false, reason: 'float', length: text.length }
  }
  return lastReading.valid || lastReading.reason !== 'blank' ? lastReading : undefined
}
