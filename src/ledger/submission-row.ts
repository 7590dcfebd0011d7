/** A row of the table `submission` ↔ the words of the ledger; and the name that content alone gives a submission. */
import { createHash } from 'node:crypto'
import type { SheetForm } from '../form/reading.ts'
import type { Cell, Database } from './database.ts'
import type { Submission } from './ledger.ts'

/** 16 hex digits made from the bytes and the place of the form in them: the same in every ledger, whatever the file is called. */
/** @param issued A list issued from above, of a form that also goes up: it may come back with the very same bytes. */
export function submissionName(form: SheetForm, sha256: string, issued = false): string {
  const place = [sha256, form.notice.id, form.form.id, form.sheet, form.tables[0]?.headingRows[0] ?? 0]
  if (issued) place.push('issued')
  return createHash('sha256').update(JSON.stringify(place)).digest('hex').slice(0, 16)
}

export interface StoredSubmission extends Submission {
  id: number
}

const columns = `s.id, s.name, f.notice, f.form, s.direction, s.path, s.sheet, s.sha256, s.unit, s.school, s.project, s.received,
  s.timeliness, s.outcome, s.accepted, s.current, coalesce(n.name, ''), s.rows, s.errors, s.warnings, s.infos`
const tables = 'submission s JOIN form f ON f.id = s.form LEFT JOIN submission n ON n.id = s.superseded_by'

export function findSubmission(db: Database, name: string): StoredSubmission | undefined {
  const row = db.first(`SELECT ${columns} FROM ${tables} WHERE s.name = ?`, [name])
  return row && read(row)
}

/** Every submission of a notice, in order of receipt. */
export function allSubmissions(db: Database, notice: string): StoredSubmission[] {
  return db.all(`SELECT ${columns} FROM ${tables} WHERE f.notice = ? ORDER BY s.received, s.id`, [notice]).map(read)
}

/** One look a form: how many there are of them is not asked. */
export function noticesHeld(db: Database): string[] {
  return db
    .all(
      'SELECT DISTINCT notice FROM form f WHERE EXISTS (SELECT 1 FROM submission s WHERE s.form = f.id) ORDER BY notice',
    )
    .map(([notice]) => String(notice))
}

function read(row: Cell[]): StoredSubmission {
  const [id, name, notice, form, direction, path, sheet, sha256, unit, school, project, received, ...rest] = row
  const [timeliness, outcome, accepted, current, supersededBy, rows, error, warning, info] = rest
  return {
    id: Number(id),
    submission: String(name),
    notice: String(notice),
    form: String(form),
    direction: direction as Submission['direction'],
    path: String(path),
    sheet: String(sheet),
    sha256: String(sha256),
    unit: String(unit),
    school: String(school),
    project: String(project),
    received: String(received),
    timeliness: timeliness as Submission['timeliness'],
    outcome: outcome as Submission['outcome'],
    accepted: String(accepted),
    current: current === 1,
    supersededBy: String(supersededBy),
    rows: Number(rows),
    counts: { error: Number(error), warning: Number(warning), info: Number(info) },
  }
}
