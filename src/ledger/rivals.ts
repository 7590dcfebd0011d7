/**
 * A sheet that was just written comes in; the other submissions of the same unit, school and project go out, each told to be another
 * version of it (most of the same rows), or a part beside it (other rows, to be added up). Decides nothing, changes nothing.
 */

import type { SheetForm } from '../form/reading.ts'
import { namesOfSchools } from '../value/same-school.ts'
import type { Database } from './engine/database.ts'
import { standsElsewhere } from './offices/persons-elsewhere.ts'

export interface Slot {
  form: number
  direction: string
  unit: string
  school: string
  project: string
}

export interface Rival {
  id: number
  name: string
  path: string
  sheet: string
  received: string
  state: 'current' | 'undecided' | 'rejected'
  rows: number
  zero: boolean
  /** Somebody's word alone. */
  isWord: boolean
  /** Rows of both that are about the same person, school or unit. */
  common: number
  isVersion: boolean
}

interface Own {
  id: number
  sha256: string
  rows: Rows
  zero: boolean
  /** An own roster: whoever stands on two of its sheets counts once, and is told. */
  free: boolean
  /** Key of the unit in whose delivery it came; `''` for none. */
  delivery: string
}

/**
 * Nobody can say what a sheet of an unknown unit replaces. A draft and the final version are often two sheets of one workbook (名单 (2)):
 * they are rivals as two files are. Words without a school are parts of one submission, and so are the sheets of an own roster.
 */
export function rivalsOf(db: Database, senders: Senders, slot: Slot, own: Own): Rival[] {
  if (slot.unit === '') return []
  const sisters = !own.free && (own.rows !== 'words' || slot.school !== '')
  let known: boolean | undefined
  /** A county may send a hundred lists: one look tells that none of those that count has anybody of this one. */
  const isStranger = (current: boolean) => {
    if (!current || own.rows !== 'subjects' || slot.direction !== 'reported') return false
    known ??= hasKnownPersons(db, slot.form, own.id)
    return !known
  }
  const rows = ofSameSchool(db, senders, slot, own.id).filter((row) => sisters || row[10] !== own.sha256)
  // A zero report is an answer to the whole question, never a part beside others; nor is a delivery beside the one before. The sheets of one
  // workbook (the cards of many persons) are parts of one delivery.
  const isAnswer = ([, , , , , , , zero, delivery, , sha256]: RivalRow) =>
    own.zero || zero === 1 || (own.delivery !== '' && own.delivery === delivery && own.sha256 !== sha256)
  const others = rows.filter((row) => !isAnswer(row) && !isStranger(row[4] === 1))
  const overlaps = overlapsOf(
    db,
    own,
    others.map(([id]) => id),
  )
  return rows.map((row) => {
    const apart = { common: 0, isVersion: isAnswer(row) }
    return { ...rivalIn(row), ...(overlaps.get(row[0]) ?? apart) }
  })
}

/** Of whoever sends sheets of a form, the names of schools on them; for one import, while it has the ledger alone. */
export type Senders = Map<string, ReturnType<typeof namesOfSchools>>

/** A county sends the sheets of a thousand schools: they are looked through once, and from then on by name. */
function ofSameSchool(db: Database, senders: Senders, slot: Slot, own: number): RivalRow[] {
  const { form, unit, direction, project, school } = slot
  const sender = [form, unit, direction, project].join('\n')
  const known = senders.get(sender)
  const names = known ?? namesOfSchools()
  names.add(school)
  const { among, texts } = db.dialect
  const found = db.all<RivalRow>(
    `SELECT ${rivalColumns} FROM submission
     WHERE form = ? AND unit = ? AND direction = ? AND project = ? AND id <> ? ${known ? `AND school ${among(texts('?'))}` : ''}
     ORDER BY received, id`,
    [form, unit, direction, project, own, ...(known ? [JSON.stringify(names.alike(school))] : [])],
  )
  if (!known) for (const row of found) names.add(row[9])
  senders.set(sender, names)
  const alike = new Set(names.alike(school))
  return found.filter((row) => row[12] === 0 && alike.has(row[9]))
}

