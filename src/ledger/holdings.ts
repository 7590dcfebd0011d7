/**
 * Everything a ledger ever took in of a notice comes in, what each submission holds of each unit goes out, with whether it counts. The
 * other half of every total: what is in and what is not adds up to what was sent.
 */

import type { Holding, Unread } from '../gap/figure.ts'
import { grown } from '../value/grouped.ts'
import { remember } from '../value/remember.ts'
import type { Database } from './engine/database.ts'
import { disputed, replaced } from './figures.ts'
import { isSameContent } from './rivals.ts'
import { hasSums, sumsIn } from './sheet-sums.ts'
import { toldOtherwise } from './told-otherwise.ts'

/** Places of which another current sheet of the form, received later, gives figures: this one's are not used. */
const isOlder = (place: string, among: string) => `(CASE WHEN s.current = 1
  AND ${replaced(place, among)}
  AND EXISTS (SELECT 1 FROM figure o WHERE o.submission = s.id AND o.place = ${place} AND o.kind = 'data') THEN 1 ELSE 0 END)`

type SubmissionRow = [
  ...[id: number, submission: string, form: string, path: string, sheet: string, sha256: string],
  ...[direction: Holding['direction'], sender: string, school: string, outcome: string, current: number],
  ...[replaced: number, errors: number, received: string, timeliness: Holding['timeliness'], zero: number],
  ...[twin: number | null, twinPath: string | null, twinSheet: string | null],
]

export function holdings(db: Database, notice: string): Holding[] {
  const among = disputed(db)
  const ofSubmission = remember((id: number) => sumsOf(db, id, among), 1)
  const newer = remember((id: number) => toldOtherwise(db, id), 1)
  const schoolsOn = remember((id: number) => schoolsOf(db, id), 1)
  const isTwin = remember((id: number, other: number) => isSameContent(db, id, other), 1)
  const parts = partsOf(db, notice, among)
  return db
    .all<SubmissionRow>(
      `SELECT s.id, s.name, f.form, s.path, s.sheet, s.sha256, s.direction, s.unit, s.school, s.outcome, s.current,
         s.superseded_by IS NOT NULL, s.errors, s.received, s.timeliness, s.zero, n.id, n.path, n.sheet
       FROM submission s JOIN form f ON f.id = s.form
       LEFT JOIN submission n ON n.id = s.superseded_by AND n.current = 1 AND n.received = s.received
       WHERE f.notice = ? ORDER BY s.received, s.id`,
      [notice],
    )
    .flatMap((row) => {
      const [id, submission, form, path, sheet, sha256, direction, sender, school, outcome, current, ...rest] = row
      const [replaced, errors, received, timeliness, zero, twin, twinPath, twinSheet] = rest
      return (parts.get(id) ?? []).map(({ unit, older, rows }) => {
        const state = stateOf({
          outcome,
          counts: current === 1,
          replaced: replaced === 1 || older === 1,
          named: unit !== '' || rows === 0,
        })
        return {
          ...{ submission, form, path, sheet, sha256, direction, sender, school, unit, whole: current !== 1, state },
          ...{ rejected: outcome === 'rejected', errors, received, timeliness, zero: zero === 1, rows },
          figures: () => ofSubmission(id).get(`${older}/${unit}`) ?? {},
          otherwise: () => (older === 1 ? (newer(id).get(unit) ?? []) : []),
          schools: () => schoolsOn(id),
          twin: () => (twin !== null && isTwin(id, twin) ? { path: twinPath!, sheet: twinSheet! } : undefined),
        }
      })
    })
}

/** What a submission holds of one unit; those of its places that another sheet gives are told apart. */
interface Part {
  unit: string
  older: number
  rows: number
}

/**
 * By submission. Added up by themselves, for all else that is known of a submission would be carried with each of its rows; not at all, where a sheet
 * that shares no place has its sums kept.
 */
function partsOf(db: Database, notice: string, among: string): Map<number, Part[]> {
  const parts = new Map<number, Part[]>()
  const isKept = `(s.id NOT IN (${among}) AND ${hasSums})`
  for (const [id, unit, older, rows] of db.all<[number, string, number, number]>(
    `SELECT s.id, coalesce(p.unit, s.unit), ${isOlder('t.place', among)} AS older, coalesce(sum(t.rows), 0)
     FROM submission s JOIN form f ON f.id = s.form
     LEFT JOIN tally t ON t.submission = s.id LEFT JOIN place p ON p.id = t.place
     WHERE f.notice = ? AND NOT ${isKept} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    [notice],
  ))
    grown(parts, id, (): Part[] => []).push({ unit, older, rows })
  for (const [id, kept] of db.all<[number, string]>(
    `SELECT s.id, k.sums FROM submission s JOIN form f ON f.id = s.form JOIN content k ON k.submission = s.id
     WHERE f.notice = ? AND ${isKept}`,
    [notice],
  ))
    parts.set(
      id,
      sumsIn(kept)!.rows.map(([unit, rows]) => ({ unit, older: 0, rows })),
    )
  return parts
}

/** Asked for the few that count nowhere. */
function sumsOf(db: Database, id: number, among: string): Map<string, Record<string, number>> {
  const figures = new Map<string, Record<string, number>>()
  for (const [unit, older, measure, sum] of db.all<[string, number, string, number]>(
    `SELECT p.unit, ${isOlder('g.place', among)} AS older, g.measure, sum(g.value)
     FROM submission s JOIN figure g ON g.submission = s.id AND g.kind = 'data' JOIN place p ON p.id = g.place
     WHERE s.id = ? GROUP BY 1, 2, 3 ORDER BY 3`,
    [id],
  )) {
    grown(figures, `${older}/${unit}`, (): Record<string, number> => ({}))[measure] = sum
  }
  return figures
}

function schoolsOf(db: Database, id: number): ReadonlyMap<string, number> {
  return new Map(
    db.all<[string, number]>(
      `SELECT p.school, sum(t.rows) FROM tally t JOIN place p ON p.id = t.place
       WHERE t.submission = ? AND p.school <> '' GROUP BY p.school`,
      [id],
    ),
  )
}

interface Standing {
  outcome: string
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
    .all<[string, string, string]>('SELECT path, sheet, why FROM unread ORDER BY path, sheet')
    .map(([path, sheet, why]) => ({ path, sheet, why }))
}

/** Of every file that was ever taken in. */
export function digests(db: Database): Set<string> {
  return new Set(db.all<[string]>('SELECT sha256 FROM submission UNION SELECT sha256 FROM unread').map(([sha]) => sha))
}
