/**
 * A record's cell comes in, its ID number goes out, read once for all checks that ask: several of them look at the same cell one after the
 * other. Remembers no more than the last few answers, and never changes one it gave.
 */

import type { IsoDate } from '../value/date.ts'
import { idKey, isPlainId } from '../value/id-digits.ts'
import { type FaultyId, readIdNumber, type ValidId } from '../value/id-number.ts'
import { CellKind } from '../workbook/workbook.ts'
import { RECORDS_AT_ONCE } from './delivery.ts'
import { cellKindOf, type FormRecord } from './reading.ts'

/** What checks ask of a number. */
type IdGlance = Readonly<
  (Pick<ValidId, 'valid' | 'canonical' | 'sex' | 'notes'> & { key: number | undefined }) | FaultyId
>

const noNotes: [] = []

/** The last answers, each with its question, by row and block: one check after the other asks of the same few rows. */
const kept = Array.from({ length: 2 * RECORDS_AT_ONCE }, () => ({
  text: '',
  asOf: '',
  numeric: false,
  read: { valid: false, reason: 'blank', length: 0 } as IdGlance,
}))

/** Undefined where the cell is blank. */
export function readId(record: FormRecord, index: number, asOf: IsoDate): IdGlance | undefined {
  const value = record.values[index]
  if (value === undefined) return undefined
  const text = typeof value === 'string' ? value : String(value)
  const numeric = cellKindOf(record, index) === CellKind.number
  const last = kept[(record.row + record.block * RECORDS_AT_ONCE) % kept.length]!
  if (text !== last.text || numeric !== last.numeric || asOf !== last.asOf) {
    last.read = glance(text, asOf, numeric)
    last.text = text
    last.asOf = asOf
    last.numeric = numeric
  }
  return last.read.valid || last.read.reason !== 'blank' ? last.read : undefined
}

function glance(text: string, asOf: IsoDate, numeric: boolean): IdGlance {
  if (numeric || !isPlainId(text, asOf)) {
    const reading = readIdNumber(text, asOf, numeric)
    return reading.valid ? { ...reading, key: idKey(reading.canonical) } : reading
  }
  const sex = (text.charCodeAt(16) & 1) === 1 ? '男' : '女'
  return { valid: true, canonical: text, sex, notes: noNotes, key: idKey(text) }
}
