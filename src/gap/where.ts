/**
 * A condition of a notice (`where`, `when`: field → value) and the form it is written for come in; a test of rows goes out, the same for every rule
 * that asks. Units by whatever name they go, schools, sexes and years in whatever spelling. Never says what is wrong with a row.
 */
import type { ColumnType } from '../notice/column-types.ts'
import { listLookup } from '../notice/list-lookup.ts'
import type { Form, Notice } from '../notice/notice.ts'
import type { UnitTable } from '../unit/unit.ts'
import { listParts } from '../value/list-parts.ts'
import { readSex } from '../value/read-sex.ts'
import { readTick } from '../value/read-tick.ts'
import { readYear } from '../value/read-year.ts'
import { schoolKey } from '../value/same-school.ts'
import { normaliseName } from '../value/text.ts'
import type { Value } from '../value/value.ts'

/** Field → the value that must stand there, or one of several. */
export type Where = Readonly<Record<string, string | number | readonly (string | number)[]>>

/** Who is meant, in the words of the condition: 校长、副校长 女. */
export function conditionWords(where: Where = {}): string {
  return Object.values(where)
    .map((words) => [words].flat().join('、'))
    .join(' ')
}

/** One row as a condition sees it. */
export interface RowFacts {
  /** Key of the unit; `''` where nobody can tell. */
  unit: string
  school: string
  value(field: string): Value
}

export interface Typed {
  type: ColumnType
  of: 'unit' | 'school' | 'sender' | 'project' | 'value'
  keyOf(value: Value): string
}

/** What every field of the form is, as far as rows can be sorted by it. */
export function typesOf(form: Form, tableId: string, notice: Notice): Map<string, Typed> {
  const columns = (form.tables.find(({ id }) => id === tableId) ?? form.tables[0])?.columns ?? []
  const unit = columns.find(({ type }) => type === 'unit')
  const types = new Map<string, Typed>()
  for (const { field, type, list } of [...form.head, ...form.foot]) {
    const of = type === 'unit' ? 'sender' : type === 'school' ? 'school' : field === 'project' ? 'project' : 'value'
    types.set(field, { type, of, keyOf: keysOf(type, list, notice) })
  }
  for (const column of columns) {
    const { field, type, list } = column
    const of = column === unit ? 'unit' : field === 'schoolName' && type === 'school' ? 'school' : 'value'
    types.set(field, { type, of, keyOf: keysOf(type, list, notice) })
  }
  return types
}

function keysOf(type: ColumnType, list: string, { lists }: Notice): (value: Value) => string {
  const lookup = listLookup(lists[list] ?? [])
  return (value) => {
    if (value === undefined || Number.isNaN(value)) return ''
    if (type === 'sex') return readSex(value) ?? ''
    if (type === 'tick') return readTick(String(value)) ?? ''
    if (type === 'year') return String(readYear(value) ?? '')
    const text = String(value)
    if (type === 'school') return schoolKey(text)
    return (list !== '' ? lookup.find(text) : undefined) ?? normaliseName(text)
  }
}

export function testOf(
  where: Where | undefined,
  types: ReadonlyMap<string, Typed>,
  units: UnitTable,
): (facts: RowFacts) => boolean {
  const tests = Object.entries(where ?? {}).map(([field, words]) => {
    const typed = types.get(field)
    if (typed === undefined) return () => false
    const { type, of, keyOf } = typed
    const list = [words].flat()
    if (of === 'unit' || of === 'sender') {
      const keys = new Set(list.map((word) => unitKey(units, String(word))))
      const isIn = (key: string) =>
        keys.has(key) || keys.has(units.above(key, 'city')?.key) || keys.has(units.above(key, 'province')?.key)
      return ({ unit }: RowFacts) => unit !== '' && isIn(unit)
    }
    const wanted = new Set(list.map(keyOf))
    return (facts: RowFacts) => {
      const value = of === 'school' ? facts.school : facts.value(field)
      if (value === undefined) return false
      if (wanted.has(keyOf(value))) return true
      return type === 'text' || type === 'list'
        ? // A cell may hold several duties (书记、校长): one of them is enough.
          listParts(String(value), true).some((part) => wanted.has(keyOf(part)))
        : false
    }
  })
  return (facts) => tests.every((test) => test(facts))
}

/** Undefined where the name is no unit of the notice's region. */
export function unitKey(units: UnitTable, name: string): string | undefined {
  const { region } = units
  if (region && (name === region.name || name === region.shortName)) return region.key
  const match = units.find(name, region ? { within: region.key } : {})
  return match.kind === 'found' ? match.unit.key : undefined
}
