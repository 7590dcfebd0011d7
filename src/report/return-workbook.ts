/**
 * A 退回表 drawn anew, for a file that cannot be marked itself (.xls, CSV, a damaged part): the letter, then each of the sender's tables with
 * their own row numbers, faulty cells coloured, with the columns 问题 and 情况说明 at the right. Made from the reader's rows alone.
 */
import { EXPLANATION_HEADING, FOUND_SHEET, LETTER_SHEET, PROBLEM_HEADING } from '../form/own-sheets.ts'
import { foundIn } from '../intake/since-return.ts'
import { UserError } from '../user-error.ts'
import { cellKey } from '../workbook/address.ts'
import { CellKind, type Row, type Sheet, type SheetLayout } from '../workbook/workbook.ts'
import { type Canvas, drawingOf, put, raise, rowBox, startCanvas } from './canvas.ts'
import type { Drawing } from './drawing.ts'
import { faultyCells, headingRowOf, isPersonalAt, notesOf, problemsByRow, problemText } from './faulty-cells.ts'
import { inputsFor } from './input-rules.ts'
import type { LookName } from './looks.ts'
import { drawReturnLetter } from './return-letter.ts'
import type { Returning, ReturningForm } from './returning.ts'
import { columnFor, heightOf, linesOf } from './text-size.ts'

/** A workbook is drawn in memory: a file of more rows is a county's, whose officer reads the findings as a table. */
const mostRows = 20_000
const mostColumns = 200
const widest = 32
const problemWidth = 46
const explanationWidth = 26

/** @throws UserError when a table is too long to be sent back. */
export async function returnWorkbook(returning: Returning, sheets: readonly Sheet[]): Promise<Drawing[]> {
  const tables: Drawing[] = []
  for (const sheet of sheets) {
    const forms = returning.forms.filter(({ form }) => form.sheet === sheet.name)
    if (forms.length > 0)
      tables.push(drawTable(sheet, forms, await rowsOf(sheet, returning.path), await sheet.layout()))
  }
  return [drawReturnLetter(returning, { redrawn: true }), ...tables, drawFound(returning)]
}

/** What was found, for the day it comes back; it says nothing of anybody. */
function drawFound({ forms }: Returning): Drawing {
  const canvas = startCanvas([18, 6])
  for (const [index, [kind, count]] of [...foundIn(forms.flatMap(({ findings }) => findings))].entries()) {
    put(canvas, rowBox(index + 1, 0, 0), kind, 'plain')
    put(canvas, rowBox(index + 1, 1, 1), String(count), 'plain')
  }
  return { ...drawingOf(canvas, FOUND_SHEET, {}), veryHidden: true }
}

async function rowsOf(sheet: Sheet, path: string): Promise<Row[]> {
  const rows: Row[] = []
  await sheet.rows((row) => {
    rows.push(row)
    return rows.length <= mostRows
  })
  if (rows.length <= mostRows) return rows
  throw new UserError(
    'return-too-long',
    `${path} 超过 ${mostRows} 行，没有生成退回表。`,
    '请用 --format csv 导出问题清单。',
  )
}

function drawTable(sheet: Sheet, forms: ReturningForm[], rows: Row[], layout: SheetLayout): Drawing {
  const used = Math.min(mostColumns, Math.max(1, ...rows.map((row) => row.texts.length)))
  const widths = [...columnsOf(rows, used), problemWidth, explanationWidth]
  const canvas = startCanvas(widths)
  const findings = forms.flatMap((each) => each.findings)
  const marks = faultyCells(findings)
  const notes = new Map(notesOf(findings).map(({ row, column, text }) => [cellKey(row, column), text]))
  const isText = (column: number) => forms.some(({ form }) => isPersonalAt(form, column))
  const headings = forms.flatMap(({ form }) => form.tables.flatMap((table) => table.headingRows))
  const firstHeading = headings.length > 0 ? Math.min(...headings) : 1
  for (const row of rows) drawRow(canvas, row, used, { marks, notes }, row.number >= firstHeading, isText)
  const last = rows.at(-1)?.number ?? 1
  keepMerges(canvas, layout, last, used)
  for (const each of forms) drawProblems(canvas, each, used)
  canvas.inputs.push(...forms.flatMap((each) => inputsFor(each, last)))
  const shown = new Set(findings.flatMap((finding) => finding.rows))
  const name = sheet.name === '' || sheet.name === LETTER_SHEET ? '原表' : sheet.name
  const hiddenRows = rows.filter((row) => row.hidden && !shown.has(row.number)).map((row) => row.number)
  if (headings.length === 0) return drawingOf(canvas, name, {}, { hiddenRows })
  const lastHeading = Math.max(...headings)
  return drawingOf(
    canvas,
    name,
    { repeatFrom: firstHeading, repeatTo: lastHeading },
    { frozenRows: lastHeading <= 12 ? lastHeading : 0, hiddenRows },
  )
}

