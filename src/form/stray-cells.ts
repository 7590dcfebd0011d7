/** Data rows come in; cells in columns that have no heading at all are noted. */
import type { Row } from '../workbook/workbook.ts'
import type { TableSetting } from './table-setting.ts'

export function strayFinder({ headed, observed }: TableSetting): (row: Row) => void {
  const width = Math.max(-1, ...headed) + 1
  const gaps: number[] = []
  for (let column = 0; column < width; column++) if (!headed.has(column)) gaps.push(column)
  const note = (row: Row, column: number) => {
    const text = row.texts[column]
    if (text === undefined || text === '' || text.trim() === '') return
    const rows = observed.strayRows.get(column)
    if (!rows) observed.strayRows.set(column, [row.number])
    else if (rows[rows.length - 1] !== row.number) rows.push(row.number)
  }
  return (row) => {
    for (const column of gaps) note(row, column)
    for (let column = width; column < row.texts.length; column++) note(row, column)
  }
}
