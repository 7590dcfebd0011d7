/**
 * The part of a sheet, and cells to be marked or written, come in; the part with those, and every other byte as it was, goes out. Text is only
 * ever written as text; a cell that is marked keeps what it holds.
 */
import { columnName, columnNumber } from '../address.ts'
import { damaged } from '../unreadable.ts'
import type { CellInput } from './add-inputs.ts'
import type { CellNote } from './add-notes.ts'
import type { CellLook, StyleEditor } from './edit-styles.ts'
import {
  attributeOf,
  elementIn,
  elementsIn,
  partText,
  prefixOf,
  textElement,
  withAttribute,
  withoutAttribute,
} from './markup.ts'
import { MarkupBytes, numberStamp, type Stamp, stampOf } from './markup-bytes.ts'
import type { RowMoves } from './row-moves.ts'

export interface CellEdit {
  look: CellLook
  /** Left out: what stands there stays. */
  text?: string
  /** A number, written as one; with no text. */
  value?: number
}

/** Row as Excel shows it → column from 0 → what becomes of the cell. Of a long table, made when it is asked for. */
export interface CellEdits {
  keys(): Iterable<number>
  get(row: number): RowEdits | undefined
}

/** A row's, by column; of a few cells, for which a list is at hand sooner than a map. */
export type RowEdits = Pick<ReadonlyMap<number, CellEdit>, 'get'> & { keys(): Iterable<number> }

/** Those that are at hand. */
export type HeldEdits = Map<number, Map<number, CellEdit>>

export function setEdit(edits: HeldEdits, row: number, column: number, edit: CellEdit): void {
  const own = edits.get(row)
  if (own) own.set(column, edit)
  else edits.set(row, new Map([[column, edit]]))
}

/** A sheet as it was, without the cells that are written; for whoever has read it anyway. */
export interface Untouched {
  digest: string
  isWritten: (row: number, column: number) => boolean
}

export interface SheetEdits {
  cells: CellEdits
  /** Rows that must be at least so high, in points. */
  heights: ReadonlyMap<number, number>
  /** Columns shown, in Excel's unit. */
  widths: ReadonlyMap<number, number>
  /** Notes at cells that have none. */
  notes?: readonly CellNote[]
  /** The sheet as it was, where it has been read already. */
  untouched?: Untouched
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

/** A cell as it stands, or as it will stand in the row with that number. */
export interface SheetCell {
  column: number
  style: number
  isFormula: boolean
  markup: (row: number) => string
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
  const end = part.indexOf(`</${x}sheetData>`, openEnd)
  if (end < 0) throw damaged('sheetData')
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

/** What every row is edited with. */
interface Editing {
  /** Prefix of the part's elements. */
  x: string
  edits: SheetEdits
  styles: StyleEditor
  onFormula: (row: number, column: number) => void
  stamps: ReturnType<typeof cellStamps>
  out: MarkupBytes
}

/** What written cells have in common, in a part whose elements have that prefix. */
function cellStamps(x: string) {
  return {
    columns: [] as Stamp[],
    styles: [] as Stamp[],
    numbered: numberStamp(),
    blank: stampOf('/>'),
    value: stampOf(`><${x}v>`),
    valueEnd: stampOf(`</${x}v></${x}c>`),
    text: stampOf(` t="inlineStr"><${x}is><${x}t>`),
    textEnd: stampOf(`</${x}t></${x}is></${x}c>`),
    rowEnd: stampOf(`</${x}row>`),
  }
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
function rowsAhead({ cells, heights }: SheetEdits, added: AddedRows | undefined) {
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

const openingTag = (element: string) => /^<[^>]*>/.exec(element)![0]

function editRow(tag: string, cells: readonly SheetCell[], row: number, editing: Editing): void {
  const { edits, out, stamps } = editing
  const own = edits.cells.get(row)
  const columns = own ? [...own.keys()].sort((a, b) => a - b) : []
  const height = edits.heights.get(row)
  const isHigher = height !== undefined && Number(attributeOf(tag, 'ht') ?? 0) < height
  out.putMarkup(isHigher ? withAttribute(withAttribute(tag, 'ht', height), 'customHeight', 1) : tag)
  const number = stamps.numbered(row)
  let next = 0
  const putNew = (end: number) => {
    for (; columns[next]! < end; next++)
      newCell(columns[next]!, number, own!.get(columns[next]!)!, styleOf(tag), editing)
  }
  for (const cell of cells) {
    putNew(cell.column)
    if (columns[next] === cell.column) editCell(cell, row, number, own!.get(columns[next++]!)!, editing)
    else out.putMarkup(cell.markup(row))
  }
  putNew(Number.POSITIVE_INFINITY)
  out.put(stamps.rowEnd)
}

const styleOf = (rowTag: string) => Number(attributeOf(rowTag, 's') ?? 0)

function editCell(cell: SheetCell, row: number, number: Stamp, edit: CellEdit, editing: Editing): void {
  const { column, style, isFormula } = cell
  const isWritten = edit.text !== undefined || edit.value !== undefined
  if (isWritten && !isFormula) {
    newCell(column, number, edit, style, editing)
    return
  }
  if (isWritten) editing.onFormula(row, column)
  const markup = cell.markup(row)
  const open = openingTag(markup)
  editing.out.putMarkup(withAttribute(open, 's', editing.styles.derive(style, edit.look)) + markup.slice(open.length))
}

function newCell(column: number, number: Stamp, edit: CellEdit, base: number, editing: Editing): void {
  const { x, styles, stamps, out } = editing
  const { value, text } = edit
  const style = styles.derive(base, edit.look)
  stamps.columns[column] ??= stampOf(`<${x}c r="${columnName(column)}`)
  stamps.styles[style] ??= stampOf(`" s="${style}"`)
  out.put(stamps.columns[column])
  out.put(number)
  out.put(stamps.styles[style])
  if (value !== undefined) out.putText(stamps.value, String(value), stamps.valueEnd)
  else if (text === undefined || text === '') out.put(stamps.blank)
  else if (!out.putText(stamps.text, text, stamps.textEnd))
    out.putMarkup(` t="inlineStr"><${x}is>${textElement(text, x)}</${x}is></${x}c>`)
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
