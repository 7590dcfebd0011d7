/**
 * Figures of a notice's forms come in; per unit its staff, trained and parts go out, each with the cells it was taken from.
 * Which form is believed is decided here, once: the finest that is complete, reported before issued. Nothing is rewritten.
 */

import { isPart, type Measure, measures, parts } from '../notice/measures.ts'
import type { Form, Notice } from '../notice/notice.ts'
import { type OpenSum, openSum } from '../notice/unit-sum.ts'
import { isHigherLevel } from '../unit/higher-level.ts'
import { partsBelow } from '../unit/parts-below.ts'
import type { Unit, UnitLevel, UnitTable } from '../unit/unit.ts'
import { mostNames, remember } from '../value/remember.ts'
import type { Figure } from './figure.ts'
import { bookOf, type FigureBook, pages } from './figure-book.ts'

/** A number, and every figure that went in, looked up when somebody wants to see them. */
export interface Sum {
  value: number
  figures: () => readonly Figure[]
}

/** Figures by measure, summed over the rows that give them. */
export type Staffing = { [measure in Measure]?: Sum | undefined } & {
  /** Who is left to train, added up row by row: by the staff that is given, and by the parts. */
  left: () => { staff: number; parts: number }
}

export interface StaffingTable {
  /** What stands for a unit as a whole, and what else was said of it; is it the sum of its parts? */
  of(unit: Unit): { used: Staffing; other: Staffing | undefined; summed: boolean } | undefined
  /** What is known directly below: the unit's own row among them first. */
  parts(unit: Unit): { unit: Unit; own: boolean; staffing: Staffing }[]
  /** The units (the unit itself, or below) that stand in a table by that level; those without anything finer stand for themselves. */
  rows(unit: Unit, level: UnitLevel): { unit: Unit; own: Staffing | undefined }[]
  /** The forms that figures may come from. */
  forms: readonly Form[]
  /** Units that any form gives a figure of; and what the last one answers to whether it has begun. */
  reported: ReadonlySet<string>
  started: ReadonlyMap<string, number>
}

/** Forms with a column for staff and one for trained. */
export function gapForms(notice: Notice): Form[] {
  return notice.forms.filter((form) => hasField(form, 'staff') && hasField(form, 'trained'))
}

export function hasField(form: Form, field: string): boolean {
  return form.tables.some(({ columns }) => columns.some((each) => each.field === field))
}

export function staffingTable(
  notice: Notice,
  figures: readonly Figure[] | FigureBook,
  units: UnitTable,
): StaffingTable {
  const book = bookOf(figures)
  const forms = gapForms(notice)
  const ofForm = pages(book, ({ form, measure }) => `${form}\n${measure}`)
  const byForm = new Map(forms.map((form) => [form.id, new Map<string, Gathering>()]))
  const reported = new Set<string>()
  const started = new Map<string, number>()
  const gatheringOf = (form: string, unit: string): Gathering | undefined => {
    reported.add(unit)
    const byUnit = unit === '' ? undefined : byForm.get(form)
    const known = byUnit?.get(unit) ?? gathering((measure) => ofForm(unit, `${form}\n${measure}`))
    byUnit?.set(unit, known)
    return byUnit && known
  }
  // The rows of a unit stand together.
  let last: { form: string; unit: string; known: Gathering | undefined } = { form: '', unit: '', known: undefined }
  book.each(
    ({ form, unit, school, measure, value }) => {
      if (form !== last.form || unit !== last.unit) last = { form, unit, known: gatheringOf(form, unit) }
      if (measure === 'started') started.set(unit, value)
      last.known?.sum.add(school, measure, value)
    },
    (form, unit, sum) => {
      for (const [measure, value] of sum.values) if (measure === 'started') started.set(unit, value)
      gatheringOf(form, unit)?.sum.addSum(sum)
    },
  )
  for (const byUnit of byForm.values()) for (const known of byUnit.values()) endGathering(known)

  const named = new Set([...byForm.values()].flatMap((byUnit) => [...byUnit.keys()]))

  /** What forms with a row per unit of this very level say of it; reported before issued. */
  const ofLevel = (unit: Unit): Staffing[] =>
    forms
      .filter((form) => levelOf(form) === unit.level)
      .sort((a, b) => Number(a.direction === 'issued') - Number(b.direction === 'issued'))
      .map((form) => byForm.get(form.id)!.get(unit.key)?.staffing)
      .filter((staffing) => staffing !== undefined)

  /** A city's own row among its counties (市本级, 市直属学校): one of the parts it is the sum of. */
  const amongParts = (unit: Unit): Staffing | undefined =>
    forms
      .filter((form) => isFiner(levelOf(form), unit.level))
      .map((form) => byForm.get(form.id)!.get(unit.key)?.staffing)
      .find((staffing) => staffing !== undefined)

  const partsOf: StaffingTable['parts'] = (unit) => {
    const below = finerLevel(unit.level)
    const children = below ? partsBelow(units, unit.key, below, named) : []
    const own = amongParts(unit)
    return [
      ...(own ? [{ unit, own: true, staffing: own }] : []),
      ...children.flatMap((child) => {
        const staffing = of(child)?.used
        return staffing ? [{ unit: child, own: false, staffing }] : []
      }),
    ]
  }

  const isComplete = (unit: Unit): boolean => {
    const below = finerLevel(unit.level)
    const owed = below ? units.below(unit.key, below) : []
    return owed.length > 0 && owed.every((child) => of(child) !== undefined)
  }

  const of: StaffingTable['of'] = (unit) => judged(unit.key, unit)
  const judged = remember((_: string, unit: Unit): ReturnType<StaffingTable['of']> => {
    const [own, second] = ofLevel(unit)
    const found = partsOf(unit)
    if (found.length === 0) return own && { used: own, other: second, summed: false }
    const sum = sumOf(found.map(({ staffing }) => staffing))
    if (own && !isComplete(unit)) return { used: own, other: sum, summed: false }
    return { used: sum, other: own, summed: true }
  }, mostNames)

  const rows = (unit: Unit, level: UnitLevel): { unit: Unit; own: Staffing | undefined }[] => {
    const below = finerLevel(unit.level)
    if (unit.level === level || !below) return [{ unit, own: of(unit)?.used }]
    const children = partsBelow(units, unit.key, below, named).flatMap((child) => rows(child, level))
    const own = amongParts(unit)
    const found = [...(own ? [{ unit, own }] : []), ...children.filter((row) => row.own)]
    return found.length > 0 ? found : [{ unit, own: of(unit)?.used }]
  }

  return { of, parts: partsOf, rows, forms, reported, started }
}

