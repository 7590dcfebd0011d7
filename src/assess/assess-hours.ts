/** A teacher's hours and the notice's rule for them come in; one item for the total and one for each part, period and credits go out. */
import type { HoursPart, HoursRule } from '../notice/assessment.ts'
import { isNoNumber, makeItem, numberIn, settled, textIn, tidy } from './item.ts'
import type { AssessItem, Settings, Teacher, Term } from './teacher-result.ts'

/** What a record says about some hours: `least` is certain even where `sum` is not, because a part of them is blank. */
interface Hours {
  sum: number | undefined
  least: number
  terms: Term[]
  /** Something stands in the column itself and is no number. */
  noNumber: boolean
}

export function assessHours(teacher: Teacher, rule: HoursRule, settings: Settings): AssessItem[] {
  const total = totalHours(teacher, rule)
  const partsSum = tidy(partsWithin(rule, '').reduce((sum, part) => sum + hoursOf(teacher, rule, part).least, 0))
  // A total below its own parts is no total.
  const isShort = total.sum !== undefined && partsSum > total.sum
  const items = [
    hoursItem(
      { id: 'hours', title: `总${rule.unit}`, unit: rule.unit, clauses: rule.clauses },
      isShort
        ? { state: 'missed', reason: 'below-parts', have: total.sum, need: partsSum }
        : compared(total, rule.minimum),
      isShort ? [] : total.terms,
    ),
  ]
  for (const part of rule.parts) items.push(...partItems(teacher, rule, part, total, settings))
  if (rule.period) items.push(periodItem(teacher, rule, settings))
  if (rule.credits) items.push(creditItem(teacher, rule, total))
  return items
}

function totalHours(teacher: Teacher, rule: HoursRule): Hours {
  return givenHours(teacher, rule.field) ?? sumOf(teacher, rule, partsWithin(rule, ''))
}

function hoursOf(teacher: Teacher, rule: HoursRule, part: HoursPart): Hours {
  return givenHours(teacher, part.field) ?? sumOf(teacher, rule, partsWithin(rule, part.field))
}

/** What stands in a column itself; undefined where it is blank. */
function givenHours(teacher: Teacher, field: string): Hours | undefined {
  if (isNoNumber(teacher, field)) return { sum: undefined, least: 0, terms: [], noNumber: true }
  const given = numberIn(teacher, field)
  return given === undefined ? undefined : { sum: given, least: given, terms: [], noNumber: false }
}

function sumOf(teacher: Teacher, rule: HoursRule, parts: HoursPart[]): Hours {
  const each = parts.map((part) => ({ part, hours: hoursOf(teacher, rule, part) }))
  const least = tidy(each.reduce((sum, { hours }) => sum + hours.least, 0))
  const complete = each.length > 0 && each.every(({ hours }) => hours.sum !== undefined)
  const known = each.filter(({ hours }) => hours.sum !== undefined)
  return {
    sum: complete ? least : undefined,
    least,
    terms: known.map(({ part, hours }) => ({ label: part.title, value: hours.sum!, times: 1 })),
    noNumber: false,
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
  const hours = hoursOf(teacher, rule, part)
  const items: AssessItem[] = []
  if (minimum !== null) {
    const about = { id: `hours/${field}`, title, unit, clauses }
    items.push(hoursItem(about, mild(compared(hours, minimum), part), hours.terms))
  }
  if (share !== null) {
    const of = settled(part.shareOf, settings) ?? 'required'
    const base = of === 'done' ? total.sum : rule.minimum
    const result = base === undefined ? noBase(hours) : compared(hours, tidy(share * base))
    if (result.reason === 'minimum') result.reason = 'share'
    const about = { id: `hours/${field}/share`, title, unit, clauses }
    items.push(
      hoursItem(about, mild(result, part), hours.terms, base === undefined ? { share, of } : { share, of, base }),
    )
  }
  return items
}

/** 建议分配: nobody fails by it. */
function mild(result: Compared, { recommended }: HoursPart): Compared {
  if (recommended && result.state === 'missed') result.state = 'advice'
  return result
}

function noBase(hours: Hours): Compared {
  return { state: 'unknown', reason: 'blank', have: hours.sum, need: undefined }
}

function compared(hours: Hours, need: number): Compared {
  // What is certain may be enough although a part is blank; too little is only said of what is complete.
  if (hours.least >= need) return { state: 'met', reason: 'minimum', have: hours.sum ?? hours.least, need }
  if (hours.sum === undefined) {
    const reason = hours.noNumber ? 'unreadable' : 'blank'
    return { state: 'unknown', reason, have: hours.terms.length > 0 ? hours.least : undefined, need }
  }
  return { state: 'missed', reason: 'minimum', have: hours.sum, need }
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
  const inside = (from === '' || from <= day) && (by === '' || day <= by)
  return makeItem({ ...common, state: inside ? 'met' : 'missed', reason: 'period' })
}

function creditItem(teacher: Teacher, rule: HoursRule, total: Hours): AssessItem {
  const { field, minimum, perHour, clauses } = rule.credits!
  const have = numberIn(teacher, field)
  const about = { id: 'hours/credits', title: '学分', unit: '学分', clauses }
  if (have === undefined) {
    const reason = isNoNumber(teacher, field) ? 'unreadable' : 'blank'
    return hoursItem(about, { state: 'unknown', reason, have, need: minimum }, [])
  }
  if (perHour !== null && total.sum !== undefined && tidy(total.sum * perHour) !== tidy(have)) {
    const terms = [{ label: `总${rule.unit}`, value: total.sum, times: perHour }]
    return hoursItem(about, { state: 'missed', reason: 'unequal', have, need: tidy(total.sum * perHour) }, terms)
  }
  return hoursItem(about, { state: have >= minimum ? 'met' : 'missed', reason: 'minimum', have, need: minimum }, [])
}
