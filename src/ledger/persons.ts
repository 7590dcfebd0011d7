/**
 * Keys of persons come in, the places where current submissions have them go out; and for one of them the file and the name it stands there
 * under. Persons leave the ledger only to be compared with a list that holds them already.
 */
import type { Database } from './engine/database.ts'
import { standElsewhere, whereUnseen } from './offices/elsewhere.ts'
import type { Layout } from './position.ts'
import type { Standing } from './standing.ts'

/** Is there anybody at all? Of other offices nobody can say. A first import need not ask for every one of its rows. */
export function hasPersons(db: Database): boolean {
  return db.dialect.office !== undefined || db.first('SELECT 1 FROM presence LIMIT 1') !== undefined
}

export function standingsOf(db: Database, subjects: readonly string[]): Standing[] {
  const { among, texts } = db.dialect
  const seen = db
    .all<[string, string, string, string, string, number]>(
      `SELECT r.subject, f.notice, f.form, p.unit, p.school, r.place
       FROM presence r JOIN form f ON f.id = r.form JOIN place p ON p.id = r.place
       WHERE r.form ${among('SELECT id FROM form')} AND r.subject ${among(texts('?'))}
       ORDER BY r.subject, r.form, r.place`,
      [JSON.stringify(subjects)],
    )
    .map(([subject, notice, form, unit, school, place]) => ({ subject, notice, form, unit, school, place }))
  return [...seen, ...standElsewhere(db, subjects)]
}

/** The file a person stands in, and the name; looks through the rows of that file, so it is asked for few. */
export function whereStands(db: Database, standing: Standing): { path: string; name: string } {
  return whereUnseen(standing) ?? whereSeen(db, standing)
}

function whereSeen(db: Database, { subject, notice, form, place }: Standing): { path: string; name: string } {
  const row = db.first<[string, string, string]>(
    `SELECT s.path, r.vals, s.layout FROM submission s JOIN form f ON f.id = s.form
     JOIN tally t ON t.submission = s.id AND t.place = ?3
     JOIN record r ON r.submission = s.id AND r.place = ?3 AND r.subject = ?4
     WHERE f.notice = ?1 AND f.form = ?2 AND s.current = 1 ORDER BY s.received DESC LIMIT 1`,
    [notice, form, place, subject],
  )
  const [path = '', values = '[]', layout = '[]'] = row ?? []
  return { path, name: nameIn(values, layout) }
}

function nameIn(values: string, layout: string): string {
  const [table] = JSON.parse(layout) as Layout[]
  const at = table?.fields.indexOf('name') ?? -1
  return String((JSON.parse(values) as unknown[])[at] ?? '')
}
