/**
 * Rules that only a pack writes (conditions, cross-tabs, other lists, quotas by a table) and a good sheet of the form come in; a right sheet and one
 * with a fault go out. Persons are invented.
 */

import { rowsNamed } from '../../src/value/row-names.ts'
import type { Value } from '../../src/value/value.ts'
import { abolished, person, withCheckDigit } from '../samples/people.ts'
import type { Row } from './clauses/clause-case.ts'
import { goodSheet, plainValue } from './good-sheet.ts'
import { branchesOf } from './limit-branches.ts'
import type { Fault, Ground, Maker } from './rule-faults.ts'

type Params = Record<string, never>

/** A sheet of one row, right and wrong. */
function pair({ good, table }: Ground, right: Row, wrong: Row): Fault {
  const own = good.tables![table!.id]![0]!
  const only = (row: Row) => ({ tables: { ...good.tables, [table!.id]: [{ ...own, ...row }] } })
  return { ...only(wrong), right: only(right) }
}

const born = (year: number) => withCheckDigit(`512721${year}0101121`)

function rowRule(ground: Ground): Fault[] {
  const { when = {}, required, equals = {}, range = {}, age, years, order, ...rest } = ground.rule.params as Params
  const match = rest['matches-id'] as string | { field: string } | undefined
  const meant = Object.fromEntries(Object.entries(when).map(([field, value]) => [field, [value].flat()[0] as Value]))
  const found: Fault[] = []
  const add = (right: Row, wrong: Row) => found.push(pair(ground, { ...meant, ...right }, { ...meant, ...wrong }))
  for (const field of [required ?? []].flat() as string[]) add({ [field]: '示例' }, { [field]: undefined })
  const values = { ...(equals as object), ...(rest['one-of'] as object | undefined) } as Record<string, Value | Value[]>
  for (const [field, value] of Object.entries(values)) add({ [field]: [value].flat()[0] }, { [field]: '另一个值' })
  for (const [field, { min, max }] of Object.entries(range as Record<string, { min?: number; max?: number }>))
    add({ [field]: max ?? min! }, { [field]: max === undefined ? min! - 1 : max + 1 })
  for (const span of [age, years].filter((each) => each !== undefined) as Record<string, never>[]) {
    const { from, on, min, max } = span as unknown as { from: string; on?: string; min?: number; max?: number }
    const day = /^\d{4}-/.test(on ?? '') ? on! : '2021-05-30'
    const type = ground.table!.columns.find(({ field }) => field === from)?.type
    const value = (back: number) => {
      const year = Number(day.slice(0, 4)) - back
      return type === 'idNumber' ? born(year) : `${year}-01-01`
    }
    const ends = /^\d{4}-/.test(on ?? '') || on === undefined ? {} : { [on]: day }
    const fits = max ?? min!
    add({ ...ends, [from]: value(fits) }, { ...ends, [from]: value(max === undefined ? min! - 2 : max + 2) })
  }
  if (order !== undefined) {
    const fields = ((order as { fields?: string[] }).fields ?? order) as string[]
    const isDay = ['date', 'month', 'year'].includes(
      ground.table!.columns.find(({ field }) => field === fields[0])!.type,
    )
    const at = (index: number) => (isDay ? `20${10 + index * 5}-01-01` : 10 + index)
    const inTurn = (names: string[]) => Object.fromEntries(names.map((field, index) => [field, at(index)]))
    add(inTurn(fields), inTurn([...fields].reverse()))
  }
  if (match !== undefined) {
    const field = typeof match === 'string' ? match : match.field
    const id = ground.table!.columns.find(({ type }) => type === 'idNumber')!.field
    add({ [id]: born(1980), [field]: '1980-01' }, { [id]: born(1980), [field]: '1950-02' })
  }
  return found
}

/** Rows named by their key, the figures of each. */
function named(ground: Ground, figures: Readonly<Record<string, number>>): Fault {
  const { good, table, rule } = ground
  const key = String(rule.params.key ?? table!.key[0])
  const fields =
    (rule.params.fields as string[]) ?? table!.columns.filter(({ type }) => type === 'count').map(({ field }) => field)
  const printed = good.tables![table!.id]!
  const rows = Object.entries(figures).map(([name, value]) => {
    const own = printed.find((row) => String(row[key]) === name) ?? { ...printed[0]!, [key]: name }
    return { ...own, ...Object.fromEntries(fields.map((field) => [field, value])) }
  })
  return { tables: { ...good.tables, [table!.id]: rows } }
}

const crossTab =
  (
    figuresOf: (params: Record<string, string>) => { right: Record<string, number>; wrong: Record<string, number> },
  ): Maker =>
  (ground) => {
    const { right, wrong } = figuresOf(ground.rule.params as Record<string, string>)
    return { ...named(ground, wrong), right: named(ground, right) }
  }

