/**
 * The sheets that count come in; per sheet what is to be said on it goes out. Too many is said on the last sheet that adds to the group, too few
 * where a sheet is the whole delivery of whoever is asked: a single school cannot answer for its county.
 */

import type { Args, CheckContext, Place } from '../../check/check.ts'
import { placeOn } from '../../form/reading.ts'
import { type Counting, type Group, groupKey, partOn, type Quota, type QuotaSheet } from '../../gap/quota.ts'
import { type Limit, type LimitTable, limitTable, sharesOf, wholeOf } from '../../gap/quota-limits.ts'
import { conditionWords } from '../../gap/where.ts'
import { fileName } from '../../value/file-name.ts'
import { grown } from '../../value/grouped.ts'
import { quote } from '../../value/quote.ts'
import { issuedFigure, labelOf } from './issued-figures.ts'

/** A sheet with what is needed to see whether it is a version of another. */
export interface SeenSheet extends QuotaSheet {
  /** Of this run; undefined for a sheet of an earlier day. */
  context: CheckContext | undefined
  received: string
  /** Whom its rows are about: persons, schools or units. */
  about: Set<string>
}

export interface Judged {
  said: Map<SeenSheet, { place: Place; args: Args }[]>
  /** Why nothing was compared: said on every sheet. */
  skipped: string | undefined
}

type OwnSheet = SeenSheet & { context: CheckContext }
type Met = Pick<Group<SeenSheet>, 'parts' | 'found' | 'base' | 'on'>

/** Files named in one message. */
const NAMED = 3

export function judgeQuota(context: CheckContext, quota: Quota, count: Counting, sheets: readonly SeenSheet[]): Judged {
  const { form, units } = context
  const { fields } = count
  const { issued } = quota
  const figure = (unit: string, field: string) => {
    const found = issued && issuedFigure(context, issued.form, unit, field)
    // The places of all together are nobody's own.
    return found?.isTotal ? undefined : found
  }
  const limits = limitTable(count, quota, { notice: form.notice, units, issued: figure })
  const groups = count.gather(sheets, limits.lift)
  const own = sheets.filter((sheet): sheet is OwnSheet => sheet.context !== undefined)
  const judged: Judged = { said: new Map(), skipped: undefined }
  const answers = new Map(own.map((sheet) => [sheet, unitsAnsweredBy(sheet, groups, count)]))
  const isRegion = quota.per === 'region'

  const all = new Map<string, Met>(groups)
  for (const sheet of own) {
    for (const parts of groupsOwed(sheet, answers.get(sheet)!, count, quota, limits))
      if (!all.has(groupKey(parts))) all.set(groupKey(parts), { parts, found: 0, base: 0, on: new Map() })
  }
  if (issued && ![...all.values()].some(({ parts }) => limits.of(parts).length > 0)) {
    judged.skipped = `没有${labelOf(context, issued.form)}的名额可比；请一并校验，或先导入台账`
    return judged
  }

  const say = (sheet: OwnSheet, group: Met, args: Args) => {
    const list = grown(judged.said, sheet, () => [])
    const { found } = group
    const named = { group: nameOf(group), found, what: quota.what ?? '人', parts: contributions(group, sheet, quota) }
    list.push({ place: placeOfGroup(sheet, group, count, quota), args: { ...named, ...args } })
  }
  const left = new Map<OwnSheet, { name: string; found: number; limit: number }[]>()

  for (const group of all.values()) {
    const last = own.findLast((sheet) => group.on.has(sheet))
    const whole = own.findLast((sheet) => isWhole(sheet, group))
    const found = limits.of(group.parts)
    if (found.length === 0 && limits.closed && last && group.found > 0)
      say(last, group, { reason: 'none', limit: 0, kind: 'max' })
    for (const limit of found) judgeLimit(group, limit, last, whole)
    if (whole) judgeShares(group, whole)
  }
  for (const [sheet, groups] of left) sayLeft(sheet, groups)
  return judged

  function judgeLimit(
    group: Met,
    { kind, limit, source }: Limit,
    last: OwnSheet | undefined,
    whole: OwnSheet | undefined,
  ) {
    const more = group.found - limit
    const bound = limits.closed ? 'quota' : 'number'
    const args = { limit, kind, bound, ...(source && { source }) }
    if (more > 0 && kind !== 'min' && last) say(last, group, { reason: kind === 'equal' ? 'unequal' : 'many', ...args })
    else if (more < 0 && kind !== 'max' && whole)
      say(whole, group, { reason: kind === 'equal' ? 'unequal' : 'few', ...args })
    else if (more < 0 && kind === 'max' && limits.closed && whole)
      grown(left, whole, () => []).push({ name: nameOf(group), found: group.found, limit })
  }

  function judgeShares(group: Met, sheet: OwnSheet): void {
    for (const each of sharesOf(quota)) {
      const { least, most } = wholeOf(each, group.base)
      const { found, base } = group
      if (base === 0 || (found >= least && found <= most)) continue
      const limit = found < least ? least : most
      const bound = { min: '不少于', max: '不多于', equal: '等于' }[each.kind]
      say(sheet, group, {
        reason: 'share',
        kind: 'share',
        limit,
        base,
        share: percent(each.share),
        bound: `${bound}此数`,
      })
    }
  }

  /** Places that nobody has taken are no fault: one sentence for all of a sheet. */
  function sayLeft(sheet: OwnSheet, groups: { name: string; found: number; limit: number }[]): void {
    const sum = (field: 'found' | 'limit') => groups.reduce((total, each) => total + each[field], 0)
    const list = groups.map(({ name, found, limit }) => `${name || '全部'} ${found}/${limit}`).join('、')
    const args = { reason: 'left', kind: 'max', group: '', found: sum('found'), limit: sum('limit'), list }
    grown(judged.said, sheet, () => []).push({ place: { row: 0, column: -1, heading: '', subject: 'left' }, args })
  }

  function nameOf({ parts }: Met): string {
    const names = fields.flatMap((field, index) => {
      const key = parts[index]!
      return field.hidden || key.startsWith('?') ? [] : [quote(count.nameOf(field, key))]
    })
    const words = quota.title ?? conditionWords(quota.where)
    return [...names, ...(words === '' ? [] : [words])].join(' ')
  }

  /** Does the sheet hold all that its sender has of the group? */
  function isWhole(sheet: OwnSheet, { parts }: Met): boolean {
    if (isRegion && !fields.some(({ of }) => of === 'unit' || of === 'sender'))
      return sheet.sender === '' || sheet.sender === units.region?.key
    return fields.every((field, index) => {
      if (field.of === 'unit')
        return form.form.reporter !== 'school' ? answers.get(sheet)!.has(parts[index]!) : field.hidden
      if (field.of === 'sender')
        return parts[index] === partOn(sheet, field, '', limits.lift) || answers.get(sheet)!.has(parts[index]!)
      return field.of === 'slot' || field.of === 'project' ? parts[index] === partOn(sheet, field, '') : true
    })
  }
}

