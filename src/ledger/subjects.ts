/**
 * Keeps, in the transaction of an import, who stands where in the submissions that count (`presence`) and who of them stands in several
 * rows (`repeated`); and answers whether the first is still what the rows say. Asked for distinct persons, the ledger then need not look at a million rows.
 */
import type { Database } from './database.ts'

/** Rows that a server must be told of before it is asked about them. */
const aLot = 1000

/** The submission begins to count. */
export function enterSubjects(db: Database, form: number, submission: number, rows: number): void {
  if (db.dialect.office) {
    countForAll(db, form, submission, 1)
    return
  }
  shift(db, form, submission, 1)
  // A server that has not heard of so many rows looks for each of them among all.
  if (db.dialect.isServer && rows >= aLot) for (const table of ['record', 'presence']) db.run(`ANALYZE ${table}`)
  refreshRepeated(db, form, submission, isLarge(db, form, rows))
}

/** The submission no longer counts. */
export function leaveSubjects(db: Database, form: number, submission: number): void {
  if (db.dialect.office) {
    countForAll(db, form, submission, -1)
    return
  }
  shift(db, form, submission, -1)
  // A server that believes nobody to have n = 0, as a moment ago nobody had, would look through all for each of them.
  db.run(`DELETE FROM presence WHERE form = ?1 AND n + 0 = 0 AND subject IN (${itsSubjects})`, [form, submission])
  refreshRepeated(db, form, submission, false)
}

/** Who stands in two offices is seen by neither of them: the ledger's keeper counts for both, in the same words as below. */
function countForAll(db: Database, form: number, submission: number, sign: 1 | -1): void {
  db.run('SELECT count_subjects(?, ?, ?)', [form, submission, sign])
}

/** Is `presence` what the rows of the submissions that count say? Looks through all of them, sorted, a form at a time. */
export function isPresenceAsRecorded(db: Database): boolean {
  return db.all<[number]>('SELECT id FROM form ORDER BY id').every(([form]) => {
    const [stand, differ] = db.first<[number, number]>(
      `SELECT count(*), count(CASE WHEN p.n IS NOT r.n THEN 1 END)
       FROM (${whoStands}) AS r LEFT JOIN presence p ON p.form = ?1 AND p.subject = r.subject AND p.place = r.place`,
      [form],
    )!
    return differ === 0 && stand === db.first<[number]>('SELECT count(*) FROM presence WHERE form = ?', [form])![0]
  })
}

const whoStands = `SELECT r.subject, r.place, count(*) AS n FROM submission s JOIN record r ON r.submission = s.id
  WHERE s.form = ?1 AND s.current = 1 AND s.direction = 'reported' AND r.subject <> '' GROUP BY 1, 2 ORDER BY 1, 2`

const itsSubjects = `SELECT subject FROM record WHERE submission = ?2 AND subject <> ''`

/**
 * Sorted before it is written: a million keys in random order would take several times as long. Two statements where an engine need not know
 * ON CONFLICT; on a server nobody else writes meanwhile.
 */
function shift(db: Database, form: number, submission: number, sign: 1 | -1): void {
  const params = [form, submission, sign]
  if (!db.dialect.isServer) {
    db.run(`${entered} GROUP BY subject, place ORDER BY subject, place ${orAdded}`, params)
    return
  }
  db.run(
    `UPDATE presence SET n = presence.n + d.n
     FROM (SELECT subject, place, ?3 * count(*) AS n FROM record WHERE submission = ?2 AND subject <> '' GROUP BY subject, place) AS d
     WHERE presence.form = ?1 AND presence.subject = d.subject AND presence.place = d.place`,
    params,
  )
  db.run(
    `${entered} AND NOT EXISTS (
       SELECT 1 FROM presence p WHERE p.form = ?1 AND p.subject = record.subject AND p.place = record.place)
     GROUP BY subject, place ORDER BY subject, place`,
    params,
  )
}

const entered = `INSERT INTO presence (form, subject, place, n)
  SELECT ?1, subject, place, ?3 * count(*) FROM record WHERE submission = ?2 AND subject <> ''`
const orAdded = 'ON CONFLICT (form, subject, place) DO UPDATE SET n = presence.n + excluded.n'

/**
 * Looking everybody up costs more than one look at everybody when the submission is most of what there is. Counts no further than it must.
 * A server finds out by itself.
 */
function isLarge(db: Database, form: number, rows: number): boolean {
  if (db.dialect.isServer) return false
  const [all] = db.first<[number]>('SELECT count(*) FROM (SELECT 1 FROM presence WHERE form = ? LIMIT ?) AS counted', [
    form,
    rows * 4 + 1,
  ])!
  return all <= rows * 4
}

function refreshRepeated(db: Database, form: number, submission: number, everybody: boolean): void {
  const whose = everybody ? '' : `AND subject IN (${itsSubjects})`
  const params = everybody ? [form] : [form, submission]
  db.run(`DELETE FROM repeated WHERE form = ?1 ${whose}`, params)
  db.run(
    `INSERT INTO repeated (form, subject, place, n)
     SELECT form, subject, place, n FROM presence WHERE form = ?1 AND subject IN (
       SELECT subject FROM presence WHERE form = ?1 ${whose} GROUP BY subject HAVING sum(n) > 1)`,
    params,
  )
}
