/**
 * Keeps, in the transaction of an import, who stands where in the submissions that count (`presence`) and who of them stands in several
 * rows (`repeated`); and answers whether the first is still what the rows say. Asked for distinct persons, the ledger then need not look at a million rows.
 */
import type { Database } from './engine/database.ts'

/** The submission begins to count. */
export function enterSubjects(db: Database, form: number, submission: number, rows: number): void {
  if (db.dialect.office) {
    countForAll(db, form, submission, 1)
    return
  }
  shift(db, form, submission, 1)
  refreshRepeated(db, form, submission, isLarge(db, form, rows))
}

/** The submission no longer counts. */
export function leaveSubjects(db: Database, form: number, submission: number): void {
  if (db.dialect.office) {
    countForAll(db, form, submission, -1)
    return
  }
  shift(db, form, submission, -1)
  db.run(`DELETE FROM presence WHERE form = ?1 AND n = 0 AND subject ${db.dialect.among(itsSubjects)}`, [
    form,
    submission,
  ])
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

/** Sorted before it is written: a million keys in random order would take several times as long. */
function shift(db: Database, form: number, submission: number, sign: 1 | -1): void {
  db.run(
    `INSERT INTO presence (form, subject, place, n)
     SELECT ?1, subject, place, ?3 * count(*) FROM record WHERE submission = ?2 AND subject <> ''
     GROUP BY subject, place ORDER BY subject, place
     ON CONFLICT (form, subject, place) DO UPDATE SET n = presence.n + excluded.n`,
    [form, submission, sign],
  )
}

/**
 * Looking everybody up costs more than one look at everybody when the submission is most of what there is. Counts no further than it must.
 * A server would have to be told by then how many there are.
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
  const { among } = db.dialect
  const whose = everybody ? '' : `AND subject ${among(itsSubjects)}`
  const params = everybody ? [form] : [form, submission]
  db.run(`DELETE FROM repeated WHERE form = ?1 ${whose}`, params)
  db.run(
    `INSERT INTO repeated (form, subject, place, n)
     SELECT form, subject, place, n FROM presence WHERE form = ?1 AND subject ${among(
       `SELECT subject FROM presence WHERE form = ?1 ${whose} GROUP BY subject HAVING sum(n) > 1`,
     )}`,
    params,
  )
}
