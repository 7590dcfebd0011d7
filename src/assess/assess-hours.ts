/** A teacher's hours and the notice's rule for them come in; one item for the total and one for each part, period and credits go out. */

import type { HoursPart, HoursRule } from '../notice/assessment.ts'
import { isIsoDate } from '../value/date.ts'
import { tidy } from '../value/tidy.ts'
import { isNoNumber, makeItem, numberIn, settled, textIn } from './item.ts'
import type { AssessItem, Settings, Teacher, Term } from './teacher-result.ts'

/**
 * What a record says about some hours: at least `low`, at most `high`. The same where it says one thing; apart where something is blank
 * or unread, and where a total is smaller than its own parts: then one of the two is a slip, and only what both allow is certain.
 */
interface Hours {
  low: number
  high: number
  terms: Term[]
  why: '' | 'blank' | 'unreadable' | 'below-parts'
  /** Sum of the parts where the total given is smaller. */
  partsSum: number | undefined
}

export function assessHours(teacher: Teacher, rule: HoursRule, settings: Settings): AssessItem[] {
  const { unit, clauses } = rule
  const total = hoursOf(teacher, rule, rule.field, '')
  const about = { id: 'hours', title: `总${unit}`, unit, clauses }
  const credits = rule.credits ? creditItems(teacher, rule, total) : []
  const item = hoursItem(about, compared(total, rule.minimum), total.terms)
  // Credits follow from the hours, and not the other way round.
  if (rule.credits?.perHour && credits[0] && item.state === 'met') agree(item, credits[0])
  else if (credits[0]?.state === 'missed' && item.reason === 'contradicted') contradict(credits[0])
  const items = [item, ...slipOf(about, total)]
  for (const part of rule.parts) items.push(...partItems(teacher, rule, part, total, settings))
  if (rule.period) items.push(periodItem(teacher, rule, settings))
  items.push(...credits)
  return items
}

/** One amount written twice: where only one of the two is enough, the record contradicts itself, and that is no shortfall. */
export function agree(one: AssessItem, other: AssessItem): void {
  const states = [one.state, other.state]
  if (!states.includes('met')) return
  for (const item of [one, other]) {
    if (item.state === 'missed') contradict(item)
  }
}

function contradict(item: AssessItem): void {
  item.state = 'unknown'
  item.reason = 'contradicted'
}

function hoursOf(teacher: Teacher, rule: HoursRule, field: string, within: string): Hours {
  const parts = sumOf(teacher, rule, partsWithin(rule, within))
  if (isNoNumber(teacher, field)) return { ...parts, high: Number.POSITIVE_INFINITY, terms: [], why: 'unreadable' }
  const given = numberIn(teacher, field)
  if (given === undefined) return parts
  if (given >= parts.low) return { low: given, high: given, terms: [], why: '', partsSum: undefined }
  return { low: given, high: parts.high, terms: [], why: 'below-parts', partsSum: parts.low }
}

/** A total is never made of a part: of one alone nobody knows what else there is. */
function sumOf(teacher: Teacher, rule: HoursRule, parts: HoursPart[]): Hours {
  const each = parts.map((part) => ({ part, hours: hoursOf(teacher, rule, part.field, part.field) }))
  const low = tidy(each.reduce((sum, { hours }) => sum + hours.low, 0))
  const high = parts.length < 2 ? Number.POSITIVE_INFINITY : tidy(each.reduce((sum, { hours }) => sum + hours.high, 0))
  const known = each.filter(({ hours }) => hours.low === hours.high)
  return {
    low,
    high,
    terms: known.map(({ part, hours }) => ({ label: part.title, value: hours.low, times: 1 })),
    why: high === low ? '' : (each.find(({ hours }) => hours.why === 'below-parts')?.hours.why ?? 'blank'),
    partsSum: undefined,
  }
}

function partsWithin(rule: HoursRule, field: string): HoursPart[] {
  return rule.parts.filter((part) => part.within === field)
}

/** What an item is about, and what comparing came to. */
type About = Pick<AssessItem, 'id' | 'title' | 'unit' | 'clauses'>
type Compared = Pick<AssessItem, 'state' | 'reason' | 'have' | 'need'>

/** Written out field by field, for it is made several times for every teacher of a province. */
function hoursItem(
  { id, title, unit, clauses }: About,
  { state, reason, have, need }: Compared,
  terms: Term[],
  args: AssessItem['args'] | undefined = undefined,
): AssessItem {
  return makeItem({
    rule: 'hours',
    id,
    title,
    state,
    reason,
    terms,
    have,
    need,
    unit,
    names: [],
    args: args ?? {},
    clauses,
  })
}

