/** Types or names of fields come in; the head and foot fields of the form, and what the sheet says in them, go out. */

import type { ColumnType } from '../notice/column-types.ts'
import type { HeadField } from '../notice/notice.ts'
import { type IdNumberReading, readIdNumber } from '../value/id-number.ts'
import { cleanText } from '../value/text.ts'
import type { CheckContext } from './check.ts'

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

/** Cleaned text of a head or foot field; `''` where it is missing, blank or only underscores to write on. */
export function headText({ form }: CheckContext, field: string): string {
  return cleanText(form.head[field]?.text ?? '').replace(/^[_＿\s]+|[_＿\s]+$/gu, '')
}

/** The ID number in a head or foot field. */
export function headId(context: CheckContext, field: string): IdNumberReading {
  return readIdNumber(headText(context, field), context.asOf, context.form.head[field]?.numeric === true)
}
