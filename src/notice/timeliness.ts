/**
 * The deadlines of a notice, once or every month, and a time of receipt come in; in time or late goes out, and which days are due. Pure; the day
 * itself counts as the notice (or a setting) says, an hour where the notice names one.
 */
import { addDays, type IsoDate, isCalendarDay, isoOf } from '../value/date.ts'
import type { Deadline, Notice } from './notice.ts'

type Due = Pick<Deadline, 'from' | 'on' | 'inclusive' | 'at' | 'monthly'>

/** The last day that is still in time; `''` where the source masks it. Of one that recurs, the last of all. */
export function lastDay(deadline: Due): IsoDate | '' {
  return deadline.on === '' || deadline.inclusive || deadline.at !== '' ? deadline.on : addDays(deadline.on, -1)
}

/** Is there any day to keep to? */
export function isDated({ on, monthly }: Due): boolean {
  return on !== '' || monthly > 0
}

/** The last day in time that is next on `day`, itself included; `''` where there is none any more. */
export function nextDue(deadline: Due, day: IsoDate): IsoDate | '' {
  if (deadline.monthly === 0) return lastDay(deadline)
  return monthsAround(deadline, day > deadline.from ? day : deadline.from).find((due) => due >= day) ?? ''
}

/** The one before `day`; `''` where there was none yet. */
export function dueBefore(deadline: Due, day: IsoDate): IsoDate | '' {
  return monthsAround(deadline, day).findLast((due) => due < day) ?? ''
}

/** Last days of the months before, of and after the day, as far as they lie in the time of the notice. */
function monthsAround({ monthly, inclusive, at, from, on }: Due, day: IsoDate): IsoDate[] {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  return [-2, -1, 0, 1, 2]
    .map((step) => {
      const [year, month] = [Math.floor((months + step) / 12), ((months + step) % 12) + 1]
      let last = monthly
      while (!isCalendarDay(year, month, last)) last--
      const due = isoOf(year, month, last)
      return inclusive || at !== '' ? due : addDays(due, -1)
    })
    .filter((due) => due >= from && (on === '' || due <= on))
}

/** The day that has passed when something comes in: the day of receipt itself only after the hour that the notice names. */
function passedDay({ at }: Due, received: string): IsoDate {
  const time = received.slice(11, 16)
  return at !== '' && time !== '' && time > at ? addDays(received.slice(0, 10), 1) : received.slice(0, 10)
}

/**
 * The day that a receipt has missed; `''` for none. Of a report every month: the last day before it, unless the same sender had already answered
 * for that one.
 * @param earlier When the same sender's reports before it came.
 */
export function missedDay(deadline: Due, received: string, earlier: readonly string[]): IsoDate | '' {
  const day = passedDay(deadline, received)
  if (deadline.monthly === 0) {
    const last = lastDay(deadline)
    return last !== '' && day > last ? last : ''
  }
  const missed = dueBefore(deadline, day)
  if (missed === '') return ''
  const start = dueBefore(deadline, missed)
  return earlier.some((each) => each < received && passedDay(deadline, each) > start) ? '' : missed
}

/**
 * A form with several deadlines (one a phase) is in time for the first one that has not passed.
 * @param received Time or day in Asia/Shanghai: `2021-05-30T17:00:00+08:00`.
 */
export function timelinessOf(
  { deadlines }: Notice,
  form: string,
  received: string,
  earlier: () => readonly string[],
): 'on-time' | 'late' | 'no-deadline' {
  const dated = deadlines.filter((each) => each.forms.includes(form) && isDated(each))
  if (dated.length === 0) return 'no-deadline'
  const isMet = (each: Deadline) => missedDay(each, received, each.monthly > 0 ? earlier() : []) === ''
  return dated.some(isMet) ? 'on-time' : 'late'
}

/** What came in for one of the days of a report every month, of all that came: what is late for the day before is not for this one. */
export function heldFor<H extends { form: string; sender: string; school: string; received: string }>(
  deadline: Due,
  due: IsoDate,
  holdings: readonly H[],
): H[] {
  const before = dueBefore(deadline, due)
  if (before === '') return [...holdings]
  const start = dueBefore(deadline, before)
  const isAfter = ({ received }: H, day: IsoDate | '') => passedDay(deadline, received) > day
  const key = ({ form, sender, school }: H) => [form, sender, school].join('\n')
  /** The answer for the day before, on time or not. */
  const answer = new Map<string, string>()
  for (const each of holdings) {
    const known = answer.get(key(each))
    if (isAfter(each, start) && (known === undefined || each.received < known)) answer.set(key(each), each.received)
  }
  return holdings.filter((each) => isAfter(each, before) && answer.get(key(each)) !== each.received)
}

/** 2021-05-30（含当日）, 2021-05-30 17:00 前, 每月 5 日（含当日）. */
export function dueText(deadline: Due): string {
  const { on, at, monthly, inclusive } = deadline
  const day = monthly > 0 ? `每月 ${monthly} 日` : on
  if (at !== '') return `${day} ${at} 前`
  return `${day}${inclusive ? '（含当日）' : '（不含当日）'}`
}
