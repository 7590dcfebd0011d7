/**
 * Questions to the ledger come in, records and counts of what counts go out. Reads only; every row comes with the file, sheet and cell it
 * stands in.
 */
import type { StoredRecord, StoredSheet } from '../gap/figure.ts'
import type { Headcount } from '../gap/headcount.ts'
import { compare } from '../value/compare.ts'
import type { Origin } from '../value/origin.ts'
import { cellAddress } from '../workbook/address.ts'
import { wantedRows } from './asked-rows.ts'
import { originsOf } from './deliveries.ts'
import type { Database } from './engine/database.ts'
import type { HeadcountFilter, RecordFilter } from './ledger.ts'
import { type Layout, placeOf } from './position.ts'
import { recordRows, type StoredRow, someRows } from './record-pages.ts'
import { hasSums, sumsIn } from './sheet-sums.ts'

export function* records(
  db: Database,
  notice: string,
  form: string,
  filter: RecordFilter = {},
): IterableIterator<StoredRecord> {
  for (const sheet of sheets(db, notice, form, filter)) yield* sheet.records()
}

type SheetRow = [
  ...[id: number, path: string, sheet: string, sha256: string, layout: string, unit: string, school: string],
  ...[project: string, received: string, delivery: string, accepted: string, rows: number],
]

/** Current submissions one by one, with who sent them; their rows are read when somebody asks. */
export function sheets(db: Database, notice: string, form: string, filter: RecordFilter = {}): StoredSheet[] {
  const places = new Map<number, Place>()
  return db
    .all<SheetRow>(
      `SELECT s.id, s.path, s.sheet, s.sha256, s.layout, s.unit, s.school, s.project, s.received, s.delivery, s.accepted,
         s.rows
       FROM submission s JOIN form f ON f.id = s.form
       WHERE f.notice = ?1 AND f.form = ?2 AND s.current = 1 AND s.direction = ?3 AND (?4 = '' OR s.project = ?4)
       ORDER BY s.received, s.id`,
      [notice, form, filter.direction ?? 'reported', filter.project ?? ''],
    )
    .map(([id, path, sheet, sha256, layout, unit, school, project, received, delivery, accepted, rows]) => ({
      ...{ path, unit, school, project, received },
      *records(asked) {
        const tables = (JSON.parse(layout) as Layout[]).map(fieldsOf)
        const wanted = asked && wantedRows(db, tables, rows, asked)
        placesOf(db, id, places)
        const origins = delivery === '' ? undefined : originsOf(db, id)
        for (const [position, placeId, subject, stored] of wanted ? someRows(db, id, wanted) : recordRows(db, id)) {
          const place = places.get(placeId)!
          if (filter.within && !filter.within(place.unit)) continue
          const { unit, school } = place
          const { row, table: index, block } = placeOf(position)
          const { id: table, fields, blocks } = tables[index]!
          const { first, columns } = blocks[block] ?? nowhere
          const cell = cellAddress(first, row)
          const source: Origin =
            accepted === '' ? { path, sheet, sha256, cell } : { path, sheet, sha256, accepted, cell }
          const from = origins?.get(cell)
          if (from) source.from = from
          // Named one by one, for there are a million: spread, they take twice the time.
          yield {
            notice,
            form,
            unit,
            school,
            table,
            subject,
            values: valuesOf(fields, stored),
            source,
            columns,
          }
        }
      },
    }))
}

interface Place {
  unit: string
  school: string
}

function placesOf(db: Database, submission: number, places: Map<number, Place>): void {
  const rows = db.all<[number, string, string]>(
    'SELECT p.id, p.unit, p.school FROM tally t JOIN place p ON p.id = t.place WHERE t.submission = ?',
    [submission],
  )
  for (const [id, unit, school] of rows) places.set(id, { unit, school })
}

/** Of one table, the same for all its rows. */
function fieldsOf({ id, fields, columns }: Layout) {
  const blocks = columns.map((places) => ({
    first: places.find((each) => each >= 0) ?? 0,
    columns: new Map(
      fields.flatMap((field, index): [string, number][] => {
        const place = places[index] ?? -1
        return place < 0 ? [] : [[field, place]]
      }),
    ),
  }))
  return { id, fields, blocks }
}

