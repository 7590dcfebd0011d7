/**
 * The figures of a notice come in; its schools by county and name go out, a hundred thousand of them: each is its numbers alone, and its figures
 * are looked up, with those of its neighbours, when somebody wants to see them.
 */
import { isMeasure, type Measure, measures, parts } from '../notice/measures.ts'
import type { Notice } from '../notice/notice.ts'
import { grouped, grown } from '../value/grouped.ts'
import { namesOfSchools, schoolKey, schoolMeant, schoolsByName } from '../value/same-school.ts'
import type { Figure } from './figure.ts'
import type { Amount, FigureBook } from './figure-book.ts'
import { hasField, type Staffing } from './staffing.ts'

export type Numbers = { [measure in Measure]?: number }

/** By unit, and by name within it: a key of both would be as large as the numbers. */
export type Schools = Map<string, Map<string, Numbers>>

export function schoolOf(schools: Schools, unit: string, school: string): Numbers {
  return grown(
    grown(schools, unit, () => new Map()),
    school,
    () => ({}),
  )
}

/**
 * A school by the name that a list of persons gives it, as `match-senders.ts` tells schools: one with figures, else one of those on the lists.
 * @param listed All names on the lists.
 */
export function schoolsByAnyName(
  schools: Schools,
  listed: readonly { unit: string; school: string }[],
): (unit: string, school: string) => Numbers {
  const withFigures = new Map<string, ReturnType<typeof namesOfSchools>>()
  const names = grouped(listed, ({ unit }) => unit)
  const onLists = new Map<string, (name: string) => string>()
  const fullNameOf = (unit: string) =>
    grown(onLists, unit, () => schoolsByName((names.get(unit) ?? []).map(({ school }) => school)))
  return (unit, school) => {
    const own = grown(schools, unit, () => new Map<string, Numbers>())
    const known = own.get(school)
    if (known) return known
    const alike = grown(withFigures, unit, () => namesOfSchools(namesWithFigures(own))).alike(school)
    const listed = alike.map((name) => ({ key: schoolKey(name), numbers: own.get(name)! }))
    return schoolMeant(listed, schoolKey(school))?.numbers ?? schoolOf(schools, unit, fullNameOf(unit)(school))
  }
}

/** Those without were begun by a list of persons. */
function* namesWithFigures(schools: ReadonlyMap<string, Numbers>): Generator<string> {
  for (const [name, numbers] of schools) if (Object.keys(numbers).length > 0) yield name
}

/** Of the units that are inside. */
export function schoolNumbers(notice: Notice, book: FigureBook, inside: (unit: string) => boolean): Schools {
  const lists = schoolLists(notice)
  const schools: Schools = new Map()
  // The numbers of a row stand together.
  let last: Pick<Amount, 'unit' | 'school'> & { known: Numbers } = { unit: '', school: '', known: {} }
  book.each(({ form, unit, school, measure, value }) => {
    if (unit === '' || school === '' || !lists.has(form) || !inside(unit)) return
    if (unit !== last.unit || school !== last.school) last = { unit, school, known: schoolOf(schools, unit, school) }
    if (isMeasure(measure)) last.known[measure] = (last.known[measure] ?? 0) + value
  })
  return schools
}

/**
 * Schools whose figures are looked up at once: whoever asks for one asks for the next ones after it. Of 1,000 the figures outlive the short
 * life that costs nothing: 200,000 schools took 270 MiB more.
 */
const pageSchools = 50

/** @param sorted Names of all schools of each unit that may be asked for. */
export function schoolFigures(
  notice: Notice,
  book: FigureBook,
  sorted: ReadonlyMap<string, readonly string[]>,
): (unit: string, school: string) => readonly Figure[] {
  const lists = schoolLists(notice)
  const read = (unit: string, schools: readonly string[]) => {
    const found = book.of((key) => key === unit, schools).filter(({ form }) => lists.has(form))
    return grouped(found, ({ school }) => school)
  }
  let places = { unit: '', at: new Map<string, number>() }
  let open = { unit: '', from: -1, found: grouped([], ({ school }: Figure) => school) }
  return (unit, school) => {
    const names = sorted.get(unit) ?? []
    if (unit !== places.unit) places = { unit, at: new Map(names.map((name, index) => [name, index])) }
    const at = places.at.get(school) ?? 0
    const from = at - (at % pageSchools)
    if (unit !== open.unit || from !== open.from)
      open = { unit, from, found: read(unit, names.slice(from, from + pageSchools)) }
    return open.found.get(school) ?? []
  }
}

/** A list of schools with their staff is worth knowing, even if it says nothing of who is trained; it makes no sum of a county. */
function schoolLists(notice: Notice): ReadonlySet<string> {
  return new Set(notice.forms.filter((form) => form.rows === 'school' && hasField(form, 'staff')).map(({ id }) => id))
}

/** Of a single row; without its figures. */
export function staffingOf(numbers: Numbers): Staffing {
  const { trained = 0 } = numbers
  const staffing: Staffing = {
    left: () => ({
      staff: Math.max(0, (numbers.staff ?? 0) - trained),
      parts: Math.max(0, parts.reduce((sum, part) => sum + (numbers[part] ?? 0), 0) - trained),
    }),
  }
  for (const measure of measures) {
    const value = numbers[measure]
    if (value !== undefined) staffing[measure] = { value, figures: () => [] }
  }
  return staffing
}
