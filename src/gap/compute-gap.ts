/**
 * Figures, lists of persons, a notice, a unit and a day come in; the table of gaps with its total, targets, missing units and every
 * disagreement between figures goes out. Pure arithmetic: counts nothing twice and changes no figure.
 */
import type { IsoDate, Notice } from '../notice/notice.ts'
import { partsBelow } from '../unit/parts-below.ts'
import type { Unit, UnitLevel, UnitTable } from '../unit/unit.ts'
import { differencesOf, sourceOf } from './differences.ts'
import type { Figure } from './figure.ts'
import type { Basis, GapLevel, GapNumbers, GapResult, GapRow, GapSource, MissingUnit } from './gap-result.ts'
import type { Headcount } from './headcount.ts'
import { type Lists, listsOf } from './lists.ts'
import { rateOf } from './share.ts'
import {
  type Extras,
  extras,
  extrasOf,
  gapForms,
  hasField,
  measures,
  parts,
  type Staffing,
  type StaffingTable,
  staffingTable,
  staffOf,
} from './staffing.ts'
import { type ReachedCity, type ReachedCounty, targetStates } from './targets.ts'

export interface GapQuestion {
  notice: Notice
  /** All current figures of the notice, as the ledger gives them. */
  figures: readonly Figure[]
  headcount: readonly Headcount[]
  units: UnitTable
  unit: Unit
  by: GapLevel
  asOf: IsoDate
  /** `named`: trained are the distinct persons on the notice's lists instead of the reported figure. */
  basis?: Basis
}

export function computeGap(question: GapQuestion): GapResult {
  const { notice, unit, by, asOf, units, basis = 'reported' } = question
  const table = staffingTable(notice, question.figures, units)
  const lists = listsOf(question)
  const rows =
    by === 'school' ? schoolRows(question, table.schools(), lists) : unitRows(question, by, table.rows(unit, by), lists)
  const total = totalOf(rows, lists, basis)
  return {
    asOf,
    notice: notice.id,
    unit: unit.name,
    code: unit.key,
    by,
    basis,
    rows,
    total,
    targets: targetStates(
      notice,
      { ...total, counties: countiesOf(question, table, lists), cities: citiesOf(question, table) },
      asOf,
    ),
    missing: by === 'school' ? [] : missingOf(question, by, rows),
    differences: differencesOf({ ...question, basis }, table, rows, total),
  }
}

/** The level of the rows when the user names none: the one below the unit; a county's schools where the notice asks for no staff figures. */
export function usualLevel(unit: Unit, notice: Notice): GapLevel {
  if (unit.level !== 'county') return unit.level === 'province' ? 'city' : 'county'
  return gapForms(notice).length > 0 ? 'county' : 'school'
}

function unitRows(
  question: GapQuestion,
  level: 'city' | 'county',
  staffed: { unit: Unit; own: Staffing | undefined }[],
  lists: Lists,
): GapRow[] {
  const { units, unit } = question
  const persons = lists.byUnit(lists.persons, level)
  const schools = lists.byUnit(lists.schools, level)
  const staffing = new Map(staffed.filter(({ own }) => own !== undefined).map((each) => [each.unit.key, each.own!]))
  const keys = treeOrder(units, unit, level, new Set([...staffing.keys(), ...persons.keys(), ...schools.keys()]))
  const used = keys.filter((key) => staffing.has(key) || persons.has(key) || schools.has(key))
  const names = used.map((key) => units.get(key)!.name)
  return used.map((key, index) => {
    const counts = {
      ...countOf('participants', lists.persons, persons.get(key)),
      ...countOf('pilotSchools', lists.schools, schools.get(key)),
    }
    const name = names.filter((each) => each === names[index]).length > 1 ? units.fullName(key) : names[index]!
    const own = staffing.get(key)
    return { unit: name, code: key, ...numbersOf(own ?? {}, counts, question.basis), source: own ? sourcesOf(own) : [] }
  })
}

/** The unit, then what is below it down to a level, every city before its counties: a city may stand for itself, or among its own. */
function treeOrder(units: UnitTable, unit: Unit, level: UnitLevel, named: ReadonlySet<string>): string[] {
  if (unit.level === level || unit.level === 'county') return [unit.key]
  const children = partsBelow(units, unit.key, unit.level === 'province' ? 'city' : 'county', named)
  return [unit.key, ...children.flatMap((child) => treeOrder(units, child, level, named))]
}

function schoolRows(
  question: GapQuestion,
  staffed: { unit: string; school: string; staffing: Staffing }[],
  lists: Lists,
): GapRow[] {
  const { units, unit, basis } = question
  const persons = lists.bySchool(lists.persons)
  const schools = lists.bySchool(lists.schools)
  const staffing = new Map(staffed.map((each) => [`${each.unit}\n${each.school}`, each.staffing]))
  const inside = (key: string) => units.above(key.slice(0, key.indexOf('\n')), unit.level)?.key === unit.key
  const keys = new Set([...persons.keys(), ...schools.keys(), ...[...staffing.keys()].filter(inside)])
  return [...keys].sort().map((key) => {
    const cut = key.indexOf('\n')
    const counts = {
      ...countOf('participants', lists.persons, persons.get(key)),
      ...countOf('pilotSchools', lists.schools, schools.get(key)),
    }
    const own = staffing.get(key)
    const numbers = numbersOf(own ?? {}, counts, basis)
    return { unit: key.slice(cut + 1), code: key.slice(0, cut), ...numbers, source: own ? sourcesOf(own) : [] }
  })
}

