/**
 * Rows that stand for cities or counties: figures as handed in, figures summed from another form where none was handed in, what the
 * notice defines as a sum or difference, plan columns, the total. Pure; every number gets a note on where it came from.
 */

import type { Figure, StoredRecord } from '../gap/figure.ts'
import { columnTypes, firstOf } from '../notice/column-types.ts'
import type { Column, Table } from '../notice/notice.ts'
import { isInside } from '../unit/is-inside.ts'
import { partsBelow } from '../unit/parts-below.ts'
import type { Unit } from '../unit/unit.ts'
import { grouped } from '../value/grouped.ts'
import { cellIn } from '../value/origin.ts'
import type { Value } from '../value/value.ts'
import { addedColumns, columnTotals, subcountTotals } from './column-totals.ts'
import { listCounted } from './count-lists.ts'
import { derive } from './derive-figures.ts'
import { type FigureIndex, figureIndex, key } from './figure-index.ts'
import type { FillInput, UnitRow } from './fill-input.ts'
import { fillSplits } from './fill-splits.ts'
import { computedNote, type SourceNote, sourceNote, type TableContent } from './form-content.ts'
import { rateColumns, rateWords } from './rate-columns.ts'
import { fillWords, isWords } from './words-of-rows.ts'

export function fillUnits(input: FillInput, table: Table): { content: TableContent; sources: SourceNote[] } {
  const index = figureIndex(input)
  const unitField = firstOf(table.columns, 'unit')?.field ?? ''
  const sequence = firstOf(table.columns, 'sequence')
  const named = rowsNamed(input)
  const said = grouped(
    input.records.filter((each) => each.table === table.id),
    ({ unit }) => unit,
  )
  const rows = rowUnits(input, named).map(({ unit, printed }) => ({
    unit,
    printed,
    values: { [unitField]: printed } as Record<string, Value>,
    notes: new Map<string, SourceNote>(),
  }))
  const added = new Set(addedColumns(table, rateColumns(input.form, table)))
  for (const [position, row] of rows.entries()) {
    for (const column of table.columns.filter(({ type }) => columnTypes[type].figure))
      fillFigure(input, index, { table, row, position, column, adds: added.has(column), named })
    fillOther(table, row, said.get(row.unit.key) ?? [])
    if (sequence) row.values[sequence.field] = position + 1
    derive(input.form, table, row, position)
  }
  fillSplits(input, table, rows)
  const { total, notes } = table.total === '' ? { total: undefined, notes: [] } : totalOf(input, index, table, rows)
  const inOrder = rows.flatMap((row) =>
    table.columns.map(({ field }) => row.notes.get(field)).filter((note) => note !== undefined),
  )
  return {
    content: { rows: rows.map((row) => row.values), keys: rows.map(({ unit }) => unit.key), total },
    sources: [...inOrder, ...notes],
  }
}

/** Units in the order in which the notice prints them, else in code order; only those of the unit the sheet is about. */
function rowUnits(input: FillInput, named: ReadonlySet<string>): { unit: Unit; printed: string }[] {
  const { form, units, unit } = input
  const level = form.rows === 'city' ? 'city' : 'county'
  if (form.unitOrder.length === 0) {
    const parts = unit.level === level ? [] : partsBelow(units, unit.key, level, named)
    // A city may report schools of its own among its counties, on its sheet and on the province's.
    const own = parts.length === 0 || named.has(unit.key) ? [unit] : []
    const between = level === 'county' && unit.level === 'province' ? units.below(unit.key, 'city') : []
    const cities = between.filter(({ key }) => named.has(key))
    const below = [...own, ...withCities(parts, cities)]
    // On a province's sheet a county carries its city: two of them are called 市中区.
    const countyName = (each: Unit) =>
      unit.level === 'province' && each.level === 'county'
        ? (units.get(each.parent)?.name ?? '') + each.name
        : each.name
    return below.map((each) => ({ unit: each, printed: level === 'city' ? each.shortName : countyName(each) }))
  }
  const province = units.above(unit.key, 'province')
  const rows: { unit: Unit; printed: string }[] = []
  for (const printed of form.unitOrder) {
    const match = units.find(printed, { level, ...(province ? { within: province.key } : {}) })
    if (match.kind !== 'found') continue
    if (isInside(units, unit, match.unit.key)) rows.push({ unit: match.unit, printed })
  }
  const listed = new Set(rows.map((row) => row.unit.key))
  // Who is not in the notice's order but has sent a row stands behind it.
  const others = unit.level === level ? [] : partsBelow(units, unit.key, level, named)
  for (const each of others)
    if (!listed.has(each.key) && isSpecial(input, each)) rows.push({ unit: each, printed: each.shortName })
  return rows
}

/** Each city before its counties. */
function withCities(parts: readonly Unit[], cities: readonly Unit[]): Unit[] {
  const alone = cities.filter(({ key }) => !parts.some(({ parent }) => parent === key))
  const firstOfCity = (part: Unit, at: number) => parts[at - 1]?.parent !== part.parent
  return [
    ...parts.flatMap((part, at) => [
      ...(firstOfCity(part, at) ? cities.filter(({ key }) => key === part.parent) : []),
      part,
    ]),
    ...alone,
  ]
}

