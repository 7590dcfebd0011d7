/**
 * The rows of a table whose rows have names (01, 02 …, 合计, 其中：女) come in; their figures, column by column, go out when all are read, once for
 * each group where the notice wants them apart. Holds one number for each named row and column.
 */

import type { Watcher, Zod } from '../../check/check.ts'
import { checkedColumns, columnOf, orElse } from '../../check/needs.ts'
import { type FormRecord, fieldIndex } from '../../form/reading.ts'
import { type ColumnType, columnTypes, figureTypes } from '../../notice/column-types.ts'
import type { Form, FormRule, Table } from '../../notice/notice.ts'
import type { Fault } from '../../notice/pack-fault.ts'
import { grown } from '../../value/grouped.ts'
import { orMeant } from '../../value/nearest.ts'
import { rowName, rowsNamed } from '../../value/row-names.ts'
import { type FigureSlot, slotValue } from './figure-slots.ts'

/** One row, or several; a range of codes is all its codes. */
type RowWords = string | number | readonly (string | number)[]

interface CrossTabParams {
  key?: string | undefined
  by?: string | undefined
  fields?: readonly string[] | undefined
}

export const crossTabTakes = { key: [], by: [], fields: [...figureTypes, 'subcount'] } as const satisfies Record<
  string,
  readonly ColumnType[]
>

export const crossTabParams = (zod: Zod) => ({
  key: zod.string().optional().describe('行的编号或名称在哪一栏；不写是表的 key'),
  by: zod.string().optional().describe('哪一栏相同的行算一组，各组分别算；不写是全表一组'),
  fields: zod.array(zod.string()).min(1).optional().describe('看哪些栏；不写是所有数'),
})

export const rowWords = (zod: Zod) => {
  const word = zod.union([zod.string(), zod.number()])
  return zod.union([word, zod.array(word).min(1)])
}

function keyField({ key }: CrossTabParams, { key: own }: Pick<Table, 'key'>): string {
  return key ?? own[0] ?? ''
}

export const crossTabNeeds = (params: CrossTabParams, form: Form) => ({
  // Which table it is, the sheet tells; one field of that name is like the other.
  keyAt: columnOf(
    params.key ?? form.tables.map((table) => keyField(params, table)).find((field) => field !== '') ?? '',
  ),
  indices: orElse(
    checkedColumns(({ type }) => columnTypes[type].adds || type === 'subcount', params.fields),
    '表中没有数可比',
  ),
})

interface CrossRow {
  /** The last row of the name; those before are added up with it. */
  record: FormRecord
  /** By place in `slots`: undefined where all are blank, NaN where one is no number. */
  figures: (number | undefined)[]
}

/** Rows by their key of `rowName`. */
export type CrossTab = ReadonlyMap<string, CrossRow>

/**
 * @param look Has the rule anything to compare among these rows? It says so.
 * @param absent Called where it had nothing in any group.
 */
export function watchCrossTab(
  table: Table,
  { keyAt, slots }: { keyAt: number; slots: readonly FigureSlot[] },
  by: string | undefined,
  look: (rows: CrossTab) => boolean,
  absent: () => void,
): Watcher {
  const groups = new Map<string, Map<string, CrossRow>>()
  const byAt = by === undefined ? -1 : fieldIndex(table, by)
  const take = (record: FormRecord) => {
    const name = rowName(record.values[keyAt])
    if (name === '') return
    const group = rowName(byAt < 0 ? '' : record.values[byAt])
    const rows = grown(groups, group, () => new Map<string, CrossRow>())
    const before = rows.get(name)
    const figures = slots.map((slot, at) => plus(before?.figures[at], slotValue(record, slot)))
    rows.set(name, { record, figures })
  }
  return {
    record: take,
    total: take,
    end() {
      const looked = [...groups.values()].map(look)
      if (!looked.includes(true)) absent()
    },
  }
}

function plus(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : a + b
}

/** Rows that the form does not print are never there: the rule would be silent. */
export function crossTabFaults(form: Form, rule: FormRule, names: Readonly<Record<string, RowWords>>): Fault[] {
  const table = form.tables.find(({ id }) => id === rule.table) ?? form.tables[0]
  if (table === undefined) return []
  const key = keyField(rule.params, table)
  if (key === '') return [{ path: [], message: `看不出哪一栏是行的编号：请写 key，或在表上写 key: [字段]` }]
  const printed = table.preprinted.flatMap((row) => (row[key] === undefined ? [] : [row[key]]))
  const known = new Set([...printed, ...(table.total === '' ? [] : [table.total])].map(rowName))
  if (printed.length === 0) return []
  return Object.entries(names).flatMap(([param, words]): Fault[] =>
    rowsNamed(words)
      .filter((word) => !known.has(rowName(word)))
      .map((word) => ({ path: [param], message: `表上没有“${word}”这一行${orMeant(word, printed)}` })),
  )
}
