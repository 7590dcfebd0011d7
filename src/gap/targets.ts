/**
 * The targets of a notice and what was reached come in; what is required, whether it is met, and by how much it is short go out.
 * A base nobody reported makes a target uncounted, never met.
 */
import type { IsoDate, Notice, Target } from '../notice/notice.ts'
import { daysBetween } from '../value/date.ts'
import { phaseOf } from './phases.ts'

/** What is known on the as-of day about the unit that is asked for. */
export interface Reached {
  /** Teachers: all of them and those trained; null where nobody reported. */
  staff: number | null
  trained: number | null
  /** Counties below (or the county itself), and those that have begun: the names in order. */
  counties: readonly ReachedCounty[]
  /** Cities below (or the unit itself), for what is asked of every city. */
  cities: readonly ReachedCity[]
}

export interface ReachedCity {
  name: string
  trained: number | null
  /** Schools in all, schools done, cases sent in; left out where nobody reported. */
  schools?: number
  schoolsDone?: number
  cases?: number
}

export interface ReachedCounty {
  name: string
  started: boolean
  staff: number | null
  trained: number | null
  pilotSchools: number
}

export interface TargetState {
  id: string
  title: string
  of: Target['of']
  /** What `required` and `reached` count: a target of two pilot schools in every county counts the counties that have them. */
  counted: 'teachers' | 'schools' | 'counties' | 'cases'
  from: IsoDate | ''
  /** The day it must be reached; `''` where the source masks it. */
  by: IsoDate | ''
  /** null: nobody reported what it is a share of. */
  required: number | null
  reached: number | null
  /** Still to be done; where it is asked of each unit, what one has too many helps no other. */
  short: number | null
  met: boolean | null
  /** The day has come. */
  due: boolean
  daysLeft: number | null
  /** 约, 原则上: a miss is a reminder. */
  approximate: boolean
  /** Units that miss it, where it is asked of each. */
  missing: string[]
  clause: string
}

/** In the order of the notice. */
export function targetStates(notice: Notice, reached: Reached, asOf: IsoDate): TargetState[] {
  return notice.targets.map((target) => {
    const count = countOf(notice, target, reached)
    const isKnown = count.required !== null && count.reached !== null
    return {
      id: target.id,
      title: target.title,
      of: target.of,
      counted: count.counted,
      from: target.from,
      by: target.by,
      required: count.required,
      reached: count.reached,
      short: isKnown ? (count.short ?? Math.max(0, count.required! - count.reached!)) : null,
      met: isKnown ? count.reached! >= count.required! && count.missing.length === 0 : null,
      due: target.by !== '' && target.by <= asOf,
      daysLeft: target.by === '' ? null : daysBetween(asOf, target.by),
      approximate: target.approximate,
      missing: count.missing,
      clause: target.clause === '' ? '' : `${notice.id}#${target.clause}`,
    }
  })
}

interface Count {
  counted: TargetState['counted']
  required: number | null
  reached: number | null
  /** Left out where it is simply the difference. */
  short?: number
  missing: string[]
}

function countOf(notice: Notice, target: Target, { staff, trained, counties, cities }: Reached): Count {
  if (target.of === 'teachers' && target.share !== null) {
    const each = target.per === 'county' ? perCounty(notice, target, counties) : undefined
    const required = each?.required ?? (staff === null ? null : phaseOf(notice, target, staff).required)
    return { counted: 'teachers', reached: trained, missing: [], ...each, required }
  }
  if (target.of === 'counties' && target.share !== null) {
    const { required } = phaseOf(notice, target, counties.length)
    const started = counties.filter((county) => county.started).length
    return { counted: 'counties', required, reached: started, missing: [] }
  }
  if (target.of === 'pilotSchools' && target.count !== null && target.per === 'county') {
    const least = target.count
    if (counties.length === 1) {
      return { counted: 'schools', required: least, reached: counties[0]!.pilotSchools, missing: [] }
    }
    const missing = counties.filter((county) => county.pilotSchools < least).map(({ name }) => name)
    return { counted: 'counties', required: counties.length, reached: counties.length - missing.length, missing }
  }
  const counted = countedBy[target.of]
  if (target.share !== null && target.per === 'city' && target.among === '') {
    return { counted, ...perCity(notice, target, cities) }
  }
  return { counted, required: target.count === null ? null : target.count * target.batches, reached: null, missing: [] }
}

const countedBy: Record<Target['of'], TargetState['counted']> = {
  teachers: 'teachers',
  courses: 'teachers',
  counties: 'counties',
  cases: 'cases',
  schools: 'schools',
  pilotSchools: 'schools',
  sampleSchools: 'schools',
  inspectedSchools: 'schools',
}

/** Every city must reach the share of its own schools (or of its own teachers trained, for cases) itself. */
function perCity(notice: Notice, target: Target, cities: readonly ReachedCity[]): Omit<Count, 'counted'> {
  const reported = cities.flatMap(({ name, trained, schools, schoolsDone, cases }) => {
    const [base, reached] = target.of === 'cases' ? [trained, cases] : [schools, schoolsDone]
    if (base === undefined || base === null) return []
    return [{ name, reached, required: phaseOf(notice, target, base).required }]
  })
  if (reported.length === 0) return { required: null, reached: null, missing: [] }
  const known = reported.every(({ reached }) => reached !== undefined)
  return {
    required: reported.reduce((sum, city) => sum + city.required, 0),
    reached: known ? reported.reduce((sum, city) => sum + city.reached!, 0) : null,
    ...(known && { short: shortOf(reported.map(({ required, reached }) => required - reached!)) }),
    missing:
      known && cities.length > 1
        ? reported.filter((city) => city.reached! < city.required).map(({ name }) => name)
        : [],
  }
}

/** Every county must reach the share itself; counties without figures are named elsewhere as not reported. */
function perCounty(notice: Notice, target: Target, counties: readonly ReachedCounty[]) {
  const reported = counties.flatMap(({ name, staff, trained }) =>
    staff === null ? [] : [{ name, trained: trained ?? 0, required: phaseOf(notice, target, staff).required }],
  )
  if (reported.length === 0) return undefined
  return {
    required: reported.reduce((sum, county) => sum + county.required, 0),
    short: shortOf(reported.map(({ required, trained }) => required - trained)),
    missing: reported.filter((county) => county.trained < county.required).map(({ name }) => name),
  }
}

function shortOf(lacking: readonly number[]): number {
  return lacking.reduce((sum, each) => sum + Math.max(0, each), 0)
}
