/** What an assessment is made of, each with its place in a file: so that every result can say where it came from. Types only. */
import type { SchoolOffer, Teacher } from './teacher-result.ts'

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
  /** ID number, to tell who is the same; never shown. Undefined where it is blank or has a fault. */
  number?: string | undefined
  teacher: Teacher
  /** What the teacher's school offers, where it is known. */
  offer: SchoolOffer | undefined
}

export interface PlacedOffer extends Place {
  offer: SchoolOffer
}
