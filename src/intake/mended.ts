/** A sheet and cells that would be respelled come in; the sheet as it would then read goes out. The file itself is not touched. */
import type { Row, Sheet } from '../workbook/workbook.ts'
import type { Respelling } from './respellings.ts'

/** Path → sheet → row → column → text. */
export type Mended = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<number, ReadonlyMap<number, string>>>>

export function mendedCells(respellings: readonly Respelling[]): Mended {
  const files = new Map<string, Map<string, Map<number, Map<number, string>>>>()
  for (const { path, sheet, row, column, after } of respellings) {
    const sheets = files.get(path) ?? new Map<string, Map<number, Map<number, string>>>()
    const rows = sheets.get(sheet) ?? new Map<number, Map<number, string>>()
    const cells = rows.get(row) ?? new Map<number, string>()
    files.set(path, sheets.set(sheet, rows.set(row, cells.set(column, after))))
  }
  return files
}

export function asMended(sheet: Sheet, rows: ReadonlyMap<number, ReadonlyMap<number, string>> | undefined): Sheet {
  if (rows === undefined) return sheet
  const read = (row: Row): Row => {
    const own = rows.get(row.number)
    return own ? { ...row, texts: row.texts.map((text, column) => own.get(column) ?? text) } : row
  }
  return {
    name: sheet.name,
    state: sheet.state,
    layout: () => sheet.layout(),
    rows: (visit) => sheet.rows((row) => visit(read(row))),
  }
}
