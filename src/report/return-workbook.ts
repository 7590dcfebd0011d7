/**
 * What a sender gets back (退回表): a page that says what to correct first and how to return it, then their own table with their own row
 * numbers, faulty cells coloured, with two columns 问题 and 情况说明 at its right. Made from the reader's rows, never from the sender's file.
 */
import type { Finding } from '../check/check.ts'
import { UserError } from '../user-error.ts'
import { cellKey, columnNumber } from '../workbook/address.ts'
import { CellKind, type Row, type SheetLayout } from '../workbook/workbook.ts'
import { type Canvas, cellsInOrder, put, raise, rowBox, startCanvas } from './canvas.ts'
import type { Drawing } from './drawing.ts'
import type { LookName } from './looks.ts'
import { drawReturnLetter, type ReturnInput } from './return-letter.ts'
import { columnFor, heightOf, linesOf } from './text-size.ts'

/** A workbook is drawn in memory: a file of more rows is a county's, whose officer reads the findings as a table. */
const mostRows = 20_000
const mostColumns = 200
const widest = 32
const problemWidth = 46
const explanationWidth = 26

/** @throws UserError when the table is too long to be sent back. */
export async function returnWorkbook(input: ReturnInput): Promise<Drawing[]> {
  const rows: Row[] = []
  await input.sheet.rows((row) => {
    rows.push(row)
    return rows.length <= mostRows
  })
  if (rows.length > mostRows) {
    throw new UserError(
      'return-too-long',
      `${input.form.path} 超过 ${mostRows} 行，没有生成退回表。`,
      '请用 --format csv 导出问题清单。',
    )
  }
  return [drawReturnLetter(input), drawTable(input, rows, await input.sheet.layout())]
}

/** What is wrong at one cell or row, numbered as in the row's 问题 column. */
interface Mark {
  severity: Finding['severity']
  messages: string[]
}

function drawTable(input: ReturnInput, rows: Row[], layout: SheetLayout): Drawing {
  const used = Math.min(mostColumns, Math.max(1, ...rows.map((row) => row.texts.length)))
  const widths = [...columnsOf(rows, used), problemWidth, explanationWidth]
  const canvas = startCanvas(widths)
  const marks = marksOf(input.findings)
  const headings = input.form.tables.flatMap((table) => table.headingRows)
  const firstHeading = headings.length > 0 ? Math.min(...headings) : 1
  for (const row of rows) drawRow(canvas, row, used, marks, row.number >= firstHeading)
  const last = rows.at(-1)?.number ?? 1
  keepMerges(canvas, layout, last, used)
  drawProblems(canvas, input.findings, used, firstHeading)
  const shown = new Set(input.findings.flatMap((finding) => finding.rows))
  return {
    name: input.form.sheet === '' || input.form.sheet === '退回说明' ? '原表' : input.form.sheet,
    widths,
    heights: canvas.heights,
    cells: cellsInOrder(canvas),
    merges: canvas.merges,
    inputs: [],
    page: {
      orientation: 'landscape',
      margins: { top: 18, right: 12, bottom: 18, left: 12 },
      repeatFrom: headings.length > 0 ? firstHeading : 0,
      repeatTo: headings.length > 0 ? Math.max(...headings) : 0,
      onePage: false,
      pageNumber: true,
      sourceLine: '',
    },
    frozenRows: headings.length > 0 && Math.max(...headings) <= 12 ? Math.max(...headings) : 0,
    hiddenRows: rows.filter((row) => row.hidden && !shown.has(row.number)).map((row) => row.number),
    hiddenColumns: [],
    places: new Map(),
  }
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

function drawRow(canvas: Canvas, row: Row, used: number, marks: Map<number, Mark>, lined: boolean): void {
  for (let column = 0; column < used; column += 1) {
    const mark = marks.get(cellKey(row.number, column))
    const text = row.texts[column] ?? ''
    if (text === '' && !mark && !lined) continue
    const look: LookName = mark ? (mark.severity === 'error' ? 'error' : 'warning') : 'plain'
    if (lined) raise(canvas, row.number, heightOf(linesOf(text, 10.5, canvas.widths[column] ?? 8), 10.5))
    put(canvas, rowBox(row.number, column, column), shownValue(text, row.kinds[column]), look, {
      lined,
      note: mark ? mark.messages.join('\n') : '',
    })
  }
}

/** Numbers stay numbers while Excel shows all their digits; what was stored otherwise is shown as it was read. */
function shownValue(text: string, kind: CellKind | undefined): string | number | undefined {
  if (text === '') return undefined
  const value = Number(text)
  return kind === CellKind.number && Number.isFinite(value) && Math.abs(value) < 1e11 ? value : text
}

function marksOf(findings: Finding[]): Map<number, Mark> {
  const marks = new Map<number, Mark>()
  for (const finding of findings) {
    const column = columnOf(finding.cell)
    if (column === undefined || finding.severity === 'info') continue
    for (const row of finding.rows.length > 0 ? finding.rows : [finding.row]) {
      const mark = marks.get(cellKey(row, column)) ?? { severity: finding.severity, messages: [] }
      if (finding.severity === 'error') mark.severity = 'error'
      mark.messages.push(finding.message)
      marks.set(cellKey(row, column), mark)
    }
  }
  return marks
}

/** `D12` → 3; undefined for a finding about a whole row or sheet. */
function columnOf(cell: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(cell)?.[1]
  return letters === undefined ? undefined : columnNumber(letters)
}

/** Merges of the sender's table, as far as they lie within its rows and where nothing coloured would be lost. */
function keepMerges(canvas: Canvas, layout: SheetLayout, last: number, used: number): void {
  for (const merge of layout.merges) {
    if (merge.bottom > last || merge.right >= used || merge.left > merge.right) continue
    let whole = true
    for (let row = merge.top; row <= merge.bottom && whole; row += 1) {
      for (let column = merge.left; column <= merge.right && whole; column += 1) {
        const cell = canvas.cells.get(cellKey(row, column))
        const corner = row === merge.top && column === merge.left
        whole = corner || cell === undefined || (cell.value === undefined && cell.note === '')
      }
    }
    if (whole) canvas.merges.push({ ...merge })
  }
}

function drawProblems(canvas: Canvas, findings: Finding[], used: number, headingRow: number): void {
  put(canvas, rowBox(headingRow, used, used), '问题', 'plainHeading', { lined: true })
  put(canvas, rowBox(headingRow, used + 1, used + 1), '情况说明', 'plainHeading', { lined: true })
  const byRow = new Map<number, Finding[]>()
  for (const finding of findings) {
    if (finding.severity === 'info') continue
    for (const row of finding.rows.length > 0 ? finding.rows : [finding.row]) {
      if (row > 0 && row !== headingRow) byRow.set(row, [...(byRow.get(row) ?? []), finding])
    }
  }
  for (const [row, found] of byRow) {
    const lines = found.map((finding, index) => {
      const where = finding.column === '' ? '' : `${finding.column}：`
      return `${found.length > 1 ? `${index + 1}. ` : ''}${where}${finding.message}`
    })
    const look: LookName = found.some((finding) => finding.severity === 'error') ? 'error' : 'warning'
    put(canvas, rowBox(row, used, used), lines.join('\n'), look, { lined: true })
    put(canvas, rowBox(row, used + 1, used + 1), undefined, 'plain', { lined: true })
    raise(canvas, row, heightOf(linesOf(lines.join('\n'), 10.5, problemWidth), 10.5))
  }
}
