/**
 * The deadlines of a notice, what has been received and the day come in; what is due, who is missing and what is unmet goes out.
 * What itcap cannot know (a task that is no form, a masked date) is said to be so, never called met.
 */

import { formAmong } from '../notice/form-words.ts'
import type { Deadline, Form } from '../notice/notice.ts'
import { dueBefore, heldFor, nextDue } from '../notice/timeliness.ts'
import { compare } from '../value/compare.ts'
import { addDays, daysBetween, type IsoDate } from '../value/date.ts'
import type { HeldUp } from './one-sheet.ts'
import type { StatusRow } from './status-result.ts'
import { type RowsQuestion, rowsOfForm } from './status-rows.ts'
import { tallyOf } from './status-tally.ts'

/** `unit`: whose desk it is. What comes from below is counted, or what the unit itself owes. */
interface DeadlineQuestion extends RowsQuestion {
  asOf: IsoDate
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
  /** `17:00` where the notice names the hour; `''` for the end of the day. */
  at: string
  /** The last day that is in time. */
  lastDay: IsoDate | ''
  /** 0 on the last day, negative when it has passed; null where the day is masked. */
  daysLeft: number | null
  /** Id of the form; `''` for a task that is no form. */
  form: string
  /** Printed label of the form, `附件3`; with its title where another form has the same. */
  label: string
  /** Who owes the form: units, or schools where schools report and a list names them. */
  of: 'units' | 'schools'
  /** How many of them, and how many of those handed it in so that it counts. 0 of 0 where nobody can tell. */
  expected: number
  received: number
  /** Nothing came. */
  missing: { unit: string; code: string; school: string }[]
  /** Something came and does not count. */
  rejected: (HeldUp & { errors: number; returned: number })[]
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
  return daysOf(deadline, question.asOf).flatMap((day) => {
    const holdings = deadline.monthly > 0 && day !== '' ? heldFor(deadline, day, question.holdings) : question.holdings
    const asked = { ...question, holdings }
    return known.length === 0
      ? [itemOf(asked, deadline, undefined, day)]
      : known.map((form) => itemOf(asked, deadline, form, day))
  })
}

/** Of one that recurs every month: the last that was, and the next. */
function daysOf(deadline: Deadline, asOf: IsoDate): (IsoDate | '')[] {
  if (deadline.monthly === 0) return [nextDue(deadline, asOf)]
  return [dueBefore(deadline, asOf), nextDue(deadline, asOf)].filter((day) => day !== '')
}

function itemOf(question: DeadlineQuestion, deadline: Deadline, form: Form | undefined, day: IsoDate | ''): DueItem {
  const { notice, units, asOf } = question
  const rows = form ? rowsOfForm(question, form).rows : []
  const { expected, complete } = tallyOf(rows)
  const sheetOf = ({ sentBy, sentByCode, paths }: StatusRow) => ({ sentBy, sentByCode, paths })
  const whose = ({ code, school }: StatusRow) => ({ unit: units.get(code)?.name ?? code, code, school })
  return {
    notice: notice.id,
    id: deadline.id,
    title: deadline.title,
    on: deadline.monthly > 0 ? day : deadline.on,
    at: deadline.at,
    lastDay: day,
    daysLeft: day === '' ? null : daysBetween(asOf, day),
    form: form?.id ?? '',
    label: form ? formAmong(notice, form.id) : '',
    of: rows.some(({ school }) => school !== '') ? 'schools' : 'units',
    expected,
    received: complete,
    missing: rows.filter(({ state }) => state === 'missing').map(whose),
    rejected: rows
      .filter(({ state }) => state === 'rejected' || state === 'undecided')
      .map((row) => ({ ...whose(row), ...sheetOf(row), errors: row.errors, returned: row.returned })),
    state: expected === 0 ? 'untracked' : complete === expected ? 'met' : 'unmet',
    pressing: false,
    clause: deadline.clause === '' ? '' : `${notice.id}#${deadline.clause}`,
  }
}
