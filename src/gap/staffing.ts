/**
 * Figures of a notice's forms come in; per unit its staff, trained and parts go out, each with the cells it was taken from.
 * Which form is believed is decided here, once: the finest that is complete, reported before issued. Nothing is rewritten.
 */
import type { Form, Notice } from '../notice/notice.ts'
import { partsBelow } from '../unit/parts-below.ts'
import type { Unit, UnitLevel, UnitTable } from '../unit/unit.ts'
import { mostNames, remember } from '../value/remember.ts'
import type { Figure } from './figure.ts'

/** Measures a gap is made of. */
export const parts = ['kindergarten', 'school', 'vocational'] as const
/** What else targets are about: schools in all, schools done, cases sent in. */
export const extras = ['schools', 'schoolsDone', 'cases'] as const
export const measures = [...parts, 'staff', 'trained', 'untrained', ...extras] as const
export type Measure = (typeof measures)[number]

/** Figures by measure, summed over the rows that give them; every figure that went in. */
export type Staffing = { [measure in Measure]?: { value: number; figures: Figure[] } | undefined }

export interface StaffingTable {
  /** What stands for a unit as a whole, and what else was said of it; is it the sum of its parts? */
  of(unit: Unit): { used: Staffing; other: Staffing | undefined; summed: boolean } | undefined
  /** What is known directly below: the unit's own row among them first. */
  parts(unit: Unit): { unit: Unit; own: boolean; staffing: Staffing }[]
  /** The units (the unit itself, or below) that stand in a table by that level; those without anything finer stand for themselves. */
  rows(unit: Unit, level: UnitLevel): { unit: Unit; own: Staffing | undefined }[]
  /** Schools with figures of their own, by county. */
  schools(): { unit: string; school: string; staffing: Staffing }[]
  /** The forms that figures may come from. */
  forms: readonly Form[]
}

/** Forms with a column for staff and one for trained. */
export function gapForms(notice: Notice): Form[] {
  return notice.forms.filter((form) => hasField(form, 'staff') && hasField(form, 'trained'))
}

export function hasField(form: Form, field: string): boolean {
  return form.tables.some(({ columns }) => columns.some((each) => each.field === field))
}

export function staffingTable(notice: Notice, figures: readonly Figure[], units: UnitTable): StaffingTable {
  const forms = gapForms(notice)
  const byForm = new Map(forms.map((form) => [form.id, new Map<string, Staffing>()]))
  const schools = new Map<string, { unit: string; school: string; staffing: Staffing }>()
  // A list of schools with their staff is worth knowing, even if it says nothing of who is trained; it makes no sum of a county.
  const lists = new Set(
    notice.forms.filter((form) => form.rows === 'school' && hasField(form, 'staff')).map(({ id }) => id),
  )
  for (const figure of figures) {
    if (figure.kind !== 'data' || figure.unit === '') continue
    const byUnit = byForm.get(figure.form)
    if (byUnit) add(entry(byUnit, figure.unit), figure)
    if (figure.school === '' || !lists.has(figure.form)) continue
    const key = `${figure.unit}\n${figure.school}`
    const school = schools.get(key) ?? { unit: figure.unit, school: figure.school, staffing: {} }
    schools.set(key, school)
    add(school.staffing, figure)
  }

  const named = new Set([...byForm.values()].flatMap((byUnit) => [...byUnit.keys()]))

  /** What forms with a row per unit of this very level say of it; reported before issued. */
  const ofLevel = (unit: Unit): Staffing[] =>
    forms
      .filter((form) => levelOf(form) === unit.level)
      .sort((a, b) => Number(a.direction === 'issued') - Number(b.direction === 'issued'))
      .map((form) => byForm.get(form.id)!.get(unit.key))
      .filter((staffing) => staffing !== undefined)

  /** A city's own row among its counties (市本级, 市直属学校): one of the parts it is the sum of. */
  const amongParts = (unit: Unit): Staffing | undefined =>
    forms
      .filter((form) => isFiner(levelOf(form), unit.level))
      .map((form) => byForm.get(form.id)!.get(unit.key))
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

  return { of, parts: partsOf, rows, schools: () => [...schools.values()], forms }
}

/**
 * Sums over units. A kind of school that one unit leaves blank counts as none there; staff or trained that one unit did not report make
 * no sum, for half a sum would look like a whole one.
 */
export function sumOf(all: readonly Staffing[]): Staffing {
  const sum: Staffing = {}
  for (const measure of measures) {
    const found = all.map((each) => (measure === 'staff' ? staffOf(each) : each[measure]))
    const isPart = (parts as readonly Measure[]).includes(measure)
    const given = found.filter((each) => each !== undefined)
    if (given.length === 0 || (given.length < all.length && !isPart)) continue
    const value = given.reduce((total, each) => total + each.value, 0)
    sum[measure] = { value, figures: given.flatMap((each) => each.figures) }
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
  const staff = staffOf(staffing)
  const { trained } = staffing
  if (!staff || !trained) return undefined
  const rows = new Map<string, number>()
  const count = ({ unit, school, value }: Figure, sign: number) => {
    const row = `${unit}\n${school}`
    rows.set(row, (rows.get(row) ?? 0) + sign * value)
  }
  for (const figure of staff.figures) count(figure, 1)
  for (const figure of trained.figures) count(figure, -1)
  return [...rows.values()].reduce((sum, left) => sum + Math.max(0, left), 0)
}

export type Extras = { [extra in (typeof extras)[number]]?: number }

/** Only what is given. */
export function extrasOf(staffing: Staffing): Extras {
  return Object.fromEntries(extras.flatMap((each) => (staffing[each] ? [[each, staffing[each].value]] : [])))
}

/** Sum of the parts, where at least one is given. */
export function partSum(staffing: Staffing): Staffing['staff'] {
  const given = parts.map((part) => staffing[part]).filter((each) => each !== undefined)
  if (given.length === 0) return undefined
  return { value: given.reduce((sum, each) => sum + each.value, 0), figures: given.flatMap((each) => each.figures) }
}

function levelOf(form: Form): UnitLevel | undefined {
  if (form.rows === 'school') return 'county'
  return form.rows === 'city' || form.rows === 'county' ? form.rows : undefined
}

function finerLevel(level: UnitLevel): UnitLevel | undefined {
  return level === 'province' ? 'city' : level === 'city' ? 'county' : undefined
}

function isFiner(level: UnitLevel | undefined, than: UnitLevel): boolean {
  const rank = { province: 0, city: 1, county: 2 }
  return level !== undefined && rank[level] > rank[than]
}

function entry(byUnit: Map<string, Staffing>, unit: string): Staffing {
  const known = byUnit.get(unit) ?? {}
  byUnit.set(unit, known)
  return known
}

function add(staffing: Staffing, figure: Figure): void {
  const measure = figure.measure as Measure
  if (!measures.includes(measure)) return
  const known = staffing[measure] ?? { value: 0, figures: [] }
  known.value += figure.value
  known.figures.push(figure)
  staffing[measure] = known
}
