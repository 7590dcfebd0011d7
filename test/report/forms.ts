/** Small forms made by hand, so that drawing is tested without a pack. */

import type { ColumnType } from '../../src/notice/column-types.ts'
import type { Column, Form, HeadField, Notice, Table } from '../../src/notice/notice.ts'
import type { Drawing, DrawnCell } from '../../src/report/drawing.ts'
import { cellAddress } from '../../src/workbook/address.ts'

export function column(field: string, heading: string, type: ColumnType, more: Partial<Column> = {}): Column {
  const rest = {
    groups: [],
    also: [],
    hint: '',
    list: '',
    multiple: false,
    required: false,
    mergeDown: false,
    width: 0,
  }
  return { field, heading, type, ...rest, ...more }
}

export function headField(
  field: string,
  label: string,
  place: HeadField['place'],
  type: ColumnType = 'text',
): HeadField {
  return { field, label, also: [], type, required: true, place, blank: '', lines: 0, list: '', multiple: false }
}

export function table(columns: Column[], more: Partial<Table> = {}): Table {
  const rest = { heading: '', blocks: 1, total: '', blankRows: 0, numbered: false, preprinted: [], key: [] }
  return { id: 'main', columns, ...rest, ...more }
}

export function form(tables: Table[], more: Partial<Form> = {}): Form {
  return {
    id: 'annex-9',
    label: '附件9',
    mark: '附件9',
    title: ['教师培训情况表'],
    blanks: {},
    direction: 'reported',
    official: true,
    cards: '',
    rows: 'county',
    reporter: 'city',
    head: [],
    foot: [],
    tables,
    sections: [],
    order: [],
    unitOrder: [],
    clauses: [],
    notes: [],
    page: { paper: 'A4', orientation: 'landscape' },
    delivery: { file: '', paper: 0, stamp: false },
    rules: [],
    ...more,
  }
}

export const staffColumns = [
  column('unit', '地区', 'unit'),
  column('school', '中小学', 'count', { groups: ['专任教师数'] }),
  column('staff', '合计总数', 'count', { groups: ['专任教师数'] }),
  column('trained', '已培训人数', 'count'),
]

/** Only what drawing and filling look at. */
export const noticeWithLists = { lists: { stage: [{ value: '小学', also: [] }] } } as unknown as Notice

export function cellAt(drawing: Drawing, address: string): DrawnCell | undefined {
  return drawing.cells.find((cell) => cellAddress(cell.column, cell.row) === address)
}

/** Values by address, empty cells left out. */
export function values(drawing: Drawing): Record<string, string | number> {
  const found: Record<string, string | number> = {}
  for (const cell of drawing.cells) {
    if (cell.value !== undefined) found[cellAddress(cell.column, cell.row)] = cell.value
  }
  return found
}

export function merges(drawing: Drawing): string[] {
  return drawing.merges.map(
    (merge) => `${cellAddress(merge.left, merge.top)}:${cellAddress(merge.right, merge.bottom)}`,
  )
}
