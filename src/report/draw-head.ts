/**
 * What stands above and below the tables: 附件 label, title lines, head and foot fields, notes. A head line has 单位（盖章） at the left,
 * 填表人 in the middle, 联系电话 at the right, each with room to write.
 */
import { columnTypes } from '../notice/column-types.ts'
import type { Form, HeadField } from '../notice/notice.ts'
import { type Canvas, frame, put, raise, rowBox, widthBetween } from './canvas.ts'
import type { FormContent } from './form-content.ts'
import { inputBehindLabel, inputForHead } from './input-rules.ts'
import { type LookName, looks } from './looks.ts'
import { type Part, type Span, spansOf } from './spans.ts'
import { columnFor, heightOf, linesOf, pointsOfMillimetres, widthOf } from './text-size.ts'
import { breakTitle } from './title-lines.ts'

const lineHeight = 24

/** Draws label, title and remarks; returns the next free row. */
export function drawTop(canvas: Canvas, form: Form, content: FormContent, paper: number): number {
  const right = canvas.widths.length - 1
  let row = 1
  if (form.mark !== '') {
    put(canvas, rowBox(row, 0, right), form.mark, 'label')
    raise(canvas, row, 30)
    row += 1
  }
  const { look, lines } = titleOf(form, content, Math.min(paper, widthBetween(canvas, 0, right)))
  for (const line of lines) {
    put(canvas, rowBox(row, 0, right), line, look)
    raise(canvas, row, looks[look].size * 1.65)
    row += 1
  }
  const remarks = form.official ? content.remarks : ['注：通知未附本表样式，版式为自拟', ...content.remarks]
  for (const remark of remarks) {
    put(canvas, rowBox(row, 0, right), remark, 'remark')
    raise(canvas, row, heightOf(linesOf(remark, 10.5, widthBetween(canvas, 0, right)), 10.5))
    row += 1
  }
  return row
}

/** The title as the notice breaks it, in the largest size that fits; broken between words where none does. */
function titleOf(form: Form, content: FormContent, room: number): { look: LookName; lines: string[] } {
  const lines = form.title.map((line) =>
    line.replace(/\{(\w+)\}/g, (_, name: string) => content.placeholders[name] ?? form.blanks[name] ?? ''),
  )
  const sizes: LookName[] = ['title', 'titleSmall', 'titleSmaller']
  const fits = (look: LookName) => lines.every((line) => widthOf(line, looks[look].size) <= room)
  const look = sizes.find(fits)
  if (look) return { look, lines }
  return { look: 'titleSmall', lines: lines.flatMap((line) => breakTitle(line, looks.titleSmall.size, room)) }
}

/** Draws head or foot fields line by line; returns the next free row. */
export function drawFields(canvas: Canvas, fields: HeadField[], content: FormContent, top: number): number {
  let row = top
  for (const line of linesOfFields(fields, canvas.widths.length)) {
    if (line[0]?.place === 'row') drawRowField(canvas, line[0], content, row)
    else drawLine(canvas, line, content, row)
    raise(canvas, row, lineHeight)
    row += 1
  }
  return row
}

/** A new line begins where the places stop moving to the right, or where there is no column left. */
function linesOfFields(fields: HeadField[], columns: number): HeadField[][] {
  const order = ['left', 'middle', 'right', 'row']
  const lines: HeadField[][] = []
  for (const field of fields) {
    const line = lines.at(-1)
    const last = line?.at(-1)
    const follows = last && field.place !== 'row' && order.indexOf(last.place) < order.indexOf(field.place)
    if (line && follows && line.length < columns) line.push(field)
    else lines.push([field])
  }
  return lines
}

