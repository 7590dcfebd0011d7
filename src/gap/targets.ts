/**
 * The targets of a notice and what was reached come in; what is required, whether it is met, and by how much it is short go out.
 * A base nobody reported makes a target uncounted, never met.
 */
import type { IsoDate, Notice, Target } from '../notice/notice.ts'
import { daysBetween } from '../value/date.ts'
import { shareOf } from './share.ts'

/** What is known on the as-of day about the unit that is asked for. */
export interface Reached {
  /** Teachers: all of them and those trained; null where nobody reported. */
  staff: number | null
  trained: number | null
  /** Counties below (or the county itself), and those that have begun: the names in order. */
  counties: readonly { name: string; started: boolean; pilotSchools: number }[]
}

export interface TargetState {
  id: string
  title: string
  of: Target['of']
  /** What `required` and `reached` count: a target of two pilot schools in every county counts the counties that have them. */
  counted: 'teachers' | 'schools' | 'counties'
  from: IsoDate | ''
  /** The day it must be reached; `''` where the source masks it. */
  by: IsoDate | ''
  /** null: nobody reported what it is a share of. */
  required: number | null
  reached: number | null
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
    return {
      id: target.id,
      title: target.title,
      of: target.of,
      counted: count.counted,
      from: target.from,
      by: target.by,
      required: count.required,
      reached: count.reached,
      met: count.required === null || count.reached === null ? null : count.reached >= count.required,
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
  missing: string[]
}

function countOf(notice: Notice, target: Target, { staff, trained, counties }: Reached): Count {
  if (target.of === 'teachers' && target.share !== null) {
    const required = staff === null ? null : shareOf(staff, cumulativeShare(notice, target), target.rounding)
    return { counted: 'teachers', required, reached: trained, missing: [] }
  }
  if (target.of === 'counties' && target.share !== null) {
    const required = shareOf(counties.length, cumulativeShare(notice, target), target.rounding)
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
  return {
    counted: target.of === 'teachers' ? 'teachers' : 'schools',
    required: target.count,
    reached: null,
    missing: [],
  }
}

/** A phase alone asks for its own share on top of what the phases before it asked for: figures count everybody trained so far. */
function cumulativeShare(notice: Notice, target: Target): number {
  if (target.basis === 'cumulative') return target.share!
  const earlier = notice.targets.filter(
    (each) =>
      each.of === target.of &&
      each.per === target.per &&
      each.among === target.among &&
      each.by < target.by &&
      each.by !== '',
  )
  const last = earlier.sort((a, b) => (a.by < b.by ? -1 : 1)).at(-1)
  const before = last?.share ? cumulativeShare(notice, last) : 0
  return Math.min(1, Math.round((before + target.share!) * 1e9) / 1e9)
}
