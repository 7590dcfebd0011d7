/**
 * What another run recorded while this one was still reading comes in; whether it could have changed what this one's checks were told of the
 * ledger goes out. In doubt it could: then the files are read once more, with the ledger to this run alone.
 */
import type { Database } from './engine/database.ts'
import { cameElsewhere } from './offices/persons-elsewhere.ts'

/** To be read and checked again, by a run that has the ledger from its beginning. */
export class Overtaken extends Error {
  constructor() {
    super('Another run recorded what the checks of this one may have to know.')
    this.name = 'Overtaken'
  }
}

/** How far the ledger was: the last line of its log, and the last submission. */
export interface Mark {
  line: number
  submission: number
}

export function markOf(db: Database): Mark {
  const [line, submission] = db.first<[number, number]>(`SELECT ${db.dialect.lastLine}, ${db.dialect.lastSubmission}`)!
  return { line, submission }
}

/**
 * Nothing is told otherwise where all that came are new sheets beside the old ones, and nobody of them stands on a sheet of this run.
 * @param onlyPersons The checks asked for nothing but persons.
 */
export function isTouched(db: Database, { line, submission }: Mark, onlyPersons: boolean): boolean {
  if (!onlyPersons) return true
  let sheets = 0
  for (const [what, detail] of db.all<[string, string]>('SELECT what, detail FROM log WHERE n > ?', [line])) {
    if (what !== 'import') return true
    sheets += (JSON.parse(detail) as { sheets: number }).sheets
  }
  const [added, replaced, shared] = db.first<[number, number, number]>(
    `SELECT (SELECT count(*) FROM submission WHERE id > ?1),
       EXISTS (SELECT 1 FROM submission WHERE id <= ?1 AND superseded_by > ?1),
       EXISTS (SELECT subject FROM new_record WHERE subject <> '' INTERSECT SELECT subject FROM record WHERE submission > ?1)`,
    [submission],
  )!
  return added !== sheets || replaced === 1 || shared === 1 || cameElsewhere(db, submission)
}