function columnsOf(rows: Row[], used: number): number[] {
  const widths = Array.from({ length: used }, () => 6)
  for (const row of rows.slice(0, 500)) {
    // A title in the first cell says nothing about the column below it.
    if (row.texts.filter((text) => text !== '').length < 2) continue
    for (let column = 0; column < used; column += 1) {
      const width = columnFor(row.texts[column] ?? '', 10.5) + 1
      widths[column] = Math.min(widest, Math.max(widths[column] ?? 6, width))
    }
  }
  return widths
}

function drawRow(
  canvas: Canvas,
  row: Row,
  used: number,
  { marks, notes }: { marks: ReturnType<typeof faultyCells>; notes: ReadonlyMap<number, string> },
  lined: boolean,
  isText: (column: number) => boolean,
): void {
  for (let column = 0; column < used; column += 1) {
    const mark = marks.get(cellKey(row.number, column))
    const text = row.texts[column] ?? ''
    if (text === '' && mark === undefined && !lined) continue
    // Titles and the like run on over the blank cells beside them.
    const look: LookName = mark ?? (lined ? 'plain' : 'headValue')
    if (lined) raise(canvas, row.number, heightOf(linesOf(text, 10.5, canvas.widths[column] ?? 8), 10.5))
    put(canvas, rowBox(row.number, column, column), shownValue(text, row.kinds[column]), look, {
      lined,
      asText: lined && isText(column),
      note: notes.get(cellKey(row.number, column)) ?? '',
    })
  }
}

/** Numbers stay numbers while Excel shows all their digits; what was stored otherwise is shown as it was read. */
function shownValue(text: string, kind: CellKind | undefined): string | number | undefined {
  if (text === '') return undefined
  const value = Number(text)
  return kind === CellKind.number && Number.isFinite(value) && Math.abs(value) < 1e11 ? value : text
}

/** Merges of the sender's table, as far as they lie within its rows and where nothing coloured would be lost. */
function keepMerges(canvas: Canvas, layout: SheetLayout, last: number, used: number): void {
  for (const merge of layout.merges) {
    if (merge.bottom > last || merge.right >= used || merge.left > merge.right) continue
    let whole = true
    for (let row = merge.top; row <= merge.bottom && whole; row += 1) {
      for (let column = merge.left; column <= merge.right && whole; column += 1) {
        const cell = canvas.cells[row]?.[column]
        const corner = row === merge.top && column === merge.left
        whole = corner || cell === undefined || (cell.value === undefined && cell.note === '')
      }
    }
    if (whole) canvas.merges.push({ ...merge })
  }
}

function drawProblems(canvas: Canvas, { form, findings, unheard }: ReturningForm, used: number): void {
  const headingRow = headingRowOf(form)
  put(canvas, rowBox(headingRow, used, used), PROBLEM_HEADING, 'plainHeading', { lined: true })
  put(canvas, rowBox(headingRow, used + 1, used + 1), EXPLANATION_HEADING, 'plainHeading', { lined: true })
  for (const [row, found] of problemsByRow(form, findings)) {
    const text = problemText(found, unheard.includes(row))
    const look: LookName = found.some((finding) => finding.severity === 'error') ? 'error' : 'warning'
    put(canvas, rowBox(row, used, used), text, look, { lined: true })
    put(canvas, rowBox(row, used + 1, used + 1), undefined, 'plain', { lined: true })
    raise(canvas, row, heightOf(linesOf(text, 10.5, problemWidth), 10.5))
  }
}
