/**
 * Keys of persons come in, the places where current submissions have them go out; and the file each of them stands in, with the name
 * there. Persons leave the ledger only to be compared with a list that holds them already.
 */
import type { Whereabouts } from '../check/check.ts'
import { grouped } from '../value/grouped.ts'
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

/** The file each of them stands in, and the name there. The rows of a file are looked through once for all whom it holds. */
export function whereStand(db: Database, standings: readonly Standing[]): Whereabouts[] {
  const found = new Map<Standing, Whereabouts>()
  const seen = standings.filter((standing) => whereUnseen(standing) === undefined)
  for (const all of grouped(seen, ({ notice, form, place }) => [notice, form, place].join('\n')).values()) {
    const there = inOnePlace(db, all)
    for (const standing of all) found.set(standing, there.get(standing.subject) ?? { path: '', name: '' })
  }
  return standings.map((standing) => whereUnseen(standing) ?? found.get(standing)!)
}

/** By subject, of those who stand on one form in one place. */
function inOnePlace(db: Database, all: readonly Standing[]): Map<string, Whereabouts> {
  const { notice, form, place } = all[0]!
  const { among, texts } = db.dialect
  const found = db.all<[string, string, number, string, string, string]>(
    `SELECT r.subject, s.path, s.rows, s.school, r.vals, s.layout FROM submission s JOIN form f ON f.id = s.form
     JOIN tally t ON t.submission = s.id AND t.place = ?3
     JOIN record r ON r.submission = s.id AND r.place = ?3
     WHERE f.notice = ?1 AND f.form = ?2 AND s.current = 1 AND r.subject ${among(texts('?4'))}
     ORDER BY s.received DESC, s.id, r.position`,
    [notice, form, place, JSON.stringify(all.map(({ subject }) => subject))],
  )
  const there = new Map<string, Whereabouts>()
  for (const [subject, path, rows, school, values, layout] of found) {
    const first = there.get(subject)
    const at = { path, name: nameIn(values, layout), rows, school }
    if (first === undefined) there.set(subject, at)
    else first.others = [...(first.others ?? []), at]
  }
  return there
}

function nameIn(values: string, layout: string): string {
  const [table] = JSON.parse(layout) as Layout[]
  const at = table?.fields.indexOf('name') ?? -1
  return String((JSON.parse(values) as unknown[])[at] ?? '')
}
