/** Findings of a form come in; where its cells are faulty, and what is said of each row, goes out. Pure. */
import type { Finding } from '../check/check.ts'
import type { SheetForm } from '../form/reading.ts'
import { columnTypes } from '../notice/column-types.ts'
import { cellKey, columnNumber } from '../workbook/address.ts'

/** The row where the headings begin; the first of a form without a table. */
export function headingRowOf({ tables }: SheetForm): number {
  const rows = tables.flatMap((table) => table.headingRows)
  return rows.length > 0 ? Math.min(...rows) : 1
}

/** An ID number or a phone stands in this column: what is typed there must stay as typed. */
export function isPersonalAt({ tables }: SheetForm, column: number): boolean {
  return tables.some(({ table, columns, places }) =>
    // On a card other values stand in the same column, as text too.
    (places ? [places.map((place) => place.column)] : columns).some((block) =>
      table.columns.some(({ type }, index) => block[index] === column && columnTypes[type].personal),
    ),
  )
}

/** Notes on one sheet: a workbook with very many of them opens slowly, and the column 问题 says all. */
const mostNotes = 2_000

/** What is said at each faulty cell, for a note there; the first of very many. */
export function notesOf(findings: readonly Finding[]): { row: number; column: number; text: string }[] {
  const notes = new Map<number, { row: number; column: number; texts: string[] }>()
  for (const { row, column, message } of placesOf(findings)) {
    const note = notes.get(cellKey(row, column))
    if (note) note.texts.push(message)
    else if (notes.size < mostNotes) notes.set(cellKey(row, column), { row, column, texts: [message] })
  }
  return [...notes.values()].map(({ texts, ...place }) => ({ ...place, text: texts.join('\n') }))
}

/** Cells to be coloured, the worst severity of each; what only informs is not coloured. */
export function faultyCells(findings: readonly Finding[]): Map<number, 'error' | 'warning'> {
  const cells = new Map<number, 'error' | 'warning'>()
  for (const { row, column, severity } of placesOf(findings)) {
    const key = cellKey(row, column)
    if (cells.get(key) !== 'error') cells.set(key, severity)
  }
  return cells
}

/** Each cell that is to be corrected or looked at. */
function* placesOf(findings: readonly Finding[]) {
  for (const finding of findings) {
    const { cell, severity, message } = finding
    const letters = /^([A-Z]{1,3})\d+$/.exec(cell)?.[1]
    if (letters === undefined || severity === 'info') continue
    const column = columnNumber(letters)
    for (const row of rowsOf(finding)) yield { row, column, severity, message }
  }
}

/**
 * Findings by the row whose 问题 says them. Beside the fields of head and foot nothing is written, for it would be read as their value: those
 * cells are coloured, and the letter says the rest.
 */
export function problemsByRow(form: SheetForm, findings: readonly Finding[]): Map<number, Finding[]> {
  const hasRoom = roomBeside(form)
  const byRow = new Map<number, Finding[]>()
  for (const finding of findings) {
    if (finding.severity === 'info') continue
    for (const row of rowsOf(finding)) if (hasRoom(row)) byRow.set(row, [...(byRow.get(row) ?? []), finding])
  }
  return byRow
}

/** Those of findings or explanations that no row of the sheet has room for: the letter asks about them. */
export function withoutRoom<T extends { row: number; rows?: number[] }>(form: SheetForm, all: readonly T[]): T[] {
  const hasRoom = roomBeside(form)
  return all.filter((each) => !rowsOf(each).some(hasRoom))
}

function rowsOf({ row, rows = [] }: { row: number; rows?: number[] }): number[] {
  return rows.length > 0 ? rows : [row]
}

function roomBeside(form: SheetForm): (row: number) => boolean {
  const heading = headingRowOf(form)
  const fields = new Set([...Object.values(form.head), ...Object.values(form.emptyHead ?? {})].map(({ row }) => row))
  return (row) => row > heading && !fields.has(row)
}

/** @param unheard The sender explained what is an error. */
export function problemText(found: readonly Finding[], unheard: boolean): string {
  const said = found
    .map(({ column, message }, index) => {
      const where = column === '' ? '' : `${column}：`
      return `${found.length > 1 ? `${index + 1}. ` : ''}${where}${message}`
    })
    .join('\n')
  return unheard ? `${said}\n（这是错误，必须更正，不能用情况说明代替）` : said
}
