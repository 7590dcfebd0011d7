/** A teacher's scores, times of lateness and bonus come in; the score and its arithmetic go out. Never fills in a score or a weight. */

import type { ScoreRule } from '../notice/assessment.ts'
import { halfUp } from '../value/half-up.ts'
import { tidy } from '../value/tidy.ts'
import { isNoNumber, makeItem, numberIn, settled, textIn } from './item.ts'
import type { AssessItem, Settings, Teacher, Term } from './teacher-result.ts'

/**
 * @returns The score's item first; its `have` is the score as shown, undefined where a part or a weight is not known. Grades go by
 * `exact`: rounding what is shown lifts nobody.
 */
export function assessScore(
  teacher: Teacher,
  rule: ScoreRule,
  settings: Settings,
): { items: [AssessItem, ...AssessItem[]]; exact: number | undefined } {
  const item = scoreItem(teacher, rule, settings)
  return {
    items: [item, ...recordedItem(teacher, rule, item)],
    exact: item.have === undefined ? undefined : exactOf(item),
  }
}

function exactOf({ args }: AssessItem): number {
  return Number(args.exact ?? args.sum)
}

function recordedItem(teacher: Teacher, rule: ScoreRule, item: AssessItem): AssessItem[] {
  const recorded = numberIn(teacher, rule.field)
  if (item.have === undefined || recorded === undefined || Number(halfUp(recorded, 1, 2)) === item.have) return []
  const title = '登记的得分'
  return [{ ...item, id: 'score/recorded', title, state: 'advice', reason: 'differs', args: { recorded } }]
}

function scoreItem(teacher: Teacher, rule: ScoreRule, settings: Settings): AssessItem {
  const clauses = [...new Set([rule.clauses, ...rule.deductions.map((each) => each.clauses)].flat())]
  const common = { rule: 'score', id: 'score', title: '综合得分', unit: '分' } as const
  const full = rule.full === null ? undefined : settled(rule.full, settings)
  const parts = rule.parts.map(({ field, title, weight }) => ({
    field,
    label: title,
    value: numberIn(teacher, field),
    times: settled(weight, settings),
  }))
  const weights = tidy(parts.reduce((sum, { times }) => sum + (times ?? 0), 0))
  if (weights !== 1) {
    return makeItem({ ...common, state: 'unknown', reason: 'weights', have: undefined, args: { weights }, clauses })
  }
  const words = parts.filter(({ field }) => isNoNumber(teacher, field)).map(({ label }) => label)
  if (words.length > 0) return makeItem({ ...common, state: 'unknown', reason: 'unreadable', names: words, clauses })
  const blank = parts.filter(({ value }) => value === undefined).map(({ label }) => label)
  if (blank.length > 0) return makeItem({ ...common, state: 'unknown', reason: 'blank', names: blank, clauses })
  const beyond = parts
    .filter(({ value }) => value! < 0 || (full !== undefined && value! > full))
    .map(({ label }) => label)
  if (beyond.length > 0) {
    return makeItem({
      ...common,
      state: 'unknown',
      reason: 'beyond',
      names: beyond,
      args: full === undefined ? {} : { full },
      clauses,
    })
  }
  const terms: Term[] = parts.map(({ label, value, times }) => ({ label, value: value!, times: times! }))
  for (const { field, title, points } of rule.deductions) {
    const times = numberIn(teacher, field)
    const isTimes = times === undefined ? textIn(teacher, field) === '' : times >= 0 && Number.isInteger(times)
    if (!isTimes) {
      return makeItem({ ...common, state: 'unknown', reason: 'no-number', names: [title], clauses })
    }
    if (times !== undefined && times !== 0) terms.push({ label: title, value: times, times: -points })
  }
  const bonus = numberIn(teacher, rule.bonus)
  if (isNoNumber(teacher, rule.bonus)) {
    return makeItem({ ...common, state: 'unknown', reason: 'unreadable', names: ['加分'], clauses: rule.bonusClauses })
  }
  if (bonus !== undefined && bonus !== 0) terms.push({ label: '加分', value: bonus, times: 1 })
  const sum = tidy(terms.reduce((total, { value, times }) => total + value * times, 0))
  const limited = (settled(rule.limits, settings) ?? 'limited') === 'limited'
  const exact = limited ? Math.max(0, full === undefined ? sum : Math.min(sum, full)) : sum
  const have = Number(halfUp(exact, 1, 2))
  const reason = exact === sum ? 'sum' : 'limited'
  return makeItem({
    ...common,
    state: 'met',
    reason,
    terms,
    have,
    args: exact === sum ? { sum } : { sum, exact },
    clauses: bonus ? [...clauses, ...rule.bonusClauses] : clauses,
  })
}