function partItems(teacher: Teacher, rule: HoursRule, part: HoursPart, total: Hours, settings: Settings): AssessItem[] {
  const { field, title, minimum, share, clauses } = part
  const { unit } = rule
  const hours = hoursOf(teacher, rule, field, field)
  const about = { id: `hours/${field}`, title, unit, clauses }
  const items = slipOf(about, hours)
  const add = (id: string, result: Compared, args?: AssessItem['args']): void => {
    // 建议分配: nobody fails by it, and nobody waits for it.
    if (part.recommended && result.state === 'unknown') return
    if (part.recommended && result.state === 'missed') result.state = 'advice'
    items.push(hoursItem({ ...about, id }, result, hours.terms, args))
  }
  if (minimum !== null) add(about.id, compared(hours, minimum))
  if (share !== null) {
    const of = settled(part.shareOf, settings) ?? 'required'
    const low = of === 'done' ? total.low : rule.minimum
    const high = of === 'done' ? total.high : rule.minimum
    const result = compared(hours, tidy(share * low), tidy(share * high))
    if (result.reason === 'minimum') result.reason = 'share'
    // Of a total that is not certain: the most of it where that is met, the least where that is not.
    const { need } = result
    add(`${about.id}/share`, result, need === undefined ? { share, of } : { share, of, base: tidy(need / share) })
  }
  return items
}

/** A slip of the pen, said and held against nobody. */
function slipOf(about: About, { why, low, partsSum }: Hours): AssessItem[] {
  if (why !== 'below-parts' || partsSum === undefined) return []
  const slip = { state: 'advice', reason: 'below-parts', have: low, need: partsSum } as const
  return [hoursItem({ ...about, id: `${about.id}/below-parts` }, slip, [])]
}

/** @param most What may be needed at most, where the need itself is not certain. */
function compared({ low, high, terms, why }: Hours, need: number, most: number = need): Compared {
  const isKnown = low === high
  // What is certain may be enough although a part is blank; too little is only said of what is complete.
  if (low >= most) return { state: 'met', reason: 'minimum', have: low, need: most }
  if (high < need) return { state: 'missed', reason: 'minimum', have: isKnown ? high : low, need }
  const have = isKnown || terms.length > 0 || why === 'below-parts' ? low : undefined
  return {
    state: 'unknown',
    reason: why === 'below-parts' ? 'contradicted' : why || 'blank',
    have,
    need: need === most ? need : undefined,
  }
}

function periodItem(teacher: Teacher, rule: HoursRule, settings: Settings): AssessItem {
  const period = rule.period!
  const from = settled(period.from, settings) ?? ''
  const by = settled(period.by, settings) ?? ''
  const day = textIn(teacher, period.field)
  const title = '完成时间'
  const common = { rule: 'hours', id: 'hours/period', title, clauses: period.clauses, args: { day, from, by } } as const
  // Masked in the source and not yet set: said, but it cannot decide.
  if (from === '' && by === '') return makeItem({ ...common, state: 'advice', reason: 'masked' })
  if (day === '') return makeItem({ ...common, state: 'unknown', reason: 'blank' })
  if (!isIsoDate(day)) return makeItem({ ...common, state: 'unknown', reason: 'unreadable' })
  const inside = (from === '' || from <= day) && (by === '' || day <= by)
  return makeItem({ ...common, state: inside ? 'met' : 'missed', reason: 'period' })
}

function creditItems(teacher: Teacher, rule: HoursRule, total: Hours): AssessItem[] {
  const { field, minimum, perHour, clauses } = rule.credits!
  const have = numberIn(teacher, field)
  const about = { id: 'hours/credits', title: '学分', unit: '学分', clauses }
  if (have === undefined) {
    const reason = isNoNumber(teacher, field) ? 'unreadable' : 'blank'
    return [hoursItem(about, { state: 'unknown', reason, have, need: minimum }, [])]
  }
  const credits = hoursItem(
    about,
    { state: have >= minimum ? 'met' : 'missed', reason: 'minimum', have, need: minimum },
    [],
  )
  if (perHour === null || total.low !== total.high || tidy(total.low * perHour) === tidy(have)) return [credits]
  const byHours = tidy(total.low * perHour)
  const terms = [{ label: `总${rule.unit}`, value: total.low, times: perHour }]
  const slip = { state: 'advice', reason: 'unequal', have, need: byHours } as const
  return [credits, hoursItem({ ...about, id: 'hours/credits/unequal' }, slip, terms)]
}
