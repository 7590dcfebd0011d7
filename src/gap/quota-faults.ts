/** A rule `quota` of a pack comes in; what it names and the form, the lists or the region do not have goes out, each with its place in the rule. */
import type { Column, Form, FormRule, HeadField, Notice } from '../notice/notice.ts'
import type { Fault } from '../notice/pack-fault.ts'
import type { UnitTable } from '../unit/unit.ts'
import { orMeant } from '../value/nearest.ts'
import type { LimitMap, Quota } from './quota.ts'
import type { Where } from './where.ts'
import { placesOf } from './where-faults.ts'

export function quotaFaults(form: Form, rule: FormRule, notice: Notice, units: UnitTable): Fault[] {
  const quota = rule.params as Quota
  const { by = [], where, share, limits, issued } = quota
  const { faults, columns, find, field, value, condition } = placesOf(form, rule, notice, units)

  /** Rows of earlier days are counted from the ledger. */
  function kept(found: Column | HeadField | undefined, ...path: (string | number)[]): void {
    if (found !== undefined && !columns.includes(found as Column) && !isKept(found))
      faults.push({ path, message: `表头的“${found.label}”台账里不留，不能用来数名额；请写成一栏` })
  }

  const names = typeof by === 'string' ? [by] : by
  for (const [index, name] of names.entries()) {
    const path = ['by', ...(typeof by === 'string' ? [] : [index])]
    kept(field(name, ...path), ...path)
  }
  for (const [given, ...path] of conditionsOf(where, share)) {
    condition(given, ...path)
    for (const name of Object.keys(given)) kept(find(name), ...path, name)
  }

  function level(map: LimitMap, depth: number, path: string[]): void {
    for (const [name, limit] of Object.entries(map)) {
      const own = [...path, name]
      const sorted = names[depth]
      if (sorted === undefined) {
        const asks =
          names.length === 0
            ? '名额分了组，要写 by: 按哪个字段分'
            : `by 只有 ${names.length} 个字段，名额却写了 ${depth + 1} 层`
        faults.push({ path: own, message: asks })
        return
      }
      value(sorted, name, ...own)
      if (typeof limit !== 'number') level(limit, depth + 1, own)
      else if (depth + 1 < names.length)
        faults.push({ path: own, message: `by 有 ${names.length} 个字段，名额也要写 ${names.length} 层` })
    }
  }
  if (limits) level(limits, 0, ['limits'])
  if (issued) faults.push(...issuedFaults(issued, notice))
  return faults
}

function conditionsOf(where: Quota['where'], share: Quota['share']): [Where, ...string[]][] {
  const of = typeof share === 'object' ? share.of : undefined
  return [
    ...(where ? [[where, 'where'] as [Where, ...string[]]] : []),
    ...(of ? [[of, 'share', 'of'] as [Where, ...string[]]] : []),
  ]
}

function issuedFaults({ form: id, field, columns = {} }: NonNullable<Quota['issued']>, { forms }: Notice): Fault[] {
  const form = forms.find((each) => each.id === id)
  if (form === undefined) {
    const ids = forms.map((each) => each.id)
    return [{ path: ['issued', 'form'], message: `没有报表“${id}”${orMeant(id, ids)}` }]
  }
  const own = form.tables[0]?.columns ?? []
  const known = own.map((each) => each.field)
  const lacks = (name: string, path: string[]): Fault[] =>
    known.includes(name) ? [] : [{ path: ['issued', ...path], message: `报表“${id}”没有字段“${name}”` }]
  return [
    ...(own.some(({ type }) => type === 'unit')
      ? []
      : [{ path: ['issued', 'form'], message: `报表“${id}”没有 type: unit 的一栏，看不出是谁的名额` }]),
    ...(field === undefined ? [] : lacks(field, ['field'])),
    ...Object.entries(columns).flatMap(([label, name]) => lacks(name, ['columns', label])),
  ]
}

/** The ledger keeps of a head who sent the sheet, for which school and which project. */
function isKept(found: Column | HeadField): found is Column {
  return found.type === 'unit' || found.type === 'school' || found.field === 'project'
}
