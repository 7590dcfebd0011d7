/**
 * A notice comes in, its current figures go out as a book: added up from compact pages, a million of them in the memory of one page; with
 * their cells only those of the units that somebody asks for.
 */
import type { Figure } from '../gap/figure.ts'
import type { Amount, FigureBook, PrintedTotal } from '../gap/figure-book.ts'
import type { Database } from './engine/database.ts'
import { disputed, figures, replaced } from './figures.ts'

/** Figures read at once; a page is three texts, for a cell costs more than its bytes. */
const pageFigures = 20_000

/** @param keyOf The key that a unit goes by, of the one it is stored under. */
export function figureBook(db: Database, notice: string, keyOf: (unit: string) => string): FigureBook {
  const named = (figure: Figure): Figure => ({ ...figure, unit: keyOf(figure.unit) })
  return {
    each: (take) => eachAmount(db, notice, keyOf, take),
    of: (within, schools: boolean | readonly string[] = true) =>
      figures(db, notice, { kind: 'data', within: (unit) => within(keyOf(unit)), schools }).map(named),
    totals: () => totals(db, notice).map(({ figure, sum }) => ({ figure: named(figure), sum })),
  }
}

function eachAmount(db: Database, notice: string, keyOf: (unit: string) => string, take: (amount: Amount) => void) {
  const among = disputed(db)
  const { array, joined, isWhole, whole } = db.dialect
  const sheets = db.all<[number, string, number]>(
    `SELECT s.id, f.form, s.id IN (${among}) FROM submission s JOIN form f ON f.id = s.form
     WHERE f.notice = ? AND s.current = 1 ORDER BY s.received, s.id`,
    [notice],
  )
  const places = sheets.length === 0 ? new Map<number, Place>() : allPlaces(db, keyOf)
  for (const [id, form, isDisputed] of sheets) {
    const unless = isDisputed === 1 ? `AND NOT ${replaced('g.place', among)}` : ''
    const from = isDisputed === 1 ? 'figure g JOIN submission s ON s.id = g.submission' : 'figure g'
    for (let after = -1, more = true; more; ) {
      const page = `SELECT g.n, g.place, g.measure, g.value FROM ${from}
        WHERE g.submission = ? AND g.n > ? AND g.kind = 'data' ${unless} ORDER BY g.n LIMIT ${pageFigures}`
      const [last, size, at, measures, values] = db.first<[number, number, string, string, string | null]>(
        `SELECT max(n), count(*), ${array('place', 'n')}, ${array('measure', 'n')},
           ${joined(`coalesce(CAST(CASE WHEN ${isWhole('value')} THEN ${whole('value')} END AS TEXT), 'null')`, 'n')}
         FROM (${page}) AS page`,
        [id, after],
      )!
      const [ofPlace, ofMeasure] = [JSON.parse(at) as number[], JSON.parse(measures) as string[]]
      const ofValue = JSON.parse(`[${values ?? ''}]`) as (number | null)[]
      // As text they would lose their last digits: how many, depends on the engine.
      const others = ofValue.includes(null)
        ? db.all<[number]>(`SELECT value FROM (${page}) AS page WHERE NOT ${isWhole('value')} ORDER BY n`, [id, after])
        : []
      for (let i = 0, other = 0; i < size; i++) {
        const { unit, school } = places.get(ofPlace[i]!)!
        const value = ofValue[i] ?? others[other++]![0]
        take({ form, unit, school, measure: ofMeasure[i]!, value })
      }
      after = last
      more = size === pageFigures
    }
  }
}

interface Place {
  unit: string
  school: string
}

function allPlaces(db: Database, keyOf: (unit: string) => string): Map<number, Place> {
  const places = new Map<number, Place>()
  const { array } = db.dialect
  for (const [key, ids, schools] of db.all<[string, string, string]>(
    `SELECT unit, ${array('id', 'id')}, ${array('school', 'id')} FROM place GROUP BY unit`,
  )) {
    const names = JSON.parse(schools) as string[]
    const unit = keyOf(key)
    for (const [index, id] of (JSON.parse(ids) as number[]).entries()) places.set(id, { unit, school: names[index]! })
  }
  return places
}

/** The rows of a sheet whose total is believed are all in use. */
function totals(db: Database, notice: string): PrintedTotal[] {
  const sums = new Map<string, number>()
  const keyOf = (...parts: unknown[]) => parts.join('\n')
  for (const [form, sha256, sheet, measure, sum] of db.all<[string, string, string, string, number]>(
    `SELECT f.form, s.sha256, s.sheet, g.measure, sum(g.value) FROM submission s
     JOIN form f ON f.id = s.form JOIN figure g ON g.submission = s.id
     WHERE f.notice = ? AND s.current = 1 AND g.kind = 'data'
       AND EXISTS (SELECT 1 FROM figure t WHERE t.submission = s.id AND t.kind = 'total')
     GROUP BY 1, 2, 3, 4`,
    [notice],
  ))
    sums.set(keyOf(form, sha256, sheet, measure), sum)
  return figures(db, notice, { kind: 'total' }).map((figure) => {
    const { form, source, measure } = figure
    return { figure, sum: sums.get(keyOf(form, source.sha256, source.sheet, measure)) }
  })
}
