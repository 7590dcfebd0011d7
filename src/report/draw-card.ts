/**
 * A form that is a card (申报表) and its content come in; label and value side by side in a bordered grid go out, as one sheet for one page. What the
 * page leaves is room to write in. Never draws more than the form says.
 */

import { columnTypes } from '../notice/column-types.ts'
import { formName } from '../notice/form-words.ts'
import type { CardCell, Column, Form, Table } from '../notice/notice.ts'
import type { Value } from '../value/value.ts'
import type { Box } from '../workbook/workbook.ts'
import { type Canvas, drawingOf, frame, heightBetween, put, raise, startCanvas, widthBetween } from './canvas.ts'
import { sharedSpans } from './column-widths.ts'
import { drawNotes, drawTop } from './draw-head.ts'
import { drawTable } from './draw-table.ts'
import type { Drawing, DrawnPage } from './drawing.ts'
import type { FormContent } from './form-content.ts'
import { inputFor } from './input-rules.ts'
import { type LookName, looks } from './looks.ts'
import { heightOf, linesOf } from './text-size.ts'
import { breakHeading } from './title-lines.ts'

interface Paper {
  /** Width in Excel's unit, height in points. */
  area: { width: number; height: number }
  margins: DrawnPage['margins']
  sourceLine?: string
}

/** Three labels with their values stand in a row; label and value are two columns of the grid each, so that a small table finds its places. */
const slots = 3
const labelColumns = 2
const slotColumns = 4
const labelShare = 24 / 52
const cellHeight = 30
/** A headed text at the least, and at the most what Excel allows a row. */
const textHeight = 78
const highestRow = 400

/** One place on the card: a cell of some slots, or a text across all of them. */
interface Field {
  column: Column
  cell: CardCell
  value: Value
}

export function drawCard(form: Form, card: Table, content: FormContent, paper: Paper): Drawing {
  const slot = paper.area.width / slots
  const widths = Array.from({ length: slots }, () => [labelShare, labelShare, 1 - labelShare, 1 - labelShare])
    .flat()
    .map((share) => Math.floor(((slot * share) / 2) * 100) / 100)
  const canvas = startCanvas(widths)
  const top = drawTop(canvas, form, content, paper.area.width)
  const values = content.tables[card.id]?.rows[0] ?? {}
  const fields = card.columns.map((column, index): Field => {
    return { column, cell: card.card![index]!, value: values[column.field] }
  })
  const stretch: number[] = []
  let row = drawCells(canvas, card, fields, 'head', content, top, stretch)
  for (const id of form.order) {
    const table = form.tables.find((each) => each.id === id)
    const field = fields.find(({ column, cell }) => cell.part === 'section' && column.field === id)
    if (table) row = drawInside(canvas, table, content, row)
    else if (field) row = drawText(canvas, card, field, content, row, stretch)
  }
  row = drawCells(canvas, card, fields, 'foot', content, row, stretch)
  frame(canvas, { top, left: 0, bottom: row - 1, right: widths.length - 1 })
  const end = drawNotes(canvas, form.notes, row)
  fillPage(canvas, end - 1, stretch, paper.area.height)
  const page: Partial<DrawnPage> = {
    orientation: form.page.orientation,
    margins: paper.margins,
    onePage: true,
    pageNumber: false,
    sourceLine: paper.sourceLine ?? '',
  }
  return drawingOf(canvas, formName(form).slice(0, 31), page)
}

/** Fields from left to right; the last one of a row takes what is left of it. */
function drawCells(
  canvas: Canvas,
  card: Table,
  fields: readonly Field[],
  part: CardCell['part'],
  content: FormContent,
  top: number,
  stretch: number[],
): number {
  let row = top
  let line: Field[] = []
  const endLine = () => {
    if (line.length === 0) return
    drawLine(canvas, card, line, content, row)
    row += 1
    line = []
  }
  const used = () => line.reduce((sum, field) => sum + slotsOf(field), 0)
  for (const field of fields.filter(({ cell }) => cell.part === part)) {
    if (field.cell.lines > 0) {
      endLine()
      row = drawText(canvas, card, field, content, row, stretch)
      continue
    }
    if (used() + slotsOf(field) > slots) endLine()
    line.push(field)
  }
  endLine()
  return row
}

