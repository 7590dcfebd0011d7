/**
 * Fields a check needs come in, their indices in the table's columns go out, or the reason why the check cannot run.
 * A column counts only where its heading stands on the sheet.
 */
import { fieldIndex, type SheetTable } from '../form/reading.ts'
import type { Column, ColumnType, HeadField } from '../notice/notice.ts'
import { cleanText } from '../value/text.ts'
import type { CheckContext, NotChecked } from './check.ts'

/** All of these fields, in this order. */
export function findColumns(context: CheckContext, fields: readonly string[]): number[] | NotChecked {
  const { table } = context
  if (table === undefined) return { why: '表中没有这张子表' }
  const indices: number[] = []
  for (const field of fields) {
    const index = fieldIndex(table.table, field)
    if (index < 0 || !isPresent(context, index)) return { why: `表中缺少“${headingOf(context, field)}”一栏` }
    indices.push(index)
  }
  return indices
}

/** Those of the columns of these types (or of these fields, where the pack names them) that stand on the sheet. */
export function columnsOfType(
  context: CheckContext,
  types: readonly ColumnType[],
  fields?: readonly string[],
): number[] {
  const columns = context.table?.table.columns ?? []
  const found: number[] = []
  for (let index = 0; index < columns.length; index++) {
    if (isAsked(columns[index]!, types, fields) && isPresent(context, index)) found.push(index)
  }
  return found
}

/** The same, for a check that is about these columns: each that is missing on the sheet is said to be unchecked. */
export function checkedColumns(
  context: CheckContext,
  types: readonly ColumnType[],
  fields?: readonly string[],
): number[] {
  const { form, table, skip } = context
  if (table === undefined) {
    const inHead = new Set([...form.form.head, ...form.form.foot].map((each) => each.field))
    if (form.form.tables.length > 0 && !fields?.every((field) => inHead.has(field))) skip('表中没有这张子表')
    return []
  }
  const found: number[] = []
  for (const [index, column] of table.table.columns.entries()) {
    if (!isAsked(column, types, fields)) continue
    if (isPresent(context, index)) found.push(index)
    else skip(`表中缺少“${column.heading}”一栏`)
  }
  return found
}

/** The first column of the type (or the field the pack names). */
export function findColumn(context: CheckContext, type: ColumnType, field: string | undefined): number | NotChecked {
  const name = field ?? context.table?.table.columns.find((column) => column.type === type)?.field
  if (name === undefined) return { why: '表中没有要比对的栏目' }
  const found = findColumns(context, [name])
  return Array.isArray(found) ? found[0]! : found
}

/** Every column of a table, or the named ones. */
export function columnsOfTable({ table }: SheetTable, fields?: readonly string[]): number[] {
  return table.columns.flatMap(({ field }, index) => (fields === undefined || fields.includes(field) ? [index] : []))
}

export function isPresent(context: CheckContext, index: number): boolean {
  return context.table?.columns.some((block) => (block[index] ?? -1) >= 0) ?? false
}

/** Heading of a field as the notice prints it; the field itself where the form has no such column. */
export function headingOf(context: CheckContext, field: string): string {
  const column = context.table?.table.columns.find((each) => each.field === field)
  return column ? column.heading : field
}

/** Head and foot fields of these types, or those the pack names; their texts are complete when the sheet has ended. */
export function headFieldsOfType(
  { form }: CheckContext,
  types: readonly ColumnType[],
  fields?: readonly string[],
): HeadField[] {
  return [...form.form.head, ...form.form.foot].filter((each) => isAsked(each, types, fields))
}

/** Of one of the types, or one of the fields where the pack names them. */
function isAsked(
  { field, type }: Pick<Column, 'field' | 'type'>,
  types: readonly ColumnType[],
  fields?: readonly string[],
): boolean {
  return fields ? fields.includes(field) : types.includes(type)
}

/** Cleaned text of a head or foot field; `''` where it is missing, blank or only underscores to write on. */
export function headText({ form }: CheckContext, field: string): string {
  return cleanText(form.head[field]?.text ?? '').replace(/^[_＿\s]+|[_＿\s]+$/gu, '')
}
