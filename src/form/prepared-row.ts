/**
 * The values of a row come in; whether the row was only prepared and is about nobody goes out: numbers, units and schools copied down,
 * formulas that found nothing. Never calls a row prepared that holds a person, a figure or a word of its own.
 */

import { type ColumnType, columnTypes } from '../notice/column-types.ts'
import type { Column, Form } from '../notice/notice.ts'
import type { Value } from '../value/value.ts'
import { CellKind, type Row } from '../workbook/workbook.ts'
import type { TableSetting } from './table-setting.ts'

interface PreparedRows {
  /** Is nothing said of whom the row is about? Asked of every row, so it looks at one or two cells. */
  isAboutNobody(row: Row, block: number, values: readonly Value[]): boolean
  /** And nothing else either that the rows above do not say? */
  isPrepared(row: Row, block: number, values: readonly Value[]): boolean
  /** The last row of this block that was read. */
  seen(block: number, values: readonly Value[]): void
}

/** What tells whom or what a row is about, by what the rows of the form are. */
const subjects: Record<Form['rows'], readonly ColumnType[]> = {
  person: ['name', 'idNumber', 'phone'],
  school: ['school', 'name', 'phone'],
  county: ['unit'],
  city: ['unit'],
  category: [],
  text: ['name', 'phone'],
}

export function preparedRows({ form, table }: TableSetting): PreparedRows {
  const { columns } = table.table
  const wanted = subjects[form.form.rows]
  const subject = columns.flatMap(({ type }, index) => (wanted.includes(type) ? [index] : []))
  const last: (readonly Value[] | undefined)[] = []

  function isAboutNobody(row: Row, block: number, values: readonly Value[]): boolean {
    if (subject.length === 0) return false
    const places = table.columns[block]!
    for (let i = 0; i < subject.length; i++) {
      const index = subject[i]!
      const place = places[index]!
      if (place >= 0 && !isNothing(values[index], row.kinds[place])) return false
    }
    return true
  }

  function isPrepared(row: Row, block: number, values: readonly Value[]): boolean {
    const places = table.columns[block]!
    const above = last[block]
    return columns.every((column, index) => {
      const value = values[index]
      const kind = row.kinds[places[index]!]
      if (value === undefined || isNothing(value, kind)) return true
      if (columnTypes[column.type].figure) return value === 0
      if (isFrame(column, String(value), form.form.rows)) return true
      return above === undefined ? column.type === 'list' : value === above[index]
    })
  }

  return {
    isAboutNobody,
    isPrepared,
    seen(block, values) {
      last[block] = values
    },
  }
}

/** Blank, an error, or the 0 that a formula makes of a blank cell. A formula nobody calculated may be anything. */
function isNothing(value: Value, kind: CellKind | undefined): boolean {
  if (kind === CellKind.unevaluated) return false
  return value === undefined || kind === CellKind.error || (kind === CellKind.number && (value === '0' || value === 0))
}

/** Says where a row stands, or what follows from the number that is missing; nothing about anybody. */
function isFrame({ type }: Column, text: string, rows: Form['rows']): boolean {
  const { ahead, names } = columnTypes[type]
  if (ahead) return ahead.test(text)
  const stands = rows === 'person' ? names === 'place' : rows === 'school' && type === 'unit'
  return stands && text.length <= 30 && !/^\d+$|[，。；！？]/u.test(text)
}
