/** A score, the grades of parts and the recorded grade come in; the grade by the notice's bounds goes out, and where the record differs. */
import type { GradeLevel, GradeRule } from '../notice/assessment.ts'
import { makeItem, settled, textIn } from './item.ts'
import type { AssessItem, Settings, Teacher } from './teacher-result.ts'

/**
 * @param score Undefined where there is none yet or the notice has no scores.
 * @returns The items and the grade, `''` where it cannot be said.
 */
export function assessGrade(
  teacher: Teacher,
  rule: GradeRule,
  settings: Settings,
  score: number | undefined,
): { items: AssessItem[]; grade: string } {
  const names = rule.levels.map(({ name }) => name)
  const failing = names.at(-1)!
  const recorded = textIn(teacher, rule.field)
  const bounds = rule.levels.some(({ from }) => from !== null)
  const common = { rule: 'grade', id: 'grade', title: '等次' } as const
  const items: AssessItem[] = []

  const parts = rule.parts.map(({ field, title }) => ({ title, grade: textIn(teacher, field) }))
  const odd = parts.filter(({ grade }) => grade !== '' && !names.includes(grade))
  if (odd.length > 0) {
    items.push(
      makeItem({
        ...common,
        id: 'grade/parts-unknown',
        title: '分项等次',
        state: 'unknown',
        reason: 'no-level',
        names: odd.map(({ title, grade }) => `${title}：${grade}`),
        args: { levels: names.join('、') },
        clauses: rule.clauses,
      }),
    )
  }
  const failed = rule.onePartFails ? parts.filter(({ grade }) => grade === failing) : []
  const open = parts.filter(({ grade }) => !names.includes(grade))
  let grade = ''
  let item: Partial<AssessItem> & Pick<AssessItem, 'state' | 'reason'>
  if (failed.length > 0) {
    grade = failing
    item = {
      state: 'missed',
      reason: 'part-failed',
      names: failed.map(({ title }) => title),
      clauses: rule.partsClauses,
    }
  } else if (!bounds && recorded === failing) {
    // Whatever the parts still blank may say.
    grade = recorded
    item = { state: 'missed', reason: 'recorded' }
  } else if (open.length > 0) {
    item = { state: 'unknown', reason: 'parts-blank', names: open.map(({ title }) => title) }
  } else if (bounds) {
    const bound = settled(rule.bound, settings) ?? 'higher'
    const level = score === undefined ? undefined : levelOf(score, rule.levels, bound)
    grade = level?.name ?? ''
    const onBound =
      score !== undefined && rule.levels.filter(({ from, to }) => from === score || to === score).length > 1
    item = level
      ? {
          state: 'met',
          reason: onBound ? 'bound' : 'level',
          have: score,
          need: level.from ?? undefined,
          unit: '分',
          args: { bound },
        }
      : { state: 'unknown', reason: score === undefined ? 'no-score' : 'no-level-for-score', have: score, unit: '分' }
    if (onBound) item.clauses = [...rule.clauses, ...rule.boundClauses]
  } else if (recorded !== '' && names.includes(recorded)) {
    grade = recorded
    item = { state: 'met', reason: 'recorded' }
  } else if (recorded !== '') {
    item = { state: 'unknown', reason: 'no-level', names: [recorded], args: { levels: names.join('、') } }
  } else if (parts.length > 0 && names.length === 2) {
    // Two grades and every part passed: there is only one left.
    grade = names[0]!
    item = { state: 'met', reason: 'all-parts' }
  } else {
    item = { state: 'unknown', reason: 'blank' }
  }
  const state = grade !== '' && grade === failing ? 'missed' : item.state
  items.push(makeItem({ ...common, clauses: rule.clauses, ...item, state, args: { grade, ...item.args } }))
  if (grade !== '' && recorded !== '' && recorded !== grade) {
    const args = { recorded, grade }
    const id = 'grade/recorded'
    items.push(
      makeItem({ ...common, id, title: '登记的等次', state: 'advice', reason: 'differs', args, clauses: rule.clauses }),
    )
  }
  return { items, grade }
}

/**
 * Printed bounds overlap (80-100, 60-80): `higher` gives 80 to the better level, `lower` to the other. A score that nothing limits may
 * lie beyond the outermost bounds: then it is of the outermost level.
 */
function levelOf(score: number, levels: GradeLevel[], bound: 'higher' | 'lower'): GradeLevel | undefined {
  const highest = Math.max(...levels.map(({ to }) => to ?? Number.POSITIVE_INFINITY))
  const lowest = Math.min(...levels.map(({ from }) => from ?? Number.NEGATIVE_INFINITY))
  const within = Math.min(Math.max(score, lowest), highest)
  const fitting = levels.filter(({ from, to }) => (from === null || from <= within) && (to === null || within <= to))
  return bound === 'higher' ? fitting[0] : fitting.at(-1)
}
