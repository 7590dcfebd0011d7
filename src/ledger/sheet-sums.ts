/**
 * A sheet that was read to its end comes in, what it adds up to of each unit goes out, kept beside it: a county's ten thousand schools need not be
 * added up by everybody who asks for the county. Figures of a sheet never change, nor do its sums; which sheets count is asked each time.
 */
import { openSum, type UnitSum } from '../notice/unit-sum.ts'
import { grown } from '../value/grouped.ts'
import type { Database } from './engine/database.ts'

/** A sheet of fewer places is read as quickly as its sums, which then are kept only to tell of fractions. */
const manyPlaces = 4

export interface SheetSums {
  /** Data rows of each unit, and how many of them say whom they are about; by unit. */
  rows: [unit: string, rows: number, subjects: number][]
  /** Of each unit that it gives figures of, in order. */
  sums: [unit: string, sum: UnitSum][]
  /** Measures that are not whole everywhere: in another order they might add up to another number. */
  fractions: string[]
}

/** Of a submission `s`, in SQL. */
export const hasSums = "EXISTS (SELECT 1 FROM content k WHERE k.submission = s.id AND k.sums <> '')"

/** As text, to be kept; `''` where nothing is. */
export function sheetSums(db: Database, submission: number): string {
  const found = db.all<[string, string, number, number]>(
    `SELECT p.unit, ${db.dialect.array('p.id', 'p.id')}, sum(t.rows), sum(t.subjects)
     FROM tally t JOIN place p ON p.id = t.place WHERE t.submission = ? GROUP BY p.unit ORDER BY p.unit`,
    [submission],
  )
  const unitOf: string[] = []
  let places = 0
  for (const [unit, ids] of found)
    for (const id of JSON.parse(ids) as number[]) {
      unitOf[id] = unit
      places++
    }
  const open = new Map<string, ReturnType<typeof openSum>>()
  const fractions = new Set<string>()
  eachFigure(db, submission, (place, measure, value) => {
    grown(open, unitOf[place]!, openSum).add(place, measure, value)
    if (!Number.isSafeInteger(value)) fractions.add(measure)
  })
  if (places < manyPlaces && fractions.size === 0) return ''
  const sums: SheetSums = {
    rows: found.map(([unit, , rows, subjects]) => [unit, rows, subjects]),
    sums: [...open].map(([unit, { values, left }]) => [unit, { values: [...values], left: left() }]),
    fractions: [...fractions],
  }
  return JSON.stringify(sums)
}

export function sumsIn(kept: string | null): SheetSums | undefined {
  return kept ? (JSON.parse(kept) as SheetSums) : undefined
}

/** Figures read at once; a page is three texts, for a cell costs more than its bytes. */
const pageFigures = 20_000

/**
 * Those of its data rows, as they stand on the sheet.
 * @param unless SQL over a figure `g` and its submission `s`: those that are left out.
 */
export function eachFigure(
  db: Database,
  submission: number,
  take: (place: number, measure: string, value: number) => void,
  unless?: string,
): void {
  const { array, joined, isWhole, whole } = db.dialect
  const [last] = db.first<[number | null]>('SELECT max(g.n) FROM figure g WHERE g.submission = ?', [submission])!
  const from = unless ? 'figure g JOIN submission s ON s.id = g.submission' : 'figure g'
  const page = `${from} WHERE g.submission = ? AND g.n >= ? AND g.n < ? AND g.kind = 'data' ${unless ? `AND NOT ${unless}` : ''}`
  for (let start = 0; start <= (last ?? -1); start += pageFigures) {
    const asked = [submission, start, start + pageFigures]
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
    for (let i = 0; i < ofPlace.length; i++) take(ofPlace[i]!, ofMeasure[i]!, ofValue[i]!)
  }
}
