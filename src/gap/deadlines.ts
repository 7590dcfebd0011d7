/**
 * The deadlines of a notice, what has been received and the day come in; what is due, who is missing and what is unmet goes out.
 * What itcap cannot know (a task that is no form, a masked date) is said to be so, never called met.
 */
import type { Deadline, Form, Notice } from '../notice/notice.ts'
import { lastDay } from '../notice/timeliness.ts'
import type { Unit, UnitTable } from '../unit/unit.ts'
import { addDays, daysBetween, type IsoDate } from '../value/date.ts'

interface DeadlineQuestion {
  notice: Notice
  units: UnitTable
  /** Whose desk it is: what comes from below is counted, or what the unit itself owes. */
  unit: Unit
  asOf: IsoDate
  /** Units that current submissions of a form speak of. */
  covered: readonly { form: string; unit: string }[]
  /** Days ahead to look; Infinity for all. What is overdue and unmet is always shown. */
  within: number
}

export interface DueItem {
  notice: string
  /** Id of the deadline. */
  id: string
  title: string
  /** The day the notice names; `''` where the source masks it. */
  on: IsoDate | ''
  /** The last day that is in time. */
  lastDay: IsoDate | ''
  /** 0 on the last day, negative when it has passed; null where the day is masked. */
  daysLeft: number | null
  /** Id of the form; `''` for a task that is no form. */
  form: string
  /** Printed label of the form: `附件3`. */
  label: string
  /** Units that owe the form, and those of them that handed it in. 0 of 0 where nobody can tell. */
  expected: number
  received: number
  missing: { unit: string; code: string }[]
  /** `untracked`: nothing that itcap records would show it. */
  state: 'met' | 'unmet' | 'untracked'
  /** Unmet, and inside the window or overdue: what `deadlines` exits 1 for. */
  pressing: boolean
  /** `sichuan-2017#S17-10`. */
  clause: string
}

/** Soonest first; masked days last. */
export function computeDeadlines(question: DeadlineQuestion): DueItem[] {
  const { notice, asOf, within } = question
  const end = Number.isFinite(within) ? addDays(asOf, within) : '9999-12-31'
  return notice.deadlines
    .flatMap((deadline) => itemsOf(question, deadline))
    .map((item) => ({ ...item, pressing: item.state === 'unmet' && item.lastDay !== '' && item.lastDay <= end }))
    .filter(({ lastDay: day, state }) => day === '' || (day <= end && (day >= asOf || state === 'unmet')))
    .sort((a, b) => compare(a.lastDay || '9999-12-31', b.lastDay || '9999-12-31'))
}

function itemsOf(question: DeadlineQuestion, deadline: Deadline): DueItem[] {
  const forms = deadline.forms.map((id) => question.notice.forms.find((form) => form.id === id))
  const known = forms.filter((form) => form !== undefined)
  return known.length === 0
    ? [itemOf(question, deadline, undefined)]
    : known.map((form) => itemOf(question, deadline, form))
}

function itemOf(question: DeadlineQuestion, deadline: Deadline, form: Form | undefined): DueItem {
  const { notice, units, unit, asOf, covered } = question
  const day = lastDay(deadline)
  const expected = form ? unitsThatOwe(form, unit, units) : []
  const given = covered.filter((each) => each.form === form?.id).map((each) => each.unit)
  // A desk that owes its own sheet has handed it in when anything of its region has come.
  const isGiven = (each: Unit, key: string) =>
    key === each.key || (expected.length === 1 && units.above(key, each.level)?.key === each.key)
  const missing = expected.filter((each) => !given.some((key) => isGiven(each, key)))
  return {
    notice: notice.id,
    id: deadline.id,
    title: deadline.title,
    on: deadline.on,
    lastDay: day,
    daysLeft: day === '' ? null : daysBetween(asOf, day),
    form: form?.id ?? '',
    label: form?.label ?? '',
    expected: expected.length,
    received: expected.length - missing.length,
    missing: missing.map(({ key, name }) => ({ unit: name, code: key })),
    state: expected.length === 0 ? 'untracked' : missing.length === 0 ? 'met' : 'unmet',
    pressing: false,
    clause: deadline.clause === '' ? '' : `${notice.id}#${deadline.clause}`,
  }
}

/**
 * Above those who hand the form in: all of them. At their own desk or below: the desk itself, or every unit that the form must have a row
 * of, for a city's sheet is complete when all its counties are on it.
 */
export function unitsThatOwe(form: Form, unit: Unit, units: UnitTable): Unit[] {
  // Schools are in no table of units: their counties answer for them.
  if (isAbove(unit, form.reporter)) return below(unit, form.reporter === 'school' ? 'county' : form.reporter, units)
  const mustNameAll = form.rules.some(({ check }) => check === 'units-complete')
  return mustNameAll && (form.rows === 'city' || form.rows === 'county') ? below(unit, form.rows, units) : [unit]
}

function below(unit: Unit, level: Exclude<Form['reporter'], 'school'>, units: UnitTable): Unit[] {
  return isAbove(unit, level) ? units.below(unit.key, level) : [unit]
}

function isAbove(unit: Unit, level: Form['reporter']): boolean {
  const rank = { province: 0, city: 1, county: 2, school: 3 }
  return rank[unit.level] < rank[level]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
