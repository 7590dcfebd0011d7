/**
 * A sheet that came in the delivery of a unit below comes in; what it was made from goes into the ledger, and the sheets that it holds already or
 * takes the place of go out. Nobody counts both in a delivery and in a file of his own.
 */
import type { Origin } from '../value/origin.ts'
import { sameSchool } from '../value/same-school.ts'
import type { Database } from './engine/database.ts'
import { type RivalRow, rivalColumns } from './rivals.ts'
import { leaveSubjects } from './subjects.ts'

/** What the manifest of a delivery says of one sheet. */
export interface Delivered {
  /** Key of the unit that sent the delivery. */
  unit: string
  /** The folder or zip it came in. */
  path: string
  /** The files the sheet was made from, by their bytes. */
  inputs: string[]
  /** `C10` → where it came from. */
  cells: Record<string, Origin[]>
}

export function keepOrigins(db: Database, submission: number, { inputs, cells }: Delivered): void {
  for (const sha256 of inputs) db.run('INSERT INTO contained VALUES (?, ?)', [submission, sha256])
  for (const [cell, made] of Object.entries(cells))
    db.run('INSERT INTO origin VALUES (?, ?, ?)', [submission, cell, JSON.stringify(made)])
}

/** Other sheets of the form that count and are what this one was made from, whoever sent them. */
export function heldBy(db: Database, form: number, own: number, { inputs }: Delivered): RivalRow[] {
  return db.all(
    `SELECT ${rivalColumns} FROM submission
     WHERE form = ? AND id <> ? AND current = 1 AND direction = 'reported' AND sha256 IN (${db.dialect.texts('?')})`,
    [form, own, JSON.stringify(inputs)],
  )
}

/** The sheet of a delivery that counts and was made from these bytes. */
export function holderOf(
  db: Database,
  form: number,
  sha256: string,
): { id: number; name: string; path: string } | undefined {
  const found = db.first<[number, string, string]>(
    `SELECT s.id, s.name, s.path FROM contained c CROSS JOIN submission s
     WHERE c.sha256 = ? AND s.id = c.submission AND s.form = ? AND s.current = 1 AND s.sha256 <> c.sha256 ORDER BY s.received DESC LIMIT 1`,
    [sha256, form],
  )
  return found && { id: found[0], name: found[1], path: found[2] }
}

/** What the cells of a sheet came from; empty for all that came in no delivery. */
export function originsOf(db: Database, submission: number): Map<string, Origin[]> {
  const rows = db.all<[string, string]>('SELECT cell, made FROM origin WHERE submission = ?', [submission])
  return new Map(rows.map(([cell, made]) => [cell, JSON.parse(made) as Origin[]]))
}

/** What tells the sheets of a delivery apart. */
export interface DeliveredSlot {
  form: string
  project: string
  school: string
  /** Key of whose it is; left out where that is the unit, and where it is several. */
  sender?: string
}

export function endDelivery(
  db: Database,
  {
    notice,
    unit,
    kept,
    sheets,
  }: { notice: string; unit: string; kept: readonly string[]; sheets: readonly DeliveredSlot[] },
): string[] {
  const names = JSON.stringify(kept)
  const [by] =
    db.first(`SELECT id FROM submission WHERE current = 1 AND name IN (${db.dialect.texts('?')}) ORDER BY name`, [
      names,
    ]) ?? []
  if (by === undefined) return []
  const old = db.all<[number, number, string, string, string, string, string]>(
    `SELECT s.id, s.form, s.path, f.form, s.project, s.school, s.unit FROM submission s JOIN form f ON f.id = s.form
     WHERE f.notice = ? AND s.delivery = ? AND s.current = 1 AND s.name NOT IN (${db.dialect.texts('?')}) ORDER BY s.id`,
    [notice, unit, names],
  )
  // Where one of its sheets does not count, the one before it goes on counting.
  const gone = old.filter(
    ([, , , form, project, school, sender]) =>
      !sheets.some(
        (each) =>
          each.form === form &&
          each.project === project &&
          (each.sender === undefined || each.sender === sender) &&
          sameSchool(each.school, school),
      ),
  )
  for (const [id, form] of gone) {
    db.run('UPDATE submission SET current = 0, superseded_by = ? WHERE id = ?', [by, id])
    // A form whose rows are nobody has nobody to leave.
    if (db.first('SELECT 1 FROM presence WHERE form = ? LIMIT 1', [form])) leaveSubjects(db, form, id)
  }
  return gone.map(([, , path]) => path)
}
