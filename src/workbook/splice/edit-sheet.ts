/**
 * The part of a sheet, and cells to be marked or written, come in; the part with those, and every other byte as it was, goes out. Text is only
 * ever written as text; a cell that is marked keeps what it holds.
 */
import { columnNumber } from '../address.ts'
import { damaged } from '../unreadable.ts'
import type { CellInput } from './add-inputs.ts'
import type { CellNote } from './add-notes.ts'
import { type CellEdit, cellStamps, type Editing, editRow, type RowChanges, type SheetCell } from './edit-row.ts'
import type { StyleEditor } from './edit-styles.ts'
import {
  attributeOf,
  elementIn,
  elementsIn,
  openingTag,
  partText,
  prefixOf,
  withAttribute,
  withoutAttribute,
} from './markup.ts'
import { MarkupBytes } from './markup-bytes.ts'
import type { RowMoves } from './row-moves.ts'

/** Those that are at hand. */
export type HeldEdits = Map<number, Map<number, CellEdit>>

export function setEdit(edits: HeldEdits, row: number, column: number, edit: CellEdit): void {
  const own = edits.get(row)
  if (own) own.set(column, edit)
  else edits.set(row, new Map([[column, edit]]))
}

export interface SheetEdits extends RowChanges {
  /** Columns shown, in Excel's unit. */
  widths: ReadonlyMap<number, number>
  /** Notes at cells that have none. */
  notes?: readonly CellNote[]
  /** Rows that are put in first; all other places are those afterwards. */
  insert?: RowMoves
  /** Results of formulas go, for what they are counted from changes. */
  recounted?: boolean
  /** Drop-downs and hints, where the sender has none. */
  inputs?: readonly CellInput[]
}

/** The part of a sheet, taken apart: what stands before its rows, the rows, and what follows them. */
export interface SheetFrame {
  /** Prefix of the part's elements. */
  x: string
  head: string
  /** The tag that the rows stand in. */
  open: string
  rows: Buffer
  /** Rows between those, which are alike. */
  added?: AddedRows
  /** From the end of the rows on. */
  tail: Buffer
}

export interface AddedRows {
  /** Number of the first. */
  first: number
  count: number
  /** Opening tag of the row with that number. */
  open: (row: number) => string
  cells: readonly SheetCell[]
}

export function frameOf(part: Buffer): SheetFrame {
  const opening = part.indexOf('sheetData')
  const lineStart = opening < 0 ? -1 : part.lastIndexOf('<', opening)
  const openEnd = opening < 0 ? -1 : part.indexOf('>', opening)
  if (lineStart < 0 || openEnd < 0) throw damaged('sheetData')
  const head = partText(part.subarray(0, lineStart))
  const x = prefixOf(head, 'worksheet')
  const tag = part.utf8Slice(lineStart, openEnd + 1)
  if (tag.endsWith('/>')) {
    const tail = Buffer.concat([Buffer.from(`</${x}sheetData>`), part.subarray(openEnd + 1)])
    return { x, head, open: `${tag.replace(/\s*\/>$/, '>')}`, rows: Buffer.alloc(0), tail }
  }
  // From the end, near which it stands: a county's rows need not be gone through.
  const end = part.lastIndexOf(`</${x}sheetData>`)
  if (end < openEnd) throw damaged('sheetData')
  return { x, head, open: tag, rows: part.subarray(openEnd + 1, end), tail: part.subarray(end) }
}

/**
 * The part piece by piece, made while it is written: a county's sheet is never held twice.
 * @param onFormula A cell that was to be written holds a formula, and stays as it is.
 */
export function* editSheet(
  { x, head, open, rows, added, tail }: SheetFrame,
  edits: SheetEdits,
  styles: StyleEditor,
  onFormula: (row: number, column: number) => void,
): Generator<Buffer> {
  yield Buffer.from(withColumns(withoutDimension(head, x), x, edits.widths) + open)
  yield* editRows(rows, added, { x, edits, styles, onFormula, stamps: cellStamps(x), out: new MarkupBytes() })
  yield tail
}

/** Says how far the cells go, and need not be there. */
function withoutDimension(head: string, x: string): string {
  const found = elementIn(head, `${x}dimension`)
  return found ? head.slice(0, found.start) + head.slice(found.end) : head
}