/** Where there is a list, a unit without anybody on it has 0. */
function countOf<Field extends string>(field: Field, list: Headcount | undefined, count: number | undefined) {
  return (list ? { [field]: count ?? 0 } : {}) as { [key in Field]?: number }
}

type Counts = Pick<GapNumbers, 'participants' | 'pilotSchools'>

function numbersOf(staffing: Staffing, counts: Counts, basis: Basis = 'reported'): GapNumbers {
  const staff = staffOf(staffing)?.value ?? null
  const trained = basis === 'named' ? (counts.participants ?? null) : (staffing.trained?.value ?? null)
  const byPart: Partial<Record<(typeof parts)[number], number>> = {}
  for (const part of parts) {
    const value = staffing[part]?.value
    if (value !== undefined) byPart[part] = value
  }
  return { ...byPart, staff, trained, ...gapOf(staff, trained), ...extrasOf(staffing), ...counts }
}

function gapOf(staff: number | null, trained: number | null): Pick<GapNumbers, 'untrained' | 'rate'> {
  if (staff === null || trained === null) return { untrained: null, rate: null }
  return { untrained: staff - trained, rate: rateOf(trained, staff) }
}

/** The sum of the rows as they are shown, and nothing else; only persons and schools are counted anew, for one may stand in two rows. */
function totalOf(rows: readonly GapRow[], lists: Lists, basis: Basis): GapNumbers {
  const sum = (field: keyof GapNumbers) => {
    const values = rows.map((row) => row[field])
    const given = values.filter((value) => value !== null && value !== undefined)
    const isPart = (parts as readonly string[]).includes(field)
    if (given.length === 0 || (given.length < values.length && !isPart)) return null
    return given.reduce((total, value) => total + value, 0)
  }
  const counts = {
    ...countOf('participants', lists.persons, lists.total(lists.persons)),
    ...countOf('pilotSchools', lists.schools, lists.total(lists.schools)),
  }
  const staff = sum('staff')
  const trained = basis === 'named' ? (counts.participants ?? null) : sum('trained')
  const byPart: Partial<Record<(typeof parts)[number], number>> = {}
  for (const part of parts) {
    const value = sum(part)
    if (value !== null) byPart[part] = value
  }
  const more: Extras = {}
  for (const each of extras) {
    const value = sum(each)
    if (value !== null) more[each] = value
  }
  return { ...byPart, staff, trained, ...gapOf(staff, trained), ...more, ...counts }
}

/** Every cell the row's numbers were taken from, in the order of the measures. */
export function sourcesOf(staffing: Staffing): GapSource[] {
  return measures.flatMap((measure) => (staffing[measure]?.figures ?? []).map(sourceOf))
}

/** Units of the level that nobody spoke of, where a form asks for a row of each. */
function missingOf(
  { notice, units, unit }: GapQuestion,
  level: 'city' | 'county',
  rows: readonly GapRow[],
): MissingUnit[] {
  const asked = notice.forms.some((form) => form.rows === level || (level === 'county' && form.reporter === 'county'))
  if (!asked) return []
  const present = new Set(rows.map((row) => row.code))
  const expected = unit.level === level ? [unit] : units.below(unit.key, level)
  const cityOf = (key: string) => units.above(key, 'city')?.key ?? ''
  // A city that stands among its own counties (市本级) does not stand for them.
  const divided = new Set(rows.filter((row) => cityOf(row.code) !== row.code).map((row) => cityOf(row.code)))
  const isCounted = (key: string) => present.has(cityOf(key)) && !divided.has(cityOf(key))
  return expected
    .filter(({ key }) => !present.has(key))
    .map(({ key, name }) => ({ unit: name, code: key, counted: isCounted(key) }))
}

/**
 * For targets that are asked of every county, or count counties. Where a form asks whether a county has begun (是否启动), its answer counts, for
 * such a form has a row of every county; else whoever has reported has begun.
 */
function countiesOf(question: GapQuestion, table: StaffingTable, lists: Lists): ReachedCounty[] {
  const { notice, units, unit, figures, basis } = question
  const asked = notice.forms.some((form) => hasField(form, 'started'))
  const answers = new Map(figures.filter(({ measure }) => measure === 'started').map((each) => [each.unit, each.value]))
  const counties = unit.level === 'county' ? [unit] : units.below(unit.key, 'county')
  const reported = new Set(figures.filter(({ kind }) => kind === 'data').map((figure) => figure.unit))
  const persons = lists.byUnit(lists.persons, 'county')
  const schools = lists.byUnit(lists.schools, 'county')
  return counties.map((county) => {
    const { staff, trained } = numbersOf(
      table.of(county)?.used ?? {},
      { participants: persons.get(county.key) ?? 0 },
      basis,
    )
    const answer = answers.get(county.key)
    const isOnList = persons.has(county.key) || schools.has(county.key)
    const started = answer === undefined ? isOnList || (!asked && reported.has(county.key)) : answer === 1
    return { name: county.name, started, staff, trained, pilotSchools: schools.get(county.key) ?? 0 }
  })
}

/** For targets that are asked of every city; below the cities the unit stands for itself. */
function citiesOf({ units, unit }: GapQuestion, table: StaffingTable): ReachedCity[] {
  const cities = unit.level === 'province' ? units.below(unit.key, 'city') : [unit]
  return cities.map((city) => {
    const used = table.of(city)?.used ?? {}
    return { name: city.name, trained: used.trained?.value ?? null, ...extrasOf(used) }
  })
}
