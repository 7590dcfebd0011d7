/** The deadlines of a notice and a time of receipt come in; in time or late goes out. Pure; the day itself counts as the notice (or a setting) says. */
import { addDays, type IsoDate } from '../value/date.ts'
import type { Deadline, Notice } from './notice.ts'

/** The last day that is still in time; `''` where the source masks it. */
export function lastDay(deadline: Deadline): IsoDate | '' {
  return deadline.on === '' || deadline.inclusive ? deadline.on : addDays(deadline.on, -1)
}

/**
 * A form with several deadlines (one a phase) is in time for the first one that has not passed.
 * @param received Time or day in Asia/Shanghai: `2021-05-30T17:00:00+08:00`.
 */
export function timelinessOf(notice: Notice, form: string, received: string): 'on-time' | 'late' | 'no-deadline' {
  const days = notice.deadlines.filter((each) => each.forms.includes(form) && each.on !== '').map(lastDay)
  if (days.length === 0) return 'no-deadline'
  return days.some((day) => received.slice(0, 10) <= day) ? 'on-time' : 'late'
}
