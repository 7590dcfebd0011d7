/**
 * A BIFF stream (what an .xls holds) → its records one by one, each with the pieces that continue it. Knows no cells; a record that
 * reaches beyond the stream, or a part that never ends, is damage.
 */
import { damaged } from '../unreadable.ts'

export const Biff = {
  eof: 0x000a,
  formula: 0x0006,
  date1904: 0x0022,
  filePassword: 0x002f,
  font: 0x0031,
  continued: 0x003c,
  codePage: 0x0042,
  columnInfo: 0x007d,
  sheet: 0x0085,
  filterMode: 0x009b,
  autoFilter: 0x009d,
  manyNumbers: 0x00bd,
  richText: 0x00d6,
  cellFormat: 0x00e0,
  merges: 0x00e5,
  sharedStrings: 0x00fc,
  sharedText: 0x00fd,
  number: 0x0203,
  text: 0x0204,
  boolean: 0x0205,
  formulaText: 0x0207,
  row: 0x0208,
  shortNumber: 0x027e,
  numberFormat: 0x041e,
  beginning: 0x0809,
} as const

export interface BiffRecord {
  id: number
  /** The record's own bytes, then those of each record that continues it. */
  parts: Buffer[]
}

/** "Beginning of file" of BIFF 2, 3 and 4, which no office has written since 1995. */
export const oldBeginnings = new Set([0x0009, 0x0209, 0x0409])

/**
 * Records of the part that begins at a place, up to its own end; parts embedded in it (charts) are passed over.
 * @throws UnreadableFile when the stream ends first.
 */
export function* recordsFrom(stream: Buffer, start: number): Generator<BiffRecord> {
  let depth = 0
  let at = start
  let waiting: BiffRecord | undefined
  while (at + 4 <= stream.length) {
    const id = stream.readUInt16LE(at)
    const end = at + 4 + stream.readUInt16LE(at + 2)
    if (end > stream.length) throw damaged('xls 记录不完整')
    const bytes = stream.subarray(at + 4, end)
    at = end
    if (id === Biff.continued) {
      waiting?.parts.push(bytes)
      continue
    }
    if (waiting) yield waiting
    waiting = undefined
    if (id === Biff.eof) {
      if (--depth <= 0) return
      continue
    }
    if (id === Biff.beginning) depth++
    if (depth === 0) break
    if (depth === 1) waiting = { id, parts: [bytes] }
  }
  throw damaged('xls 提前结束')
}

/** @throws UnreadableFile when the record is shorter than what it must hold. */
export function atLeast(bytes: Buffer, length: number): Buffer {
  if (bytes.length < length) throw damaged('xls 记录不完整')
  return bytes
}
