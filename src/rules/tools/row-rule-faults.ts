/** A `row-rule` of a pack comes in; what in it can never be met, never be broken or is no field of the form goes out, each with its place. */

import type { Where } from '../../gap/where.ts'
import { placesOf } from '../../gap/where-faults.ts'
import { type ColumnType, figureTypes } from '../../notice/column-types.ts'
import type { Form, FormRule, Notice } from '../../notice/notice.ts'
import type { Fault, PackPath } from '../../notice/pack-fault.ts'
import { cannotLookAt } from '../../notice/rule-references.ts'
import type { UnitTable } from '../../unit/unit.ts'
import { isIsoDate } from '../../value/date.ts'
import { type Bounds, isFixedDay, matchOf, orderOf, type RowRule, type YearsAsked } from './row-demands.ts'

/** Days, as exact as somebody wrote them. */
const dayTypes: readonly ColumnType[] = ['date', 'month', 'year']

export function rowRuleFaults(form: Form, rule: FormRule, notice: Notice, units: UnitTable): Fault[] {
  const asked = rule.params as RowRule
  const { faults, field, condition } = placesOf(form, rule, notice, units)

  function typed(name: string, types: readonly ColumnType[], ...path: PackPath): ColumnType | undefined {
    const found = field(name, ...path)
    if (found === undefined) return undefined
    if (types.length > 0 && !types.includes(found.type))
      faults.push({ path, message: cannotLookAt('row-rule', name, [found.type], types) })
    return found.type
  }

  function bounded({ min, max }: Bounds, ...path: PackPath): void {
    if (min === undefined && max === undefined) faults.push({ path, message: '没有写多少：要有 min 或 max' })
    if (min !== undefined && max !== undefined && min > max)
      faults.push({ path, message: `min ${min} 大于 max ${max}，没有一个数合乎要求` })
  }

  function lasting(key: 'age' | 'years', { from, on, min, max }: YearsAsked): void {
    typed(from, key === 'age' ? ['idNumber', ...dayTypes] : dayTypes, key, 'from')
    bounded({ min, max }, key)
    if (on === undefined || isIsoDate(on)) return
    if (/^\d/u.test(on) || isFixedDay(on))
      faults.push({ path: [key, 'on'], message: `“${on}”不是一天，应写作 2012-07-01，或写日期栏的字段名` })
    else typed(on, dayTypes, key, 'on')
  }

  const { when, required = [], equals = {}, range = {}, order, age, years } = asked
  condition(when, 'when')
  for (const [index, name] of [required].flat().entries())
    field(name, 'required', ...(typeof required === 'string' ? [] : [index]))
  condition(equals as Where, 'equals')
  condition(asked['one-of'], 'one-of')
  for (const [name, bounds] of Object.entries(range)) {
    typed(name, figureTypes, 'range', name)
    bounded(bounds, 'range', name)
  }
  if (age) lasting('age', age)
  if (years) lasting('years', years)
  if (order) {
    const { fields, days } = orderOf(order)
    const path = Array.isArray(order) ? ['order'] : ['order', 'fields']
    const types = fields.map((name, index) => typed(name, [...dayTypes, ...figureTypes], ...path, index))
    const figures = types.filter((type) => type !== undefined && figureTypes.includes(type)).length
    if (figures > 0 && figures < types.filter((type) => type !== undefined).length)
      faults.push({ path, message: '数和日期不能比先后：几个字段应同为日期，或同为数' })
    if (figures > 0 && days !== 0) faults.push({ path: ['order', 'days'], message: '几个字段是数，没有相隔几天' })
  }
  const match = asked['matches-id']
  if (match !== undefined) {
    const { field: own, id } = matchOf(match)
    const path = typeof match === 'string' ? [] : ['field']
    typed(own, dayTypes, 'matches-id', ...path)
    if (id !== undefined) typed(id, ['idNumber'], 'matches-id', 'id')
    else if (
      ![...form.tables.flatMap(({ columns }) => columns), ...form.head, ...form.foot].some(
        ({ type }) => type === 'idNumber',
      )
    )
      faults.push({ path: ['matches-id'], message: `报表“${form.id}”没有身份证号码一栏可比` })
  }
  return [...faults, ...namedTwice(form, rule)]
}

/** What one says is told apart from what the other says by its name. */
function namedTwice(form: Form, rule: FormRule): Fault[] {
  const { id } = rule.params as RowRule
  const twin = form.rules.find((other) => other.check === rule.check && (other.params as RowRule).id === id)
  if (twin === undefined || twin === rule) return []
  if (id === undefined) return [{ path: [], message: '一张报表有几条 row-rule 时，每条要写 id，彼此不同' }]
  return [{ path: ['id'], message: `已有一条 row-rule 的 id 是“${id}”` }]
}
