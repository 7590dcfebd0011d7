/**
 * Plan columns by the notice's ratios in whole persons: the rows add up exactly to the sheet, and a city's sheet to the province's, by
 * largest remainder at each level. A row whose own plan was handed in keeps it; how far it departs is remarked upon.
 */
import { largestRemainder } from '../gap/split.ts'
import type { Split, Table } from '../notice/notice.ts'
import { join } from './derive-figures.ts'
import { type FigureIndex, key } from './figure-index.ts'
import type { FillInput } from './fill-form.ts'
import type { UnitRow } from './fill-units.ts'

export function fillPlan(input: FillInput, index: FigureIndex, table: Table, rows: UnitRow[]): void {
  for (const split of input.notice.splits) {
    const fields = Object.keys(split.into)
    if (!fields.every((field) => table.columns.some((column) => column.field === field))) continue
    const known = rows.filter((row) => typeof row.values[split.of] === 'number')
    const gaps = known.map((row) => Math.max(0, Number(row.values[split.of])))
    const shares = splitRows(sheetTotals(input, index, split, gaps), gaps)
    for (const [position, row] of known.entries()) {
      const planned = shares.map((share) => share[position] ?? 0)
      fillRow(table, split, row, rows.indexOf(row), fields, planned)
    }
  }
}

/**
 * What each plan column of the sheet adds up to. Where the gaps of all cities of the province are known and this city's is the one
 * worked with here, its total is its part of the province's; else the sheet is split by itself.
 */
function sheetTotals(input: FillInput, index: FigureIndex, split: Split, gaps: number[]): number[] {
  const gap = gaps.reduce((sum, each) => sum + each, 0)
  const ratios = Object.values(split.into)
  const alone = largestRemainder(gap, ratios)
  const province = input.units.above(input.unit.key, 'province')
  if (input.unit.level !== 'city' || !province) return alone
  const cities = input.units.below(province.key, 'city')
  const all = cities.map((city) => cityGap(input, index, city.key, split.of))
  const here = cities.findIndex((city) => city.key === input.unit.key)
  if (all.some((each) => each === undefined) || all[here] !== gap) return alone
  const provincial = all as number[]
  const totals = largestRemainder(
    provincial.reduce((sum, each) => sum + each, 0),
    ratios,
  )
  return splitRows(totals, provincial).map((share) => share[here] ?? 0)
}

function cityGap(input: FillInput, index: FigureIndex, city: string, measure: string): number | undefined {
  const forms = input.notice.forms.map((form) => index.get(key(form.id, city, measure)))
  const value = forms.find((figure) => figure !== undefined)?.value
  return value === undefined ? undefined : Math.max(0, value)
}

/** Per plan column, its total over the rows; the last column takes what is left of each row's gap, so that both ways add up. */
function splitRows(totals: number[], gaps: number[]): number[][] {
  const left = [...gaps]
  return totals.map((total, column) => {
    if (column === totals.length - 1) return left
    const part = largestRemainder(total, gaps)
    for (const [row, persons] of part.entries()) left[row] = (left[row] ?? 0) - persons
    return part
  })
}

function fillRow(
  table: Table,
  split: Split,
  row: UnitRow,
  position: number,
  fields: string[],
  planned: number[],
): void {
  const given = fields.some((field) => typeof row.values[field] === 'number')
  for (const [column, field] of fields.entries()) {
    const persons = planned[column] ?? 0
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
    if (!note || value === persons) continue
    note.clause = join(note.clause, split.clause)
    note.remark = join(note.remark, `按缺口数的 ${percent} 为 ${persons}，相差 ${Number(value) - persons}，照录所报`)
  }
}
