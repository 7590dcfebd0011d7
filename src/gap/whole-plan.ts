/**
 * A question for a plan comes in, with the two that may be asked beside it: which schools reach a target, and who cannot make it at a given
 * pace. One answer to all three goes out.
 */
import { chooseForTarget, type SchoolChoice, type Wish } from './choose-for-target.ts'
import type { GapQuestion } from './gap-result.ts'
import { computePlan, type PlanQuestion, type PlanResult } from './plan.ts'
import { type Reallocation, reallocate } from './reallocate.ts'

export interface WholePlanQuestion extends PlanQuestion {
  /** Schools to be chosen; undefined where nobody asks. */
  wish: Wish | undefined
  /** Persons each unit can train a day; undefined where nobody asks. */
  perDay: number | undefined
  /** Headcounts school by school, read only for the wish. */
  headcountBySchool: () => GapQuestion['headcount']
}

/** A plan with the answers to the two questions that may be asked beside it. */
export interface WholePlan extends PlanResult {
  /** The schools that reach the target asked for. */
  choice: SchoolChoice | null
  /** Who cannot make it at the pace given. */
  pace: (Reallocation & { target: string; perDay: number; days: number }) | null
}

export function wholePlan(question: WholePlanQuestion): WholePlan {
  const { wish, perDay, headcountBySchool } = question
  const plan = computePlan(question)
  return {
    ...plan,
    choice: wish ? chooseForTarget(wish, { ...question, headcount: headcountBySchool() }) : null,
    pace: perDay === undefined ? null : paceOf(perDay, plan),
  }
}

/** The first target of teachers that still lies ahead, unit by unit; null where nobody said how many are left. */
function paceOf(perDay: number, { phases, unit, code }: PlanResult): WholePlan['pace'] {
  const phase = phases.find(({ of, days, left }) => of === 'teachers' && days !== null && left !== null)
  if (!phase) return null
  const days = phase.days!
  const rows = phase.rows.length > 0 ? phase.rows : [{ unit, code, left: phase.left }]
  const loads = rows.flatMap(({ left, ...row }) =>
    left === null ? [] : [{ unit: row.unit, code: row.code, left, capacity: perDay * days }],
  )
  return { target: phase.id, perDay, days, ...reallocate(loads) }
}
