/**
 * What a notice allows each group comes in (numbers, a map of the pack, columns of an issued form); the limit of a group, and the groups that have
 * one, go out. A group that a table does not name has no limit here, which is not 0.
 */
import { columnTypes } from '../notice/column-types.ts'
import type { Column, Notice } from '../notice/notice.ts'
import type { UnitTable } from '../unit/unit.ts'
import { type Counting, groupKey, type Kind, type LimitMap, type Quota, type Share, type SortField } from './quota.ts'
import { unitKey } from './where.ts'

export interface Limit {
  kind: Kind
  limit: number
  /** Where the figure stands, for one of an issued form. */
  source: string
}

export interface LimitTable {
  /** Table, or plain numbers; several where a number has a lower and an upper end. */
  of(parts: readonly string[]): Limit[]
  /** Groups with a limit of the pack or of the issued form that lie in these units. */
  entries(units: readonly string[]): { parts: string[]; limit: Limit }[]
  /** The unit that has the limit: the row's own, or one above it. */
  lift(unit: string): string
  /** Who is not named in the table has no place at all. */
  closed: boolean
}

/** A figure of the issued form, for a unit and a field. */
export type IssuedFigure = (unit: string, field: string) => { value: number; source: string } | undefined

export function limitTable(
  { fields }: Counting,
  quota: Quota,
  { notice, units, issued }: { notice: Notice; units: UnitTable; issued: IssuedFigure },
): LimitTable {
  const asked = fields.flatMap((field, index) => (field.hidden ? [] : [{ field, index }]))
  const kind = quota.hold ?? 'max'
  const plain = (['min', 'max', 'equal'] as const).flatMap((each): Limit[] =>
    quota[each] === undefined ? [] : [{ kind: each, limit: quota[each], source: '' }],
  )
  const unitAt = fields.findIndex(({ of }) => of === 'unit' || of === 'sender')
  const closed = plain.length === 0 && (quota.limits !== undefined || quota.issued !== undefined)

  /** So many times the places: whole ones, on the side that keeps to the notice. */
  function limitOf(places: number, source: string): Limit {
    if (quota.times === undefined) return { kind, limit: places, source }
    const times = shareOf(quota.times)
    const { least, most } = wholeOf({ kind, share: times }, places)
    const limit = kind === 'max' ? most : kind === 'min' ? least : Math.round(times * places)
    return { kind, limit, source: `${source || places} × ${times}` }
  }

  const mapped = new Map<string, { names: string[]; limit: Limit }>()
  const named = new Set<string>()
  for (const { names, limit } of quota.limits ? branches(quota.limits) : []) {
    const keys = names.map((name, at) => keyIn(units, asked[at]?.field, name))
    mapped.set(groupKey(keys), { names: keys, limit: limitOf(limit, '') })
    for (const [at, key] of keys.entries()) if (isUnit(asked[at]?.field)) named.add(key)
  }

  const columns = quota.issued
    ? columnsOf(
        notice,
        quota,
        asked.filter(({ field }) => !isUnit(field)).map(({ field }) => field),
      )
    : new Map<string, string>()
  const names = (unit: string) => {
    if (quota.issued) return [...columns.values()].some((field) => issued(unit, field) !== undefined)
    return named.has(unit)
  }
  const restOf = (parts: readonly string[]) =>
    groupKey(asked.filter(({ field }) => !isUnit(field)).map(({ index }) => parts[index]!))

  return {
    closed,
    of(parts) {
      const found = mapped.get(groupKey(asked.map(({ index }) => parts[index]!)))
      if (found) return [found.limit]
      const field = columns.get(restOf(parts))
      const figure = field === undefined ? undefined : issued(parts[unitAt] ?? '', field)
      return figure ? [limitOf(figure.value, figure.source)] : plain
    },
    entries(keys) {
      const whole = (unit: string, rest: (at: number) => string): string[] =>
        fields.map((field, index) =>
          isUnit(field) ? unit : field.hidden ? '' : rest(asked.findIndex((each) => each.index === index)),
        )
      if (quota.limits !== undefined) {
        const unitNth = asked.findIndex(({ field }) => isUnit(field))
        return [...mapped.values()].flatMap(({ names, limit }) => {
          const own = unitNth < 0 ? keys.slice(0, 1) : keys.filter((key) => key === names[unitNth])
          return own.map((unit) => ({ parts: whole(unit, (at) => names[at]!), limit }))
        })
      }
      const others = asked.filter(({ field }) => !isUnit(field))
      return keys.flatMap((unit) =>
        [...columns].flatMap(([rest, field]) => {
          const figure = issued(unit, field)
          if (figure === undefined) return []
          const values = rest.split('\n')
          const parts = whole(unit, (at) => values[others.indexOf(asked[at]!)] ?? '')
          return [{ parts, limit: limitOf(figure.value, figure.source) }]
        }),
      )
    },
    lift(unit) {
      if (!closed || unit === '' || (quota.limits !== undefined && named.size === 0)) return unit
      const above = (['city', 'province'] as const).map((level) => units.above(unit, level)?.key)
      return [unit, ...above].find((key) => key !== undefined && names(key)) ?? unit
    },
  }
}

