/**
 * What somebody asks of the figures of a notice comes in, those of them that count go out: one by one, of one unit alone, or with the schools
 * of a unit folded into one. Reads only what was asked for; every number comes with the file, sheet and cell it stands in.
 */
import type { Figure } from '../gap/figure.ts'
import type { Origin } from '../value/origin.ts'
import type { Database } from './engine/database.ts'
import type { FigureFilter } from './ledger.ts'

/** The current sheets that share a place with another one of their form; and whether it is one of the same direction and project. */
const sharing = ofState((db) =>
  db.all<[number, number]>(
    `SELECT submission, max(told) FROM (
       SELECT d.submission, count(*) OVER (PARTITION BY c.form, d.place) AS sheets,
         count(*) OVER (PARTITION BY c.form, c.direction, c.project, d.place) AS told
       FROM (SELECT place FROM tally GROUP BY place HAVING count(*) > 1) AS shared
       CROSS JOIN tally d JOIN submission c ON c.id = d.submission
       WHERE d.place = shared.place AND c.current = 1) AS found
     WHERE sheets > 1 GROUP BY submission ORDER BY submission`,
  ),
)

/** The few that give figures of a place of which another one may be believed instead; only these need a closer look. */
export function disputed(db: Database, state = stateOf(db)): string {
  const found = sharing(db, state).filter(([, told]) => told > 1)
  // None has the number -1: a list of nothing is not SQL everywhere.
  return found.map(([id]) => id).join(',') || '-1'
}

/** Those whose places have other figures too, whether both are believed or one. */
export function sharedSheets(db: Database): ReadonlySet<number> {
  return new Set(sharing(db).map(([id]) => id))
}

/** All that places are of. */
export const unitsOf = ofState((db) => db.all<[string]>('SELECT DISTINCT unit FROM place').map(([unit]) => unit))

/** Asking for it is a round trip to a server. */
const stateOf = (db: Database) => `${db.first(db.dialect.state)} ${db.runs()}`

/** Made once a state of the ledger. */
function ofState<T>(make: (db: Database) => T): (db: Database, state?: string) => T {
  const last = new WeakMap<Database, { state: string; made: T }>()
  return (db, state = stateOf(db)) => {
    const known = last.get(db)
    if (known?.state === state) return known.made
    const made = make(db)
    last.set(db, { state, made })
    return made
  }
}

/** In SQL: the sheet of the unit itself, which is believed rather than one of the office above that came at the same time. */
export const isOfUnit = (sheet: string, place: string) =>
  `CASE WHEN ${sheet}.unit = (SELECT q.unit FROM place q WHERE q.id = ${place}) THEN 1 ELSE 0 END`

/** Another current sheet of the form, received later, gives figures of the place. */
export const replaced = (place: string, among: string) => `(s.id IN (${among}) AND EXISTS (
  SELECT 1 FROM figure h JOIN submission n ON n.id = h.submission
  WHERE h.place = ${place} AND h.kind = 'data' AND n.current = 1
    AND n.form = s.form AND n.direction = s.direction AND n.project = s.project
    AND (n.received, ${isOfUnit('n', place)}, n.id) > (s.received, ${isOfUnit('s', place)}, s.id)))`

const columns = `f.form, p.unit, p.school, g.measure, g.value, g.kind, s.path, s.sheet, g.cell, s.sha256, s.accepted,
  CASE WHEN s.delivery <> '' THEN (SELECT made FROM origin o WHERE o.submission = s.id AND o.cell = g.cell) END`

/**
 * Where several current submissions of a form speak of the same unit (the county's own and its city's), the one received last is believed
 * (of two received together the unit's own), and all of what it says of the unit. What a sheet prints as its total is left out where one of its
 * rows is no longer used.
 */
const counting = (among: string) => `s.current = 1
  AND (g.kind <> 'data' OR NOT ${replaced('g.place', among)})
  AND (g.kind <> 'total' OR NOT EXISTS (
    SELECT 1 FROM figure o WHERE o.submission = s.id AND o.kind = 'data' AND ${replaced('o.place', among)}))`

export function figures(db: Database, notice: string, filter: FigureFilter = {}): Figure[] {
  const { form = '', measure = '', kind = '', within } = filter
  if (within) return ofUnits(db, notice, filter, within)
  // Printed totals are few among a million figures, and have an index of their own.
  const which = kind === 'total' ? "t.submission = s.id AND t.kind = 'total' AND g.n = t.n" : 'true'
  return db
    .all<FigureRow>(
      `SELECT ${columns} FROM submission s JOIN form f ON f.id = s.form
       ${kind === 'total' ? 'CROSS JOIN figure t' : ''} CROSS JOIN figure g JOIN place p ON p.id = g.place
       WHERE ${which} AND g.submission = s.id
         AND f.notice = ?1 AND (?2 = '' OR f.form = ?2) AND (?3 = '' OR g.measure = ?3) AND (?4 = '' OR g.kind = ?4)
         AND ${counting(disputed(db))}
       ORDER BY s.received, s.id, g.n`,
      [notice, form, measure, kind],
    )
    .map((row) => figureOf(notice, row))
}

/** From the places that are these units themselves, or their schools too, or some schools alone. */
function ofUnits(db: Database, notice: string, filter: FigureFilter, within: (unit: string) => boolean): Figure[] {
  const { form = '', measure = '', kind = '', schools = false } = filter
  const state = stateOf(db)
  const units = unitsOf(db, state).filter(within)
  if (units.length === 0) return []
  const named = typeof schools === 'object' ? JSON.stringify(schools) : undefined
  const which = named ? `p.school IN (${db.dialect.texts('?6')})` : schools ? 'true' : "p.school = ''"
  return db
    .all<FigureRow>(
      `SELECT ${columns} FROM place p
       CROSS JOIN figure g
       CROSS JOIN submission s
       CROSS JOIN form f
       WHERE ${which} AND g.place = p.id AND s.id = g.submission AND f.id = s.form
         AND p.unit IN (${db.dialect.texts('?4')})
         AND f.notice = ?1 AND (?2 = '' OR f.form = ?2) AND (?3 = '' OR g.measure = ?3) AND (?5 = '' OR g.kind = ?5)
         AND ${counting(disputed(db, state))}
       ORDER BY s.received, s.id, g.n`,
      [notice, form, measure, JSON.stringify(units), kind, ...(named ? [named] : [])],
    )
    .map((row) => figureOf(notice, row))
}

/** What `columns` gives. */
type FigureRow = [
  ...[form: string, unit: string, school: string, measure: string, value: number, kind: Figure['kind']],
  ...[path: string, sheet: string, cell: string, sha256: string, accepted: string, made: string | null],
]

function figureOf(
  notice: string,
  [form, unit, school, measure, value, kind, path, sheet, cell, sha256, accepted, made]: FigureRow,
): Figure {
  const from = made && { from: JSON.parse(made) as Origin[] }
  const source = { path, sheet, cell, sha256, ...(accepted !== '' && { accepted }), ...from }
  return { notice, form, unit, school, measure, value, kind, source }
}
