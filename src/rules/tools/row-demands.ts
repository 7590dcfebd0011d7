/**
 * What a rule asks of rows that meet its condition comes in, one function for each demand goes out: it looks at a row and says what is wrong with
 * which field, with the sum. What cannot be read, or may be right, is not spoken of.
 */
import type { Args, CheckContext } from '../../check/check.ts'
import { conditionWords, type Typed, testOf, typesOf, type Where } from '../../gap/where.ts'
import { columnTypes } from '../../notice/column-types.ts'
import { daysBetween } from '../../value/date.ts'
import { type DaySpan, daySpan, fullYears } from '../../value/day-span.ts'
import { quote } from '../../value/quote.ts'
import { isUnlisted } from './listed.ts'
import { idField, type RowView } from './row-view.ts'

export interface Bounds {
  min?: number | undefined
  max?: number | undefined
}

/** Years from a day in a field to a fixed day, a day in another field, or the as-of date. */
export interface YearsAsked extends Bounds {
  from: string
  on?: string | undefined
}

export interface RowRule {
  id?: string | undefined
  title?: string | undefined
  when?: Where | undefined
  required?: string | readonly string[] | undefined
  equals?: Readonly<Record<string, string | number>> | undefined
  'one-of'?: Readonly<Record<string, readonly (string | number)[]>> | undefined
  range?: Readonly<Record<string, Bounds>> | undefined
  age?: YearsAsked | undefined
  years?: YearsAsked | undefined
  order?: readonly string[] | { fields: readonly string[]; days?: number | undefined } | undefined
  'matches-id'?: string | { field: string; id?: string | undefined } | undefined
}

/** The demand's name is `args.kind`. */
type Demand = (row: RowView, tell: (field: string, args: Args) => void) => void

const isDay = /^\d{4}-\d{2}-\d{2}$/

export function orderOf(order: NonNullable<RowRule['order']>): { fields: readonly string[]; days: number } {
  return 'fields' in order ? { fields: order.fields, days: order.days ?? 0 } : { fields: order, days: 0 }
}

export function matchOf(match: NonNullable<RowRule['matches-id']>): { field: string; id?: string | undefined } {
  return typeof match === 'string' ? { field: match } : match
}

/** A day that is written down, or the field where it stands. */
export function isFixedDay(on: string): boolean {
  return isDay.test(on)
}

/** Every field the rule looks at. */
export function fieldsOf(rule: RowRule): string[] {
  const { when = {}, required = [], equals = {}, range = {}, order, age, years } = rule
  const spans = [age, years].flatMap((span) =>
    span === undefined ? [] : [span.from, ...(span.on === undefined || isFixedDay(span.on) ? [] : [span.on])],
  )
  const match = rule['matches-id'] === undefined ? undefined : matchOf(rule['matches-id'])
  return [
    ...Object.keys(when),
    ...[required].flat(),
    ...Object.keys(equals),
    ...Object.keys(rule['one-of'] ?? {}),
    ...Object.keys(range),
    ...spans,
    ...(order === undefined ? [] : orderOf(order).fields),
    ...(match ? [match.field, ...(match.id === undefined ? [] : [match.id])] : []),
  ]
}

export function judgeRow(context: CheckContext, rule: RowRule): (row: RowView) => void {
  const { form, table, units } = context
  const types = typesOf(form.form, table?.table.id ?? '', form.notice)
  const isMeant = testOf(rule.when, types, units)
  const demands = demandsOf(context, rule, types)
  const about = { who: quote(rule.title ?? conditionWords(rule.when)), ...(rule.id !== undefined && { id: rule.id }) }
  return (row) => {
    if (!isMeant(row)) return
    for (const demand of demands)
      demand(row, (field, args) => {
        const reason = rule.id === undefined ? args.kind! : `${rule.id}/${args.kind}`
        row.flag(field, { reason, ...about, heading: row.heading(field), ...args })
      })
  }
}

