/**
 * The ID number of a record, read once for all checks that ask: several of them look at the same cell one after the other.
 * Keeps no more than the last reading.
 */

import type { IsoDate } from '../value/date.ts'
import { type FaultyId, isPlainId, readIdNumber, type ValidId } from '../value/id-number.ts'
import { CellKind } from '../workbook/workbook.ts'
import { cellKindOf } from './cell-kind-of.ts'
import type { FormRecord } from './reading.ts'

/** What checks ask of a number. */
type IdGlance = Pick<ValidId, 'valid' | 'canonical' | 'sex' | 'notes'> | FaultyId

let lastText = ''
let lastAsOf = ''
let lastNumeric = false
let last: IdGlance = { valid: false, reason: 'blank', length: 0 }
/** Used again for every plain number: valid until the next call, like `last`. */
const plain = { valid: true as const, canonical: '', sex: '男' as '男' | '女', notes: [] }

/** Undefined where the cell is blank. The answer holds until the next record. */
export function readId(record: FormRecord, index: number, asOf: IsoDate): IdGlance | undefined {
  const value = record.values[index]
  if (value === undefined) return undefined
  const text = typeof value === 'string' ? value : String(value)
  const numeric = cellKindOf(record, index) === CellKind.number
  if (text !== lastText || numeric !== lastNumeric || asOf !== lastAsOf) {
    last = glance(text, asOf, numeric)
    lastText = text
    lastAsOf = asOf
    lastNumeric = numeric
  }
  return last.valid || last.reason !== 'blank' ? last : undefined
}

function glance(text: string, asOf: IsoDate, numeric: boolean): IdGlance {
  if (numeric || !isPlainId(text, asOf)) return readIdNumber(text, asOf, numeric)
  plain.canonical = text
  plain.sex = (text.charCodeAt(16) & 1) === 1 ? '男' : '女'
  return plain
}