function slotsOf({ column: { type } }: Field): number {
  const { base } = columnTypes[type].room
  return base >= 16 ? 2 : 1
}

function drawLine(canvas: Canvas, card: Table, line: readonly Field[], content: FormContent, row: number): void {
  let slot = 0
  for (const [index, field] of line.entries()) {
    const taken = index === line.length - 1 ? slots - slot : slotsOf(field)
    const left = slot * slotColumns
    const box = { top: row, left: left + labelColumns, bottom: row, right: left + taken * slotColumns - 1 }
    drawLabel(canvas, field.column, { top: row, left, bottom: row, right: left + labelColumns - 1 })
    const { value, cell } = field
    drawValue(
      canvas,
      card,
      field,
      value ?? (cell.blank || undefined),
      taken > 1 && !columnTypes[field.column.type].personal ? 'unit' : 'centre',
      content,
      box,
    )
    slot += taken
  }
}

function drawLabel(canvas: Canvas, { heading, hint }: Column, box: Box): void {
  const width = widthBetween(canvas, box.left, box.right)
  const label = breakHeading(heading, looks.tableHeading.size, width - 1)
  const text = hint === '' ? label : `${label}\n${hint}`
  put(canvas, box, text, 'tableHeading', { lined: true })
  if (box.top === box.bottom) {
    const height = heightOf(linesOf(text, looks.tableHeading.size, width), looks.tableHeading.size)
    raise(canvas, box.top, Math.max(cellHeight, height))
  }
}

function drawValue(
  canvas: Canvas,
  card: Table,
  { column }: Field,
  shown: Value,
  look: LookName,
  content: FormContent,
  box: Box,
): void {
  put(canvas, box, shown, look, { lined: true, unlocked: content.forInput, asText: columnTypes[column.type].personal })
  const { size } = looks[look]
  if (box.top === box.bottom)
    raise(
      canvas,
      box.top,
      heightOf(linesOf(String(shown ?? ''), size, widthBetween(canvas, box.left, box.right)), size),
    )
  canvas.places.set(card.id, 0, column.field, box.left, box.top)
  if (!content.forInput) return
  const input = inputFor(column, content.choices[column.field], { ...box, bottom: box.top, right: box.left })
  if (input) canvas.inputs.push(input)
}

/** A label at the left and room to write across the form; where to sign stands at the bottom right. */
function drawText(
  canvas: Canvas,
  card: Table,
  field: Field,
  content: FormContent,
  top: number,
  stretch: number[],
): number {
  const { column, cell, value } = field
  const right = slots * slotColumns - 1
  const { size } = looks.paragraph
  const width = widthBetween(canvas, labelColumns, right)
  const printed = cell.blank === '' ? undefined : cell.blank
  const shown = value === undefined ? printed : printed === undefined ? value : `${value}\n${printed}`
  const wanted = cell.lines > 0 ? heightOf(cell.lines, size) : textHeight
  const height = Math.max(wanted, heightOf(linesOf(String(shown ?? ''), size, width), size))
  const rows = Math.ceil(height / highestRow)
  const bottom = top + rows - 1
  drawLabel(canvas, column, { top, left: 0, bottom, right: labelColumns - 1 })
  const look = value === undefined && printed !== undefined ? 'seal' : 'paragraph'
  drawValue(canvas, card, field, shown, look, content, { top, left: labelColumns, bottom, right })
  for (let row = top; row <= bottom; row += 1) raise(canvas, row, Math.ceil(height / rows))
  if (cell.lines === 0) stretch.push(top)
  return bottom + 1
}

function drawInside(canvas: Canvas, table: Table, content: FormContent, top: number): number {
  const spans = sharedSpans(canvas.widths, table, content, 10.5)
  return drawTable(canvas, { table, top, spans, small: true, rates: new Set() }, content).bottom + 1
}

/** What the page leaves is shared among the texts that name no lines. */
function fillPage(canvas: Canvas, last: number, stretch: readonly number[], page: number): void {
  // A printer's own idea of the fonts may need a little more.
  const spare = page * 0.96 - heightBetween(canvas, 1, last)
  if (spare <= 0 || stretch.length === 0) return
  for (const row of stretch) {
    const own = canvas.heights.get(row) ?? 0
    canvas.heights.set(row, Math.min(Math.max(own, highestRow), Math.floor(own + spare / stretch.length)))
  }
}
