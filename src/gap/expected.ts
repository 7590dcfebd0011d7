/**
 * A notice, a unit, the lists of schools and a form come in; who has to hand that form in goes out. The one place that answers: status,
 * deadlines and coverage ask here. A list is believed as it stands; nobody is added to it by guessing.
 */

import type { Form, Notice } from '../notice/notice.ts'
import { isHigherLevel } from '../unit/higher-level.ts'
import { isInside } from '../unit/is-inside.ts'
import type { Unit, UnitTable } from '../unit/unit.ts'
import { inSchoolOrder } from '../value/school-order.ts'
import type { Headcount } from './headcount.ts'

/** A school by its county's key; `school` is `''` where the list names the unit alone. */
interface ExpectedSchool {
  unit: string
  school: string
}

/** The office's own list (`itcap expect`). */
export interface ExpectedList {
  /** File it came from, and the day it was given. */
  path: string
  day: string
  schools: ExpectedSchool[]
}

export interface ExpectedQuestion {
  notice: Notice
  units: UnitTable
  /** Whose desk it is. */
  unit: Unit
  /** The office's own list, where it gave one. */
  expected: ExpectedList | undefined
  headcount: readonly Headcount[]
}

/** `own`: the office's own list; `form`: a form of the notice whose rows are schools; `none`: no list, only counties are known. */
export type ListOrigin = 'own' | 'form' | 'none'

export interface Owers {
  units: Unit[]
  schools: ExpectedSchool[]
}

/** Units that owe the form; where schools hand it in, their counties, and the schools as far as a list names them. */
export function owersOf(form: Form, question: ExpectedQuestion): Owers {
  const { unit, units } = question
  const owing = unitsThatOwe(form, unit, units)
  if (form.reporter !== 'school') return { units: owing, schools: [] }
  const { origin, schools } = listedSchools(question)
  if (origin !== 'own') return { units: owing, schools }
  // On a list of one's own, a county without a school has none that owes anything.
  const named = [...new Set(schools.map(({ unit: key }) => key))].flatMap((key) => units.get(key) ?? [])
  return { units: named, schools }
}

/** Schools that lie in the unit, by the first list there is. */
export function listedSchools({ notice, headcount, units, unit, expected }: ExpectedQuestion): {
  origin: ListOrigin
  schools: ExpectedSchool[]
} {
  const inside = (key: string) => isInside(units, unit, key)
  const own = expected?.schools.filter((each) => each.school !== '' && inside(each.unit)) ?? []
  if (own.length > 0) return { origin: 'own', schools: own }
  const list = notice.forms
    .filter(({ rows }) => rows === 'school')
    .map(({ id }) => headcount.find(({ form }) => form === id))
    .find((each) => each?.places.some(({ school }) => school !== ''))
  const listed = (list?.places ?? []).filter((place) => place.school !== '' && inside(place.unit))
  const schools = inSchoolOrder(listed, ({ school }) => school)
  return { origin: schools.length > 0 ? 'form' : 'none', schools }
}

/**
 * Above those who hand the form in: all of them. At their own desk or below: the desk itself, or every unit that the form must have a row
 * of, for a city's sheet is complete when all its counties are on it.
 */
function unitsThatOwe(form: Form, unit: Unit, units: UnitTable): Unit[] {
  // Schools are in no table of units: their counties answer for them.
  if (isHigherLevel(unit.level, form.reporter))
    return below(unit, form.reporter === 'school' ? 'county' : form.reporter, units)
  return mustNameAll(form) && (form.rows === 'city' || form.rows === 'county') ? below(unit, form.rows, units) : [unit]
}

/** Is a sheet complete only when all units below its sender are on it? */
export function mustNameAll(form: Form): boolean {
  return form.rules.some(({ check }) => check === 'units-complete')
}

function below(unit: Unit, level: Exclude<Form['reporter'], 'school'>, units: UnitTable): Unit[] {
  return isHigherLevel(unit.level, level) ? units.below(unit.key, level) : [unit]
}
