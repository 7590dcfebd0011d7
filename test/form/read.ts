/** Reads a plain table as the pipeline would, and gives the records in a form that is easy to compare. */
import { readSheet } from '../../src/form/read-sheet.ts'
import type { FormRecord, LayoutFault, SheetForm, Unrecognised } from '../../src/form/reading.ts'
import type { Notice } from '../../src/notice/notice.ts'
import type { Value } from '../../src/value/value.ts'
import { type PlainCell, type PlainOptions, plainSheet } from './plain-sheet.ts'

export interface Reading {
  forms: SheetForm[]
  unrecognised: Unrecognised | undefined
  records: FormRecord[]
}

export async function read(
  notices: Notice[],
  table: PlainCell[][],
  options: PlainOptions & { form?: string } = {},
): Promise<Reading> {
  const records: FormRecord[] = []
  const input = { path: 'x.xlsx', sheet: plainSheet(table, options), notices, form: options.form }
  const result = await readSheet(input, () => (some) => records.push(...some))
  return Array.isArray(result)
    ? { forms: result, unrecognised: undefined, records }
    : { forms: [], unrecognised: result, records }
}

/** Field → value of one record, blanks left out. */
export function fieldsOf(record: FormRecord): Record<string, Value> {
  const { columns } = record.table.table
  const filled = columns.flatMap((column, index) => {
    const value = record.values[index]
    return value === undefined ? [] : [[column.field, value] as const]
  })
  return Object.fromEntries(filled)
}

/** `data 5 张三` … : kind, row and the value of one field. */
export function lines(records: FormRecord[], field: string): string[] {
  return records.map((record) => `${record.kind} ${record.row} ${String(fieldsOf(record)[field] ?? '')}`)
}

export function faultsOf(form: SheetForm | undefined, rule: LayoutFault['rule']): LayoutFault[] {
  return (form?.faults ?? []).filter((fault) => fault.rule === rule)
}

export function headOf(form: SheetForm | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(form?.head ?? {}).map(([field, value]) => [field, value.text]))
}
