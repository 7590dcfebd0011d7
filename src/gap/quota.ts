/**
 * Rows of sheets and what a notice asks of their numbers come in; how many rows each group has, counted once over all sheets, goes out. Checks
 * and `gap` both count here, so that they say the same. Never says which persons of a group are too many.
 */

import type { Form, Notice } from '../notice/notice.ts'
import type { UnitTable } from '../unit/unit.ts'
import { grown } from '../value/grouped.ts'
import { sameSchoolKey, schoolKey } from '../value/same-school.ts'
import { normaliseName } from '../value/text.ts'
import type { Value } from '../value/value.ts'
import { type RowFacts, type Typed, testOf, typesOf, type Where } from './where.ts'

/** Group → number, by as many names as the rows are sorted by: `{ 宝丰县: { 语文: 5 } }`. */
export interface LimitMap {
  readonly [name: string]: number | LimitMap
}

/** `60%`, `0.6`, or for a ratio `1.5`. */
export type Share = number | string

export interface Quota {
  id?: string | undefined
  title?: string | undefined
  what?: string | undefined
  by?: string | readonly string[] | undefined
  where?: Where | undefined
  per?: 'sender' | 'region' | undefined
  min?: number | undefined
  max?: number | undefined
  equal?: number | undefined
  share?: Share | (Partial<Record<Kind, Share | undefined>> & { of?: Where | undefined }) | undefined
  limits?: LimitMap | undefined
  issued?:
    | { form: string; field?: string | undefined; columns?: Readonly<Record<string, string>> | undefined }
    | undefined
  hold?: Kind | undefined
  times?: Share | undefined
}

export type Kind = 'max' | 'min' | 'equal'

/** What a row is sorted by: its unit or school, who sent it, or what stands in a column. */
export interface SortField {
  field: string
  of: Typed['of'] | 'slot'
  /** Not asked for by the notice: schools of one name in two counties are two, and every sender is counted for itself. */
  hidden: boolean
  keyOf(value: Value): string
}

interface QuotaRow {
  row: number
  /** Whom it is about: the same for the same person on every sheet; `''` where it does not say. */
  subject: string
  /** By the fields; what only the sheet knows is left `''`. */
  parts: readonly string[]
  counts: boolean
  base: boolean
}

export interface QuotaSheet {
  path: string
  /** Key of the unit that sent it; `''` where nobody can tell. */
  sender: string
  /** School and project the whole sheet is about. */
  school: string
  project: string
  rows: QuotaRow[]
}

export interface Group<S extends QuotaSheet = QuotaSheet> {
  parts: readonly string[]
  found: number
  /** What a share is taken of. */
  base: number
  /** Rows counted, by sheet, in the order of the sheets. */
  on: Map<S, number[]>
}

export interface Counting {
  fields: SortField[]
  /** Undefined for a row that belongs to no group. */
  sort(facts: RowFacts, at: { row: number; subject: string }): QuotaRow | undefined
  /** The field's value as people write it. */
  nameOf(field: SortField, key: string): string
  gather<S extends QuotaSheet>(sheets: readonly S[], lift?: (unit: string) => string): Map<string, Group<S>>
}

export function counting(form: Form, tableId: string, notice: Notice, units: UnitTable, quota: Quota): Counting {
  const typed = typesOf(form, tableId, notice)
  const fields = fieldsOf(form, typed, quota)
  const counts = testOf(quota.where, typed, units)
  const share = typeof quota.share === 'object' ? quota.share : undefined
  const isBase = quota.share === undefined ? () => false : testOf(share?.of, typed, units)
  const names = new Map<string, string>()

  function partOf(field: SortField, facts: RowFacts): string | undefined {
    if (field.of === 'unit') return facts.unit === '' && !field.hidden ? undefined : facts.unit
    if (field.of !== 'school' && field.of !== 'value') return ''
    const value = field.of === 'school' ? facts.school : facts.value(field.field)
    const key = field.keyOf(value)
    // A blank is `required`'s; it stands for no group.
    if (key === '') return undefined
    const name = `${field.field}\n${key}`
    if (!names.has(name)) names.set(name, field.of === 'school' || key === '' ? normaliseName(String(value)) : key)
    return key
  }

  return {
    fields,
    sort(facts, at) {
      const row = { ...at, counts: counts(facts), base: isBase(facts) }
      if (!row.counts && !row.base) return undefined
      const parts: string[] = []
      for (const field of fields) {
        const part = partOf(field, facts)
        if (part === undefined) return undefined
        parts.push(part)
      }
      return { ...row, parts }
    },
    nameOf({ field, of }, key) {
      if (of === 'unit' || of === 'sender') return units.get(key)?.name ?? key
      return names.get(`${field}\n${key}`) ?? key
    },
    gather: (sheets, lift = (unit) => unit) => gather(sheets, fields, lift),
  }
}

