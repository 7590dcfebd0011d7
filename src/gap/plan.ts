/**
 * The gap of a unit and the phases of its notice come in; whole persons, schools and counties per phase and unit go out, with the days and
 * the work left. Everything adds up, and the same input gives the same plan.
 */
import type { Notice, Split, Target } from '../notice/notice.ts'
import { addDays, daysBetween, type IsoDate } from '../value/date.ts'
import { type AskedUnit, askedOf, type Told } from './asked-of.ts'
import type { GapQuestion, TargetFigures } from './gap-result.ts'
import { type Ground, groundOf } from './gap-rows.ts'
import { handedSplit } from './hand-down.ts'

export interface PlanQuestion extends Omit<GapQuestion, 'by' | 'basis'>, Told {
  by: 'city' | 'county'
  /** What is done of a target (id) in all, all phases before included, where no form of the notice says it. */
  done?: ReadonlyMap<string, number>
}

export interface PlanResult {
  asOf: IsoDate
  notice: string
  unit: string
  code: string
  phases: PhasePlan[]
  splits: SplitPlan[]
}

/** A target as a phase: `required` is to be reached by its end, all before it included. */
export interface PhasePlan extends TargetFigures {
  share: number | null
  /** What the share is of; null where nobody reported it. */
  base: number | null
  /** This phase's own part. */
  own: number | null
  left: number | null
  /** Days there are to do it in: none before the phase begins, and the last one if it counts; null where the day has passed or is masked. */
  days: number | null
  /** Persons a day in those days, rounded up; null where there are none. */
  perDay: number | null
  /** The number the notice prints, and whether it is the same as `own`. */
  stated: number | null
  agrees: boolean | null
  /** Unit by unit, where there are several. */
  rows: PhaseRow[]
}

interface PhaseRow extends AskedUnit {
  perDay: number | null
}

export interface SplitPlan {
  id: string
  /** Field → whole number, in all and per unit; every row adds up to its gap, every column to the total. */
  total: Record<string, number>
  rows: { unit: string; code: string; amount: number; parts: Record<string, number> }[]
  clause: string
}

export function computePlan(question: PlanQuestion): PlanResult {
  const { notice, unit, asOf } = question
  const ground = groundOf(question)
  return {
    asOf,
    notice: notice.id,
    unit: unit.name,
    code: unit.key,
    phases: notice.targets.map((target) => phasePlan(question, ground, target)),
    splits: notice.splits.map((split) => splitPlan(question, ground, split)),
  }
}

function phasePlan(question: PlanQuestion, ground: Ground, target: Target): PhasePlan {
  const { notice, asOf, by } = question
  const asked = askedOf(ground, target, by, question)
  const { base, required, own, most, region } = asked
  const days = daysFor(notice, target, asOf)
  const done = region === '' ? question.done?.get(target.id) : undefined
  // Said of all together: nobody knows which unit it is short in.
  const left = done === undefined || required === null ? asked.left : Math.max(0, required - done)
  const rows = together(question, asked.units).map((row) => ({ ...row, perDay: perDay(row.left, days) }))
  return {
    id: target.id,
    title: target.title,
    of: target.of,
    from: target.from,
    by: target.by,
    share: target.share,
    base,
    required,
    own,
    most,
    reached: done ?? asked.reached,
    left,
    daysLeft: target.by === '' ? null : daysBetween(asOf, target.by),
    days,
    perDay: perDay(left, days),
    stated: target.stated,
    agrees: target.stated === null || own === null ? null : own === target.stated,
    approximate: target.approximate,
    region,
    rows: rows.length > 1 ? rows : [],
    clause: target.clause === '' ? '' : `${notice.id}#${target.clause}`,
  }
}

/** The last day is one of them unless the notice leaves it out; on it there is still that day. */
function daysFor(notice: Notice, { from, by }: Target, asOf: IsoDate): number | null {
  if (by === '') return null
  const last = notice.settings.dayItselfCounts?.value === false ? addDays(by, -1) : by
  const left = daysBetween(asOf, last)
  if (left < 0) return null
  return from !== '' && from > asOf ? daysBetween(from, last) + 1 : Math.max(1, left)
}

/** What is asked of every county, shown by city: the sums of what its counties are asked, have reached and are short. */
function together({ by, units }: PlanQuestion, asked: readonly AskedUnit[]): AskedUnit[] {
  if (by === 'county') return [...asked]
  const sums = new Map<string, AskedUnit>()
  const add = (a: number | null, b: number | null) => (a === null || b === null ? null : a + b)
  for (const each of asked) {
    const city = units.above(each.code, 'city')
    const known = sums.get(city?.key ?? each.code)
    if (!known) {
      sums.set(city?.key ?? each.code, { ...each, unit: city?.name ?? each.unit, code: city?.key ?? each.code })
      continue
    }
    known.base += each.base
    known.required += each.required
    known.own += each.own
    known.reached = add(known.reached, each.reached)
    known.left = add(known.left, each.left)
  }
  return [...sums.values()]
}

function splitPlan({ notice, units, unit, by }: PlanQuestion, ground: Ground, split: Split): SplitPlan {
  const handed = handedSplit(notice, split, ground.table, units, unit)
  const fields = Object.keys(split.into)
  const named = (numbers: readonly number[]) =>
    Object.fromEntries(fields.map((field, index) => [field, numbers[index] ?? 0]))
  const rows = ground.rows(by).map((row) => {
    const numbers = handed(row.code, by) ?? []
    return {
      unit: row.unit,
      code: row.code,
      amount: numbers.reduce((all, part) => all + part, 0),
      parts: named(numbers),
    }
  })
  return {
    id: split.id,
    total: named(fields.map((field) => rows.reduce((all, { parts }) => all + parts[field]!, 0))),
    rows,
    clause: split.clause === '' ? '' : `${notice.id}#${split.clause}`,
  }
}

function perDay(left: number | null, days: number | null): number | null {
  return left === null || days === null ? null : Math.ceil(left / days)
}