/** Keys of the units that rows of this form name, with figures or without. */
function rowsNamed({ figures, records, form }: FillInput): Set<string> {
  const own = [form.id, listCounted(form)]
  const rows = figures.filter((figure) => own.includes(figure.form) && figure.kind === 'data')
  return new Set([...rows, ...records].map(({ unit }) => unit))
}

/** It stands in no table of divisions. */
function isSpecial({ units }: FillInput, { key, level, parent }: Unit): boolean {
  return !units.below(parent, level).some((each) => each.key === key)
}

interface FigureCell {
  table: Table
  row: UnitRow
  position: number
  column: Column
  /** Of two rates of two former counties there is no sum: `derive` works it out from what has one. */
  adds: boolean
  /** Units with rows of the form's own. */
  named: ReadonlySet<string>
}

function fillFigure(
  input: FillInput,
  index: FigureIndex,
  { table, row, position, column, adds, named }: FigureCell,
): void {
  const of = { table: table.id, row: position, field: column.field, subject: row.printed }
  const note = (how: string, figures: Figure[], remark = '') =>
    sourceNote(of, how, { from: figures.map(({ source, value }) => ({ ...source, value })), remark })
  const figureOf = (form: string, unit: string) => {
    const found = index.get(key(form, unit, column.field))
    return adds || found?.figures.length === 1 ? found : undefined
  }
  const own = figureOf(input.form.id, row.unit.key)
  if (own) {
    row.values[column.field] = own.value
    row.notes.set(column.field, note('照录', own.figures))
    return
  }
  if (row.unit.level !== input.form.rows) return
  const parts = row.unit.level === 'county' ? [] : partsBelow(input.units, row.unit.key, 'county', named)
  for (const form of input.notice.forms) {
    if (form.id === input.form.id) continue
    const same = figureOf(form.id, row.unit.key)
    if (same) {
      row.values[column.field] = same.value
      const how = form.id === listCounted(input.form) ? `${form.label}的人数（行数）` : `照录${form.label}`
      row.notes.set(column.field, note(how, same.figures))
      return
    }
    const figures = adds ? parts.map((part) => figureOf(form.id, part.key)) : []
    const found = figures.filter((figure) => figure !== undefined)
    if (found.length === 0) continue
    const missing = parts.filter((_, part) => figures[part] === undefined).map((part) => part.name)
    row.values[column.field] = found.reduce((sum, figure) => sum + figure.value, 0)
    const remark = missing.length > 0 ? `未报，不含在内：${missing.join('、')}` : ''
    row.notes.set(
      column.field,
      note(
        `${form.label}各县（市、区）之和`,
        found.flatMap((each) => each.figures),
        remark,
      ),
    )
    return
  }
}

/** 是, 备注, a date: all that the unit wrote besides figures, in two rows where two counties are one by now. */
function fillOther(table: Table, row: UnitRow, records: readonly StoredRecord[]): void {
  for (const { field } of table.columns.filter(isWords)) fillWords(row.values, field, records)
  const subcounts = subcountTotals(
    table.columns,
    records.map(({ values }) => values),
  )
  row.values = { ...subcounts, ...row.values }
}

function totalOf(
  input: FillInput,
  index: FigureIndex,
  table: Table,
  rows: UnitRow[],
): { total: Record<string, Value>; notes: SourceNote[] } {
  const rates = rateColumns(input.form, table)
  const values = rows.map((row) => row.values)
  const total = columnTotals(table, rates, values)
  const of = (field: string) => ({ table: table.id, row: 'total' as const, field, subject: table.total })
  const notes = addedColumns(table, rates).flatMap((column): SourceNote[] => {
    const sum = total[column.field]
    if (typeof sum !== 'number') return []
    const printed = printedTotals(input, index, column.field).filter(({ figure }) => figure.value !== sum)
    const from = printed.map(({ figure }) => ({ ...figure.source, value: figure.value }))
    const remark = printed.map(({ what, figure }) => difference(column, what, figure.value, sum)).join('；')
    return [sourceNote(of(column.field), '本列各行之和', { from, remark })]
  })
  for (const rate of rates) {
    const { field } = rate.column
    if (total[field] !== undefined) notes.push(computedNote(of(field), rateWords(rate), rate.clauses))
  }
  return { total, notes }
}

function difference(column: Column, what: string, other: number, sum: number): string {
  const more = sum > other ? '多' : '少'
  return `${column.heading}：${what}为 ${other}，本表各行之和为 ${sum}，${more} ${Math.abs(sum - other)}`
}

/** What others print for the same sum: the total row of what was handed in, and the unit's own row on another form. */
function printedTotals(input: FillInput, index: FigureIndex, field: string): { what: string; figure: Figure }[] {
  const found: { what: string; figure: Figure }[] = []
  for (const figure of input.figures) {
    const here = figure.form === input.form.id && figure.unit === input.unit.key && figure.measure === field
    if (figure.kind === 'total' && here) found.push({ what: `来件${where(figure)}所列合计`, figure })
  }
  for (const form of input.notice.forms) {
    const other = form.id === input.form.id ? undefined : index.get(key(form.id, input.unit.key, field))
    const [figure] = other?.figures ?? []
    if (other && figure)
      found.push({ what: `${form.label}${where(figure)}`, figure: { ...figure, value: other.value } })
  }
  return found
}

function where(figure: Figure): string {
  return `（${cellIn(figure.source)}）`
}
