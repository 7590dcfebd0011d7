/**
 * Parameters of a written check → those that name a column or head field which the form does not have, or one of a type that the check cannot
 * look at. The checks' own schemas say what kind of value a parameter takes; only here is it known which columns there are.
 */
import { orMeant } from '../value/nearest.ts'
import { type ColumnType, columnTypes } from './column-types.ts'
import type { Form } from './notice.ts'
import type { Fault, PackPath } from './pack-fault.ts'

/** Parameters whose value is the name of a column, whatever the check; a record's keys or values may be names too. The rest say so in `takes`. */
const columnParams = ['field', 'total', 'gap', 'staff', 'trained', 'rate', 'sex', 'name', 'by', 'remark', 'measure']
const columnListParams = ['fields', 'parts']

export function cannotLookAt(
  check: string,
  field: string,
  types: readonly ColumnType[],
  allowed: readonly ColumnType[],
): string {
  const [is, needs] = [types, allowed].map((all) =>
    all.map((type) => `${type}（${columnTypes[type].word}）`).join('、'),
  )
  return `${check} 看不了字段“${field}”：它的类型是 ${is}，应为 ${needs}`
}

export function referenceFaults(
  params: Record<string, unknown>,
  form: Form,
  tableId: string | undefined,
  path: PackPath,
  { id, takes = {} }: { id: string; takes?: Readonly<Record<string, readonly ColumnType[]>> | undefined },
): Fault[] {
  const tables = tableId === undefined ? form.tables : form.tables.filter((table) => table.id === tableId)
  const columns = new Set(tables.flatMap((table) => table.columns.map((column) => column.field)))
  const head = new Set([...form.head, ...form.foot].map((field) => field.field))
  const faults: Fault[] = []
  const isColumn = (value: unknown, ...where: [string, ...(string | number)[]]) => {
    if (typeof value !== 'string') return
    const at = [...path, ...where]
    if (!columns.has(value) && !head.has(value)) {
      const meant = orMeant(value, [...columns, ...head])
      faults.push({ path: at, message: `报表“${form.id}”没有字段“${value}”${meant}` })
      return
    }
    const allowed = takes[where[0]!] ?? []
    const types = typesOf(value)
    if (allowed.length === 0 || types.some((type) => allowed.includes(type))) return
    faults.push({ path: at, message: cannotLookAt(id, value, types, allowed) })
  }
  const typesOf = (field: string) =>
    [...tables.flatMap((table) => table.columns), ...form.head, ...form.foot].flatMap((each) =>
      each.field === field ? [each.type] : [],
    )
  const named = Object.keys(takes)
  for (const key of new Set([...columnParams, ...named])) if (key in params) isColumn(params[key], key)
  for (const key of new Set([...columnListParams, ...named])) {
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
