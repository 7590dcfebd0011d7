/**
 * One table of a form: heading rows as nested groups, data rows down the left block first, the total row last in the last block.
 * Gets the spans of its columns on the sheet's grid and says which rows it took.
 */

import { columnTypes } from '../notice/column-types.ts'
import type { Column, Table } from '../notice/notice.ts'
import type { Value } from '../value/value.ts'
import type { Box } from '../workbook/workbook.ts'
import { type Canvas, frame, linedColumn, put, putRows, raise, widthBetween } from './canvas.ts'
import { takesOneLine } from './column-widths.ts'
import type { FormContent, TableContent } from './form-content.ts'
import { inputFor } from './input-rules.ts'
import { type LookName, looks } from './looks.ts'
import type { Span } from './spans.ts'
import { heightOf, linesOf } from './text-size.ts'
import { breakHeading } from './title-lines.ts'

interface TablePlace {
  table: Table
  /** First row, as Excel shows it. */
  top: number
  /** Per block, per column. */
  spans: Span[][]
  /** 10.5 pt instead of 12 pt. */
  small: boolean
  /** Fields of columns that hold a rate. */
  rates: ReadonlySet<string>
}

export interface DrawnTable {
  headingTop: number
  headingBottom: number
  bottom: number
}

const dataHeight = 21
const smallDataHeight = 18

export function drawTable(canvas: Canvas, place: TablePlace, content: FormContent): DrawnTable {
  const { table } = place
  const data = content.tables[table.id] ?? { rows: [], total: undefined }
  const left = place.spans[0]?.[0]?.first ?? 0
  const right = place.spans.at(-1)?.at(-1)?.last ?? left
  let row = place.top
  if (table.heading !== '') {
    // 七、本校各教研组研修计划 stands flush left among the sections; a plain name is centred.
    const look = /^[一二三四五六七八九十]+、/.test(table.heading) ? 'section' : 'tableHeading'
    put(canvas, { top: row, left, bottom: row, right }, table.heading, look, { lined: true })
    raise(canvas, row, 24)
    row += 1
  }
  const headingTop = row
  const headingBottom = drawHeadings(canvas, place, headingTop)
  const bottom = drawRows(canvas, place, data, content, headingBottom + 1)
  frame(canvas, { top: place.top, left, bottom, right })
  return { headingTop, headingBottom, bottom }
}

/** Depth of the heading tree. */
function depthOf(table: Table): number {
  return 1 + Math.max(0, ...table.columns.map((column) => column.groups.length))
}

function drawHeadings(canvas: Canvas, place: TablePlace, top: number): number {
  const depth = depthOf(place.table)
  const look: LookName = place.small ? 'headingSmall' : 'heading'
  for (const spans of place.spans) headingLevel(canvas, place.table.columns, spans, top, 0, depth, look)
  return top + depth - 1
}

/** Draws one level of the tree over neighbouring columns and goes down into the groups it finds. */
function headingLevel(
  canvas: Canvas,
  columns: Column[],
  spans: Span[],
  top: number,
  level: number,
  depth: number,
  look: LookName,
): void {
  for (let from = 0; from < columns.length; ) {
    const column = columns[from] as Column
    const group = column.groups[level]
    let to = from
    while (group !== undefined && columns[to + 1]?.groups[level] === group) to += 1
    const leaf = group === undefined
    const box: Box = {
      top: top + level,
      left: spans[from]?.first ?? 0,
      bottom: leaf ? top + depth - 1 : top + level,
      right: spans[to]?.last ?? 0,
    }
    const { size } = looks[look]
    const width = widthBetween(canvas, box.left, box.right)
    const heading = breakHeading(leaf ? column.heading : group, size, width - 1)
    const text = leaf && column.hint !== '' ? `${heading}\n${breakHeading(column.hint, size, width - 1)}` : heading
    put(canvas, box, text, look, { lined: true })
    const rows = box.bottom - box.top + 1
    const lines = linesOf(text, size, width)
    // Fonts that stand in for ours need more for many lines.
    const height = heightOf(lines, size) + (lines > 2 ? 2 * lines : 0)
    for (let row = box.top; row <= box.bottom; row += 1) raise(canvas, row, Math.max(24, Math.ceil(height / rows)))
    if (!leaf) {
      headingLevel(canvas, columns.slice(from, to + 1), spans.slice(from, to + 1), top, level + 1, depth, look)
    }
    from = to + 1
  }
}

function drawRows(canvas: Canvas, place: TablePlace, data: TableContent, content: FormContent, top: number): number {
  const { table, spans } = place
  const slots = data.rows.length + (data.total ? 1 : 0)
  const perBlock = Math.max(1, Math.ceil(slots / table.blocks))
  const bottom = top + perBlock - 1
  if (isPlainList(place, content)) {
    drawList(canvas, place, data, top)
    if (data.total) drawTotal(canvas, place, data.total, false, bottom)
    return bottom
  }
  for (const [block, blockSpans] of spans.entries()) {
    const first = block * perBlock
    const count = Math.max(0, Math.min(perBlock, data.rows.length - first))
    for (const [index, column] of table.columns.entries()) {
      const span = blockSpans[index] as Span
      for (let slot = 0; slot < perBlock; slot += 1) {
        const value = data.rows[first + slot]?.[column.field]
        drawValue(canvas, place, column, { row: top + slot, span }, value, content.forInput && slot < count)
        if (slot < count) remember(canvas, table, first + slot, column, span, top + slot)
      }
      if (column.mergeDown && !content.flat)
        mergeDown(canvas, place, data.rows.slice(first, first + count), column, span, top)
      const range = { top, left: span.first, bottom: top + count - 1, right: span.first }
      if (content.forInput && count > 0 && data.rows.some((row) => row[column.field] === undefined)) {
        const input = inputFor(column, content.choices[column.field], range)
        if (input) canvas.inputs.push(input)
      }
    }
  }
  if (data.total) drawTotal(canvas, place, data.total, content.forInput, bottom)
  return bottom
}