/**
 * Sums over units. A kind of school that one unit leaves blank counts as none there; staff or trained that one unit did not report make
 * no sum, for half a sum would look like a whole one.
 */
export function sumOf(all: readonly Staffing[]): Staffing {
  const sum: Staffing = { left: () => leftOf(all) }
  for (const measure of measures) {
    const found = all.map((each) => (measure === 'staff' ? staffOf(each) : each[measure]))
    const given = found.filter((each) => each !== undefined)
    if (given.length === 0 || (given.length < all.length && !isPart(measure))) continue
    const value = given.reduce((total, each) => total + each.value, 0)
    sum[measure] = { value, figures: () => given.flatMap((each) => each.figures()) }
  }
  return sum
}

/** Staff as given, or as the sum of its parts. */
export function staffOf(staffing: Staffing): Staffing['staff'] {
  return staffing.staff ?? partSum(staffing)
}

/**
 * Who is left to train, row by row: where more are trained than the statistics know it is 0, and closes nobody else's gap (S17-07: 直属事业
 * 单位 are trained too and no 专任教师). Undefined where staff or trained is.
 */
export function gapOf(staffing: Staffing): number | undefined {
  if (!staffOf(staffing) || !staffing.trained) return undefined
  const left = staffing.left()
  return staffing.staff ? left.staff : left.parts
}

/** No row stands in two units: what is left is the sum of what is left in each. */
function leftOf(all: readonly Staffing[]): ReturnType<Staffing['left']> {
  const sum = { staff: 0, parts: 0 }
  for (const each of all) {
    const left = each.left()
    sum.staff += each.staff ? left.staff : left.parts
    sum.parts += left.parts
  }
  return sum
}

/** Only what is given. */
export function given(
  fields: readonly Measure[],
  of: (field: Measure) => number | null | undefined,
): { [measure in Measure]?: number } {
  const found: { [measure in Measure]?: number } = {}
  for (const field of fields) {
    const value = of(field)
    if (value !== null && value !== undefined) found[field] = value
  }
  return found
}

/** Sum of the parts, where at least one is given. */
export function partSum(staffing: Staffing): Staffing['staff'] {
  const given = parts.map((part) => staffing[part]).filter((each) => each !== undefined)
  if (given.length === 0) return undefined
  const value = given.reduce((sum, each) => sum + each.value, 0)
  return { value, figures: () => given.flatMap((each) => each.figures()) }
}

function levelOf(form: Form): UnitLevel | undefined {
  if (form.rows === 'school') return 'county'
  return form.rows === 'city' || form.rows === 'county' ? form.rows : undefined
}

function finerLevel(level: UnitLevel): UnitLevel | undefined {
  return level === 'province' ? 'city' : level === 'city' ? 'county' : undefined
}

function isFiner(level: UnitLevel | undefined, than: UnitLevel): boolean {
  return level !== undefined && isHigherLevel(than, level)
}

/** The staffing of a unit while its figures are added up. */
interface Gathering {
  staffing: Staffing
  sum: OpenSum
  figures: (measure: Measure) => readonly Figure[]
}

function gathering(figures: (measure: Measure) => readonly Figure[]): Gathering {
  return { staffing: { left: () => ({ staff: 0, parts: 0 }) }, sum: openSum(), figures }
}

function endGathering({ staffing, sum, figures }: Gathering): void {
  for (const measure of measures) {
    const value = sum.values.get(measure)
    if (value !== undefined) staffing[measure] = { value, figures: () => figures(measure) }
  }
  const left = sum.left()
  staffing.left = () => left
}
