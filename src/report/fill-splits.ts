/**
 * Plan columns by the notice's ratios in whole persons come out as every desk sees them: split once at the top of the notice, so that the rows
 * add up to the sheet and a city's sheet to the province's. A row whose own plan was handed in keeps it; how far it departs is remarked upon.
 */

import { handedSplit } from '../gap/hand-down.ts'
import { amountOf, largestRemainder, spread } from '../gap/split.ts'
import { staffingTable } from '../gap/staffing.ts'
import type { Split, Table } from '../notice/notice.ts'
import { percent } from '../value/percent.ts'
import { join } from './derive-figures.ts'
import type { FillInput, UnitRow } from './fill-input.ts'
import { sourceNote } from './form-content.ts'

export function fillSplits(input: FillInput, table: Table, rows: UnitRow[]): void {
  for (const split of input.notice.splits) {
    const fields = Object.keys(split.into)
    if (!fields.every((field) => table.columns.some((column) => column.field === field))) continue
    const planned = plannedRows(input, split, rows)
    for (const [position, row] of rows.entries()) {
      const numbers = planned[position]
      if (numbers)
        fillRow(table, split, row, position, Object.fromEntries(fields.map((field, at) => [field, numbers[at]!])))
    }
  }
}

/** As every desk sees it, where the sheet's gaps are those worked with everywhere; else the sheet by itself. */
function plannedRows(input: FillInput, split: Split, rows: readonly UnitRow[]): (readonly number[] | undefined)[] {
  const { notice, units, unit, form, figures } = input
  const gaps = rows.map((row) => row.values[split.of])
  const handed = handedSplit(notice, split, staffingTable(notice, figures, units), units, unit)
  const level = form.rows === 'city' ? 'city' : 'county'
  const planned = rows.map((row, position) =>
    typeof gaps[position] === 'number' ? handed(row.unit.key, level) : undefined,
  )
  const sumOf = (numbers: readonly number[] = []) => numbers.reduce((sum, each) => sum + each, 0)
  if (gaps.every((gap, position) => typeof gap !== 'number' || sumOf(planned[position]) === Math.max(0, gap)))
    return planned
  const known = gaps.flatMap((gap, position) => (typeof gap === 'number' ? [{ gap, position }] : []))
  const parts = known.map(({ gap, position }) => ({ key: `${position}`, amount: gap, parts: [] }))
  const root = { key: '', amount: 0, parts }
  const alone = new Map<string, readonly number[]>()
  spread(root, largestRemainder(amountOf(root), Object.values(split.into)), alone)
  return gaps.map((_, position) => alone.get(`${position}`))
}

function fillRow(table: Table, split: Split, row: UnitRow, position: number, planned: Record<string, number>): void {
  const fields = Object.keys(split.into)
  const given = fields.some((field) => typeof row.values[field] === 'number')
  for (const field of fields) {
    const persons = planned[field] ?? 0
    const share = percent(split.into[field] ?? 0, 2)
    if (!given) {
      row.values[field] = persons
      const of = { table: table.id, row: position, field, subject: row.printed }
      row.notes.set(field, sourceNote(of, `缺口数的 ${share}，按最大余额法取整`, { clause: split.clause }))
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
      `${row.printed}${heading}：所报为 ${value}，按缺口数的 ${share} 应为 ${persons}，照录所报`,
    )
  }
}