function drawLine(canvas: Canvas, fields: HeadField[], content: FormContent, row: number): void {
  const all = widthBetween(canvas, 0, canvas.widths.length - 1)
  const labels = fields.map((field) => columnFor(withColon(field.label), 12))
  const slack = all - labels.reduce((sum, width) => sum + width, 0)
  const values = fields.map((field) => Math.max(columnFor(valueText(field, content), 12), roomOf(field)))
  const wanted = values.reduce((sum, width) => sum + width, 0)
  const parts: Part[] = fields.flatMap((field, index) => {
    const value = values[index] ?? 0
    const label = labels[index] ?? 0
    const given = Math.max(8, columnFor(valueText(field, content), 12))
    return [
      { least: label, ideal: label, weight: 4 },
      { least: given, ideal: Math.max(value, (value * slack) / wanted), weight: 1 },
    ]
  })
  const spans = spansOf(canvas.widths, parts)
  if (spans) {
    for (const [index, field] of fields.entries()) {
      drawApart(canvas, field, content, row, spans[2 * index] as Span, spans[2 * index + 1] as Span, index === 0)
    }
    return
  }
  drawTogether(canvas, fields, content, row, all)
}

/** Label and value in cells of their own. */
function drawApart(
  canvas: Canvas,
  field: HeadField,
  content: FormContent,
  row: number,
  label: Span,
  value: Span,
  atEdge: boolean,
): void {
  put(canvas, rowBox(row, label.first, label.last), withColon(field.label), atEdge ? 'headLabel' : 'headLabelRight')
  drawFieldValue(canvas, field, content, row, value, false)
}

function drawFieldValue(
  canvas: Canvas,
  field: HeadField,
  content: FormContent,
  row: number,
  span: Span,
  lined: boolean,
): void {
  const value = content.head[field.field] ?? (field.blank === '' ? undefined : field.blank)
  const box = rowBox(row, span.first, span.last)
  const asText = columnTypes[field.type].personal
  put(canvas, box, value, 'headValue', { unlocked: content.forInput, asText, lined })
  if (!content.forInput) return
  const input = inputForHead(field, content.choices[field.field], { ...box, right: box.left })
  if (input) canvas.inputs.push(input)
}

/** Too few columns: each field has one cell, the value behind its label. */
function drawTogether(canvas: Canvas, fields: HeadField[], content: FormContent, row: number, all: number): void {
  const texts = fields.map((field) => withColon(field.label) + valueText(field, content))
  const parts = texts.map((text) => ({
    least: 0,
    ideal: Math.max(columnFor(text, 12), all / fields.length),
    weight: 1,
  }))
  const spans = spansOf(canvas.widths, parts)
  if (!spans) throw new Error(`head line does not fit: ${fields.map((field) => field.field).join(' ')}`)
  for (const [index, field] of fields.entries()) {
    const span = spans[index] as Span
    const box = rowBox(row, span.first, span.last)
    put(canvas, box, texts[index], 'headValue', { unlocked: content.forInput })
    if (content.forInput) {
      canvas.inputs.push(inputBehindLabel(withColon(field.label), { ...box, right: box.left }))
    }
  }
}

/** A bordered row of its own: label cell, value cell across the form. */
function drawRowField(canvas: Canvas, field: HeadField, content: FormContent, row: number): void {
  const right = canvas.widths.length - 1
  const label = columnFor(field.label, 12)
  let last = 0
  while (last < right - 1 && widthBetween(canvas, 0, last) < label) last += 1
  put(canvas, rowBox(row, 0, last), field.label, 'tableHeading', { lined: true })
  drawFieldValue(canvas, field, content, row, { first: last + 1, last: right }, true)
  frame(canvas, rowBox(row, 0, right))
}

/** Draws the notes under the table; returns the next free row. */
export function drawNotes(canvas: Canvas, notes: string[], top: number): number {
  const right = canvas.widths.length - 1
  let row = top
  for (const note of notes) {
    put(canvas, rowBox(row, 0, right), note, 'note')
    raise(canvas, row, heightOf(linesOf(note, looks.note.size, widthBetween(canvas, 0, right)), looks.note.size) - 2)
    row += 1
  }
  return row
}

function withColon(label: string): string {
  return /[：:]$/.test(label) ? label : `${label}：`
}

function valueText(field: HeadField, content: FormContent): string {
  return String(content.head[field.field] ?? field.blank)
}

/** Room to write by hand: about 35 mm for a name or number, more for a unit. */
function roomOf(field: HeadField): number {
  return pointsOfMillimetres(columnTypes[field.type].byHand) / 5.25
}
