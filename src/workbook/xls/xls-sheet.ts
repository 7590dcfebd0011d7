/**
 * One sheet's part of an .xls stream → its rows and layout. Formulas are passed over: their stored results are what is read, and nothing is
 * ever computed.
 */

import { serialToIso } from '../date-serial.ts'
import { MAX_MERGES } from '../limits.ts'
import { DateKind } from '../number-format.ts'
import { damaged, unreadable } from '../unreadable.ts'
import { CellKind, type Row, type SheetLayout } from '../workbook.ts'
import { atLeast, Biff, type BiffRecord, recordsFrom } from './biff-records.ts'
import { BiffText } from './biff-text.ts'
import type { XlsGlobals } from './xls-globals.ts'

/** Columns that the format has; a cell further right is damage. */
const COLUMNS = 256

const ERRORS: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}

interface XlsSheet {
  rows: Row[]
  layout: SheetLayout
}

/** @throws UnreadableFile when the part is damaged. */
export function readXlsSheet(stream: Buffer, at: number, globals: XlsGlobals): XlsSheet {
  if (at + 4 > stream.length || stream.readUInt16LE(at) !== Biff.beginning) throw damaged('xls 缺少工作表')
  const rows = new Map<number, Row>()
  const hiddenRows = new Set<number>()
  const layout: SheetLayout = { merges: [], hiddenColumns: [], filtered: false }
  /** Where the text that a formula gave belongs: it comes in a record of its own. */
  let formula: { row: number; column: number; format: number } | undefined

  const put = (row: number, column: number, format: number, text: string, kind: CellKind) => {
    if (column >= COLUMNS) throw damaged('xls 单元格在表外')
    if (kind === CellKind.text && text === '') return
    let cells = rows.get(row)
    if (!cells) {
      cells = { number: row + 1, texts: [], kinds: [], hidden: false }
      rows.set(row, cells)
    }
    while (cells.texts.length <= column) {
      cells.texts.push('')
      cells.kinds.push(CellKind.blank)
    }
    cells.texts[column] = text
    cells.kinds[column] = kind
    if (globals.strikes[format]) cells.struck = true
  }
  const putNumber = (row: number, column: number, format: number, value: number) => {
    const kind = globals.dateKinds[format] ?? DateKind.none
    const date = kind === DateKind.none ? undefined : serialToIso(value, kind, globals.date1904)
    if (date === undefined) put(row, column, format, numberText(value), CellKind.number)
    else put(row, column, format, date, CellKind.date)
  }
  const textIn = (parts: Buffer[], start: number) => {
    const text = new BiffText(parts, start)
    const length = text.u16()
    return globals.unicode ? text.unicode(length) : globals.decode(text.bytes(length))
  }

  const read = ({ id, parts }: BiffRecord) => {
    const bytes = parts[0]!
    const cell = (length: number) => {
      atLeast(bytes, length)
      return [bytes.readUInt16LE(0), bytes.readUInt16LE(2), bytes.readUInt16LE(4)] as const
    }
    switch (id) {
      case Biff.number: {
        const [row, column, format] = cell(14)
        return putNumber(row, column, format, bytes.readDoubleLE(6))
      }
      case Biff.shortNumber: {
        const [row, column, format] = cell(10)
        return putNumber(row, column, format, shortNumber(bytes.readUInt32LE(6)))
      }
      case Biff.manyNumbers: {
        const [row, first] = cell(12)
        for (let at = 4, column = first; at + 8 <= bytes.length; at += 6, column++)
          putNumber(row, column, bytes.readUInt16LE(at), shortNumber(bytes.readUInt32LE(at + 2)))
        return
      }
      case Biff.sharedText: {
        const [row, column, format] = cell(10)
        const text = globals.sharedStrings[bytes.readUInt32LE(6)]
        if (text === undefined) throw damaged('xls 文字编号不对')
        return put(row, column, format, text, CellKind.text)
      }
      case Biff.text:
      case Biff.richText: {
        const [row, column, format] = cell(8)
        return put(row, column, format, textIn(parts, 6), CellKind.text)
      }
      case Biff.boolean: {
        const [row, column, format] = cell(8)
        return bytes[7] === 0
          ? put(row, column, format, bytes[6] === 0 ? 'FALSE' : 'TRUE', CellKind.boolean)
          : put(row, column, format, ERRORS[bytes[6]!] ?? '#N/A', CellKind.error)
      }
      case Biff.formula: {
        const [row, column, format] = cell(16)
        formula = { row, column, format }
        if (bytes.readUInt16LE(12) !== 0xffff) return putNumber(row, column, format, bytes.readDoubleLE(6))
        if (bytes[6] === 1) put(row, column, format, bytes[8] === 0 ? 'FALSE' : 'TRUE', CellKind.boolean)
        if (bytes[6] === 2) put(row, column, format, ERRORS[bytes[8]!] ?? '#N/A', CellKind.error)
        return
      }
      case Biff.formulaText: {
        const text = textIn(parts, 0)
        if (formula) put(formula.row, formula.column, formula.format, text, CellKind.text)
        return
      }
      case Biff.row:
        if (atLeast(bytes, 16).readUInt16LE(12) & 0x20) hiddenRows.add(bytes.readUInt16LE(0))
        return
      case Biff.columnInfo: {
        atLeast(bytes, 10)
        const first = bytes.readUInt16LE(0)
        const last = Math.min(bytes.readUInt16LE(2), COLUMNS - 1)
        if (bytes.readUInt16LE(8) & 1 && first <= last) layout.hiddenColumns.push({ first, last })
        return
      }
      case Biff.merges:
        return addMerges(layout, bytes)
      case Biff.autoFilter:
      case Biff.filterMode:
        layout.filtered = true
    }
  }
  for (const record of recordsFrom(stream, at)) read(record)
  for (const row of hiddenRows) {
    const cells = rows.get(row)
    if (cells) cells.hidden = true
  }
  layout.filtered &&= hiddenRows.size > 0
  return { rows: [...rows.values()].sort((a, b) => a.number - b.number), layout }
}

function addMerges({ merges }: SheetLayout, bytes: Buffer): void {
  const count = atLeast(bytes, 2).readUInt16LE(0)
  atLeast(bytes, 2 + count * 8)
  if (merges.length + count > MAX_MERGES) throw unreadable('too-large', '合并单元格太多')
  for (let at = 2; at < 2 + count * 8; at += 8) {
    const [top, bottom, left, right] = [0, 2, 4, 6].map((offset) => bytes.readUInt16LE(at + offset)) as number[]
    if (top! <= bottom! && left! <= right!)
      merges.push({ top: top! + 1, left: left!, bottom: bottom! + 1, right: right! })
  }
}

/** 30 bits of a number, whole or as the upper half of a double, perhaps in hundredths. */
function shortNumber(packed: number): number {
  const double = Buffer.alloc(8)
  double.writeUInt32LE((packed & 0xffff_fffc) >>> 0, 4)
  const value = packed & 2 ? packed >> 2 : double.readDoubleLE(0)
  return packed & 1 ? value / 100 : value
}

/** As Excel itself writes a number into XML: with an exponent from 1E+17 on, where the last digits are no longer true. */
function numberText(value: number): string {
  const text = Math.abs(value) < 1e17 ? String(value) : value.toExponential()
  return text.toUpperCase()
}