function isUnit(field: SortField | undefined): boolean {
  return field?.of === 'unit' || field?.of === 'sender'
}

function keyIn(units: UnitTable, field: SortField | undefined, name: string): string {
  return isUnit(field) ? (unitKey(units, name) ?? name) : (field?.keyOf(name) ?? name)
}

function* branches(map: LimitMap, above: string[] = []): Generator<{ names: string[]; limit: number }> {
  for (const [name, value] of Object.entries(map)) {
    if (typeof value === 'number') yield { names: [...above, name], limit: value }
    else yield* branches(value, [...above, name])
  }
}

/** A sum of the others is no group of its own. */
const isSum = /^(?:合计|小计|总计|总数|共计|总人数)/u

/** Values of the other fields → column of the issued form: as the pack says, else by the headings above and in it. */
function columnsOf(notice: Notice, { issued }: Quota, rest: readonly SortField[]): Map<string, string> {
  const figures = issuedColumns(notice, issued!.form)
  const found = new Map<string, string>()
  if (rest.length === 0) {
    const field = issued!.field ?? figures[0]?.field
    if (field !== undefined) found.set('', field)
    return found
  }
  const keyOf = (names: readonly string[]) => groupKey(rest.map((field, at) => field.keyOf(names[at])))
  if (issued!.columns) {
    for (const [label, field] of Object.entries(issued!.columns)) found.set(keyOf(label.split('/')), field)
    return found
  }
  for (const { field, groups, heading } of figures) {
    if (!isSum.test(heading)) found.set(keyOf([...groups, heading].slice(-rest.length)), field)
  }
  return found
}

function issuedColumns({ forms }: Notice, id: string): Column[] {
  const table = forms.find((form) => form.id === id)?.tables[0]
  return table?.columns.filter(({ type }) => columnTypes[type].figure) ?? []
}

interface ShareLimit {
  kind: Kind
  share: number
}

/** What a share asks for; a plain one is the least. */
export function sharesOf({ share }: Quota): ShareLimit[] {
  if (share === undefined) return []
  if (typeof share !== 'object') return [{ kind: 'min', share: shareOf(share) }]
  return (['min', 'max', 'equal'] as const).flatMap((kind) =>
    share[kind] === undefined ? [] : [{ kind, share: shareOf(share[kind]) }],
  )
}

function shareOf(share: Share): number {
  if (typeof share === 'number') return share
  const value = Number.parseFloat(share)
  return share.endsWith('%') ? value / 100 : value
}

/** Whole persons that a share of the base allows or asks for; an exact one that is no whole number may go either way. */
export function wholeOf({ kind, share }: ShareLimit, base: number): { least: number; most: number } {
  const exact = Math.round(share * base * 1e6) / 1e6
  const [down, up] = [Math.floor(exact), Math.ceil(exact)]
  if (kind === 'min') return { least: up, most: Number.POSITIVE_INFINITY }
  return kind === 'max' ? { least: 0, most: down } : { least: down, most: up }
}
