/**
 * Everything a ledger ever took in of a notice comes in, what each submission holds of each unit goes out, with whether it counts. The
 * other half of every total: what is in and what is not adds up to what was sent.
 */
import type { Holding, Unread } from '../gap/figure.ts'
import type { Cell, Database } from './database.ts'
import { disputed, replaced } from './figures.ts'

/** Places of which another current sheet of the form, received later, gives figures: this one's are not used. */
const isOlder = (place: string, among: string) => `(s.current = 1
  AND ${replaced(place, among)}
  AND EXISTS (SELECT 1 FROM figure o WHERE o.submission = s.id AND o.place = ${place} AND o.kind = 'data'))`

export function holdings(db: Database, notice: string): Holding[] {
  const among = disputed(db)
  const figures = new Map<string, Record<string, number>>()
  const keyOf = (id: Cell, unit: Cell, older: Cell) => `${id}/${older}/${unit}`
  for (const [id, unit, older, measure, sum] of db.all(
    `SELECT s.id, p.unit, ${isOlder('g.place', among)} AS older, g.measure, sum(g.value)
     FROM submission s JOIN form f ON f.id = s.form
     JOIN figure g ON g.submission = s.id AND g.kind = 'data' JOIN place p ON p.id = g.place
     WHERE f.notice = ? GROUP BY 1, 2, 3, 4 ORDER BY 4`,
    [notice],
  )) {
    const key = keyOf(id!, unit!, older!)
    const sums = figures.get(key) ?? {}
    figures.set(key, sums)
    sums[String(measure)] = Number(sum)
  }
  return db
    .all(
      `SELECT s.id, s.name, f.form, s.path, s.sheet, s.sha256, s.direction, s.unit, s.school, s.outcome, s.current,
         s.superseded_by IS NOT NULL, s.errors, s.received, s.timeliness, s.zero, coalesce(p.unit, s.unit), coalesce(${isOlder('t.place', among)}, 0) AS older,
         coalesce(sum(t.rows), 0)
       FROM submission s JOIN form f ON f.id = s.form
       LEFT JOIN tally t ON t.submission = s.id LEFT JOIN place p ON p.id = t.place
       WHERE f.notice = ? GROUP BY s.id, 17, 18 ORDER BY s.received, s.id, 17`,
      [notice],
    )
    .map(
      ([
        id,
        name,
        form,
        path,
        sheet,
        sha256,
        direction,
        sender,
        school,
        outcome,
        current,
        replaced,
        errors,
        received,
        timeliness,
        zero,
        unit,
        older,
        rows,
      ]) => ({
        submission: String(name),
        form: String(form),
        path: String(path),
        sheet: String(sheet),
        sha256: String(sha256),
        direction: direction as Holding['direction'],
        sender: String(sender),
        school: String(school),
        unit: String(unit),
        whole: current !== 1,
        state: stateOf({
          outcome,
          counts: current === 1,
          replaced: replaced === 1 || older === 1,
          named: unit !== '' || rows === 0,
        }),
        rejected: outcome === 'rejected',
        errors: Number(errors),
        received: String(received),
        timeliness: timeliness as Holding['timeliness'],
        zero: zero === 1,
        rows: Number(rows),
        figures: figures.get(keyOf(id!, unit!, older!)) ?? {},
      }),
    )
}

interface Standing {
  outcome: Cell | undefined
  counts: boolean
  replaced: boolean
  named: boolean
}

function stateOf({ outcome, counts, replaced, named }: Standing): Holding['state'] {
  if (replaced) return 'superseded'
  if (!counts) return outcome === 'rejected' ? 'errors' : 'undecided-version'
  return named ? 'counted' : 'no-unit'
}

export function unread(db: Database): Unread[] {
  return db
    .all('SELECT path, sheet, why FROM unread ORDER BY path, sheet')
    .map(([path, sheet, why]) => ({ path: String(path), sheet: String(sheet), why: String(why) }))
}

/** Of every file that was ever taken in. */
export function digests(db: Database): Set<string> {
  return new Set(db.all('SELECT sha256 FROM submission UNION SELECT sha256 FROM unread').map(([sha]) => String(sha)))
}
