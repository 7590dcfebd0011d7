/** A rule `quota` of a pack comes in; what it names and the form, the lists or the region do not have goes out, each with its place in the rule. */
import { listLookup } from '../notice/list-lookup.ts'
import type { Column, Form, FormRule, HeadField, Notice } from '../notice/notice.ts'
import type { UnitTable } from '../unit/unit.ts'
import { nearest } from '../value/nearest.ts'
import { type LimitMap, type Quota, unitKey, type Where } from './quota.ts'

interface QuotaFault {
  /** Inside the rule. */
  path: (string | number)[]
  message: string
}

export function quotaFaults(form: Form, rule: FormRule, notice: Notice, units: UnitTable): QuotaFault[] {
  const quota = rule.params as Quota
  const { by = [], where, share, limits, issued } = quota
  const table = form.tables.find(({ id }) => id === rule.table) ?? form.tables[0]
  const columns: readonly Column[] = table?.columns ?? []
  const head = [...form.head, ...form.foot]
  const fieldOf = (name: string) =>
    columns.find(({ field }) => field === name) ?? head.find(({ field }) => field === name)
  const faults: QuotaFault[] = []

  function field(name: string, ...path: (string | number)[]): void {
    const found = fieldOf(name)
    if (found === undefined) {
      const near = nearest(
        name,
        [...columns, ...head].map((each) => each.field),
      )
      faults.push({ path, message: `报表“${form.id}”没有字段“${name}”${near ? `，是不是“${near}”` : ''}` })
    } else if (!columns.includes(found as Column) && !isKept(found)) {
      faults.push({ path, message: `表头的“${found.label}”台账里不留，不能用来数名额；请写成一栏` })
    }
  }

  function value(name: string, word: string, ...path: (string | number)[]): void {
    const found = fieldOf(name)
    if (found?.type === 'unit' && unitKey(units, word) === undefined) {
      const match = units.find(word)
      const near = match.kind === 'unknown' ? match.suggestions[0]?.name : undefined
      faults.push({ path, message: `${notice.region || '区划'}里没有“${word}”${near ? `，是不是“${near}”` : ''}` })
    }
    const list = found && found.list !== '' ? notice.lists[found.list] : undefined
    if (list && listLookup(list).find(word) === undefined)
      faults.push({ path, message: `取值表“${found!.list}”没有“${word}”，可取：${listLookup(list).shown}` })
  }

  function condition(given: Where | undefined, ...path: string[]): void {
    for (const [name, words] of Object.entries(given ?? {})) {
      field(name, ...path, name)
      for (const word of [words].flat()) value(name, String(word), ...path, name)
    }
  }

  const names = typeof by === 'string' ? [by] : by
  for (const [index, name] of names.entries()) field(name, 'by', ...(typeof by === 'string' ? [] : [index]))
  condition(where, 'where')
  if (typeof share === 'object') condition(share.of, 'share', 'of')

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

function issuedFaults(
  { form: id, field, columns = {} }: NonNullable<Quota['issued']>,
  { forms }: Notice,
): QuotaFault[] {
  const form = forms.find((each) => each.id === id)
  if (form === undefined) {
    const near = nearest(
      id,
      forms.map((each) => each.id),
    )
    return [{ path: ['issued', 'form'], message: `没有报表“${id}”${near ? `，是不是“${near}”` : ''}` }]
  }
  const own = form.tables[0]?.columns ?? []
  const known = own.map((each) => each.field)
  const lacks = (name: string, path: string[]): QuotaFault[] =>
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
