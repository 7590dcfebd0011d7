/** A row of the table `submission` ↔ the words of the ledger; and the name that content alone gives a submission. */
import { createHash } from 'node:crypto'
import type { SheetForm } from '../form/reading.ts'
import type { Database } from './engine/database.ts'
import type { Direction, Submission, Timeliness } from './ledger.ts'
import { recordedElsewhere } from './offices/elsewhere.ts'

/** 16 hex digits made from the bytes and the place of the form in them: the same in every ledger, whatever the file is called. */
/** @param issued A list issued from above, of a form that also goes up: it may come back with the very same bytes. */
export function submissionName(form: SheetForm, sha256: string, issued = false): string {
  const place = [sha256, form.notice.id, form.form.id, form.sheet, form.tables[0]?.headingRows[0] ?? 0]
  if (issued) place.push('issued')
  return createHash('sha256').update(JSON.stringify(place)).digest('hex').slice(0, 16)
}

export interface StoredSubmission extends Submission {
  id: number
  /** At a unit that is not seen here. */
  elsewhere?: true
}

/** What `columns` gives. */
type Row = [
  ...[id: number, submission: string, notice: string, form: string, direction: Direction, path: string, sheet: string],
  ...[sha256: string, unit: string, school: string, project: string, received: string, timeliness: Timeliness],
  ...[outcome: Submission['outcome'], accepted: string, current: number, supersededBy: string, rows: number],
]

const columns = `s.id, s.name, f.notice, f.form, s.direction, s.path, s.sheet, s.sha256, s.unit, s.school, s.project, s.received,
  s.timeliness, s.outcome, s.accepted, s.current, coalesce(n.name, ''), s.rows`
const tables = 'submission s JOIN form f ON f.id = s.form LEFT JOIN submission n ON n.id = s.superseded_by'

export function findSubmission(db: Database, name: string): StoredSubmission | undefined {
  const row = db.first<Row>(`SELECT ${columns} FROM ${tables} WHERE s.name = ?`, [name])
  return row ? read(row) : recordedElsewhere(db, name)
}

/** The file that counts in the end instead of one that was replaced; undefined where that is no sheet of the same form. */
export function countsInstead(db: Database, { supersededBy, notice, form }: StoredSubmission): string | undefined {
  for (let next = supersededBy; next !== ''; ) {
    const newer = findSubmission(db, next)
    if (newer === undefined || newer.notice !== notice || newer.form !== form) return undefined
    if (newer.supersededBy === '') return newer.path
    next = newer.supersededBy
  }
  return undefined
}

/** Every submission of a notice, in order of receipt. */
export function allSubmissions(db: Database, notice: string): StoredSubmission[] {
  return db
    .all<Row>(`SELECT ${columns} FROM ${tables} WHERE f.notice = ? ORDER BY s.received, s.id`, [notice])
    .map(read)
}

/** One look a form: how many there are of them is not asked. */
export function noticesHeld(db: Database): string[] {
  return db
    .all<[string]>(
      'SELECT DISTINCT notice FROM form f WHERE EXISTS (SELECT 1 FROM submission s WHERE s.form = f.id) ORDER BY notice',
    )
    .map(([notice]) => notice)
}

function read(row: Row): StoredSubmission {
  const [id, submission, notice, form, direction, path, sheet, sha256, unit, school, project, received, ...rest] = row
  const [timeliness, outcome, accepted, current, supersededBy, rows] = rest
  return {
    ...{ id, submission, notice, form, direction, path, sheet, sha256, unit, school, project, received },
    ...{ timeliness, outcome, accepted, current: current === 1, supersededBy, rows },
  }
}
