/**
 * A row of a sheet and what becomes of its cells come in; its markup is put where the part is being made. Text is only ever written as text; a
 * formula is never written over, and told.
 */
import { columnName } from '../address.ts'
import type { CellLook, StyleEditor } from './edit-styles.ts'
import { attributeOf, openingTag, textElement, withAttribute } from './markup.ts'
import { type MarkupBytes, numberStamp, type Stamp, stampOf } from './markup-bytes.ts'

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

/** A row's, by column; of a few cells, for which a list is at hand sooner than a map. Keys that are a list are in order. */
export type RowEdits = Pick<ReadonlyMap<number, CellEdit>, 'get'> & { keys(): Iterable<number> }

/** A cell as it stands, or as it will stand in the row with that number. */
export interface SheetCell {
  column: number
  style: number
  isFormula: boolean
  markup: (row: number) => string
}

export interface RowChanges {
  cells: CellEdits
  /** Rows that must be at least so high, in points. */
  heights: ReadonlyMap<number, number>
}

/** What every row is edited with. */
export interface Editing {
  /** Prefix of the part's elements. */
  x: string
  edits: RowChanges
  styles: StyleEditor
  onFormula: (row: number, column: number) => void
  stamps: ReturnType<typeof cellStamps>
  out: MarkupBytes
}

/** What written cells have in common, in a part whose elements have that prefix. */
export function cellStamps(x: string) {
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

export function editRow(tag: string, cells: readonly SheetCell[], row: number, editing: Editing): void {
  const { edits, out, stamps } = editing
  const own = edits.cells.get(row)
  const keys = own?.keys() ?? []
  const columns: readonly number[] = Array.isArray(keys) ? keys : [...keys].sort((a, b) => a - b)
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