/** Every cell of a row stands for itself: a roster that is filled in. */
function isPlainList({ table, spans }: TablePlace, { flat, forInput, tables }: FormContent): boolean {
  const isSingle = spans.length === 1 && spans[0]!.every(({ first, last }) => first === last)
  return flat && !forInput && isSingle && (tables[table.id]?.rows.length ?? 0) > 0
}

function drawList(canvas: Canvas, place: TablePlace, content: TableContent, top: number): void {
  const { rows } = content
  const columns = place.table.columns.map((column, index) => ({
    field: column.field,
    span: place.spans[0]![index]!,
    look: lookOf(column, place),
    asText: columnTypes[column.type].personal,
  }))
  putRows(canvas, {
    top,
    bottom: top + rows.length - 1,
    height: leastHeight(place),
    columns: columns.map(({ span, look, asText }) => linedColumn(span.first, look, { asText })),
    values(row) {
      const own = rows[row - top]!
      return columns.map(({ field }) => own[field])
    },
  })
  for (const { field, span } of columns) canvas.places.setRun(place.table.id, field, span.first, top, rows.length)
  for (const { field, span, look } of columns) {
    const { size, wrap } = looks[look]
    const width = widthBetween(canvas, span.first, span.last)
    if (!wrap || takesOneLine(content, field, size, width)) continue
    for (let index = 0; index < rows.length; index++) {
      const value = rows[index]![field]
      const lines = value === undefined ? 1 : linesOf(String(value), size, width)
      if (lines > 1) raise(canvas, top + index, Math.max(leastHeight(place), heightOf(lines, size)))
    }
  }
}

function remember(
  canvas: Canvas,
  table: Table,
  index: number | 'total',
  column: Column,
  span: Span,
  row: number,
): void {
  canvas.places.set(table.id, index, column.field, span.first, row)
}

function drawValue(
  canvas: Canvas,
  place: TablePlace,
  column: Column,
  at: { row: number; span: Span },
  value: Value,
  input: boolean,
): void {
  const look = lookOf(column, place)
  const box = { top: at.row, left: at.span.first, bottom: at.row, right: at.span.last }
  const asText = columnTypes[column.type].personal
  put(canvas, box, value, look, { lined: true, unlocked: input && value === undefined, asText })
  raise(canvas, at.row, heightFor(canvas, place, look, value, at.span))
}

/** As high as the lines of its text. */
function heightFor(canvas: Canvas, place: TablePlace, look: LookName, value: Value, span: Span): number {
  const { size, wrap } = looks[look]
  const lines = wrap ? linesOf(String(value ?? ''), size, widthBetween(canvas, span.first, span.last)) : 1
  return lines > 1 ? Math.max(leastHeight(place), heightOf(lines, size)) : leastHeight(place)
}

const leastHeight = ({ small }: TablePlace) => (small ? smallDataHeight : dataHeight)

function drawTotal(
  canvas: Canvas,
  place: TablePlace,
  total: Record<string, Value>,
  forInput: boolean,
  row: number,
): void {
  const { table, small, rates } = place
  const spans = place.spans.at(-1) as Span[]
  const figures = table.columns.findIndex(({ type }) => columnTypes[type].figure)
  const labelled = Math.max(1, figures)
  const label = { top: row, left: spans[0]?.first ?? 0, bottom: row, right: spans[labelled - 1]?.last ?? 0 }
  put(canvas, label, table.total, small ? 'totalLabelSmall' : 'totalLabel', { lined: true })
  raise(canvas, row, leastHeight(place))
  for (const [index, column] of table.columns.entries()) {
    if (index < labelled) continue
    const span = spans[index] as Span
    const box = { top: row, left: span.first, bottom: row, right: span.last }
    const value = total[column.field]
    const { figure, look: own } = columnTypes[column.type]
    const kind: LookName = rates.has(column.field) || own === 'rate' ? 'totalRate' : 'totalFigure'
    const look = figure ? (small ? (`${kind}Small` as const) : kind) : lookOf(column, place)
    put(canvas, box, value, look, { lined: true, unlocked: forInput })
    remember(canvas, table, 'total', column, span, row)
  }
}

/** Equal neighbours become one merged cell. */
function mergeDown(
  canvas: Canvas,
  place: TablePlace,
  rows: Record<string, Value>[],
  column: Column,
  span: Span,
  top: number,
): void {
  for (let from = 0; from < rows.length; ) {
    const value = rows[from]?.[column.field]
    let to = from
    while (value !== undefined && rows[to + 1]?.[column.field] === value) to += 1
    if (to > from) {
      const box = { top: top + from, left: span.first, bottom: top + to, right: span.last }
      // The single cells of these rows may have been merged across already: one larger merge replaces them.
      canvas.merges = canvas.merges.filter((merge) => !within(merge, box))
      put(canvas, box, value, place.small ? 'centreSmall' : 'centre', { lined: true })
    }
    from = to + 1
  }
}

function within(inner: Box, outer: Box): boolean {
  const rows = outer.top <= inner.top && inner.bottom <= outer.bottom
  return rows && outer.left <= inner.left && inner.right <= outer.right
}

function lookOf({ field, type }: Column, { small, rates }: TablePlace): LookName {
  if (rates.has(field)) return small ? 'rateSmall' : 'rate'
  const { look } = columnTypes[type]
  return small ? `${look}Small` : look
}
