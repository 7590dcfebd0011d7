/**
 * All teachers of one notice and what their schools offer come in; every teacher's result, every offer's, and how many passed in each
 * school and unit go out. Pure arithmetic; who belongs to which school was settled before.
 */
import type { Assessment } from '../notice/assessment.ts'
import { fileName } from '../value/file-name.ts'
import { assessOffer } from './assess-abilities.ts'
import { assessTeacher } from './assess-teacher.ts'
import { makeItem } from './item.ts'
import { countPassRates, type PassRate } from './pass-rates.ts'
import type { Place, PlacedOffer, PlacedTeacher } from './placed.ts'
import { samePersons } from './same-person.ts'
import type { AssessItem, Settings, TeacherResult } from './teacher-result.ts'

export type AssessedTeacher = PlacedTeacher & { result: TeacherResult }

export type AssessedOffer = PlacedOffer & { item: AssessItem | undefined }

export interface TeachersResult {
  /** Each person once, at the first place, in the order in which they came. */
  teachers: AssessedTeacher[]
  offers: AssessedOffer[]
  schools: PassRate[]
  units: PassRate[]
  total: PassRate
}

export function assessTeachers(
  teachers: PlacedTeacher[],
  offers: PlacedOffer[],
  assessment: Assessment,
  settings: Settings,
): TeachersResult {
  const rates = countPassRates(assessment.passRate, settings)
  const assessed = samePersons(teachers).map((places): AssessedTeacher => {
    const results = places.map(({ teacher, offer }) => assessTeacher(teacher, assessment, settings, offer))
    const result = results.length === 1 ? results[0]! : oneResult(places, results)
    const each = places[0]!
    rates.add(each.unit, each.school, result)
    return { ...each, result }
  })
  const { abilities } = assessment
  return {
    teachers: assessed,
    offers: offers.map((each) => ({ ...each, item: abilities ? assessOffer(each.offer, abilities) : undefined })),
    schools: rates.bySchool(),
    units: rates.byUnit(),
    total: rates.total(),
  }
}

/** Of one person in several places: what all of them say, or that they disagree. */
function oneResult(places: PlacedTeacher[], results: TeacherResult[]): TeacherResult {
  const [place, ...others] = places as [PlacedTeacher, ...PlacedTeacher[]]
  const [first] = results as [TeacherResult]
  const said = ({ counted, passed, grade, certificates }: TeacherResult) =>
    [counted, passed, grade, ...certificates].join()
  const agrees = results.every((each) => said(each) === said(first))
  const repeated = makeItem({
    ...{ rule: 'population', id: 'population/repeated', title: '同一人', clauses: [] },
    ...{ state: agrees ? 'advice' : 'unknown', reason: 'repeated' },
    names: [...new Set(others.map((other) => placeOf(other, place)))],
    args: { rows: others.map(({ row }) => row).join('、') },
  })
  if (agrees) return { ...first, items: [repeated, ...first.items] }
  const items = [repeated, ...first.items.filter(({ rule }) => rule !== 'certificate')]
  return { ...first, counted: true, items, score: undefined, grade: '', passed: undefined, certificates: [] }
}

/** Another file by its name alone, so that a list that came twice is said once. */
function placeOf({ path, sheet, row }: Place, seen: Place): string {
  if (path !== seen.path) return fileName(path)
  return sheet === seen.sheet ? `第 ${row} 行` : `${sheet} 第 ${row} 行`
}
