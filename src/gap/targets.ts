/**
 * The targets of a notice and the ground of a question come in; what is required, whether it is met, and by how much it is short go out.
 * A base nobody reported makes a target uncounted, never met.
 */
import type { Target } from '../notice/notice.ts'
import { daysBetween, type IsoDate } from '../value/date.ts'
import { type Asked, askedOf } from './asked-of.ts'
import type { Ground } from './gap-rows.ts'

export interface TargetState {
  id: string
  title: string
  of: Target['of']
  /** What `required` and `reached` count: a target of two pilot schools in every county counts the counties that have them. */
  counted: 'teachers' | 'schools' | 'counties' | 'cases'
  from: IsoDate | ''
  /** The day it must be reached; `''` where the source masks it. */
  by: IsoDate | ''
  /** null: nobody reported what it is a share of, or the region is asked as a whole. */
  required: number | null
  /** Upper end of a range (5–7 schools); null where there is none. */
  most: number | null
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
  /** The region that is asked as a whole, where this unit is only a part of it; `''` otherwise. */
  region: string
  clause: string
}

/** In the order of the notice. */
export function targetStates(ground: Ground): TargetState[] {
  const { notice, asOf, by } = ground.question
  return notice.targets.map((target) => {
    const count = countOf(target, askedOf(ground, target, by === 'school' ? 'county' : by))
    const isKnown = count.required !== null && count.reached !== null
    return {
      id: target.id,
      title: target.title,
      of: target.of,
      counted: count.counted,
      from: target.from,
      by: target.by,
      required: count.required,
      most: count.most,
      reached: count.reached,
      short: count.left,
      met: isKnown ? count.left === 0 : null,
      due: target.by !== '' && target.by <= asOf,
      daysLeft: target.by === '' ? null : daysBetween(asOf, target.by),
      approximate: target.approximate,
      missing: count.missing,
      region: count.region,
      clause: target.clause === '' ? '' : `${notice.id}#${target.clause}`,
    }
  })
}

interface Count extends Pick<Asked, 'required' | 'most' | 'reached' | 'left' | 'region'> {
  counted: TargetState['counted']
  missing: string[]
}

function countOf(target: Target, asked: Asked): Count {
  const { units } = asked
  const isEach = target.per !== 'region' && units.every(({ left }) => left !== null)
  const missing = isEach ? units.filter(({ left }) => left! > 0).map(({ unit }) => unit) : []
  const isPilots = target.of === 'pilotSchools' && target.per === 'county' && isEach && units.length > 1
  if (!isPilots) return { ...asked, counted: countedBy[target.of], missing: units.length > 1 ? missing : [] }
  const required = units.length
  return { ...asked, counted: 'counties', required, reached: required - missing.length, left: missing.length, missing }
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