const nowhere = { first: 0, columns: new Map<string, number>() }

function valuesOf(fields: readonly string[], stored: StoredRow[3]): StoredRecord['values'] {
  const values: Record<string, string | number> = {}
  for (let field = 0; field < stored.length; field++) {
    const value = stored[field]
    if (value !== null && value !== undefined) values[fields[field]!] = value
  }
  return values
}

/** Rows per place, and who stands in several; or per unit, which is a hundred times less where only units are asked for. */
export function headcount(db: Database, notice: string, filter: HeadcountFilter = {}): Headcount[] {
  const bySchool = filter.bySchool !== false
  const forms = db.all<[number, string]>(
    "SELECT id, form FROM form WHERE notice = ?1 AND (?2 = '' OR form = ?2) ORDER BY id",
    [notice, filter.form ?? ''],
  )
  return forms.map(([id, form]) => ({
    form,
    places: bySchool ? rowsBySchool(db, id) : rowsByUnit(db, id),
    repeated: repeatedOf(db, id, bySchool),
  }))
}

const standing = "s.form = ? AND s.current = 1 AND s.direction = 'reported'"

function rowsBySchool(db: Database, form: number): Headcount['places'] {
  const { array } = db.dialect
  // A unit's schools are one text, for a cell costs more than its bytes.
  return db
    .all<[string, string, string]>(
      `SELECT unit, ${array('school', 'school')}, ${array('rows', 'school')} FROM (
         SELECT p.unit AS unit, p.school AS school, sum(t.subjects) AS rows FROM submission s
         JOIN tally t ON t.submission = s.id JOIN place p ON p.id = t.place
         WHERE ${standing} AND t.subjects > 0
         GROUP BY 1, 2 ORDER BY 1, 2) AS place
       GROUP BY unit ORDER BY unit`,
      [form],
    )
    .flatMap(([unit, names, numbers]) => {
      const rows = JSON.parse(numbers) as number[]
      return (JSON.parse(names) as string[]).map((school, i) => ({ unit, school, rows: rows[i]! }))
    })
}

function rowsByUnit(db: Database, form: number): Headcount['places'] {
  const found = db.all<[string, number]>(
    `SELECT p.unit, sum(t.subjects) FROM submission s JOIN tally t ON t.submission = s.id JOIN place p ON p.id = t.place
     WHERE ${standing} AND NOT ${hasSums} GROUP BY 1`,
    [form],
  )
  const kept = db.all<[string]>(
    `SELECT k.sums FROM submission s JOIN content k ON k.submission = s.id WHERE ${standing} AND k.sums <> ''`,
    [form],
  )
  const byUnit = new Map(found)
  for (const [sums] of kept)
    for (const [unit, , subjects] of sumsIn(sums)!.rows) byUnit.set(unit, (byUnit.get(unit) ?? 0) + subjects)
  return [...byUnit]
    .filter(([, rows]) => rows > 0)
    .map(([unit, rows]) => ({ unit, school: '', rows }))
    .sort((a, b) => compare(a.unit, b.unit))
}

/** Those who stand in the same places in as many rows are one entry: a million people stand in a few hundred ways. */
function repeatedOf(db: Database, form: number, bySchool: boolean): Headcount['repeated'] {
  const ways = db.all<[string, number]>(
    `SELECT way, count(*) FROM (
       SELECT ${db.dialect.joined("place || ':' || n", 'place')} AS way FROM repeated WHERE form = ? GROUP BY subject) AS stands
     GROUP BY way ORDER BY way`,
    [form],
  )
  const stands = ways.map(([way]) => way.split(',').map((each) => each.split(':').map(Number) as [number, number]))
  const ids = [...new Set(stands.flat().map(([place]) => place))]
  const places = new Map(
    db
      .all<[number, string, string]>(`SELECT id, unit, school FROM place WHERE id IN (${db.dialect.numbers('?')})`, [
        JSON.stringify(ids),
      ])
      .map(([id, unit, school]) => [id, { unit, school: bySchool ? school : '' }]),
  )
  return ways.flatMap(([, persons], way) =>
    stands[way]!.map(([place, rows]) => ({ way, persons, ...places.get(place)!, rows })),
  )
}