function demandsOf(context: CheckContext, rule: RowRule, types: ReadonlyMap<string, Typed>): Demand[] {
  const { required = [], equals = {}, range = {}, order, age, years } = rule
  const match = rule['matches-id']
  return [
    ...[required].flat().map(requires),
    ...Object.entries({ ...equals, ...rule['one-of'] }).map(([field, words]) =>
      isOneOf(context, field, [words].flat(), types),
    ),
    ...Object.entries(range).map(([field, bounds]) => isWithin(field, bounds)),
    ...(age ? [lasts(context, age, 'age')] : []),
    ...(years ? [lasts(context, years, 'years')] : []),
    ...(order ? [inOrder(orderOf(order), types)] : []),
    ...(match ? [matchesId(matchOf(match), idField(context) ?? '')] : []),
  ]
}

function requires(field: string): Demand {
  return (row, tell) => {
    if (row.isBlank(field)) tell(field, { kind: 'required' })
  }
}

/** What is none of the column's list is told as that. */
function isOneOf(
  context: CheckContext,
  field: string,
  words: (string | number)[],
  types: ReadonlyMap<string, Typed>,
): Demand {
  const isMet = testOf({ [field]: words }, types, context.units)
  const isTold = isUnlisted(context, field)
  const expected = words.map((word) => `“${word}”`).join('或')
  const personal = columnTypes[types.get(field)?.type ?? 'text'].personal
  return (row, tell) => {
    if (row.isBlank(field) || isMet(row) || isTold(String(row.value(field)))) return
    tell(field, { kind: 'equals', value: personal ? '' : quote(String(row.value(field))), expected })
  }
}

function isWithin(field: string, { min, max }: Bounds): Demand {
  return (row, tell) => {
    const value = row.value(field)
    if (typeof value !== 'number' || !(value < (min ?? value) || value > (max ?? value))) return
    tell(field, { kind: 'range', value, ...bounds({ min, max }) })
  }
}

function bounds({ min, max }: Bounds): Args {
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
}

/** Only where every day that the cells may mean breaks the bound. */
function lasts({ asOf }: CheckContext, { from, on, min, max }: YearsAsked, kind: 'age' | 'years'): Demand {
  const fixed = on === undefined ? daySpan(asOf) : isFixedDay(on) ? daySpan(on) : undefined
  return (row, tell) => {
    const begin = daySpan(row.birth(from)) ?? daySpan(row.value(from))
    const end = fixed ?? daySpan(row.value(on!))
    if (begin === undefined || end === undefined) return
    const [least, most] = [fullYears(begin.last, end.first), fullYears(begin.first, end.last)]
    const found = least > (max ?? least) ? least : most < (min ?? most) ? most : undefined
    if (found !== undefined)
      tell(from, { kind, years: found, from: begin.shown, to: end.shown, ...bounds({ min, max }) })
  }
}

function inOrder(
  { fields, days }: { fields: readonly string[]; days: number },
  types: ReadonlyMap<string, Typed>,
): Demand {
  const isFigure = columnTypes[types.get(fields[0]!)?.type ?? 'text'].figure
  return (row, tell) => {
    for (const [index, field] of fields.entries()) {
      const before = fields[index - 1]
      if (before === undefined) continue
      const [a, b] = [row.value(before), row.value(field)]
      const told = isFigure ? moreThan(a, b) : tooSoon(daySpan(a), daySpan(b), days)
      if (told) tell(field, { kind: 'order', other: row.heading(before), ...told })
    }
  }
}

function moreThan(a: unknown, b: unknown): Args | undefined {
  if (typeof a !== 'number' || typeof b !== 'number' || !(a > b)) return undefined
  return { what: 'figures', less: a, more: b, over: Number((a - b).toPrecision(12)) }
}

function tooSoon(a: DaySpan | undefined, b: DaySpan | undefined, days: number): Args | undefined {
  if (a === undefined || b === undefined) return undefined
  const most = daysBetween(a.first, b.last)
  if (most >= days) return undefined
  return { what: most < 0 ? 'before' : 'days', from: a.shown, to: b.shown, found: most, days }
}

/** The day of birth that the number says is not shown. */
function matchesId({ field, id }: { field: string; id?: string | undefined }, first: string): Demand {
  return (row, tell) => {
    const said = daySpan(row.value(field))
    const birth = row.birth(id ?? first)
    if (said === undefined || birth === undefined || (said.first <= birth && birth <= said.last)) return
    tell(field, { kind: 'matches-id', value: said.shown })
  }
}