function* editRows(data: Buffer, added: AddedRows | undefined, editing: Editing): Generator<Buffer> {
  const { x, edits, out } = editing
  const rowStart = `<${x}row`
  const rowEnd = `</${x}row>`
  const ahead = rowsAhead(edits, added)
  let copied = 0
  let at = 0
  let number = 0
  /** Each row that was wanted so far was there, and written as usual: those between were not looked at. */
  let isUsual = true
  function startOfNext(): number {
    const start = isUsual ? data.indexOf(`${rowStart} r="${ahead.next()}"`, at) : -1
    isUsual = start >= 0
    return isUsual ? start : data.indexOf(rowStart, at)
  }
  /** Rows that the sheet does not have. */
  function* missing(before: number): Generator<Buffer> {
    for (let row = ahead.next(); row < before; row = ahead.next()) {
      if (added && ahead.isAdded()) editRow(added.open(row), added.cells, row, editing)
      else editRow(`<${x}row r="${row}">`, [], row, editing)
      ahead.pass()
      if (out.isFull) yield out.taken()
    }
  }
  while (ahead.next() < Number.POSITIVE_INFINITY) {
    const start = startOfNext()
    if (start < 0) break
    const openEnd = data.indexOf('>', start)
    if (openEnd < 0) throw damaged('row')
    const open = data.utf8Slice(start, openEnd + 1)
    number = Number(attributeOf(open, 'r') ?? number + 1)
    const end = open.endsWith('/>') ? openEnd + 1 : data.indexOf(rowEnd, openEnd) + rowEnd.length
    if (end < rowEnd.length) throw damaged('row')
    if (ahead.next() <= number) {
      yield data.subarray(copied, start)
      yield* missing(number)
      if (ahead.next() === number) {
        ahead.pass()
        editRow(withoutSpans(open), cellsIn(data.utf8Slice(start, end), x), number, editing)
        copied = end
      } else copied = start
      yield out.taken()
    }
    at = end
  }
  yield data.subarray(copied, at)
  yield* missing(Number.POSITIVE_INFINITY)
  yield out.taken()
  yield data.subarray(at)
}

/** The rows that are not copied as they are, from top to bottom. */
function rowsAhead({ cells, heights }: RowChanges, added: AddedRows | undefined) {
  const wanted = [...new Set([...cells.keys(), ...heights.keys()])].sort((a, b) => a - b)
  const end = added ? added.first + added.count : 0
  let place = 0
  let own = added ? added.first : Number.POSITIVE_INFINITY
  const isAdded = () => own <= (wanted[place] ?? Number.POSITIVE_INFINITY)
  return {
    isAdded,
    next: () => Math.min(own, wanted[place] ?? Number.POSITIVE_INFINITY),
    pass() {
      const isOwn = isAdded()
      if (!isOwn || wanted[place] === own) place++
      if (isOwn) own = own + 1 < end ? own + 1 : Number.POSITIVE_INFINITY
    },
  }
}

export function withoutSpans(open: string): string {
  return withoutAttribute(open.replace(/\s*\/>$/, '>'), 'spans')
}

/** The cells of a row, each in its column. */
export function cellsIn(row: string, x: string): SheetCell[] {
  const inner = row.endsWith('/>') ? '' : row.slice(row.indexOf('>') + 1, row.lastIndexOf('</'))
  let column = -1
  return elementsIn(inner, `${x}c`).map((cell) => {
    const open = openingTag(cell)
    const reference = attributeOf(open, 'r')
    column = reference === undefined ? column + 1 : columnNumber(reference.replace(/\d+$/, ''))
    const isFormula = elementIn(cell, `${x}f`) !== undefined
    return { column, style: Number(attributeOf(open, 's') ?? 0), isFormula, markup: () => cell }
  })
}

/** Ranges of columns are split where one of ours lies in them; a hidden one is shown. */
function withColumns(head: string, x: string, widths: SheetEdits['widths']): string {
  if (widths.size === 0) return head
  const found = elementIn(head, `${x}cols`)
  const ranges = elementsIn(found?.inner ?? '', `${x}col`).map((tag) => ({
    tag,
    min: Number(attributeOf(tag, 'min')),
    max: Number(attributeOf(tag, 'max')),
  }))
  for (const [column, width] of widths) {
    const number = column + 1
    const own = `<${x}col min="${number}" max="${number}" width="${width}" customWidth="1"/>`
    const index = ranges.findIndex(({ min, max }) => min <= number && number <= max)
    const [old] = index < 0 ? [] : ranges.splice(index, 1)
    if (old && old.min < number) ranges.push({ ...old, max: number - 1 })
    if (old && old.max > number) ranges.push({ ...old, min: number + 1 })
    ranges.push({ tag: own, min: number, max: number })
  }
  ranges.sort((a, b) => a.min - b.min)
  const cols = ranges.map(({ tag, min, max }) => withAttribute(withAttribute(tag, 'min', min), 'max', max)).join('')
  const made = `<${x}cols>${cols}</${x}cols>`
  return found ? head.slice(0, found.start) + made + head.slice(found.end) : head + made
}
