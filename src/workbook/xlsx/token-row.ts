/**
 * One row by its tokens: any legal way of writing it, whatever the prefixes, order of attributes, comments or CDATA.
 * Correct first; rows in the form that Excel and nearly everyone writes are read by `row-scanner.ts` without it.
 */

import { columnNumber } from '../address.ts'
import { MAX_COLUMNS, MAX_ROWS } from '../limits.ts'
import { damaged } from '../unreadable.ts'
import { CellKind, type Row } from '../workbook.ts'
import { limited } from '../xml/text-bytes.ts'
import { Token, type XmlScanner } from '../xml/xml-scanner.ts'
import { isTrue } from '../xml/xml-text.ts'
import { type CellSource, type CellValue, cellValue } from './cell-source.ts'
import { STRUCK } from './styles.ts'
import type { WorksheetNames } from './worksheet-names.ts'

/** Behind the open tag of a row; `previous` is the number of the row before. `undefined` when it is not complete. */
export function tokenRow(
  scanner: XmlScanner,
  names: WorksheetNames,
  source: CellSource,
  previous: number,
): Row | undefined {
  const height = scanner.attribute('ht')
  const row: Row = {
    number: rowNumber(scanner.attribute('r'), previous),
    texts: [],
    kinds: [],
    hidden: isTrue(scanner.attribute('hidden')) || (height?.startsWith('0') === true && Number(height) === 0),
  }
  if (scanner.selfClosing) return row
  let column = -1
  for (;;) {
    const token = names.next(scanner)
    if (token === Token.incomplete) return undefined
    if (token === Token.text) refuseText(scanner)
    else if (token === Token.close) {
      if (!names.isMain(scanner, 'row')) throw damaged('XML 标记不成对')
      return row
    } else if (names.isMain(scanner, 'c')) {
      const next = readCell(scanner, names, source, row, column)
      if (next === undefined) return undefined
      column = next
    } else if (!scanner.selfClosing && !names.skip(scanner)) return undefined
  }
}

function rowNumber(written: string | undefined, previous: number): number {
  const number = written === undefined ? previous + 1 : wholeNumber(written.trim())
  if (!(1 <= number && number <= MAX_ROWS)) throw damaged('行号超出范围')
  if (number <= previous) throw damaged('行号没有递增')
  return number
}

/** Behind the open tag of a cell; returns its column. */
function readCell(
  scanner: XmlScanner,
  names: WorksheetNames,
  source: CellSource,
  row: Row,
  previous: number,
): number | undefined {
  const reference = scanner.attribute('r')
  const column = reference === undefined ? previous + 1 : columnOf(reference, row.number)
  if (column >= MAX_COLUMNS) throw damaged('列号超出范围')
  if (scanner.selfClosing) return column
  const style = Number(scanner.attribute('s') ?? 0)
  const type = scanner.attribute('t') ?? 'n'
  let value: string | undefined
  let inline: string | undefined
  let formula = false
  let struck = source.styles[style]! >= STRUCK
  for (;;) {
    const token = names.next(scanner)
    if (token === Token.incomplete) return undefined
    if (token === Token.text) refuseText(scanner)
    else if (token === Token.close) {
      if (!names.isMain(scanner, 'c')) throw damaged('XML 标记不成对')
      break
    } else if (names.isMain(scanner, 'v')) {
      value = scanner.selfClosing ? '' : names.plainText(scanner, 'v')
      if (value === undefined) return undefined
    } else if (names.isMain(scanner, 'is')) {
      const rich = scanner.selfClosing ? { text: '', struck: false } : names.richText(scanner, 'is')
      if (rich === undefined) return undefined
      inline = rich.text
      struck ||= rich.struck
    } else {
      formula ||= names.isMain(scanner, 'f')
      if (!scanner.selfClosing && !names.skip(scanner)) return undefined
    }
  }
  const cell = cellValue(source, type, style, value, inline, formula)
  put(row, column, cell)
  struck ||= type === 's' && source.strings.struck.has(Number(value))
  if (struck && cell.kind !== CellKind.blank) row.struck = true
  return column
}

function put(row: Row, column: number, { text, kind }: CellValue): void {
  if (kind === CellKind.blank) return
  while (row.texts.length < column) {
    row.texts.push('')
    row.kinds.push(CellKind.blank)
  }
  if ((row.kinds[column] ?? CellKind.blank) !== CellKind.blank) throw damaged('单元格重复')
  row.texts[column] = limited(text)
  row.kinds[column] = kind
}

function columnOf(reference: string, row: number): number {
  const [, name, number] = /^([A-Z]{1,3})(\d{1,9})$/.exec(reference) ?? []
  if (!name || Number(number) !== row) throw damaged('单元格地址不对')
  return columnNumber(name)
}

/** `NaN` for what is none. */
function wholeNumber(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
}

/** Between rows and cells there is only white space. */
export function refuseText(scanner: XmlScanner): void {
  if (scanner.text().trim() !== '') throw damaged('表格数据之间有多余文字')
}
