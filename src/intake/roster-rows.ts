/** Own rosters come in row by row; each person goes out with the texts of all columns, by the list's headings and by what they were taken for. */
import { headingKeys } from '../form/heading-key.ts'
import { cellKindOf, type FormRecord, rawText, type SheetForm } from '../form/reading.ts'
import { CellKind } from '../workbook/workbook.ts'
import type { Taker } from './outcome.ts'

export interface RosterRow {
  file: string
  sheet: string
  row: number
  /** Key of the county; `''` where nobody can tell. */
  unit: string
  school: string
  cells: Readonly<Record<string, RosterCell>>
}

export interface RosterCell {
  text: string
  kind: CellKind
}

/** A cell by the key of its heading, beside those by field. */
export function byHeading(heading: string): string {
  return `"${headingKeys(heading).key}`
}

export function startRosterRows(): { taker: Taker; rows: RosterRow[] } {
  const rows: RosterRow[] = []
  const taker: Taker = {
    open(form, _, whose) {
      return (record) => {
        if (record.kind !== 'data') return
        const { unit, school } = whose.place(record)
        rows.push({ file: form.path, sheet: form.sheet, row: record.row, unit, school, cells: cellsOf(form, record) })
      }
    },
  }
  return { taker, rows }
}

function cellsOf(form: SheetForm, record: FormRecord): Record<string, RosterCell> {
  const { table, headings = [] } = form.tables[0]!
  const cells: Record<string, RosterCell> = {}
  for (const { text, column } of headings) {
    const kind = record.source.kinds[column] ?? CellKind.text
    cells[byHeading(text)] ??= { text: record.source.texts[column] ?? '', kind }
  }
  table.columns.forEach(({ field }, index) => {
    const value = record.values[index]
    if (value !== undefined)
      cells[field] = { text: rawText(record, index) || String(value), kind: cellKindOf(record, index) }
    else if (rawText(record, index) !== '')
      cells[field] = { text: rawText(record, index), kind: cellKindOf(record, index) }
  })
  return cells
}
