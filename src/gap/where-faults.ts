/**
 * Fields and conditions that a rule of a pack names come in; what the form, the lists or the region do not have goes out, each with its place in
 * the rule. A condition that no row can meet is a fault: the rule would be silent for ever.
 */
import { columnTypes } from '../notice/column-types.ts'
import { listLookup } from '../notice/list-lookup.ts'
import type { Column, Form, FormRule, HeadField, Notice } from '../notice/notice.ts'
import type { Fault, PackPath } from '../notice/pack-fault.ts'
import type { UnitTable } from '../unit/unit.ts'
import { orMeant } from '../value/nearest.ts'
import { readSex } from '../value/read-sex.ts'
import { readTick } from '../value/read-tick.ts'
import { readYear } from '../value/read-year.ts'
import { unitKey, type Where } from './where.ts'

/** Collects what is wrong with the places of one rule. */
export function placesOf(form: Form, rule: FormRule, notice: Notice, units: UnitTable) {
  const table = form.tables.find(({ id }) => id === rule.table) ?? form.tables[0]
  const columns: readonly Column[] = table?.columns ?? []
  const all: readonly (Column | HeadField)[] = [...columns, ...form.head, ...form.foot]
  const faults: Fault[] = []
  const find = (name: string) => all.find(({ field }) => field === name)

  /** The field, or undefined and a fault where the form has none of that name. */
  function field(name: string, ...path: PackPath): Column | HeadField | undefined {
    const found = find(name)
    if (found !== undefined) return found
    const fields = all.map((each) => each.field)
    faults.push({ path, message: `报表“${form.id}”没有字段“${name}”${orMeant(name, fields)}` })
    return undefined
  }

  function value(name: string, word: string, ...path: PackPath): void {
    const found = find(name)
    if (found === undefined) return
    const why = neverSaid(found, word)
    if (why !== undefined) faults.push({ path, message: why })
  }

  function neverSaid({ type, list: listName }: Column | HeadField, word: string): string | undefined {
    if (type === 'unit' && unitKey(units, word) === undefined) {
      const match = units.find(word)
      const near = match.kind === 'unknown' ? match.suggestions[0]?.name : undefined
      return `${notice.region || '区划'}里没有“${word}”${near ? `，是不是“${near}”` : ''}`
    }
    const list = listName === '' ? undefined : notice.lists[listName]
    if (list && listLookup(list).find(word) === undefined)
      return `取值表“${listName}”没有“${word}”，可取：${listLookup(list).shown}`
    if (type === 'sex' && readSex(word) === undefined) return `性别没有“${word}”，可取：男、女`
    if (type === 'tick' && readTick(word) === undefined) return `勾选栏没有“${word}”，可取：是、否`
    if (type === 'year' && readYear(word) === undefined) return `“${word}”不是四位年份，这个条件永远不成立`
    if (columnTypes[type].figure && !(Number(word) >= 0)) return `“${word}”不是数，这个条件永远不成立`
    return undefined
  }

  function condition(given: Where | undefined, ...path: PackPath): void {
    for (const [name, words] of Object.entries(given ?? {})) {
      field(name, ...path, name)
      for (const word of [words].flat()) value(name, String(word), ...path, name)
    }
  }

  return { faults, columns, find, field, value, condition }
}
