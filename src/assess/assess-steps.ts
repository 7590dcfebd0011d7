/** The results of the steps of an approval chain come in; how far it came, and whether a step was skipped, goes out. */
import type { ApprovalStep } from '../notice/assessment.ts'
import { isBlankText } from '../value/text.ts'
import { makeItem, textIn } from './item.ts'
import type { AssessItem, Teacher } from './teacher-result.ts'

/** Words that say no; every other entry, a score too, is a result that lets the next step go on. */
const refusal = /^(?:不|未|没|退回|驳回|否|无效|待|暂)/u
/** Words that say: not yet. */
const pending = /^(?:待|暂|未(?:评|审|核|抽|检|进行|开始|完成))/u

/** Undefined where the notice names no chain. */
export function assessSteps(teacher: Teacher, steps: ApprovalStep[]): AssessItem | undefined {
  if (steps.length === 0) return undefined
  const results = steps.map((step) => ({ step, result: resultOf(textIn(teacher, step.field)) }))
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
    index < last && result === 'open' && !step.sampled ? [title(index)] : [],
  )
  if (skipped.length > 0) {
    return makeItem({ ...common, state: 'missed', reason: 'skipped', names: skipped, args: { step: title(last) } })
  }
  if (failed >= 0 && last > failed) {
    return makeItem({
      ...common,
      state: 'missed',
      reason: 'after-refusal',
      names: [title(last)],
      args: { step: title(failed) },
    })
  }
  if (failed >= 0) return makeItem({ ...common, state: 'missed', reason: 'refused', args: { step: title(failed) } })
  const open = results.flatMap(({ step, result }) => (result === 'open' && !step.sampled ? [step.title] : []))
  if (open.length > 0)
    return makeItem({ ...common, state: 'unknown', reason: 'open', names: open, args: { step: open[0]! } })
  return makeItem({ ...common, state: 'met', reason: 'complete' })
}

function resultOf(text: string): 'passed' | 'failed' | 'open' {
  if (isBlankText(text) || pending.test(text)) return 'open'
  return refusal.test(text) ? 'failed' : 'passed'
}
