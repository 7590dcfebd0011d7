/**
 * A sheet that was read to its end, with what the checks found, comes in; whether it counts, what it supersedes and the receipt go out.
 * A file with errors is received, in time or late, but its figures and persons do not count unless somebody accepts it with a reason.
 */
import type { SheetForm } from '../form/reading.ts'
import { timelinessOf } from '../notice/timeliness.ts'
import type { Database } from './database.ts'
import { forgetData, noPlaceYet, type Tools } from './import-tools.ts'
import type { Outcome, Receipt, Verdict } from './ledger.ts'
import type { Layout } from './position.ts'
import { slotOf } from './slot.ts'
import { enterSubjects, leaveSubjects } from './subjects.ts'
import type { StoredSubmission } from './submission-row.ts'

interface ReadSheet {
  id: number
  name: string
  form: SheetForm
  sha256: string
  rows: number
  /** The same content, rejected earlier. */
  stored: StoredSubmission | undefined
}

export function judge(tools: Tools, sheet: ReadSheet, verdict: Verdict): Receipt {
  const { db } = tools
  const { id, name, form, sha256, rows, stored } = sheet
  const formId = tools.formId(form)
  const direction = verdict.direction ?? (form.form.direction === 'issued' ? 'issued' : 'reported')
  const slot = { form: formId, direction, unit: verdict.unit, ...slotOf(form) }
  // The same bytes sent again were in time if they were the first time.
  const received = stored && stored.received < verdict.received ? stored.received : verdict.received
  const rejected = direction === 'reported' && verdict.counts.error > 0 && verdict.accepted === ''
  const rivals = rejected ? [] : currentIn(db, slot, id)
  const newer = rivals.find((rival) => rival.received > received)
  const current = !rejected && !newer
  const supersedes = current ? rivals : []
  const timeliness = timelinessOf(form.notice, form.form.id, received)

  if (stored) db.run('DELETE FROM submission WHERE id = ?', [id])
  const row = {
    id,
    name,
    form: formId,
    sha256,
    path: form.path,
    sheet: form.sheet,
    direction,
    unit: slot.unit,
    school: slot.school,
    project: slot.project,
    received,
    timeliness,
    outcome: rejected ? 'rejected' : 'recorded',
    accepted: rejected ? '' : verdict.accepted,
    current: current ? 1 : 0,
    superseded_by: newer?.id ?? null,
    rows,
    errors: verdict.counts.error,
    warnings: verdict.counts.warning,
    infos: verdict.counts.info,
    layout: JSON.stringify(layoutOf(form)),
  }
  const columns = Object.keys(row)
  db.run(`INSERT INTO submission (${columns}) VALUES (${columns.map(() => '?')})`, Object.values(row))

  if (rejected) forgetData(db, id)
  else
    db.run('UPDATE figure SET place = ? WHERE submission = ? AND place = ?', [
      tools.placeId(slot.unit, ''),
      id,
      noPlaceYet,
    ])
  const countsSubjects = direction === 'reported' && (form.form.rows === 'person' || form.form.rows === 'school')
  for (const older of supersedes) {
    db.run('UPDATE submission SET current = 0, superseded_by = ? WHERE id = ?', [id, older.id])
    if (countsSubjects) leaveSubjects(db, formId, older.id)
  }
  if (current && countsSubjects) enterSubjects(db, formId, id, rows)

  const outcome: Outcome = rejected ? 'rejected' : supersedes.length > 0 ? 'superseded-older' : 'recorded'
  const { path, sheet: sheetName } = form
  const names = { submission: name, notice: form.notice.id, form: form.form.id, sheet: sheetName, unit: slot.unit }
  const others = { supersedes: supersedes.map((each) => each.name), supersededBy: newer?.name ?? '' }
  return { path, sha256, ...names, received, timeliness, outcome, rows, ...others }
}

interface Rival {
  id: number
  name: string
  received: string
}

/** What counts so far for the same unit (and school, and project). Nobody can say what a sheet of an unknown unit replaces. */
function currentIn(
  db: Database,
  slot: { form: number; direction: string; unit: string; school: string; project: string },
  id: number,
): Rival[] {
  if (slot.unit === '') return []
  return db
    .all(
      `SELECT id, name, received FROM submission
       WHERE form = ? AND current = 1 AND unit = ? AND direction = ? AND school = ? AND project = ? AND id <> ? ORDER BY id`,
      [slot.form, slot.unit, slot.direction, slot.school, slot.project, id],
    )
    .map(([rival, name, received]) => ({ id: Number(rival), name: String(name), received: String(received) }))
}

function layoutOf(form: SheetForm): Layout[] {
  return form.tables.map(({ table, columns }) => ({
    id: table.id,
    fields: table.columns.map((column) => column.field),
    columns,
  }))
}
