/**
 * The units of a region with what each has come in; whole numbers split once at its top and handed down go out, unit by unit. Whoever asks,
 * for the province, a city or a county, reads the same number: it is never split a second time further down.
 */
import type { Measure } from '../notice/measures.ts'
import type { Notice, Split } from '../notice/notice.ts'
import type { Unit, UnitLevel, UnitTable } from '../unit/unit.ts'
import { amountOf, largestRemainder, type SplitNode, spread } from './split.ts'
import { gapOf, type Staffing, type StaffingTable, staffOf } from './staffing.ts'

/** What the row of a unit, in a table by that level, gets of every column. */
export type Handed = (code: string, level: UnitLevel) => readonly number[] | undefined

interface HandDown {
  table: StaffingTable
  units: UnitTable
  top: Unit
  /** What a row has. */
  amount: (staffing: Staffing) => number
  /** What all of them have, split over the columns. */
  columns: (whole: number) => readonly number[]
}

/** The unit whose whole a notice speaks of, as seen from a unit: its province, its city; or the unit itself. */
export function topOf(notice: Notice, units: UnitTable, unit: Unit): Unit {
  const { level } = notice
  return (level === 'town' || level === 'school' ? undefined : units.above(unit.key, level)) ?? unit
}

/**
 * Where a city is counted by its own figure because not all its counties have reported, its counties are no part of that figure: what they
 * have is then split by itself.
 */
export function handDown({ table, units, top, amount, columns }: HandDown): Handed {
  const numbers = new Map<string, readonly number[]>()
  const apart: SplitNode[] = []
  const leaf = (key: string, staffing: Staffing): SplitNode => ({ key, amount: amount(staffing), parts: [] })
  const partsOf = (unit: Unit): SplitNode[] =>
    table
      .parts(unit)
      .map((part) => (part.own ? leaf(ownKey(unit.key), part.staffing) : nodeOf(part.unit, part.staffing)))
  const nodeOf = (unit: Unit, staffing: Staffing): SplitNode => {
    const parts = partsOf(unit)
    if (parts.length > 0 && table.of(unit)?.summed) return { key: unit.key, amount: 0, parts }
    if (parts.length > 0) apart.push({ key: '', amount: 0, parts })
    return leaf(unit.key, staffing)
  }
  const known = table.of(top)
  if (known) {
    const root = nodeOf(top, known.used)
    for (const each of [root, ...apart]) spread(each, columns(amountOf(each)), numbers)
  }
  return (code, level) =>
    (units.get(code)?.level === level ? undefined : numbers.get(ownKey(code))) ?? numbers.get(code)
}

/** A city's own row among its counties is not the city. */
function ownKey(code: string): string {
  return `${code} itself`
}

/** The shares of a split, in whole numbers, for every unit below the top of the notice. */
export function handedSplit(notice: Notice, split: Split, table: StaffingTable, units: UnitTable, unit: Unit): Handed {
  const shares = Object.values(split.into)
  return handDown({
    table,
    units,
    top: topOf(notice, units, unit),
    amount: (staffing) => Math.max(0, measured(staffing, split.of) ?? 0),
    columns: (whole) => largestRemainder(whole, shares),
  })
}

function measured(staffing: Staffing, measure: string): number | undefined {
  if (measure === 'untrained') return gapOf(staffing)
  return measure === 'staff' ? staffOf(staffing)?.value : staffing[measure as Measure]?.value
}
