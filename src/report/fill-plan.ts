/**
 * Plan columns by the notice's ratios in whole persons: the rows add up exactly to the sheet, and a city's sheet to the province's, by
 * largest remainder at each level. A row whose own plan was handed in keeps it; how far it departs is remarked upon.
 */
import { amountOf, type SplitNode, splitDown } from '../gap/split.ts'
import type { Split, Table } from '../notice/notice.ts'
import { join } from './derive-figures.ts'
import { type FigureIndex, key } from './figure-index.ts'
import type { FillInput, UnitRow } from './fill-input.ts'

export function fillPlan(input: FillInput, index: FigureIndex, table: Table, rows: UnitRow[]): void {
  for (const split of input.notice.splits) {
    const fields = Object.keys(split.into)
    if (!fields.every((field) => table.columns.some((column) => column.field === field))) continue
    const parts: SplitNode[] = []
    for (const [position, row] of rows.entries()) {
      const gap = row.values[split.of]
      // Rows are told apart by their place: a city may stand among its own counties.
      if (typeof gap === 'number') parts.push({ key: `row ${position}`, amount: gap, parts: [] })
    }
    if (parts.length === 0) continue
    const planned = splitDown(treeOf(input, index, split, { key: input.unit.key, amount: 0, parts }), split.into)
    for (const [position, row] of rows.entries()) {
      const persons = planned.get(`row ${position}`)
      if (persons) fillRow(table, split, row, position, persons)
    }
  }
}

/**
 * The sheet as part of its province, where the gaps of all cities are known and this city's is the one worked with here; else the
 * sheet by itself.
 */
function treeOf(input: FillInput, index: FigureIndex, split: Split, sheet: SplitNode): SplitNode {
  const province = input.units.above(input.unit.key, 'province')
  if (input.unit.level !== 'city' || !province) return sheet
  const cities = input.units.below(province.key, 'city').map(({ key: city }): SplitNode | undefined => {
    const gap = cityGap(input, index, city, split.of)
    return gap === undefined ? undefined : { key: city, amount: gap, parts: [] }
  })
  const known = cities.filter((city) => city !== undefined)
  const here = known.find((city) => city.key === sheet.key)
  if (known.length < cities.length || !here || amountOf(here) !== amountOf(sheet)) return sheet
  return { key: province.key, amount: 0, parts: known.map((city) => (city === here ? sheet : city)) }
}

function cityGap(input: FillInput, index: FigureIndex, city: string, measure: string): number | undefined {
  for (const form of input.notice.forms) {
    const figure = form.rows === 'city' ? index.get(key(form.id, city, measure)) : undefined
    if (figure) return figure.value
  }
  return undefined
}

function fillRow(table: Table, split: Split, row: UnitRow, position: number, planned: Record<string, number>): void {
  const fields = Object.keys(split.into)
  const given = fields.some((field) => typeof row.values[field] === 'number')
  for (const field of fields) {
    const persons = planned[field] ?? 0
    const percent = `${Math.round((split.into[field] ?? 0) * 10_000) / 100}%`
    if (!given) {
      row.values[field] = persons
      row.notes.set(field, {
        table: table.id,
        row: position,
        field,
        subject: row.printed,
        how: `缺口数的 ${percent}，按最大余额法取整`,
        clause: split.clause,
        from: [],
        remark: '',
      })
      continue
    }
    const note = row.notes.get(field)
    const value = row.values[field]
    // Any way of rounding to whole persons is the ratio kept.
    const exact = Number(row.values[split.of]) * (split.into[field] ?? 0)
    if (!note || Math.abs(Number(value) - exact) < 1) continue
    note.clause = join(note.clause, split.clause)
    const heading = table.columns.find((column) => column.field === field)?.heading ?? field
    note.remark = join(
      note.remark,
      `${row.printed}${heading}：所报为 ${value}，按缺口数的 ${percent} 应为 ${persons}，照录所报`,
    )
  }
}
