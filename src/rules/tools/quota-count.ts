/**
 * The sheets of a run come in while they are read, those of earlier days when all are read; what each group has too many or too few is flagged on
 * the last sheet that can answer for it. A sheet that another one replaces is not counted.
 */

import type { CheckContext, Need, NotChecked, Watcher } from '../../check/check.ts'
import { headText, theTable } from '../../check/needs.ts'
import { fieldIndex } from '../../form/reading.ts'
import { slotOf } from '../../form/slot.ts'
import { subjectKeyOf } from '../../form/subject-key.ts'
import { type Counting, counting, type Quota } from '../../gap/quota.ts'
import { rememberOf } from '../../value/remember.ts'
import { sameSchool } from '../../value/same-school.ts'
import { type Judged, judgeQuota, type SeenSheet } from './quota-judge.ts'

interface Shared {
  sheets: SeenSheet[]
  judged: Judged | undefined
}

export const quotaNeeds = (): { table: Need<unknown> } => ({
  table: (context) => (context.form.form.tables.length === 0 ? {} : theTable(context)),
})

export function countRows(context: CheckContext, quota: Quota): Watcher | NotChecked {
  const { form, table, whose, units, flag } = context
  const shared = sharedOf(context.shared)
  const count = counting(form.form, table!.table.id, form.notice, units, quota)
  const subjectOf = subjectKeyOf(form.form, table!.table)
  const columns = new Map(table!.table.columns.map(({ field }) => [field, fieldIndex(table!.table, field)]))
  const unitAt = table!.table.columns.find(({ type }) => type === 'unit')?.field
  const sheet: SeenSheet = {
    context,
    path: form.path,
    sender: '',
    school: '',
    project: '',
    received: context.received ?? '',
    rows: [],
    about: new Set(),
  }
  const isPlaces = form.form.rows === 'city' || form.form.rows === 'county'
  return {
    record(record) {
      const { unit, lasting, school } = whose.place(record)
      const name = unitAt === undefined ? '' : String(record.values[columns.get(unitAt)!] ?? '')
      const meant = unit !== '' || name === '' ? unit : likely(context, name)
      const subject = subjectOf(record, lasting, school)
      const about = isPlaces ? meant : subject
      if (about !== '') sheet.about.add(about)
      const value = (field: string) => {
        const index = columns.get(field)
        return index === undefined ? headText(context, field) || undefined : record.values[index]
      }
      const row = count.sort({ unit: meant, school, value }, { row: record.row, subject })
      if (row) sheet.rows.push(row)
    },
    end() {
      Object.assign(sheet, slotOf(form), { sender: whose.sender()?.key ?? '' })
      shared.sheets.push(sheet)
    },
    endRun() {
      shared.judged ??= judgeQuota(context, quota, count, countedOf(context, shared.sheets, count))
      const { said, skipped } = shared.judged
      if (skipped !== undefined) context.skip(skipped)
      for (const { place, args } of said.get(sheet) ?? []) flag.at(place, args)
    },
  }
}

/** A misspelt unit counts for the one it was surely meant for. */
function likely({ whose }: CheckContext, name: string): string {
  const match = whose.row(name)
  return (match.kind === 'unknown' && match.suggestions[0]?.key) || ''
}

const sharedOf = rememberOf((_shared: object): Shared => ({ sheets: [], judged: undefined }))

/** Sheets of earlier days first, then those of the run in the order of reading, without those that another one replaces. */
function countedOf(context: CheckContext, own: readonly SeenSheet[], count: Counting): SeenSheet[] {
  const { form, table, known } = context
  const isPlaces = form.form.rows === 'city' || form.form.rows === 'county'
  const earlier = (known.earlier?.(form.form.id) ?? []).map((stored): SeenSheet => {
    const { path, school, project, received } = stored
    const sheet: SeenSheet = {
      context: undefined,
      path,
      sender: stored.unit,
      school,
      project,
      received,
      rows: [],
      about: new Set(),
    }
    for (const { table: id, unit, school, subject, values } of stored.records()) {
      if (id !== table!.table.id) continue
      const about = isPlaces ? unit : subject
      if (about !== '') sheet.about.add(about)
      const row = count.sort({ unit, school, value: (field) => values[field] }, { row: 0, subject })
      if (row) sheet.rows.push(row)
    }
    return sheet
  })
  const all = [...earlier, ...own]
  const isText = form.form.rows === 'text' || form.form.rows === 'category'
  return all.filter((sheet, index) => {
    const isNewer = (other: SeenSheet, at: number) =>
      sheet.context === undefined || other.context === undefined ? newerOf(sheet, other) === other : at > index
    return !all.some((other, at) => other !== sheet && isNewer(other, at) && isVersion(sheet, other, isText))
  })
}

/** What comes in now is newer than what came before, unless its time of receipt is told and says otherwise. */
function newerOf(a: SeenSheet, b: SeenSheet): SeenSheet | undefined {
  if (a.context === undefined && b.context === undefined) return undefined
  const [own, earlier] = a.context ? [a, b] : [b, a]
  return own.received !== '' && own.received < earlier.received ? earlier : own
}

/** As the ledger judges it: the same sender, school and project, and most of the same rows. Sheets of one file are parts of one. */
function isVersion(a: SeenSheet, b: SeenSheet, isText: boolean): boolean {
  if (a.sender === '' || a.sender !== b.sender || a.project !== b.project) return false
  if (a.context && b.context && a.path === b.path) return false
  if (a.school !== b.school && !(a.school !== '' && b.school !== '' && sameSchool(a.school, b.school))) return false
  if (isText) return true
  const [few, many] = a.about.size < b.about.size ? [a.about, b.about] : [b.about, a.about]
  if (few.size === 0) return many.size === 0
  let common = 0
  for (const each of few) if (many.has(each)) common++
  return common * 2 >= few.size
}
