/**
 * A notice comes in, its current figures go out as a book: added up from compact pages, a million of them in the memory of one page; with
 * their cells only those of the units that somebody asks for.
 */
import type { Figure } from '../gap/figure.ts'
import type { Amount, FigureBook, PrintedTotal } from '../gap/figure-book.ts'
import { once } from '../value/remember.ts'
import type { Database } from './engine/database.ts'
import { disputed, figures, replaced } from './figures.ts'

/** Figures read at once; a page is three texts, for a cell costs more than its bytes. */
const pageFigures = 20_000

/** @param keyOf The key that a unit goes by, of the one it is stored under. */
export function figureBook(db: Database, notice: string, keyOf: (unit: string) => string): FigureBook {
  const places = once(() => allPlaces(db, keyOf))
  const named = (figure: Figure): Figure => ({ ...figure, unit: keyOf(figure.unit) })
  return {
    each: (take) => eachAmount(db, notice, places, take),
    of: (within, schools: boolean | readonly string[] = true) =>
      figures(db, notice, { kind: 'data', within: (unit) => within(keyOf(unit)), schools }).map(named),
    totals: () => totals(db, notice).map(({ figure, sum }) => ({ figure: named(figure), sum })),
  }
}

function eachAmount(db: Database, notice: string, placesOf: () => Places, take: (amount: Amount) => void) {
  const among = disputed(db)
  const { array, joined, isWhole, whole } = db.dialect
  const sheets = db.all<[number, string, number, number | null]>(
    `SELECT s.id, f.form, s.id IN (${among}), (SELECT max(g.n) FROM figure g WHERE g.submission = s.id)
     FROM submission s JOIN form f ON f.id = s.form
     WHERE f.notice = ? AND s.current = 1 ORDER BY s.received, s.id`,
    [notice],
  )
  if (sheets.length === 0) return
  const places = placesOf()
  for (const [id, form, isDisputed, last] of sheets) {
    const from = isDisputed === 1 ? 'figure g JOIN submission s ON s.id = g.submission' : 'figure g'
    const unless = isDisputed === 1 ? `AND NOT ${replaced('g.place', among)}` : ''
    const page = `${from} WHERE g.submission = ? AND g.n >= ? AND g.n < ? AND g.kind = 'data' ${unless}`
    for (let start = 0; start <= (last ?? -1); start += pageFigures) {
      const asked = [id, start, start + pageFigures]
      const [at, measures, values] = db.first<[string, string, string | null]>(
        `SELECT ${array('g.place', 'g.n')}, ${array('g.measure', 'g.n')},
           ${joined(`CASE WHEN ${isWhole('g.value')} THEN ${whole('g.value')} END`, 'g.n')}
         FROM ${page}`,
        asked,
      )!
      const [ofPlace, ofMeasure] = [JSON.parse(at) as number[], JSON.parse(measures) as string[]]
      const wholes = JSON.parse(`[${values ?? ''}]`) as number[]
      // As text the others would lose their last digits: how many, depends on the engine.
      const ofValue =
        wholes.length === ofPlace.length
          ? wholes
          : db.all<[number]>(`SELECT g.value FROM ${page} ORDER BY g.n`, asked).map(([value]) => value)
      for (let i = 0; i < ofPlace.length; i++) {
        const place = ofPlace[i]!
        take({
          form,
          unit: places.units[place]!,
          school: places.schools[place]!,
          measure: ofMeasure[i]!,
          value: ofValue[i]!,
        })
      }
    }
  }
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
