/**
 * Questions to the ledger come in, figures, records and counts of what counts go out. Reads only; every number comes with the file, sheet
 * and cell it stands in.
 */
import type { Figure, StoredRecord } from '../gap/figure.ts'
import type { Headcount } from '../gap/headcount.ts'
import { cellAddress } from '../workbook/address.ts'
import type { Cell, Database } from './database.ts'
import type { Layout } from './judge.ts'
import type { Covered, RecordFilter } from './ledger.ts'

/**
 * Where several current submissions of a form speak of the same unit (the county's own and its city's), the one received last is believed,
 * and all of what it says of the unit.
 */
export function figures(db: Database, notice: string, filter: { form?: string } = {}): Figure[] {
  return db
    .all(
      `SELECT f.form, p.unit, p.school, g.measure, g.value, g.kind, s.path, s.sheet, g.cell, s.sha256
       FROM submission s
       JOIN form f ON f.id = s.form
       JOIN figure g ON g.submission = s.id
       JOIN place p ON p.id = g.place
       WHERE f.notice = ?1 AND s.current = 1 AND (?2 = '' OR f.form = ?2)
         AND (g.kind = 'total' OR NOT EXISTS (
           SELECT 1 FROM figure h JOIN submission t ON t.id = h.submission
           WHERE h.place = g.place AND h.kind = 'data' AND t.current = 1
             AND t.form = s.form AND t.direction = s.direction AND t.project = s.project
             AND (t.received > s.received OR (t.received = s.received AND t.id > s.id))))
       ORDER BY s.received, s.id, g.n`,
      [notice, filter.form ?? ''],
    )
    .map(([form, unit, school, measure, value, kind, path, sheet, cell, sha256]) => ({
      notice,
      form: String(form),
      unit: String(unit),
      school: String(school),
      measure: String(measure),
      value: Number(value),
      kind: kind as Figure['kind'],
      source: { path: String(path), sheet: String(sheet), cell: String(cell), sha256: String(sha256) },
    }))
}

const pageRows = 1000

export function* records(
  db: Database,
  notice: string,
  form: string,
  filter: RecordFilter = {},
): IterableIterator<StoredRecord> {
  const submissions = db.all(
    `SELECT s.id, s.path, s.sheet, s.sha256, s.layout FROM submission s JOIN form f ON f.id = s.form
     WHERE f.notice = ?1 AND f.form = ?2 AND s.current = 1 AND s.direction = ?3 AND (?4 = '' OR s.project = ?4)
     ORDER BY s.received, s.id`,
    [notice, form, filter.direction ?? 'reported', filter.project ?? ''],
  )
  for (const [id, path, sheet, sha256, layout] of submissions) {
    const file = { path: String(path), sheet: String(sheet), sha256: String(sha256) }
    const tables = JSON.parse(String(layout)) as Layout[]
    for (const [position, unit, school, vals] of rowsOf(db, Number(id))) {
      if (filter.units && !filter.units.has(String(unit))) continue
      const row = { position: Number(position), unit: String(unit), school: String(school), vals: String(vals) }
      yield recordOf(notice, form, file, tables, row)
    }
  }
}

/** A page at a time, by key: no statement stays open while somebody else works with the rows. */
function* rowsOf(db: Database, submission: number): Generator<Cell[]> {
  for (let after = -1, more = true; more; ) {
    const page = db.all(
      `SELECT r.position, p.unit, p.school, r.vals FROM record r JOIN place p ON p.id = r.place
       WHERE r.submission = ? AND r.position > ? ORDER BY r.position LIMIT ${pageRows}`,
      [submission, after],
    )
    yield* page
    after = Number(page.at(-1)?.[0])
    more = page.length === pageRows
  }
}

function recordOf(
  notice: string,
  form: string,
  file: { path: string; sheet: string; sha256: string },
  tables: Layout[],
  row: { position: number; unit: string; school: string; vals: string },
): StoredRecord {
  const { position, unit, school, vals } = row
  const table = tables[Math.floor(position / 16) % 16]!
  const columns = table.columns[position % 16] ?? []
  const values: Record<string, string | number> = {}
  for (const [index, value] of (JSON.parse(vals) as (string | number | null)[]).entries()) {
    const field = table.fields[index]
    if (value !== null && field !== undefined) values[field] = value
  }
  const column = Math.max(0, columns.find((each) => each >= 0) ?? 0)
  const cell = cellAddress(column, Math.floor(position / 256))
  return { notice, form, table: table.id, unit, school, values, source: { ...file, cell } }
}

/** Units that have rows in current reported submissions, and those who sent them. */
export function coverage(db: Database, notice: string): Covered[] {
  return db
    .all(
      `SELECT f.form, p.unit FROM submission s
       JOIN form f ON f.id = s.form JOIN tally t ON t.submission = s.id JOIN place p ON p.id = t.place
       WHERE f.notice = ?1 AND s.current = 1 AND s.direction = 'reported' AND p.unit <> ''
       UNION
       SELECT f.form, s.unit FROM submission s JOIN form f ON f.id = s.form
       WHERE f.notice = ?1 AND s.current = 1 AND s.direction = 'reported' AND s.unit <> ''
       ORDER BY 1, 2`,
      [notice],
    )
    .map(([form, unit]) => ({ form: String(form), unit: String(unit) }))
}

export function headcount(db: Database, notice: string, filter: { form?: string } = {}): Headcount[] {
  const forms = db.all('SELECT id, form FROM form WHERE notice = ?1 AND (?2 = ?3 OR form = ?2) ORDER BY id', [
    notice,
    filter.form ?? '',
    '',
  ])
  return forms.map(([id, form]) => {
    const places = db.all(
      `SELECT p.unit, p.school, sum(t.subjects) FROM submission s
       JOIN tally t ON t.submission = s.id JOIN place p ON p.id = t.place
       WHERE s.form = ? AND s.current = 1 AND s.direction = 'reported' AND t.subjects > 0
       GROUP BY p.unit, p.school ORDER BY p.unit, p.school`,
      [id!],
    )
    const numbers = new Map<Cell, number>()
    const numberOf = (subject: Cell) => numbers.get(subject) ?? numbers.set(subject, numbers.size).get(subject)!
    const repeated = db.all(
      `SELECT r.subject, p.unit, p.school, r.n FROM repeated r JOIN place p ON p.id = r.place
       WHERE r.form = ? ORDER BY r.subject, p.unit, p.school`,
      [id!],
    )
    return {
      form: String(form),
      places: places.map(([unit, school, rows]) => ({
        unit: String(unit),
        school: String(school),
        rows: Number(rows),
      })),
      repeated: repeated.map(([subject, unit, school, n]) => ({
        subject: numberOf(subject!),
        unit: String(unit),
        school: String(school),
        rows: Number(n),
      })),
    }
  })
}
