/**
 * A sheet that counts now and those that counted before it come in; what is different goes out, for the receipt: rows, figures, and by row and
 * name the persons who came and went, by name the units that went. Never a number of anybody.
 */
import type { Database } from './engine/database.ts'
import { type Layout, placeOf } from './position.ts'
import type { Moved, Replaced } from './replaced.ts'
import type { Rival } from './rivals.ts'

interface Sheet {
  id: number
  byPerson: boolean
  byUnit: boolean
  /** Of a unit's key. */
  nameOf: (key: string) => string
}

/** Rows, the sum of every figure that changed, and of lists of persons who came and who went. */
export function replacesOf(
  db: Database,
  { id, byPerson, byUnit, nameOf }: Sheet,
  replaced: readonly Rival[],
): Replaced {
  const last = replaced.at(-1)!
  const old = replaced.map((rival) => rival.id)
  const before = sumsOf(db, old)
  const after = sumsOf(db, [id])
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (each) => before.get(each) !== after.get(each),
  )
  const units = byUnit ? unitsOnlyOn(db, old, id) : []
  return {
    path: last.path,
    persons: replaced.reduce((sum, rival) => sum + rival.rows, 0),
    figures: changed.map((measure) => ({ measure, before: before.get(measure) ?? 0, after: after.get(measure) ?? 0 })),
    ...(byPerson && replaced.some((rival) => rival.rows > 0) && moved(db, id, replaced)),
    ...(units.length > 0 && { units: units.map(nameOf) }),
  }
}

/** As many as a line holds; the rows say where all of them stand. */
const mostNames = 5

function moved(db: Database, id: number, replaced: readonly Rival[]): { came?: Moved; went?: Moved[] } {
  const old = replaced.map((rival) => rival.id)
  const came = notIn(db, id, old)
  const went = replaced.flatMap((rival) => notIn(db, rival.id, [id]) ?? [])
  return { ...(came && { came }), ...(went.length > 0 && { went }) }
}

/** Persons of a submission who stand in none of the others. */
function notIn(db: Database, id: number, others: readonly number[]): Moved | undefined {
  const found = db.all<[number]>(
    `SELECT position FROM (
       SELECT position, min(own) OVER (PARTITION BY subject) AS alone FROM (
         SELECT position, subject, 1 AS own FROM record WHERE submission = ?1 AND subject <> ''
         UNION ALL
         SELECT position, subject, 0 FROM record WHERE submission ${db.dialect.among(db.dialect.numbers('?2'))}) AS rows) AS told
     WHERE alone = 1 ORDER BY position`,
    [id, JSON.stringify(others)],
  )
  if (found.length === 0) return undefined
  const [path, layout] = db.first<[string, string]>('SELECT path, layout FROM submission WHERE id = ?', [id])!
  const tables = JSON.parse(layout) as Layout[]
  const names = found.slice(0, mostNames).map(([position]) => {
    const [vals] = db.first<[string]>('SELECT vals FROM record WHERE submission = ? AND position = ?', [id, position])!
    const at = tables[placeOf(position).table]!.fields.indexOf('name')
    return String((JSON.parse(vals) as (string | number | null)[])[at] ?? '')
  })
  return { path, rows: found.map(([position]) => placeOf(position).row), names }
}

/** Keys of units with a row on those, and none on this one. */
function unitsOnlyOn(db: Database, old: readonly number[], id: number): string[] {
  return db
    .all<[string]>(
      `SELECT DISTINCT p.unit FROM tally t JOIN place p ON p.id = t.place
       WHERE t.submission IN (${old.map(() => '?')}) AND p.unit NOT IN (
         SELECT q.unit FROM tally u JOIN place q ON q.id = u.place WHERE u.submission = ?) ORDER BY 1`,
      [...old, id],
    )
    .map(([unit]) => unit)
}

function sumsOf(db: Database, submissions: readonly number[]): Map<string, number> {
  return new Map(
    db.all<[string, number]>(
      `SELECT measure, sum(value) FROM figure WHERE kind = 'data' AND submission IN (${submissions.map(() => '?')})
     GROUP BY measure ORDER BY measure`,
      submissions,
    ),
  )
}
