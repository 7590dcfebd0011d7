/**
 * A form and what came in come in; which units the notice gives places for it, and none at all, goes out: they owe it as little as those with
 * nothing to report. A unit of whose places nothing is said owes it.
 */
import type { Form, Notice } from '../notice/notice.ts'
import type { UnitTable } from '../unit/unit.ts'
import type { Holding } from './figure.ts'
import { counting, type Quota } from './quota.ts'
import { type IssuedFigure, limitTable } from './quota-limits.ts'

interface PlacesQuestion {
  notice: Notice
  units: UnitTable
  holdings: readonly Holding[]
}

/** Answers for a unit by its key. */
export function withoutPlaces(form: Form, { notice, units, holdings }: PlacesQuestion): (unit: string) => boolean {
  // The cards are of those whom the list names.
  const list = notice.forms.find(({ cards }) => cards === form.id) ?? form
  const rules = list.rules.filter(
    ({ check, params }) => check === 'quota' && (params.limits !== undefined || params.issued !== undefined),
  )
  if (
    rules.length === 0 ||
    !speakOfAll(
      list,
      notice,
      rules.map(({ params }) => params as Quota),
    )
  )
    return () => false
  const tables = rules.map(({ table, params }) => {
    const quota = params as Quota
    const issued = issuedFigures(holdings, quota)
    return limitTable(counting(list, table, notice, units, quota), quota, { notice, units, issued })
  })
  return (unit) => {
    const limits = tables.flatMap((table) => table.entries([unit]))
    return limits.length > 0 && limits.every(({ limit }) => limit.kind !== 'min' && limit.limit === 0)
  }
}

/** Places of principals alone say nothing of teachers: without a condition, or with one for every kind that there is. */
function speakOfAll({ tables }: Form, { lists }: Notice, quotas: readonly Quota[]): boolean {
  if (quotas.some(({ where }) => where === undefined)) return true
  const fields = new Set(quotas.flatMap(({ where = {} }) => Object.keys(where)))
  const [field] = fields
  const column = tables[0]?.columns.find((each) => each.field === field)
  const values = lists[column?.list ?? '']
  if (fields.size !== 1 || values === undefined) return false
  const named = new Set(quotas.flatMap(({ where }) => [where![field!]!].flat()))
  return values.every(({ value }) => named.has(value))
}

function issuedFigures(holdings: readonly Holding[], { issued }: Quota): IssuedFigure {
  const sheets = holdings.filter(({ form, state }) => form === issued?.form && state === 'counted')
  return (unit, field) => {
    const value = sheets.findLast((each) => each.unit === unit)?.figures()[field]
    return value === undefined ? undefined : { value, source: '' }
  }
}
