/**
 * A notice comes in, its current figures go out as a book: as the sums kept of each sheet where those are all that is asked for, else from compact
 * pages, a million of them in the memory of one page; with their cells only those of the units that somebody asks for, or all of a few.
 */
import type { Figure } from '../gap/figure.ts'
import type { FigureBook, PrintedTotal } from '../gap/figure-book.ts'
import { isMeasure } from '../notice/measures.ts'
import { grouped } from '../value/grouped.ts'
import { once } from '../value/remember.ts'
import type { Database } from './engine/database.ts'
import { disputed, figures, replaced, sharedSheets, unitsOf } from './figures.ts'
import { eachFigure, type SheetSums, sumsIn } from './sheet-sums.ts'

/** That may be held with their cells. */
const few = 5_000

/** @param keyOf The key that a unit goes by, of the one it is stored under. */
export function figureBook(db: Database, notice: string, keyOf: (unit: string) => string): FigureBook {
  const places = once(() => allPlaces(db, keyOf))
  const named = (figure: Figure): Figure => ({ ...figure, unit: keyOf(figure.unit) })
  /** Who opens it again will open it at every unit: three round trips to a server for each, or three for all. */
  const whole = once(() => (hasFew(db) ? figures(db, notice, { kind: 'data' }).map(named) : undefined))
  let isOpened = false
  return {
    each: (take, takeSum) => eachAmount(db, notice, { keyOf, places }, take, takeSum),
    of(within, schools) {
      const held = isOpened ? whole() : undefined
      isOpened = true
      if (held)
        return held.filter(({ unit, school }) => within(unit) && (schools === undefined || schools.includes(school)))
      const asked = (unit: string) => within(keyOf(unit))
      return figures(db, notice, { kind: 'data', within: asked, schools: schools ?? true }).map(named)
    },
    totals: () => totals(db, notice).map(({ figure, sum }) => ({ figure: named(figure), sum })),
  }
}

function hasFew(db: Database): boolean {
  const [found] = db.first<[number]>(`SELECT count(*) FROM (SELECT 1 FROM figure LIMIT ${few + 1}) AS counted`)!
  return found <= few
}

function eachAmount(
  db: Database,
  notice: string,
  { keyOf, places: placesOf }: { keyOf: (unit: string) => string; places: () => Places },
  take: Parameters<FigureBook['each']>[0],
  takeSum: Parameters<FigureBook['each']>[1],
) {
  const among = disputed(db)
  const sheets = db
    .all<[number, string, number, string | null]>(
      `SELECT s.id, f.form, s.id IN (${among}), ${takeSum ? 'k.sums' : 'NULL'}
       FROM submission s JOIN form f ON f.id = s.form LEFT JOIN content k ON k.submission = s.id
       WHERE f.notice = ? AND s.current = 1 ORDER BY s.received, s.id`,
      [notice],
    )
    .map(([id, form, isDisputed, kept]) => ({ id, form, isDisputed: isDisputed === 1, kept: sumsIn(kept) }))
  const isSum = takeSum ? areSums(sheets, sharedSheets(db), mergedUnits(db, keyOf)) : () => false
  for (const sheet of sheets) {
    const { id, form, isDisputed, kept } = sheet
    if (isSum(sheet)) {
      for (const [unit, sum] of kept!.sums) takeSum!(form, keyOf(unit), sum)
      continue
    }
    const places = placesOf()
    const unless = isDisputed ? replaced('g.place', among) : undefined
    const takeFigure = (place: number, measure: string, value: number) =>
      take({ form, unit: places.units[place]!, school: places.schools[place]!, measure, value })
    eachFigure(db, id, takeFigure, unless)
  }
}

interface Sheet {
  id: number
  form: string
  kept: SheetSums | undefined
}

/**
 * May the sums of a sheet stand for its figures? Not where another sheet has rows of the same place, whatever the place is called; nor where a sheet of
 * the form has fractions, which add up to the same only in the same order.
 */
function areSums(
  sheets: readonly Sheet[],
  shared: ReadonlySet<number>,
  merged: ReadonlySet<string>,
): (sheet: Sheet) => boolean {
  const uneven = new Set(sheets.filter(({ kept }) => kept?.fractions.some(isMeasure)).map(({ form }) => form))
  return ({ id, form, kept }) =>
    kept !== undefined && !shared.has(id) && !uneven.has(form) && !kept.sums.some(([unit]) => merged.has(unit))
}

/** Those that go by one key with another one. */
function mergedUnits(db: Database, keyOf: (unit: string) => string): ReadonlySet<string> {
  const byKey = grouped(unitsOf(db), keyOf)
  return new Set([...byKey.values()].filter((units) => units.length > 1).flat())
}

/** By the number of the place. */
interface Places {
  units: string[]
  schools: string[]
}

function allPlaces(db: Database, keyOf: (unit: string) => string): Places {
  const [size] = db.first<[number]>('SELECT coalesce(max(id), 0) + 1 FROM place')!
  const places: Places = { units: new Array(size), schools: new Array(size) }
  const { array } = db.dialect
  for (const [key, ids, schools] of db.all<[string, string, string]>(
    `SELECT unit, ${array('id', 'id')}, ${array('school', 'id')} FROM place GROUP BY unit`,
  )) {
    const names = JSON.parse(schools) as string[]
    const unit = keyOf(key)
    for (const [index, id] of (JSON.parse(ids) as number[]).entries()) {
      places.units[id] = unit
      places.schools[id] = names[index]!
    }
  }
  return places
}

/** The rows of a sheet whose total is believed are all in use. */
function totals(db: Database, notice: string): PrintedTotal[] {
  const sums = new Map<string, number>()
  const keyOf = (...parts: unknown[]) => parts.join('\n')
  for (const [id, form, sha256, sheet, kept] of db.all<[number, string, string, string, string | null]>(
    `SELECT s.id, f.form, s.sha256, s.sheet, k.sums
     FROM submission s JOIN form f ON f.id = s.form LEFT JOIN content k ON k.submission = s.id
     WHERE f.notice = ? AND s.current = 1 AND EXISTS (SELECT 1 FROM figure t WHERE t.submission = s.id AND t.kind = 'total')
     ORDER BY s.id`,
    [notice],
  ))
    for (const [measure, sum] of rowSums(db, id, sumsIn(kept))) {
      const key = keyOf(form, sha256, sheet, measure)
      sums.set(key, (sums.get(key) ?? 0) + sum)
    }
  return figures(db, notice, { kind: 'total' }).map((figure) => {
    const { form, source, measure } = figure
    return { figure, sum: sums.get(keyOf(form, source.sha256, source.sheet, measure)) }
  })
}

/** What all data rows of a sheet add up to. */
function rowSums(db: Database, submission: number, kept: SheetSums | undefined): [measure: string, sum: number][] {
  if (kept && kept.fractions.length === 0) return kept.sums.flatMap(([, { values }]) => values)
  return db.all<[string, number]>(
    "SELECT measure, sum(value) FROM figure WHERE submission = ? AND kind = 'data' GROUP BY 1",
    [submission],
  )
}
