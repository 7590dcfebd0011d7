/**
 * What a check looks at. Columns of its table are asked for before it starts, by field or by type: a need comes in with the sheet, indices into the
 * table's columns go out, or the reason for 未检查; a column counts only where its heading stands on the sheet. Only the runner asks for those.
 * Fields of the head and foot the check asks for itself, at the end.
 */
import { fieldIndex, type SheetTable } from '../form/reading.ts'
import { type ColumnType, firstOf } from '../notice/column-types.ts'
import type { Column, HeadField } from '../notice/notice.ts'
import { type IdNumberReading, readIdNumber } from '../value/id-number.ts'
import { cleanText } from '../value/text.ts'
import type { Args, CheckContext, Need, Needs, NotChecked } from './check.ts'

const NO_TABLE = '表中没有这张子表'

/** Columns of these types, or such as this. */
type Asked = readonly ColumnType[] | ((column: Column) => boolean)

/** The table itself, for a check that looks at whole rows. */
export const theTable: Need<SheetTable> = ({ table }) => table ?? { why: NO_TABLE }

/** All of these fields, in this order. */
export function columnsOf(fields: readonly string[]): Need<number[]> {
  return (context) => {
    const { table } = context
    if (table === undefined) return { why: NO_TABLE }
    const indices = fields.map((field) => fieldIndex(table.table, field))
    const missing = indices.findIndex((index) => !isPresent(context, index))
    if (missing < 0) return indices
    return { why: lacks(table.table.columns[indices[missing]!]?.heading ?? fields[missing]!) }
  }
}

export function columnOf(field: string): Need<number> {
  const need = columnsOf([field])
  return (context) => {
    const found = need(context)
    return isNotChecked(found) ? found : found[0]!
  }
}

/** The first column of the type, or the field the pack names. */
export function columnOfType(type: ColumnType, named?: string): Need<number> {
  return (context) => {
    const field = named ?? firstOf(context.table?.table.columns ?? [], type)?.field
    return field === undefined ? { why: '表中没有要比对的栏目' } : columnOf(field)(context)
  }
}

/** The same; -1 where only the head has a field of the type, for a check that looks there too. */
export function columnOrHead(type: ColumnType, named: string | undefined): Need<number> {
  const column = columnOfType(type, named)
  return (context) => {
    const found = column(context)
    if (!isNotChecked(found) || headFieldsOfType(context, [type]).length === 0) return found
    if (named !== undefined) context.skip(found.why)
    return -1
  }
}

/** The field where the pack names one, else -1. */
export function columnIfNamed(named: string | undefined): Need<number> {
  return named === undefined ? () => -1 : columnOf(named)
}

/** -1 where it is missing: the check can do without. */
export function optional(need: Need<number>): Need<number> {
  return (context) => {
    const found = need(context)
    return isNotChecked(found) ? -1 : found
  }
}

/** Those of the columns asked for (or of these fields, where the pack names them) that stand on the sheet. */
export function presentColumns(asked: Asked, named?: readonly string[]): Need<number[]> {
  return (context) => {
    const columns = context.table?.table.columns ?? []
    return [...columns.keys()].filter((index) => isAsked(columns[index]!, asked, named) && isPresent(context, index))
  }
}

/** The same, for a check that is about these columns: each that is missing on the sheet is said to be unchecked. */
export function checkedColumns(asked: Asked, named?: readonly string[]): Need<number[]> {
  return (context) => {
    const { form, table, skip } = context
    if (table === undefined) {
      const inHead = new Set([...form.form.head, ...form.form.foot].map((each) => each.field))
      if (form.form.tables.length > 0 && !named?.every((field) => inHead.has(field))) skip(NO_TABLE)
      return []
    }
    for (const [index, column] of table.table.columns.entries())
      if (isAsked(column, asked, named) && !isPresent(context, index)) skip(lacks(column.heading))
    return presentColumns(asked, named)(context)
  }
}

/** Says it in the check's own words where there is nothing to look at. */
export function orElse<T extends number | number[]>(need: Need<T>, why: string): Need<T> {
  return (context) => {
    const found = need(context)
    return isNotChecked(found) || (Array.isArray(found) && found.length === 0) ? { why } : found
  }
}

/** Asked in order; the first that cannot be met is why the check does not run. */
export function meet(needs: Needs, context: CheckContext): Record<string, unknown> | NotChecked {
  const met: Record<string, unknown> = {}
  for (const name in needs) {
    const found = needs[name]!(context)
    if (isNotChecked(found)) return found
    met[name] = found
  }
  return met
}

export function isNotChecked(found: unknown): found is NotChecked {
  return typeof found === 'object' && found !== null && 'why' in found
}

function lacks(heading: string): string {
  return `表中缺少“${heading}”一栏`
}

function isPresent({ table }: CheckContext, index: number): boolean {
  return table?.columns.some((block) => (block[index] ?? -1) >= 0) ?? false
}

function isAsked(column: Column, asked: Asked, named: readonly string[] | undefined): boolean {
  if (named) return named.includes(column.field)
  return typeof asked === 'function' ? asked(column) : asked.includes(column.type)
}

/** Head and foot fields of these types, or those the pack names; their texts are complete when the sheet has ended. */
export function headFieldsOfType(
  { form }: CheckContext,
  types: readonly ColumnType[],
  named?: readonly string[],
): HeadField[] {
  return [...form.form.head, ...form.form.foot].filter(({ field, type }) =>
    named ? named.includes(field) : types.includes(type),
  )
}

/** Flags those of them that have a fault; `faultOf` is asked about the text. */
export function flagHead(
  context: CheckContext,
  types: readonly ColumnType[],
  named: readonly string[] | undefined,
  faultOf: (text: string, field: HeadField) => Args | undefined,
): void {
  for (const field of headFieldsOfType(context, types, named)) {
    const fault = faultOf(headText(context, field.field), field)
    if (fault) context.flag.head(field.field, fault)
  }
}

/** Cleaned text of a head or foot field; `''` where it is missing, blank or only underscores to write on. */
export function headText({ form }: CheckContext, field: string): string {
  return cleanText(form.head[field]?.text ?? '').replace(/^[_＿\s]+|[_＿\s]+$/gu, '')
}

/** The ID number in a head or foot field. */
export function headId(context: CheckContext, field: string): IdNumberReading {
  return readIdNumber(headText(context, field), context.asOf, context.form.head[field]?.numeric === true)
}
