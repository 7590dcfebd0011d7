/** Persons of one office's rows come in; whether some of them stand at a unit that it does not see goes out, and no more. Where everything is seen, nobody does. */
import type { Database } from '../engine/database.ts'

const asked = (rows: string) =>
  `(SELECT CAST(coalesce(json_agg(DISTINCT subject), '[]') AS text) FROM ${rows} AND subject <> '')`

/** Did somebody of those who are about to be recorded come, after this submission, at a unit that is not seen? */
export function cameElsewhere(db: Database, submission: number): boolean {
  if (!db.dialect.office) return false
  const [came] = db.first(`SELECT came_elsewhere(${asked('new_record WHERE true')}, ?)`, [submission]) as [number]
  return came === 1
}

/** Does somebody of a submission stand at one? Who has no number could, for all that is known. */
export function standsElsewhere(db: Database, submission: number): boolean {
  if (!db.dialect.office) return false
  const own = 'record WHERE submission = ?1'
  const [nameless, stands] = db.first(
    `SELECT EXISTS (SELECT 1 FROM ${own} AND subject LIKE '%/%'), came_elsewhere(${asked(own)}, -1)`,
    [submission],
  ) as [number, number]
  return nameless === 1 || stands === 1
}
