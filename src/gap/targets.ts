/**
 * The targets of a notice and the ground of a question come in; what is required, whether it is met, and by how much it is short go out.
 * A base nobody reported makes a target uncounted, never met.
 */
import type { Target } from '../notice/notice.ts'
import { daysBetween } from '../value/date.ts'
import { type Asked, askedOf } from './asked-of.ts'
import type { TargetState } from './gap-result.ts'
import type { Ground } from './gap-rows.ts'

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