/** Its sender and all below it; those of its rows where nobody can tell who sent it. */
function unitsAnsweredBy(sheet: OwnSheet, groups: ReadonlyMap<string, Met>, { fields }: Counting): Set<string> {
  const { units } = sheet.context
  const { sender } = sheet
  if (sender !== '') {
    const below = (['city', 'county'] as const).flatMap((level) => units.below(sender, level).map(({ key }) => key))
    return new Set([sender, ...below])
  }
  const at = fields.findIndex(({ of }) => of === 'unit')
  const met = [...groups.values()].filter(({ on }) => at >= 0 && on.has(sheet)).map(({ parts }) => parts[at]!)
  return new Set([`?${sheet.path}`, ...met])
}

/** Groups that must be there though no row may speak of them: those of a table, and the sender's own where a number is asked of it as a whole. */
function groupsOwed(
  sheet: OwnSheet,
  answers: ReadonlySet<string>,
  { fields }: Counting,
  quota: Quota,
  limits: LimitTable,
): string[][] {
  const onSheet = (parts: readonly string[]) =>
    parts.map((part, index) => (fields[index]!.of === 'slot' ? partOn(sheet, fields[index]!, '') : part))
  const schools = sheet.context.form.form.reporter === 'school'
  const hasUnit = fields.some(({ of }) => of === 'unit')
  if (limits.closed) {
    const asked = fields.some(({ of, hidden }) => of === 'sender' && hidden)
      ? [partOn(sheet, fields[0]!, '', limits.lift)]
      : [...answers]
    return schools && hasUnit ? [] : limits.entries(asked).map(({ parts }) => onSheet(parts))
  }
  const asks = quota.min ?? quota.equal
  const isWhole = fields.every(({ of, hidden }) => hidden || of === 'unit' || of === 'sender')
  if (asks === undefined || !isWhole || (hasUnit && (schools || sheet.rows.length > 0))) return []
  if (hasUnit && sheet.sender !== '' && sheet.context.units.get(sheet.sender)?.level !== 'county') return []
  return [fields.map((field) => (field.of === 'unit' ? [...answers][0]! : partOn(sheet, field, '')))]
}

/** `本表 3 人、甲.xlsx 5 人`, where the group stands on several sheets. */
function contributions({ on }: Met, own: OwnSheet, { what = '人' }: Quota): string {
  if (on.size === 0 || (on.size === 1 && on.has(own))) return ''
  const others = [...on].filter(([sheet]) => sheet !== own)
  const name = (sheet: SeenSheet) =>
    sheet.path === own.path ? `工作表“${sheet.context?.form.sheet}”` : fileName(sheet.path)
  const shown = others.slice(0, NAMED).map(([sheet, rows]) => `${name(sheet)} ${rows.length} ${what}`)
  const rest = others.slice(NAMED)
  const more =
    rest.length > 0 ? [`另 ${rest.length} 份 ${rest.reduce((sum, [, rows]) => sum + rows.length, 0)} ${what}`] : []
  return [`本表 ${on.get(own)?.length ?? 0} ${what}`, ...shown, ...more].join('，')
}

/** The column that tells the rows of the group from others. */
function placeOfGroup(sheet: OwnSheet, { parts, on }: Met, { fields }: Counting, { where = {} }: Quota): Place {
  const { table } = sheet.context
  const named = [
    ...fields
      .filter(({ hidden }) => !hidden)
      .map(({ field }) => field)
      .reverse(),
    ...Object.keys(where),
  ]
  const columns = table!.table.columns.map(({ field }) => field)
  const index = columns.indexOf(named.find((field) => columns.includes(field)) ?? '')
  const column = index < 0 ? -1 : (table!.columns[0]?.[index] ?? -1)
  const subject = groupKey(parts)
  if (column < 0) return { row: 0, column, heading: '', subject, fold: subject }
  const rows = on.get(sheet) ?? []
  const row = rows[0] ?? table!.headingRows.at(-1) ?? 0
  const place = placeOn(table!, row, column)
  return { ...place, rows: place.row === row ? rows : [place.row], subject, fold: subject }
}

function percent(share: number): string {
  return share > 1 ? `${Number(share.toFixed(4))} 倍` : `${Number((share * 100).toFixed(2))}%`
}
