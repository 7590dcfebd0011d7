/**
 * Headings as they were matched, and what was seen below them, come in; faults of the layout go out. Texts of the sheet are shown only where
 * no number of a person can be among them.
 */
import { columnTypes } from '../notice/column-types.ts'
import { plainTitle } from '../notice/form-words.ts'
import type { Column, Form } from '../notice/notice.ts'
import { hideNumbers } from '../value/masked.ts'
import { cleanText, sameText } from '../value/text.ts'
import { columnName } from '../workbook/address.ts'
import type { SheetLayout } from '../workbook/workbook.ts'
import { columnMeant, type TableMatch } from './match-table.ts'
import { RETURN_HEADINGS } from './own-sheets.ts'
import type { LayoutFault, Place, SheetForm } from './reading.ts'
import type { Observed } from './table-setting.ts'

/** @param row The first one of the form. */
export function titleMissing(form: Form, row: number): LayoutFault {
  return { rule: 'title-missing', row, column: 0, args: { expected: plainTitle(form, '…') } }
}

export function headingFaults(match: TableMatch, headingRows: number[]): LayoutFault[] {
  const faults: LayoutFault[] = []
  const row = headingRows[headingRows.length - 1]!
  match.columns.forEach((block, number) => {
    const first = Math.min(...block.filter((column) => column >= 0))
    match.matcher.table.columns.forEach((column, index) => {
      if (block[index]! >= 0 || column.heading === '') return
      // Missing everywhere is missing once.
      if (number > 0 && match.columns[0]![index]! < 0) return
      faults.push(headingMissing(column, { row, column: first }))
    })
  })
  for (const cell of match.unknown) {
    if (RETURN_HEADINGS.has(cleanText(cell.text))) continue
    const unknown = headingUnknown(cell.text, { row: cell.row, column: cell.column })
    const read = columnMeant(match, cell)
    if (read < 0) faults.push(unknown)
    else {
      const other = cleanText(match.band.cells.find(({ column }) => column === read)?.text ?? '')
      const spelling = sameText(String(unknown.args.heading), other) ? {} : { reason: 'spelling' }
      const args = { ...spelling, ...unknown.args, other, read: columnName(read), left: columnName(cell.column) }
      faults.push({ rule: 'heading-twice', row: cell.row, column: cell.column, args })
    }
  }
  // Which columns an own list has is its own affair; which of two was read is not.
  return match.matcher.form.free ? faults.filter(({ rule }) => rule === 'heading-twice') : faults
}

/** @param place Where the others stand. */
export function headingMissing(column: Column, place: Place): LayoutFault {
  const heading = [...column.groups, column.heading].join('／')
  return { rule: 'heading-missing', ...place, args: { ...(mayBeLeftOut(column) && { reason: 'optional' }), heading } }
}

/** A heading that nobody asked for, wherever it stands. */
export function headingUnknown(text: string, place: Place): LayoutFault {
  return { rule: 'heading-unknown', ...place, args: { heading: hideNumbers(cleanText(text)).slice(0, 40) } }
}

/** 序号 and 备注 hold nothing that is counted. */
function mayBeLeftOut({ type, required }: Column): boolean {
  return !required && (type === 'sequence' || type === 'text')
}

/** What lies under merges, where nobody can see it. */
export function coveredFaults(form: SheetForm, observed: Observed): LayoutFault[] {
  return [...observed.covered].map(([column, { rows, texts }]) => {
    const type = form.tables.flatMap(({ table, columns }) =>
      columns.flatMap((block) => table.columns[block.indexOf(column)]?.type ?? []),
    )[0]
    const shown = type && columnTypes[type].personal ? [] : [...texts].map((text) => hideNumbers(cleanText(text)))
    const args = { reason: 'covered', count: rows.length, texts: shown.join('、').slice(0, 60) }
    return { rule: 'hidden-data', row: rows[0]!, column, args, rows }
  })
}

export function hiddenColumnFaults(layout: SheetLayout, match: TableMatch): LayoutFault[] {
  const headed = [...match.columns.flat().filter((column) => column >= 0), ...match.unknown.map((cell) => cell.column)]
  const hidden = headed
    .filter((column) => layout.hiddenColumns.some(({ first, last }) => first <= column && column <= last))
    .sort((a, b) => a - b)
  if (hidden.length === 0) return []
  const args = { reason: 'columns', columns: hidden.map(columnName).join('、'), count: hidden.length }
  return [{ rule: 'hidden-data', row: match.band.rows[0]!.number, column: hidden[0]!, args }]
}