function gather<S extends QuotaSheet>(
  sheets: readonly S[],
  fields: readonly SortField[],
  lift: (unit: string) => string,
): Map<string, Group<S>> {
  const groups = new Map<string, Group<S> & { seen: Set<string>; seenBase: Set<string> }>()
  const sameSchool = schoolsMet(fields)
  for (const sheet of sheets) {
    for (const { row, subject, parts, counts, base } of sheet.rows) {
      const whole = sameSchool(parts.map((part, index) => partOn(sheet, fields[index]!, part, lift)))
      const none = () => ({
        parts: whole,
        found: 0,
        base: 0,
        on: new Map(),
        seen: new Set<string>(),
        seenBase: new Set<string>(),
      })
      const group = grown(groups, groupKey(whole), none)
      const isNew = (seen: Set<string>) => subject === '' || !seen.has(subject)
      if (base && isNew(group.seenBase)) group.base++
      if (counts && isNew(group.seen)) {
        group.found++
        grown(group.on, sheet, () => []).push(row)
      }
      if (base) group.seenBase.add(subject)
      if (counts) group.seen.add(subject)
    }
  }
  return groups
}

export function groupKey(parts: readonly string[]): string {
  return parts.join('\n')
}

/** A sheet that names no sender is counted for itself. */
export function partOn(
  sheet: QuotaSheet,
  { of }: SortField,
  part: string,
  lift: (unit: string) => string = (unit) => unit,
): string {
  if (of === 'unit') return lift(part)
  if (of === 'sender') return sheet.sender === '' ? `?${sheet.path}` : lift(sheet.sender)
  if (of === 'slot') return schoolKey(sheet.school)
  return of === 'project' ? sheet.project : part
}

/** 市一中 and 市第一中学 of one county are one school: the spelling met first stands for it. */
function schoolsMet(fields: readonly SortField[]): (parts: string[]) => string[] {
  const at = fields.findIndex(({ of }) => of === 'school' || of === 'slot')
  if (at < 0) return (parts) => parts
  const met = new Map<string, string[]>()
  return (parts) => {
    const own = parts[at]!
    const place = parts.slice(0, at).join('\n')
    const known = grown(met, place, () => [])
    const same = known.find((each) => sameSchoolKey(each, own))
    if (same === undefined) known.push(own)
    return same === undefined || same === own ? parts : parts.with(at, same)
  }
}

function fieldsOf(form: Form, types: ReadonlyMap<string, Typed>, { by, per }: Quota): SortField[] {
  const named = by === undefined ? [] : typeof by === 'string' ? [by] : by
  const own = named.flatMap((field): SortField[] => {
    const typed = types.get(field)
    return typed ? [{ field, of: typed.of, hidden: false, keyOf: typed.keyOf }] : []
  })
  const has = (of: SortField['of']) => own.some((each) => each.of === of)
  const hidden = (of: SortField['of']): SortField => ({ field: '', of, hidden: true, keyOf: String })
  if (per === 'region' || has('unit') || has('sender')) return own
  if (has('school')) return [hidden('unit'), ...own]
  return [hidden('sender'), ...(form.reporter === 'school' ? [hidden('slot')] : []), ...own]
}
