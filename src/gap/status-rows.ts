/**
 * One form, who owes it and what came of it come in; one row for each who owes it goes out, with one state, and one for each who sent it and is
 * on no list. Pure.
 */

import { isBlankForm } from '../notice/blank-form.ts'
import { columnTypes } from '../notice/column-types.ts'
import { formAmong } from '../notice/form-words.ts'
import type { Form } from '../notice/notice.ts'
import { isDated as isDeadlineDated } from '../notice/timeliness.ts'
import { isInside } from '../unit/is-inside.ts'
import type { UnitTable } from '../unit/unit.ts'
import { compare } from '../value/compare.ts'
import { inSchoolOrder } from '../value/school-order.ts'
import { type ExpectedQuestion, owersOf } from './expected.ts'
import type { Holding } from './figure.ts'
import { type Attributed, attribute } from './match-senders.ts'
import { withoutPlaces } from './no-places.ts'
import type { Reminder, State, StatusResult, StatusRow } from './status-result.ts'

export interface RowsQuestion extends ExpectedQuestion {
  holdings: readonly Holding[]
  reminders: readonly Reminder[]
}

type FormRows = Pick<StatusResult, 'rows' | 'unlisted' | 'withoutList'>

export function rowsOfForm(question: RowsQuestion, form: Form): FormRows {
  const { units, unit, holdings } = question
  const here = holdings.filter(
    (each) =>
      each.form === form.id &&
      each.direction === 'reported' &&
      !isBlank(each, form) &&
      (isInside(units, unit, each.unit) || isInside(units, unit, each.sender)),
  )
  const owers = owersOf(form, question)
  const places = question.headcount.find((each) => each.form === form.id)?.places
  const { slots, strays } = attribute(owers, form.reporter === 'school', here, units, unit, places)
  // Of whom nothing is left that stands there is nothing to tell: a newer sheet speaks for it.
  const hasNoPlaces = withoutPlaces(form, question)
  const owing = slots.filter(({ unit, held }) => held.length > 0 || !hasNoPlaces(unit))
  const ordered = inSchoolOrder(strays, ({ school }) => school)
  const unlisted = ordered.filter(({ listless, held }) => !listless && held.some(({ state }) => state !== 'superseded'))
  const countedAlone = ordered.filter(({ listless }) => listless)
  const row = (slot: Attributed, isExpected: boolean) => rowOf(question, form, slot, isExpected)
  return {
    rows: [...owing, ...countedAlone].map((slot) => row(slot, true)).sort(byPlace),
    unlisted: unlisted.map((slot) => row(slot, false)).sort(byPlace),
    withoutList: [...new Set(countedAlone.map(({ unit }) => unit))].map((key) => ({
      unit: units.fullName(key),
      code: key,
      form: form.id,
      label: formAmong(question.notice, form.id),
      schools: countedAlone.filter(({ unit }) => unit === key).length,
    })),
  }
}

/** A blank form hands in nothing, nobody's word for a zero report being on it; nor does a row that names its unit and gives no number of it. */
function isBlank({ state, zero, rows, figures }: Holding, form: Form): boolean {
  if (state !== 'counted' || zero) return false
  if (rows === 0) return isBlankForm(form, rows)
  const { rows: ofWhat, tables } = form
  if (ofWhat !== 'city' && ofWhat !== 'county') return false
  const hasNumbers = tables.some(({ columns }) => columns.some(({ type }) => columnTypes[type].figure))
  return hasNumbers && Object.keys(figures()).length === 0
}

function byPlace(a: StatusRow, b: StatusRow): number {
  return compare(a.code, b.code)
}

function rowOf(question: RowsQuestion, form: Form, { unit, school, held }: Attributed, expected: boolean): StatusRow {
  const { units, reminders } = question
  const standing = held.filter(({ state }) => state !== 'superseded')
  const first = held[0]
  const last = standing.at(-1) ?? held.at(-1)
  const rejected = held.filter((each) => each.rejected)
  const counted = standing.filter(isCounted)
  const rows = counted.reduce((sum, each) => sum + each.rows, 0)
  return {
    unit: unit === '' ? '' : units.fullName(unit),
    code: unit,
    school,
    ...senderOf(unit, standing, units),
    form: form.id,
    label: formAmong(question.notice, form.id),
    state: stateOf(held),
    expected,
    files: new Set(standing.map(({ sha256 }) => sha256)).size,
    persons: form.rows === 'person' ? rows : 0,
    rows,
    errors: ofEach(standing.filter(({ state }) => state === 'errors')).reduce((sum, each) => sum + each.errors, 0),
    returned: new Set(rejected.map(({ sha256 }) => sha256)).size,
    received: last?.received ?? '',
    timeliness: first?.timeliness ?? (isDated(question, form) ? '' : 'no-deadline'),
    reminded:
      reminders.find((each) => each.form === form.id && each.unit === unit && each.school === school)?.day ?? '',
    paths: [...new Set(standing.map(({ path }) => path))],
  }
}

/** Whoever sent all that lies there and does not count, where that is not the unit itself. */
function senderOf(
  unit: string,
  standing: readonly Holding[],
  units: UnitTable,
): Pick<StatusRow, 'sentBy' | 'sentByCode'> {
  const pending = standing.filter((each) => !isCounted(each))
  const [sender = '', ...others] = new Set(pending.map(({ sender }) => sender))
  if (sender === '' || sender === unit || others.length > 0) return { sentBy: '', sentByCode: '' }
  return { sentBy: units.fullName(sender), sentByCode: sender }
}

function isCounted({ state }: Holding): boolean {
  return state === 'counted' || state === 'no-unit'
}

function isDated({ notice }: RowsQuestion, { id }: Form): boolean {
  return notice.deadlines.some((deadline) => isDeadlineDated(deadline) && deadline.forms.includes(id))
}

/** A sheet speaks of many units; it is one submission. */
function ofEach(held: readonly Holding[]): Holding[] {
  return [...new Map(held.map((each) => [each.submission, each])).values()]
}

/** @param held In order of receipt. */
export function stateOf(held: readonly Holding[]): State {
  const standing = held.filter(({ state }) => state !== 'superseded')
  const counted = standing.filter(isCounted)
  const isPending = standing.length > counted.length
  if (counted.length > 0) {
    if (isPending) return 'correcting'
    if (counted.every(({ zero }) => zero)) return 'zero'
    const { timeliness } = held[0]!
    return timeliness === 'no-deadline' ? 'received' : timeliness
  }
  if (standing.some(({ state }) => state === 'errors')) return 'rejected'
  // Nor does it count for anything that an older sheet had it, which a newer one has not.
  return isPending ? 'undecided' : 'missing'
}