/** Its own persons on the list, and a list of somebody else. */
function lists(ground: Ground, isOn: boolean): Fault {
  const { form: id, notice } = ground.rule.params as { form: string; notice?: string }
  const own = ground.good.tables![ground.table!.id]!
  const name = ground.table!.columns.find(({ type }) => type === 'name')!.field
  const other = { ...own[0]!, [name]: person(99, abolished.yueyang).name }
  if (notice !== undefined) {
    const known = (rows: readonly Row[]) => ({
      lists: () => [
        {
          ...{ path: '以前.xlsx', unit: '', school: '', project: '', received: '' },
          records: () =>
            rows.map((row) => ({
              table: 'main',
              unit: '',
              school: '示例小学',
              subject: '',
              values: { name: String(row[name]) },
            })),
        },
      ],
    })
    return { known: known(isOn ? [other] : own), right: {} }
  }
  const form = ground.notice.forms.find((each) => each.id === id)!
  const list = goodSheet(ground.notice, form, ground.units)
  const main = form.tables[0]!
  const target = main.columns.find(({ type }) => type === 'name')!.field
  const sheetOf = (rows: readonly Row[]) => ({
    ...list,
    tables: {
      [main.id]: rows.map((row, index) => ({
        ...(list.tables![main.id]![0] ?? {}),
        ...numbers(ground, main, index),
        [target]: row[name],
      })),
    },
  })
  const [with_, without] = [[sheetOf(own)], [sheetOf([other])]]
  return isOn ? { also: without, right: { also: with_ } } : { also: with_, right: { also: without } }
}

/** No number, so that the name tells. */
function numbers(_: Ground, { columns }: Ground['form']['tables'][number], index: number): Row {
  const row: Record<string, Value> = {}
  for (const { field, type } of columns) {
    if (type === 'idNumber') row[field] = undefined
    if (type === 'sequence') row[field] = index + 1
  }
  return row
}

/** As many as each group may have, and one more of the first. */
export function quotaByTable(ground: Ground): Fault | undefined {
  const { by = [], limits, times = 1, where = {} } = ground.rule.params as TableParams
  if (limits === undefined) return undefined
  const { good, table } = ground
  const own = good.tables![table!.id]![0]!
  const asked = Object.fromEntries(Object.entries(where).map(([field, value]) => [field, [value].flat()[0] as Value]))
  const groups = branchesOf(limits).flatMap(({ names, limit }) =>
    Array.from({ length: Math.floor(limit * times) }, () =>
      Object.fromEntries([by].flat().map((field, index) => [field, names[index]])),
    ),
  )
  const sheet = (meant: Row[]) => ({
    tables: {
      ...good.tables,
      [table!.id]: meant.map((group, index) => ({
        ...own,
        ...Object.fromEntries(
          table!.columns
            .filter(({ type }) => ['name', 'idNumber', 'sequence', 'phone'].includes(type))
            .map((column) => [column.field, plainValue(ground, column, index)]),
        ),
        ...group,
        ...asked,
      })),
    },
  })
  return { ...sheet([...groups, groups[0]!]), right: sheet(groups) }
}

/** One place of the first kind in the issued table, and two persons. */
export function quotaByIssued(ground: Ground): Fault | undefined {
  const { by = [], issued, where = {} } = ground.rule.params as TableParams
  if (issued === undefined) return undefined
  const { good, notice, table, units } = ground
  const form = notice.forms.find(({ id }) => id === issued.form)!
  const sheet = goodSheet(notice, form, units)
  const [[kind, column] = ['', issued.field!]] = Object.entries(issued.columns ?? {})
  const [main] = form.tables
  const unit = main!.columns.find(({ type }) => type === 'unit')!.field
  const figures = main!.columns
    .filter(({ type }) => type === 'count')
    .map(({ field }) => [field, Number(field === column)] as const)
  const places = { ...sheet.tables![main!.id]![0]!, ...Object.fromEntries(figures), [unit]: good.head!.unit }
  const asked = Object.fromEntries(Object.entries(where).map(([field, value]) => [field, [value].flat()[0] as Value]))
  const group = kind === '' ? {} : { [[by].flat().at(-1)!]: kind }
  const [first, second] = good.tables![table!.id]!
  const also = [{ ...sheet, tables: { [main!.id]: [places] } }]
  const rows = (own: Row[]) => ({
    also,
    tables: { ...good.tables, [table!.id]: own.map((row) => ({ ...row, ...asked, ...group })) },
  })
  return { ...rows([first!, second!]), right: rows([first!]) }
}

interface TableParams {
  issued?: { form: string; field?: string; columns?: Record<string, string> }
  by?: string | string[]
  limits?: object
  times?: number
  where?: object
}

export const faultsOfPacks: Readonly<Record<string, Maker>> = {
  'row-rule': rowRule,
  'cell-sum': crossTab(({ sum, of }) => {
    const parts = Object.fromEntries(rowsNamed(of as string).map((name) => [name, 10]))
    const total = Object.keys(parts).length * 10
    return { right: { [String(sum)]: total, ...parts }, wrong: { [String(sum)]: total + 1, ...parts } }
  }),
  'cell-order': crossTab(({ less, more }) => {
    const parts = (value: number) => Object.fromEntries(rowsNamed(less as string).map((name) => [name, value]))
    return { right: { [String(more)]: 10, ...parts(10) }, wrong: { [String(more)]: 10, ...parts(11) } }
  }),
  'on-list': (ground) => lists(ground, true),
  'not-on-list': (ground) => lists(ground, false),
  percent: (ground) => {
    const field = ground.table!.columns.find(({ type }) => type === 'percent')!.field
    const rows = ground.good.tables![ground.table!.id]!
    const values = [98.5, 97, 0.985]
    return {
      tables: {
        ...ground.good.tables,
        [ground.table!.id]: rows.slice(0, 3).map((row, index) => ({ ...row, [field]: values[index] })),
      },
    }
  },
}
