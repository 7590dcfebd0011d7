/**
 * The figures of a notice come in; its schools by county and name go out, a hundred thousand of them: each is its numbers alone, and its figures
 * are looked up, with those of its neighbours, when somebody wants to see them.
 */
import type { Notice } from '../notice/notice.ts'
import { grouped } from '../value/grouped.ts'
import type { Figure } from './figure.ts'
import type { Amount, FigureBook } from './figure-book.ts'
import { hasField, isMeasure, type Measure, measures, parts, type Staffing } from './staffing.ts'

type Numbers = { [measure in Measure]?: number }

export function schoolKey(unit: string, school: string): string {
  return `${unit}\n${school}`
}

export function partsOfKey(key: string): [unit: string, school: string] {
  const cut = key.indexOf('\n')
  return [key.slice(0, cut), key.slice(cut + 1)]
}

/** By `schoolKey`. */
export function schoolNumbers(notice: Notice, book: FigureBook): Map<string, Numbers> {
  const lists = schoolLists(notice)
  const numbers = new Map<string, Numbers>()
  // The numbers of a row stand together.
  let last: Pick<Amount, 'unit' | 'school'> & { known: Numbers } = { unit: '', school: '', known: {} }
  book.each(({ form, unit, school, measure, value }) => {
    if (unit === '' || school === '' || !lists.has(form)) return
    if (unit !== last.unit || school !== last.school) {
      const key = schoolKey(unit, school)
      last = { unit, school, known: numbers.get(key) ?? {} }
      numbers.set(key, last.known)
    }
    if (isMeasure(measure)) last.known[measure] = (last.known[measure] ?? 0) + value
  })
  return numbers
}

/** Schools whose figures are looked up at once: whoever asks for one asks for the next ones after it. */
const pageSchools = 1000

/** @param sorted Keys of all schools that may be asked for. */
export function schoolFigures(
  notice: Notice,
  book: FigureBook,
  sorted: readonly string[],
): (key: string) => readonly Figure[] {
  const lists = schoolLists(notice)
  const read = (keys: readonly string[]) => {
    const asked = keys.map(partsOfKey)
    const units = new Set(asked.map(([unit]) => unit))
    const schools = [...new Set(asked.map(([, school]) => school))]
    const found = book.of((unit) => units.has(unit), schools).filter(({ form }) => lists.has(form))
    return grouped(found, ({ unit, school }) => schoolKey(unit, school))
  }
  let open: { from: number; found: ReadonlyMap<string, Figure[]> } = { from: -1, found: new Map() }
  return (key) => {
    const at = placeIn(sorted, key)
    const from = at - (at % pageSchools)
    if (from !== open.from) open = { from, found: read(sorted.slice(from, from + pageSchools)) }
    return open.found.get(key) ?? []
  }
}

/** A list of schools with their staff is worth knowing, even if it says nothing of who is trained; it makes no sum of a county. */
function schoolLists(notice: Notice): ReadonlySet<string> {
  return new Set(notice.forms.filter((form) => form.rows === 'school' && hasField(form, 'staff')).map(({ id }) => id))
}

function placeIn(sorted: readonly string[], key: string): number {
  let [low, high] = [0, sorted.length]
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= key) low = middle
    else high = middle
  }
  return low
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
