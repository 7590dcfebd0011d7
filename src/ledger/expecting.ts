/**
 * The office's own words about who must hand in come in and go out again: its list of schools, and when each was last reminded of what. What
 * was sent is not known here, and nothing here is a figure.
 */
import type { ExpectedList } from '../gap/expected.ts'
import type { Reminder } from '../gap/status-result.ts'
import type { Database } from './engine/database.ts'

export function expected(db: Database, notice: string): ExpectedList | undefined {
  const rows = db.all<[string, string, string, string]>(
    'SELECT unit, school, path, day FROM expected WHERE notice = ? ORDER BY n, unit',
    [notice],
  )
  const [first] = rows
  if (first === undefined) return undefined
  const schools = rows.map(([unit, school]) => ({ unit, school }))
  return { path: first[2], day: first[3], schools }
}

/** The list takes the place of the one before it; undefined: there is none any more. */
export function expect(db: Database, notice: string, list: ExpectedList | undefined): void {
  db.run('DELETE FROM expected WHERE notice = ?', [notice])
  for (const [n, { unit, school }] of (list?.schools ?? []).entries()) {
    db.run('INSERT INTO expected (notice, n, unit, school, path, day) VALUES (?, ?, ?, ?, ?, ?)', [
      notice,
      n,
      unit,
      school,
      list!.path,
      list!.day,
    ])
  }
}

export function reminders(db: Database, notice: string): Reminder[] {
  return db
    .all<[string, string, string, string, string]>(
      'SELECT form, unit, school, standing, day FROM reminder WHERE notice = ? ORDER BY form, unit, school',
      [notice],
    )
    .map(([form, unit, school, standing, day]) => ({ form, unit, school, standing, day }))
}

export function remind(db: Database, notice: string, given: readonly Reminder[]): void {
  for (const { form, unit, school, standing, day } of given) {
    const whose = [notice, form, unit, school]
    db.run('DELETE FROM reminder WHERE notice = ? AND form = ? AND unit = ? AND school = ?', whose)
    db.run('INSERT INTO reminder (notice, form, unit, school, standing, day) VALUES (?, ?, ?, ?, ?, ?)', [
      ...whose,
      standing,
      day,
    ])
  }
}
