/**
 * What an office asks that others' rows would answer, on a ledger of several offices; what may be told without showing a row goes out: that bytes are
 * recorded at another unit, that a person stands at one. Where everything is seen there is nothing elsewhere.
 */
import type { Database } from '../engine/database.ts'
import type { Submission } from '../ledger.ts'
import type { Standing } from '../standing.ts'

/** Submission recorded at a unit that is not seen; it is known, whatever became of it there. */
export function recordedElsewhere(
  db: Database,
  name: string,
): (Submission & { id: number; elsewhere: true }) | undefined {
  if (!db.dialect.office) return undefined
  const row = db.first('SELECT * FROM known_elsewhere(?)', [name])
  if (row === undefined) return undefined
  const [notice, form, direction, sheet, sha256, unit, received, timeliness, outcome, supersededBy] = row.map(String)
  return {
    id: 0,
    elsewhere: true,
    submission: name,
    notice: notice!,
    form: form!,
    direction: direction as Submission['direction'],
    path: '',
    sheet: sheet!,
    sha256: sha256!,
    unit: unit!,
    school: '',
    project: '',
    received: received!,
    timeliness: timeliness as Submission['timeliness'],
    outcome: outcome as Submission['outcome'],
    accepted: '',
    current: false,
    supersededBy: supersededBy!,
    rows: Number(row.at(-1)),
  }
}

/** No place of the ledger's own: of who stands elsewhere only the unit is told. */
const unseen = -1

export function standElsewhere(db: Database, subjects: readonly string[]): Standing[] {
  if (!db.dialect.office) return []
  return db
    .all('SELECT subject, notice, form, unit FROM stand_elsewhere(?) ORDER BY subject, notice, form, unit', [
      JSON.stringify(subjects),
    ])
    .map((row) => {
      const [subject, notice, form, unit] = row.map(String)
      return { subject: subject!, notice: notice!, form: form!, unit: unit!, school: '', place: unseen }
    })
}

/** What is told instead of a file and a name. */
export function whereUnseen({ place }: Standing): { path: string; name: string } | undefined {
  return place === unseen ? { path: '该单位自己登记的表', name: '' } : undefined
}
