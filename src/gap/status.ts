/**
 * Who is expected to hand in which form, and what the ledger holds of each, come in; how each of them stands goes out, rolled up from schools
 * to the province. Who sent and is on no list is told beside them. Pure.
 */

import { formAmong } from '../notice/form-words.ts'
import type { Form, Notice } from '../notice/notice.ts'
import { heldFor, nextDue } from '../notice/timeliness.ts'
import { isInside } from '../unit/is-inside.ts'
import type { Unit } from '../unit/unit.ts'
import { daysBetween, type IsoDate } from '../value/date.ts'
import { listedSchools } from './expected.ts'
import type { Holding } from './figure.ts'
import type { StatusLevel, StatusResult } from './status-result.ts'
import { type RowsQuestion, rowsOfForm } from './status-rows.ts'
import { groupsOf, tallyOf } from './status-tally.ts'

interface StatusQuestion extends RowsQuestion {
  asOf: IsoDate
  forms: readonly Form[]
  by: StatusLevel
}

export function computeStatus(question: StatusQuestion): StatusResult {
  const { notice, unit, units, asOf, forms, holdings, expected, by } = question
  const found = forms.map((form) => rowsOfForm({ ...question, holdings: heldNow(question, form) }, form))
  const rows = found.flatMap((each) => each.rows)
  const owed = new Set([...forms, ...formsOfStatus(notice, undefined)])
  const { origin, schools } = listedSchools(question)
  const held = (form: string) => holdings.filter((each) => each.form === form && isInside(units, unit, each.sender))
  return {
    asOf,
    notice: notice.id,
    unit: unit.name,
    code: unit.key,
    by,
    list: {
      origin,
      schools: schools.length,
      path: origin === 'own' ? expected!.path : '',
      day: origin === 'own' ? expected!.day : '',
    },
    total: tallyOf(rows),
    forms: forms.map((form) => ({
      form: form.id,
      label: formAmong(notice, form.id),
      ...dueOf(question, form),
      ...tallyOf(rows.filter((row) => row.form === form.id)),
    })),
    groups: groupsOf(rows, units, by),
    rows,
    unlisted: found.flatMap((each) => each.unlisted),
    withoutList: found.flatMap((each) => each.withoutList),
    others: notice.forms
      .filter((form) => form.direction !== 'issued' && !owed.has(form))
      .map(({ id, label }) => ({
        form: id,
        label,
        files: new Set(held(id).map(({ sha256 }) => sha256)).size,
      }))
      .filter(({ files }) => files > 0),
  }
}

/** Of a report every month: what came for the month that is due next. */
function heldNow({ notice, asOf, holdings }: StatusQuestion, { id }: Form): readonly Holding[] {
  const monthly = notice.deadlines.find((each) => each.monthly > 0 && each.forms.includes(id))
  const due = monthly ? nextDue(monthly, asOf) : ''
  return monthly && due !== '' ? heldFor(monthly, due, holdings) : holdings
}

/** The day that is next, or the last one that was. */
function dueOf({ notice, asOf }: StatusQuestion, form: Form): { lastDay: IsoDate | ''; daysLeft: number | null } {
  const days = notice.deadlines
    .filter(({ forms }) => forms.includes(form.id))
    .map((deadline) => nextDue(deadline, asOf))
    .filter((day) => day !== '')
    .sort()
  const day = days.find((each) => each >= asOf) ?? days.at(-1) ?? ''
  return { lastDay: day, daysLeft: day === '' ? null : daysBetween(asOf, day) }
}

/** Forms whose day is set; where no day is set at all, those that the notice asks for. */
export function formsOfStatus(notice: Notice, asked: string | undefined): Form[] {
  const reported = notice.forms.filter(({ direction }) => direction !== 'issued')
  if (asked !== undefined) return reported.filter(({ id }) => id === asked)
  const dated = new Set(notice.deadlines.flatMap(({ forms }) => forms))
  const owed = reported.filter(({ id }) => dated.has(id))
  return owed.length > 0 ? owed : reported
}

/** Where nobody says otherwise: one level below the desk. */
export function usualStatusLevel({ level }: Unit): StatusLevel {
  return level === 'province' ? 'city' : level === 'city' ? 'county' : 'school'
}
