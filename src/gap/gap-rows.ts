/**
 * Figures and lists of persons come in; rows of units or schools with their numbers, and the total of such rows, go out. Every desk takes its
 * rows from here, so that each sees the same.
 */

import { extras, isPart, type Measure, measures, parts } from '../notice/measures.ts'
import { isInside } from '../unit/is-inside.ts'
import { partsBelow } from '../unit/parts-below.ts'
import type { Unit, UnitLevel, UnitTable } from '../unit/unit.ts'
import { grouped } from '../value/grouped.ts'
import { mostNames, remember } from '../value/remember.ts'
import { inSchoolOrder } from '../value/school-order.ts'
import { sourceOf } from './differences.ts'
import type { Figure } from './figure.ts'
import { bookOf } from './figure-book.ts'
import type { Basis, GapNumbers, GapQuestion, GapRow, GapRows, GapSource } from './gap-result.ts'
import { type Lists, listsOf } from './lists.ts'
import { schoolFigures, schoolNumbers, schoolOf, schoolsByAnyName, staffingOf } from './school-table.ts'
import { rateOf } from './share.ts'
import { gapOf, given, type Staffing, type StaffingTable, staffingTable, staffOf } from './staffing.ts'

/** A question, and what every answer to it starts from. */
export interface Ground {
  question: GapQuestion
  table: StaffingTable
  lists: Lists
  /** Rows of the unit by city or county. */
  rows: (level: 'city' | 'county') => readonly GapRow[]
}

export function groundOf(question: GapQuestion): Ground {
  const { notice, figures, units } = question
  const rows: Ground['rows'] = remember((level: 'city' | 'county') => unitRows(ground, level), 2)
  const ground = { question, table: staffingTable(notice, figures, units), lists: listsOf(question), rows }
  return ground
}

function unitRows({ question, table, lists }: Omit<Ground, 'rows'>, level: 'city' | 'county'): GapRow[] {
  const { units, unit } = question
  const staffed = table.rows(unit, level)
  const persons = lists.byUnit(lists.persons, level)
  const schools = lists.byUnit(lists.schools, level)
  const staffing = new Map(staffed.filter(({ own }) => own !== undefined).map((each) => [each.unit.key, each.own!]))
  const keys = treeOrder(units, unit, level, new Set([...staffing.keys(), ...persons.keys(), ...schools.keys()]))
  const used = keys.filter((key) => staffing.has(key) || persons.has(key) || schools.has(key))
  const names = used.map((key) => units.get(key)!.name)
  const rowOf = withSources(({ code }) => sourcesOf(staffing.get(code)))
  return used.map((key, index) => {
    const counts = countsOf(lists, persons.get(key), schools.get(key))
    const name = names.filter((each) => each === names[index]).length > 1 ? units.fullName(key) : names[index]!
    return rowOf({ unit: name, code: key, ...numbersOf(staffing.get(key), counts, question.basis) })
  })
}

/** The unit, then what is below it down to a level, every city before its counties: a city may stand for itself, or among its own. */
function treeOrder(units: UnitTable, unit: Unit, level: UnitLevel, named: ReadonlySet<string>): string[] {
  if (unit.level === level || unit.level === 'county') return [unit.key]
  const children = partsBelow(units, unit.key, unit.level === 'province' ? 'city' : 'county', named)
  return [unit.key, ...children.flatMap((child) => treeOrder(units, child, level, named))]
}

export function schoolRows({ question, lists }: Ground): GapRows {
  const { notice, units, unit, basis } = question
  const book = bookOf(question.figures)
  const all = schoolNumbers(
    notice,
    book,
    remember((county: string) => isInside(units, unit, county), mostNames),
  )
  const named = schoolsByAnyName(all, [...(lists.persons?.places ?? []), ...(lists.schools?.places ?? [])])
  const persons = lists.bySchool(lists.persons, named)
  const schools = lists.bySchool(lists.schools, named)
  const sorted = new Map(
    [...all.keys()].sort().map((county) => [county, inSchoolOrder(all.get(county)!.keys(), String)]),
  )
  const rowOf = withSources(sourcesAmong(schoolFigures(notice, book, sorted)))
  return {
    length: [...sorted.values()].reduce((sum, names) => sum + names.length, 0),
    *[Symbol.iterator]() {
      for (const [code, names] of sorted) {
        const above = code === unit.key ? {} : { county: units.get(code)!.name }
        for (const name of names) {
          const own = schoolOf(all, code, name)
          const counts = countsOf(lists, persons.get(own), schools.get(own))
          yield rowOf({ unit: name, code, ...above, ...numbersOf(staffingOf(own), counts, basis) })
        }
      }
    },
  }
}

