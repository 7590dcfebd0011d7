/** The lists of a notice's persons and schools come in; how many distinct ones each unit and school has goes out. Counts nobody twice. */
import type { UnitLevel } from '../unit/unit.ts'
import { mostNames, remember } from '../value/remember.ts'
import type { GapQuestion } from './gap-result.ts'
import { distinctBy, distinctSubjects, type Headcount } from './headcount.ts'

/** Counts of distinct persons and schools below the unit, by unit of a level and by school. */
export interface Lists {
  persons: Headcount | undefined
  schools: Headcount | undefined
  byUnit: (list: Headcount | undefined, level: UnitLevel) => Map<string, number>
  /** By whatever stands for a school of a unit. */
  bySchool: <S>(list: Headcount | undefined, schoolOf: (unit: string, school: string) => S) => Map<S, number>
  total: (list: Headcount | undefined) => number
}

/** Of several lists of persons the notice's first one that anybody of the unit is on: two lists of the same people must not be added. */
export function listsOf({ notice, headcount, units, unit }: GapQuestion): Lists {
  const levelOf = (level: UnitLevel) => remember((key: string) => units.above(key, level)?.key, mostNames)
  const region = levelOf(unit.level)
  const inside = (key: string) => region(key) === unit.key
  const listOf = (rows: 'person' | 'school') =>
    notice.forms
      .filter((form) => form.rows === rows)
      .map((form) => headcount.find((each) => each.form === form.id))
      .find((each) => each?.places.some((place) => inside(place.unit)))
  const none = new Map<string, number>()
  return {
    persons: listOf('person'),
    schools: listOf('school'),
    byUnit: (list, level) => {
      const above = levelOf(level)
      // A list may name only the city: its people then stand at the city itself.
      return list ? distinctBy(list, (key) => (inside(key) ? (above(key) ?? key) : undefined)) : none
    },
    bySchool: (list, schoolOf) =>
      list ? distinctBy(list, (key, school) => (inside(key) ? schoolOf(key, school) : undefined)) : new Map(),
    total: (list) => (list ? distinctSubjects(list, inside) : 0),
  }
}
