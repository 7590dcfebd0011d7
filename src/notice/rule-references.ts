/**
 * Parameters of a written check → those that name a column or head field which the form does not have. The checks' own schemas
 * say what kind of value a parameter takes; only here is it known which columns there are.
 */
import type { Form } from './notice.ts'
import type { Fault, PackPath } from './pack-fault.ts'

/** Parameters whose value is the name of a column, whatever the check; a record's keys or values may be names too. */
const columnParams = [
  'field',
  'total',
  'gap',
  'staff',
  'trained',
  'rate',
  'id',
  'sex',
  'name',
  'by',
  'remark',
  'measure',
]
const columnListParams = ['fields', 'parts']

export function referenceFaults(
  params: Record<string, unknown>,
  form: Form,
  tableId: string | undefined,
  path: PackPath,
): Fault[] {
  const tables = tableId === undefined ? form.tables : form.tables.filter((table) => table.id === tableId)
  const columns = new Set(tables.flatMap((table) => table.columns.map((column) => column.field)))
  const head = new Set([...form.head, ...form.foot].map((field) => field.field))
  const faults: Fault[] = []
  const isColumn = (value: unknown, ...where: (string | number)[]) => {
    if (typeof value !== 'string' || columns.has(value) || head.has(value)) return
    faults.push({ path: [...path, ...where], message: `报表“${form.id}”没有字段“${value}”` })
  }
  for (const key of columnParams) if (key in params) isColumn(params[key], key)
  for (const key of columnListParams) {
    if (Array.isArray(params[key])) for (const [index, value] of params[key].entries()) isColumn(value, key, index)
  }
  if (typeof params.counts === 'object' && params.counts !== null) {
    for (const [key, value] of Object.entries(params.counts)) {
      if (!columns.has(String(value))) isColumn(key, 'counts', key)
    }
  }
  if (typeof params.head === 'string' && !head.has(params.head)) {
    faults.push({ path: [...path, 'head'], message: `报表“${form.id}”的表头、表尾没有“${params.head}”` })
  }
  return faults
}
