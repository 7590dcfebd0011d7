/**
 * Form and content → the official sheet as cells. Pure: no file, no clock. What the description does not say is not drawn.
 */
import { formName } from '../notice/form-words.ts'
import type { Form, Table } from '../notice/notice.ts'
import type { Value } from '../value/value.ts'
import { cellKey } from '../workbook/address.ts'
import { type Canvas, drawingOf, hold, startCanvas } from './canvas.ts'
import { columnWidths, sharedSpans } from './column-widths.ts'
import { drawCard } from './draw-card.ts'
import { drawFields, drawNotes, drawTop } from './draw-head.ts'
import { drawSection, hasOwnText } from './draw-section.ts'
import { type DrawnTable, drawTable } from './draw-table.ts'
import type { Drawing, DrawnPage } from './drawing.ts'
import type { FormContent } from './form-content.ts'
import { fitPages } from './page-fit.ts'
import { rateColumns } from './rate-columns.ts'
import type { Span } from './spans.ts'
import { pointsOfMillimetres, unitsOfMillimetres } from './text-size.ts'

interface DrawOptions {
  /** Small print in the footer; `''` (the default) for none. */
  sourceLine?: string
}

/** Margins of GB/T 9704-2012 in millimetres: type area 156 × 225. A landscape table keeps its head at the binding edge. */
const margins = {
  portrait: { top: 37, right: 26, bottom: 35, left: 28 },
  landscape: { top: 28, right: 35, bottom: 26, left: 37 },
}
const paper = { portrait: { width: 210, height: 297 }, landscape: { width: 297, height: 210 } }

export function drawForm(form: Form, content: FormContent, options: DrawOptions = {}): Drawing {
  const area = typeArea(form)
  const card = form.tables.find((table) => table.card !== undefined)
  if (card) return drawCard(form, card, content, { area, margins: margins[form.page.orientation], ...options })
  const main = mainTable(form)
  const grid = gridOf(main, content, area.width)
  const canvas = startCanvas(grid.widths)
  let row = drawTop(canvas, form, content, area.width)
  row = drawFields(canvas, form.head, content, row)

  const tables: DrawnTable[] = []
  for (const id of orderOf(form)) {
    const table = form.tables.find((candidate) => candidate.id === id)
    if (table) {
      const spans = table === main ? ownSpans(table) : sharedSpans(canvas.widths, table, content, 12)
      const rates = new Set(rateColumns(form, table).map(({ column }) => column.field))
      const drawn = drawTable(canvas, { table, top: row, spans, small: grid.small, rates }, content)
      tables.push(drawn)
      row = drawn.bottom + 1
      continue
    }
    const section = form.sections.find((candidate) => candidate.id === id)
    if (section) row = drawSection(canvas, section, hasOwnText(form, section), content, row)
  }
  row = drawFields(canvas, form.foot, content, row)
  row = drawNotes(canvas, form.notes, row)

  noteDifferences(canvas, content)
  const only = tables.length === 1 && form.sections.length === 0 ? tables[0] : undefined
  const page: DrawnPage = {
    orientation: form.page.orientation,
    margins: margins[form.page.orientation],
    repeatFrom: only?.headingTop ?? 0,
    repeatTo: only?.headingBottom ?? 0,
    ...fitPages(canvas, area, row - 1, only, growsIn(form, content)),
    pageNumber: true,
    sourceLine: options.sourceLine ?? '',
  }
  const name = formName(form).slice(0, 31)
  return drawingOf(canvas, name, page, { frozenRows: only && only.headingBottom <= 10 ? only.headingBottom : 0 })
}

/** What an officer must know about a figure stands at the figure, as a comment that is not printed. */
function noteDifferences(canvas: Canvas, content: FormContent): void {
  const noted = new Map<number, string>()
  const rows = new Set<number>()
  for (const { table, row, field, remark } of content.sources) {
    const place = remark === '' ? undefined : canvas.places.at(table, row, field)
    if (place === undefined) continue
    noted.set(cellKey(place.row, place.column), remark)
    rows.add(place.row)
  }
  if (noted.size === 0) return
  hold(canvas, (row) => rows.has(row))
  for (const cell of canvas.cells.flat()) cell.note = noted.get(cellKey(cell.row, cell.column)) ?? cell.note
}

/** The type area: width in Excel's unit, height in points. */
function typeArea(form: Form): { width: number; height: number } {
  const { orientation } = form.page
  const sheet = paper[orientation]
  const margin = margins[orientation]
  return {
    width: unitsOfMillimetres(sheet.width - margin.left - margin.right),
    height: pointsOfMillimetres(sheet.height - margin.top - margin.bottom),
  }
}

/** The table with most columns gives the grid. */
function mainTable(form: Form): Table | undefined {
  const across = (table: Table) => table.columns.length * table.blocks
  return form.tables.reduce<Table | undefined>(
    (most, table) => (most && across(most) >= across(table) ? most : table),
    undefined,
  )
}

/** 12 pt where it fits on the paper, tighter headings before 10.5 pt; a form of text alone has eight equal columns. */
function gridOf(main: Table | undefined, content: FormContent, width: number): { widths: number[]; small: boolean } {
  if (!main) return { widths: Array.from({ length: 8 }, () => Math.floor((width / 8) * 100) / 100), small: false }
  const data = content.tables[main.id] ?? { rows: [], total: undefined }
  for (const size of [12, 10.5]) {
    for (const lines of [2, 3] as const) {
      const widths = columnWidths(main, data, size, width, lines)
      if (widths.reduce((sum, each) => sum + each, 0) <= width) return { widths, small: size < 12 }
    }
  }
  return { widths: columnWidths(main, data, 10.5, width, 3), small: true }
}

function orderOf(form: Form): string[] {
  return form.order.length > 0 ? form.order : [...form.tables, ...form.sections].map((part) => part.id)
}

function ownSpans(table: Table): Span[][] {
  const { length } = table.columns
  return Array.from({ length: table.blocks }, (_, block) =>
    table.columns.map((_, index) => ({ first: block * length + index, last: block * length + index })),
  )
}

/** What is still to be filled in gets longer by it. */
function growsIn({ sections }: Form, { forInput, tables }: FormContent): boolean {
  const isEmpty = (row: Record<string, Value>) => Object.keys(row).every((field) => field === 'sequence')
  return forInput && (sections.length > 0 || Object.values(tables).some(({ rows }) => rows.some(isEmpty)))
}
