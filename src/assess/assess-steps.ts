/** The results of the steps of an approval chain come in; how far it came, and whether a step was skipped, goes out. */
import type { ApprovalOrder, ApprovalStep } from '../notice/assessment.ts'
import { makeItem, settled, textIn } from './item.ts'
import type { AssessItem, Settings, Teacher } from './teacher-result.ts'

/** Words that say no. What is neither this nor a value of its column is not read: nobody is refused by it, and nobody passed. */
const refusal = /^(?:不(?:通过|合格|同意|予|达标)|[未没](?:有|能)?(?:通过|合格|达标)|退回|驳回|否|无效)/u
/** Words that say: not yet. */
const pending = /^[待暂未没不尚]/u

/** Undefined where the notice names no chain. */
export function assessSteps(
  teacher: Teacher,
  steps: ApprovalStep[],
  order: ApprovalOrder,
  settings: Settings,
): AssessItem | undefined {
  if (steps.length === 0) return undefined
  const results = steps.map((step) => ({ step, result: resultOf(teacher, step.field) }))
  const common = {
    rule: 'approval' as const,
    id: 'approval',
    title: '认定程序',
    have: results.filter(({ result }) => result === 'passed').length,
    need: steps.filter(({ sampled }) => !sampled).length,
    unit: '步',
    clauses: [...new Set(steps.flatMap(({ clauses }) => clauses))],
  } satisfies Partial<AssessItem>
  const failed = results.findIndex(({ result }) => result === 'failed')
  const last = results.findLastIndex(({ result }) => result !== 'open')
  const title = (index: number): string => steps[index]!.title
  const skipped = results.flatMap(({ step, result }, index) =>
    // A word that is not read is no blank: something was done there.
    index < last && result === 'open' && !step.sampled && textIn(teacher, step.field) === '' ? [title(index)] : [],
  )
  const passedAfter = failed >= 0 && results.slice(failed).some(({ result }) => result === 'passed')
  const refused = results.findLastIndex(({ result }) => result === 'failed')
  // A no that nothing follows stands, whatever else is blank.
  if (failed >= 0 && !passedAfter) {
    return makeItem({ ...common, state: 'missed', reason: 'refused', args: { step: title(failed) } })
  }
  if (passedAfter) {
    const { refusedThenPassed } = order
    const state = settled(refusedThenPassed, settings) ?? 'unknown'
    if (state !== 'last' || refused === last) {
      const names = [title(last)]
      const args = { step: title(failed) }
      return makeItem({ ...common, state: state === 'last' ? 'missed' : state, reason: 'after-refusal', names, args })
    }
  }
  if (skipped.length > 0) {
    const state = settled(order.skipped, settings) ?? 'unknown'
    return makeItem({ ...common, state, reason: 'skipped', names: skipped, args: { step: title(last) } })
  }
  const open = results.flatMap(({ step, result }) => (result === 'open' && !step.sampled ? [step.title] : []))
  if (open.length > 0)
    return makeItem({ ...common, state: 'unknown', reason: 'open', names: open, args: { step: open[0]! } })
  return makeItem({ ...common, state: 'met', reason: 'complete' })
}

function resultOf(teacher: Teacher, field: string): 'passed' | 'failed' | 'open' {
  const text = textIn(teacher, field)
  if (text === '') return 'open'
  if (refusal.test(text)) return 'failed'
  return pending.test(text) || teacher.unlisted?.has(field) ? 'open' : 'passed'
}
