/**
 * Rows of a sheet come in while it is read; they lie in the ledger once the sheet is settled. Where one run has the whole ledger they are written
 * at once. Where many work they wait in tables of this run alone, and nobody else is kept waiting while a file is read.
 */
import { type Batch, batches } from './engine/batch.ts'
import type { Database } from './engine/database.ts'

export interface Staging {
  /**
   * A sheet is begun.
   * @param known Id of the same content that did not count before, whose rows the new ones take the place of.
   * @returns A number for it until it is settled.
   */
  open(known: number | undefined): number
  /** A number for the place until the sheet is settled. */
  placeOf(unit: string, school: string): number
  records(sheet: number): Batch
  figures(sheet: number): Batch
  tallies(sheet: number): Batch
  /** To be called while this run has the ledger alone. @returns Id of the submission. */
  settle(sheet: number, known: number | undefined, whose: Claim): number
  /** Figures of total rows get the place of the unit that hands in. */
  placeTotals(submission: number, unit: string): void
  /** Takes back what was written for it. */
  forget(sheet: number): void
}

/** Whose the rows are, before it is decided what becomes of them. */
interface Claim {
  form: number
  unit: string
}

/** Figures of total rows get their place when the reporting unit is known. */
export const noPlaceYet = 0

export function atOnce(db: Database, opened: Set<number>, placeOf: (unit: string, school: string) => number): Staging {
  let last = lastId(db)
  return {
    open(known) {
      if (known !== undefined) forgetData(db, known)
      const id = known ?? ++last
      opened.add(id)
      return id
    },
    placeOf,
    records: batches(db, 'record', 4),
    figures: batches(db, 'figure', 6),
    tallies: batches(db, 'tally', 3),
    settle: (sheet) => sheet,
    placeTotals: (submission, unit) => db.run(totalsIn('?3'), [submission, noPlaceYet, placeOf(unit, '')]),
    forget: (sheet) => forgetData(db, sheet),
  }
}

export function besides(db: Database, opened: Set<number>): Staging {
  const places = new Map<string, number>()
  /** Of each sheet that is new: which of the new ones it is. */
  const turns = new Map<number, number>()
  let sheets = 0
  let newOnes = 0
  let last: number | undefined
  /** Ids as if all sheets had been written one after another, with nobody between. */
  const enterPlaces = () => {
    for (const statement of [...placesIn, ...(sheets > 1 ? waitingIndexes : [])]) db.run(statement)
    last = lastId(db)
  }
  for (const statement of waitingTables) db.run(statement)
  return {
    open(known) {
      const sheet = ++sheets
      if (known === undefined) turns.set(sheet, ++newOnes)
      else opened.add(known)
      return sheet
    },
    placeOf(unit, school) {
      const key = `${unit}\n${school}`.replaceAll('\0', '')
      let place = places.get(key)
      if (place === undefined) {
        place = places.size + 1
        places.set(key, place)
        db.copy!('new_place', [place, unit, school, null])
      }
      return place
    },
    records: batches(db, 'new_record', 4),
    figures: batches(db, 'new_figure', 6),
    tallies: batches(db, 'new_tally', 3),
    settle(sheet, known, { form, unit }) {
      if (last === undefined) enterPlaces()
      const id = known ?? last! + (turns.get(sheet) ?? ++newOnes)
      opened.add(id)
      if (known !== undefined) forgetData(db, known)
      // Rows of nobody may be written by nobody.
      else db.run(claimed, [id, `… ${id}`, form, unit])
      for (const statement of rowsIn) db.run(statement, [id, sheet])
      return id
    },
    placeTotals(submission, unit) {
      db.run(newPlace, [unit])
      db.run(totalsIn("(SELECT id FROM place WHERE unit = ?3 AND school = '')"), [submission, noPlaceYet, unit])
    },
    // They are not moved, and end with the import.
    forget() {},
  }
}

const waitingTables = [
  `CREATE TEMP TABLE IF NOT EXISTS new_place (n bigint PRIMARY KEY, unit text COLLATE "C", school text COLLATE "C", id bigint)`,
  `CREATE TEMP TABLE IF NOT EXISTS new_record (sheet bigint, position bigint, place bigint, subject text COLLATE "C", vals text)`,
  `CREATE TEMP TABLE IF NOT EXISTS new_figure
     (sheet bigint, n bigint, place bigint, measure text, kind text, value double precision, cell text)`,
  `CREATE TEMP TABLE IF NOT EXISTS new_tally (sheet bigint, place bigint, rows bigint, subjects bigint)`,
  'TRUNCATE new_place, new_record, new_figure, new_tally',
]

const totalsIn = (place: string) => `UPDATE figure SET place = ${place} WHERE submission = ?1 AND place = ?2`

const newPlace = `INSERT INTO place (id, unit, school) SELECT coalesce(max(id), 0) + 1, ?1, '' FROM place
  HAVING NOT EXISTS (SELECT 1 FROM place WHERE unit = ?1 AND school = '')`

const claimed = `INSERT INTO submission (id, name, form, unit, sha256, path, sheet, outcome, layout)
  VALUES (?, ?, ?, ?, '', '', '', 'rejected', '[]')`

const placesIn = [
  `INSERT INTO place (id, unit, school)
   SELECT (SELECT coalesce(max(id), 0) FROM place) + row_number() OVER (ORDER BY n), unit, school FROM new_place w
   WHERE (SELECT count(*) FROM place p WHERE p.unit = w.unit AND p.school = w.school) = 0`,
  'UPDATE new_place SET id = (SELECT p.id FROM place p WHERE p.unit = new_place.unit AND p.school = new_place.school)',
]

/** Rows of each of many sheets are found without a look at all of them. */
const waitingIndexes = ['new_record', 'new_figure', 'new_tally'].map(
  (table) => `CREATE INDEX IF NOT EXISTS ${table}_sheet ON ${table} (sheet)`,
)

const idOf = (row: string) => `(SELECT w.id FROM new_place w WHERE w.n = ${row}.place)`
const rowsIn = [
  `INSERT INTO record SELECT ?1, r.position, ${idOf('r')}, r.subject, r.vals FROM new_record r WHERE r.sheet = ?2 ORDER BY r.position`,
  `INSERT INTO figure SELECT ?1, g.n, coalesce(${idOf('g')}, ${noPlaceYet}), g.measure, g.kind, g.value, g.cell
   FROM new_figure g WHERE g.sheet = ?2 ORDER BY g.n`,
  `INSERT INTO tally SELECT ?1, ${idOf('t')}, t.rows, t.subjects FROM new_tally t WHERE t.sheet = ?2`,
]

/** Of those that only a sealed state still knows, too. */
function lastId(db: Database): number {
  const [id] = db.first<[number]>(`SELECT ${db.dialect.lastSubmission}`)!
  return id
}

/** What an unreadable file would have added, or a file that did not count gave when it came before. */
function forgetData(db: Database, id: number): void {
  for (const table of ['record', 'figure', 'tally', 'origin', 'contained', 'content'])
    db.run(`DELETE FROM ${table} WHERE submission = ?`, [id])
}
