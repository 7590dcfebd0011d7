/** What is met so far and what a record already holds come in; goes out whether something was entered before it might be. */
import type { Gate } from '../notice/assessment.ts'
import { makeItem, textIn } from './item.ts'
import type { AssessItem, ItemState, Teacher } from './teacher-result.ts'

/** @param items Items of hours and ability points. */
export function assessGates(teacher: Teacher, gates: Gate[], items: AssessItem[]): AssessItem[] {
  return gates.map((gate) => {
    const states = gate.needs.flatMap((need) => statesOf(need, items))
    const entered = gate.before.some((field) => textIn(teacher, field) !== '')
    const ready: ItemState = states.includes('missed') ? 'missed' : states.includes('unknown') ? 'unknown' : 'met'
    const common = {
      rule: 'eligibility',
      id: `eligibility/${gate.id}`,
      title: gate.title,
      clauses: gate.clauses,
    } as const
    if (ready === 'met') return makeItem({ ...common, state: 'met', reason: 'eligible' })
    if (!entered) return makeItem({ ...common, state: 'met', reason: 'not-yet' })
    return makeItem({ ...common, state: ready, reason: ready === 'missed' ? 'too-early' : 'unknown' })
  })
}

/** `hours` is the total, `abilities` everything about ability points, else one part of the hours. Advice stands in nobody's way. */
function statesOf(need: string, items: AssessItem[]): ItemState[] {
  const wanted = (id: string): boolean => {
    if (need === 'hours') return id === 'hours'
    if (need === 'abilities') return id.split('/')[0] === 'ability-points'
    return id === `hours/${need}` || id === `hours/${need}/share`
  }
  return items.filter(({ id }) => wanted(id)).map(({ state }) => state)
}