function sourcesAmong(figuresOf: (unit: string, school: string) => readonly Figure[]): (row: GapRow) => GapSource[] {
  return ({ unit, code }) => {
    const own = grouped(figuresOf(code, unit), ({ measure }) => measure)
    return measures.flatMap((measure) => (own.get(measure) ?? []).map(sourceOf))
  }
}

/** Where there is a list, a unit without anybody on it has 0. */
function countsOf({ persons, schools }: Lists, participants = 0, pilotSchools = 0): Counts {
  return { ...(persons && { participants }), ...(schools && { pilotSchools }) }
}

type Counts = Pick<GapNumbers, 'participants' | 'pilotSchools'>

function numbersOf(staffing: Staffing = nothing, counts: Counts, basis: Basis = 'reported'): GapNumbers {
  const staff = staffOf(staffing)?.value ?? null
  const trained = basis === 'named' ? (counts.participants ?? null) : (staffing.trained?.value ?? null)
  const own = (measure: Measure) => staffing[measure]?.value
  const left = basis === 'named' && staff !== null && trained !== null ? Math.max(0, staff - trained) : gapOf(staffing)
  const untrained = staff === null || trained === null ? null : (left ?? null)
  return inOrder({ staff, trained, untrained }, own, counts)
}

/**
 * In the order of a table's columns, with the rate; parts and extras only where they are given. Not one literal that begins with a spread: V8
 * of Node 20 makes a class of its own for each such object, 1.5 KB that only a full collection takes away.
 */
function inOrder(
  { staff, trained, untrained }: Pick<GapNumbers, 'staff' | 'trained' | 'untrained'>,
  own: (measure: Measure) => number | null | undefined,
  counts: Counts,
): GapNumbers {
  const rate = staff === null || trained === null ? null : rateOf(trained, staff)
  return Object.assign(given(parts, own), { staff, trained, untrained, rate }, given(extras, own), counts)
}

/** The sum of the rows as they are shown, and nothing else; only persons and schools are counted anew, for one may stand in two rows. */
export function totalOf(rows: Iterable<GapRow>, { question, lists }: Ground): GapNumbers {
  const sum = sumsOf(rows)
  const counts = countsOf(lists, lists.total(lists.persons), lists.total(lists.schools))
  const staff = sum('staff')
  const isNamed = question.basis === 'named'
  const trained = isNamed ? (counts.participants ?? null) : sum('trained')
  // Who stands in two rows was taken off twice.
  const twice = isNamed && trained !== null ? (sum('trained') ?? trained) - trained : 0
  const left = staff === null || trained === null ? null : sum('untrained')
  const untrained = left === null ? null : left + twice
  return inOrder({ staff, trained, untrained }, sum, counts)
}

function sumsOf(rows: Iterable<GapRow>): (measure: Measure) => number | null {
  const sums = measures.map((measure) => ({ measure, given: 0, value: 0 }))
  let count = 0
  for (const row of rows) {
    count++
    for (const sum of sums) {
      const value = row[sum.measure]
      if (value === null || value === undefined) continue
      sum.given++
      sum.value += value
    }
  }
  const known = sums.filter(({ measure, given }) => given > 0 && (given === count || isPart(measure)))
  return (measure) => known.find((sum) => sum.measure === measure)?.value ?? null
}

const nothing: Staffing = { left: () => ({ staff: 0, parts: 0 }) }

/** One getter for all rows: with one of its own each would be ten times as large. */
function withSources(sourcesOf: (row: GapRow) => GapSource[]): (row: Omit<GapRow, 'source'>) => GapRow {
  const source = {
    enumerable: true,
    get(this: GapRow) {
      return sourcesOf(this)
    },
  }
  return (row) => Object.defineProperty(row as GapRow, 'source', source)
}

/** Every cell the row's numbers were taken from, in the order of the measures. */
function sourcesOf(staffing: Staffing | undefined): GapSource[] {
  return measures.flatMap((measure) => (staffing?.[measure]?.figures() ?? []).map(sourceOf))
}
