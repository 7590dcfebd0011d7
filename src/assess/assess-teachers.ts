/**
 * All teachers of one notice and what their schools offer come in; every teacher's result, every offer's, and how many passed in each
 * school and unit go out. Pure arithmetic; who belongs to which school was settled before.
 */
import type { Assessment } from '../notice/assessment.ts'
import { assessOffer } from './assess-abilities.ts'
import { assessTeacher } from './assess-teacher.ts'
import { countPassRates, type PassRate } from './pass-rates.ts'
import type { AssessItem, SchoolOffer, Settings, Teacher, TeacherResult } from './teacher-result.ts'

/** Where something stands, and whose it is. */
export interface Place {
  path: string
  sheet: string
  /** As Excel shows it. */
  row: number
  /** Key of the unit; `''` where it is not known. */
  unit: string
  school: string
}

export interface PlacedTeacher extends Place {
  name: string
  teacher: Teacher
  /** What the teacher's school offers, where it is known. */
  offer: SchoolOffer | undefined
}

export interface PlacedOffer extends Place {
  offer: SchoolOffer
}

export type AssessedTeacher = PlacedTeacher & { result: TeacherResult }

export type AssessedOffer = PlacedOffer & { item: AssessItem | undefined }

export interface TeachersResult {
  /** In the order in which they came. */
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
  const assessed = teachers.map((each): AssessedTeacher => {
    const result = assessTeacher(each.teacher, assessment, settings, each.offer)
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
