/** How each who must hand in stands, and the sums of it: the words of status. Types only. */
import type { IsoDate } from '../value/date.ts'
import type { ListOrigin } from './expected.ts'
import type { Holding } from './figure.ts'
import type { HeldUp } from './one-sheet.ts'

/**
 * `rejected`: what came has errors. `undecided`: two versions came together, neither counts. `correcting`: something counts, and beside it lies
 * something newer or more that does not. `received`: it counts, and no day is set.
 */
export type State = 'missing' | 'rejected' | 'undecided' | 'correcting' | 'zero' | 'late' | 'on-time' | 'received'

/** `unit` and `code`: of a school's county. */
export interface StatusRow extends HeldUp {
  form: string
  label: string
  state: State
  /** False: it sent, and is on no list of those who should. */
  expected: boolean
  /** Files that stand: those that count and those that lie rejected or undecided. */
  files: number
  persons: number
  rows: number
  /** In what lies rejected. */
  errors: number
  /** How many of its files came with errors and went back. */
  returned: number
  /** When the newest of them came; `''` where nothing did. */
  received: string
  /** By the first that came, whatever became of it: a sheet in time that had to be corrected was in time. `''` where nothing came. */
  timeliness: Holding['timeliness'] | ''
  /** Day of the last reminder; `''` for none. */
  reminded: string
}

/** Who was reminded of what: `standing` is how it stood that day. */
export interface Reminder {
  form: string
  unit: string
  school: string
  standing: string
  day: IsoDate
}

export type StatusLevel = 'city' | 'county' | 'school'

export interface Tally {
  expected: number
  states: Record<State, number>
  /** What counts, zero reports among it. */
  complete: number
  /** What counts and came in time. */
  timely: number
  /** Shares of what is expected, four places; null where nothing is, or where no day is set. */
  completeness: number | null
  timeliness: number | null
}

/** A unit of the level; where it is schools, a school. */
export interface GroupTally extends Tally {
  unit: string
  code: string
  school: string
}

export interface StatusResult {
  asOf: IsoDate
  notice: string
  unit: string
  code: string
  by: StatusLevel
  /** Where the names of schools come from; `path` and `day` of a list of one's own. */
  list: { origin: ListOrigin; schools: number; path: string; day: string }
  total: Tally
  forms: (Tally & { form: string; label: string; lastDay: IsoDate | ''; daysLeft: number | null })[]
  groups: GroupTally[]
  /** One for each that is expected, in the order of forms and units. */
  rows: StatusRow[]
  /** Those who sent and are on no list. */
  unlisted: StatusRow[]
  /** Counties whose schools nobody listed: only those that sent can be counted. */
  withoutList: { unit: string; code: string; form: string; label: string; schools: number }[]
  /** Forms that came and have no day: nobody owes them. */
  others: { form: string; label: string; files: number }[]
}
