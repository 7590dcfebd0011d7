/**
 * A target, the rows of the gap and what the user says besides come in; the units the target is asked of go out, with what its share is taken
 * of and what is reached. Nobody who has not reported is taken for 0.
 */
import type { Target } from '../notice/notice.ts'
import type { GapRow } from './gap-result.ts'
import type { PlanQuestion } from './plan.ts'

/** A unit a target is asked of. */
export interface Asked {
  unit: string
  code: string
  /** What a share is taken of; 1 where a plain number is asked of every unit. */
  base: number
  reached: number | null
}

/** Undefined where nobody reported what the target is a share of. */
export function askedOf(question: PlanQuestion, target: Target): Asked[] | undefined {
  const { units, unit, rows, schools } = question
  const level = target.per === 'region' ? undefined : target.per
  const below = level && unit.level !== level ? units.below(unit.key, level) : []
  if (target.share === null) {
    const each = below.length > 0 ? below : [unit]
    return each.map(({ key, name }) => ({ unit: name, code: key, base: 1, reached: null }))
  }
  if (target.among !== '') {
    const base = schools?.get(target.among)
    return base === undefined ? undefined : [{ unit: target.among, code: unit.key, base, reached: null }]
  }
  const asked = {
    teachers: () => rows.map((row) => asRow(row, row.staff, row.trained)),
    cases: () => reportedOf(question, target, (row) => [row.trained ?? row.participants, row.cases]),
    counties: () => countiesOf(question),
    schools: () => schoolsOf(question, target),
  }
  const of = target.of as keyof typeof asked
  const found = asked[of]?.()
  return found && found.length > 0 && found.every((each) => each.base !== null) ? (found as Asked[]) : undefined
}

function asRow({ unit, code }: GapRow, base: number | null, reached: number | null) {
  return { unit, code, base, reached }
}

function countiesOf({ units, unit }: PlanQuestion): Asked[] {
  const parts = unit.level === 'province' ? units.below(unit.key, 'city') : [unit]
  const count = (key: string) => units.below(key, 'county').length
  return parts.map(({ key, name }) => ({ unit: name, code: key, base: count(key), reached: null }))
}

/** As somebody said, or else as the forms say. */
function schoolsOf(question: PlanQuestion, target: Target): Asked[] {
  const { units, unit, schools } = question
  const own = schools?.get(unit.key)
  if (own !== undefined) return [{ unit: unit.name, code: unit.key, base: own, reached: null }]
  const known = [...(schools ?? [])].filter(([key]) => units.above(key, unit.level)?.key === unit.key)
  if (known.length > 0)
    return known.map(([key, base]) => ({ unit: units.get(key)!.name, code: key, base, reached: null }))
  return reportedOf(question, target, (row) => [row.schools, row.schoolsDone])
}

type Reported = number | null | undefined

/** Rows put together by the units the target is asked of; without those that have not reported what the share is of. */
function reportedOf(
  { rows, units, unit }: PlanQuestion,
  target: Target,
  numbersOf: (row: GapRow) => readonly [base: Reported, reached: Reported],
): Asked[] {
  const asked = new Map<string, Asked>()
  for (const row of rows) {
    const [base, reached] = numbersOf(row)
    if (base === undefined || base === null) continue
    const { key, name } = (target.per === 'region' ? undefined : units.above(row.code, target.per)) ?? unit
    const known = asked.get(key) ?? { unit: name, code: key, base: 0, reached: 0 }
    known.base += base
    known.reached = known.reached === null ? null : typeof reached === 'number' ? known.reached + reached : null
    asked.set(key, known)
  }
  return [...asked.values()]
}