/** In SQL, of a submission; as `RivalRow` has them. */
export const rivalColumns =
  'id, name, path, received, current, outcome, rows, zero, delivery, school, sha256, sheet, superseded_by IS NOT NULL, said_by'

export type RivalRow = [
  ...[id: number, name: string, path: string, received: string, current: number, outcome: string],
  ...[rows: number, zero: number, delivery: string, school: string, sha256: string, sheet: string, superseded: number],
  saidBy: string,
]

export function rivalIn(row: RivalRow): Rival {
  const [id, name, path, received, current, outcome, rows, zero] = row
  const state = current === 1 ? 'current' : outcome === 'rejected' ? 'rejected' : 'undecided'
  return {
    id,
    name,
    path,
    sheet: row[11],
    received,
    state,
    rows,
    zero: zero === 1,
    isWord: row[13] !== '',
    common: 0,
    isVersion: true,
  }
}

/** What tells rows apart: whom they are about, which place they stand for, or nothing (words). */
type Rows = 'subjects' | 'places' | 'words'

export function rowsOf({ form: { rows } }: SheetForm): Rows {
  if (rows === 'person' || rows === 'school') return 'subjects'
  return rows === 'city' || rows === 'county' ? 'places' : 'words'
}

/** Each once, sorted by itself: a million that are sorted need not be sorted again to be compared. */
const keysOf: Record<Exclude<Rows, 'words'>, (which: string) => string> = {
  subjects: (which) =>
    `SELECT subject AS k, submission FROM record WHERE submission ${which} AND subject <> '' GROUP BY 1, 2`,
  places: (which) => `SELECT place AS k, submission FROM tally WHERE submission ${which} GROUP BY 1, 2`,
}

type Overlap = Pick<Rival, 'common' | 'isVersion'>

/** Half of the smaller one is enough: versions differ by a few rows, parts by nearly all. An empty sheet takes nothing away. All are asked for at once. */
function overlapsOf(db: Database, own: { id: number; rows: Rows }, others: readonly number[]): Map<number, Overlap> {
  if (others.length === 0) return new Map()
  if (own.rows === 'words') return new Map(others.map((id) => [id, { common: 0, isVersion: true }]))
  const keys = keysOf[own.rows](db.dialect.among(db.dialect.numbers('?2')))
  const found = db.all<[id: number, keys: number, common: number]>(
    `SELECT submission, count(*), sum(here) FROM (
       SELECT submission, max(CASE WHEN submission = ?1 THEN 1 ELSE 0 END) OVER (PARTITION BY k) AS here FROM (${keys}) AS keyed) AS shared
     GROUP BY submission`,
    [own.id, JSON.stringify([own.id, ...others])],
  )
  const counted = new Map(found.map(([id, keys, common]) => [id, { keys, common }]))
  const of = (id: number) => counted.get(id) ?? { keys: 0, common: 0 }
  const here = of(own.id).keys
  return new Map(
    others.map((id) => {
      const { keys: there, common } = of(id)
      if (here === 0 || there === 0) return [id, { common: 0, isVersion: here === there }]
      return [id, { common, isVersion: common * 2 >= Math.min(here, there) }]
    }),
  )
}

/** The same rows in every value, in whatever order: a file that was only saved anew. */
export function isSameContent(db: Database, one: number, other: number): boolean {
  const rows = 'SELECT place, subject, vals, count(*) FROM record WHERE submission = ? GROUP BY place, subject, vals'
  const lacks = (a: number, b: number) => db.first(`SELECT 1 FROM (${rows} EXCEPT ${rows}) AS alone LIMIT 1`, [a, b])
  return lacks(one, other) === undefined && lacks(other, one) === undefined
}

/** Also where it has nobody at all: then each of the others must be looked at. */
function hasKnownPersons(db: Database, form: number, submission: number): boolean {
  const [some, known] = db.first<[number, number]>(
    `SELECT EXISTS (SELECT 1 FROM record WHERE submission = ?2 AND subject <> ''),
       EXISTS (SELECT 1 FROM record r WHERE r.submission = ?2 AND r.subject <> ''
               AND (SELECT count(*) FROM presence p WHERE p.form = ?1 AND p.subject = r.subject) > 0)`,
    [form, submission],
  )!
  return some === 0 || known === 1 || standsElsewhere(db, submission)
}
