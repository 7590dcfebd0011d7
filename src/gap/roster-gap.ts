/**
 * The rows of own rosters come in; staff, trained and untrained per school and county go out, each person once, and every row that is in none
 * of them with its number and why. Pure arithmetic: what a row does not say is not guessed.
 */

import { listLookup } from '../notice/list-lookup.ts'
import type { Form, Notice } from '../notice/notice.ts'
import type { UnitTable } from '../unit/unit.ts'
import { compare } from '../value/compare.ts'
import type { IsoDate } from '../value/date.ts'
import { cellIn, rowIn } from '../value/origin.ts'
import { schoolKey } from '../value/same-school.ts'
import type { Holding, StoredRecord, StoredSheet, Unread } from './figure.ts'
import type { GapNumbers, GapRow } from './gap-result.ts'
import { rateOf } from './share.ts'

export interface RosterGap {
  asOf: IsoDate
  notice: string
  by: 'school'
  /** A school a row, in the order of counties; `unit` is the school, `code` its county's key. */
  rows: GapRow[]
  /** The same by county. */
  counties: GapRow[]
  total: GapNumbers
  /** rows = persons + repeated + not counted, always. */
  read: { files: number; rows: number; persons: number; repeated: number; notCounted: number }
  notCounted: NotCountedRows[]
  /** Further rows of persons who were counted already. */
  repeated: { file: string; sheet: string; rows: number[] }[]
  /** Lists of which another version came at the same time: neither is counted. */
  versions: { file: string; sheet: string; rows: number }[]
  notes: { file: string; sheet: string; note: 'ticks' | 'no-status' | 'no-county' }[]
  /** Other sheets of the files that hold the lists, which are no lists: whoever stands on them is in no number. */
  unread: { file: string; sheet: string; why: string }[]
}

export interface NotCountedRows {
  file: string
  sheet: string
  rows: number[]
  why: 'no-person' | 'no-unit' | 'unknown-unit' | 'no-status' | 'unclear-status' | 'elsewhere'
}

interface Question {
  notice: Notice
  sheets: readonly StoredSheet[]
  holdings: readonly Holding[]
  /** Of all that came. */
  unread: readonly Unread[]
  units: UnitTable
  asOf: IsoDate
  /** Does the answer ask for units with this key? */
  within: (unit: string) => boolean
}

interface Place {
  unit: string
  school: string
  staff: number
  trained: number
  /** A list without a word about training knows its staff alone. */
  known: boolean
  source: GapRow['source']
}

/** Who was counted: at which place, and is he trained. */
interface Counted {
  place: Place
  trained: boolean
}

const STATUS = 'isTrained'
/** Marks that say yes where they stand and no where they do not. */
const TICK = /^[√✓✔☑]$/u

export function rosterGap({ notice, sheets, holdings, unread, units, asOf, within }: Question): RosterGap {
  const files = new Set(holdings.map(({ path }) => path))
  const places = new Map<string, Place>()
  const persons = new Map<string, Counted>()
  const notCounted = new Map<string, NotCountedRows>()
  const repeated: RosterGap['repeated'] = []
  const notes: RosterGap['notes'] = []
  const answer = answerOf(notice)
  let rows = 0
  let twice = 0

  for (const sheet of sheets) {
    const records = [...sheet.records()]
    const { path: file = sheet.path, sheet: name = '' } = records[0]?.source ?? {}
    const say = (note: RosterGap['notes'][number]['note']) => notes.push({ file, sheet: name, note })
    const hasStatus = records.some(({ values }) => values[STATUS] !== undefined)
    const isTicked = hasStatus && records.every(({ values }) => TICK.test(String(values[STATUS] ?? '√')))
    const hasCounty = records.some(({ unit, values }) => unit !== '' || values.county !== undefined)
    if (!hasStatus && records.length > 0) say('no-status')
    if (isTicked) say('ticks')
    if (!hasCounty && records.length > 0) say('no-county')
    const again: number[] = []
    for (const record of records) {
      rows++
      const status = hasStatus ? answer(record, isTicked) : undefined
      const why = whyNot(record, { hasStatus, hasCounty, status, within })
      const row = rowIn(record.source)
      if (why !== undefined) {
        leave({ file, sheet: name, rows: [row], why })
        continue
      }
      const known = persons.get(record.subject)
      if (known) {
        again.push(row)
        twice++
        if (status === true && !known.trained) {
          known.trained = true
          known.place.trained++
        }
        continue
      }
      const place = placeOf(record)
      persons.set(record.subject, { place, trained: status === true })
      place.staff++
      if (status === true) place.trained++
      if (status === undefined) place.known = false
    }
    if (again.length > 0) repeated.push({ file, sheet: name, rows: again })
  }

  function leave(left: NotCountedRows): void {
    const key = [left.file, left.sheet, left.why].join('\n')
    const known = notCounted.get(key)
    if (known) known.rows.push(...left.rows)
    else notCounted.set(key, left)
  }

  function placeOf({ unit, school, source }: StoredRecord): Place {
    const key = `${unit}\n${schoolKey(school)}`
    const known = places.get(key)
    if (known) return known
    const from = { file: source.path, cell: cellIn(source), sha256: source.sha256, measure: 'staff' }
    const place = { unit, school, staff: 0, trained: 0, known: true, source: [from] }
    places.set(key, place)
    return place
  }

  const all = [...places.values()].sort((a, b) => compare(a.unit, b.unit))
  const counties = [...new Set(all.map(({ unit }) => unit))]
  return {
    asOf,
    notice: notice.id,
    by: 'school',
    rows: all.map((each) => ({ unit: each.school, code: each.unit, ...numbersOf([each]), source: each.source })),
    counties: counties.map((code) => {
      const own = all.filter(({ unit }) => unit === code)
      const unit = code === '' ? '' : (units.get(code)?.name ?? code)
      return { unit, code, ...numbersOf(own), source: own.flatMap(({ source }) => source) }
    }),
    total: numbersOf(all),
    read: {
      files: new Set(sheets.map(({ path }) => path)).size,
      rows,
      persons: persons.size,
      repeated: twice,
      notCounted: rows - twice - persons.size,
    },
    notCounted: [...notCounted.values()],
    versions: holdings
      .filter(({ state }) => state === 'undecided-version')
      .map(({ path: file, sheet, rows }) => ({ file, sheet, rows })),
    repeated,
    notes,
    unread: unread.filter(({ path }) => files.has(path)).map(({ path: file, sheet, why }) => ({ file, sheet, why })),
  }
}

/** 是 or 否 in whatever words; undefined where it says neither. */
function answerOf(notice: Notice): (record: StoredRecord, isTicked: boolean) => boolean | undefined {
  const column = statusColumn(notice.forms[0]!)
  const { find } = listLookup(notice.lists[column?.list ?? ''] ?? [])
  const said: Record<string, boolean> = { 是: true, 否: false }
  return ({ values }, isTicked) =>
    values[STATUS] === undefined ? (isTicked ? false : undefined) : said[find(String(values[STATUS])) ?? '']
}

function statusColumn({ tables }: Form) {
  return tables[0]?.columns.find(({ field }) => field === STATUS)
}

interface Circumstances {
  hasStatus: boolean
  hasCounty: boolean
  status: boolean | undefined
  within: (unit: string) => boolean
}

function whyNot(
  { subject, unit, school, values }: StoredRecord,
  { hasStatus, hasCounty, status, within }: Circumstances,
): NotCountedRows['why'] | undefined {
  if (subject === '') return 'no-person'
  if (unit === '' && values.county !== undefined) return 'unknown-unit'
  if (unit === '' && (hasCounty || school === '')) return 'no-unit'
  if (!within(unit)) return 'elsewhere'
  if (hasStatus && status === undefined) return values[STATUS] === undefined ? 'no-status' : 'unclear-status'
  return undefined
}

function numbersOf(places: readonly Place[]): GapNumbers {
  const staff = places.reduce((sum, each) => sum + each.staff, 0)
  const trained = places.every(({ known }) => known) ? places.reduce((sum, each) => sum + each.trained, 0) : null
  if (trained === null) return { staff, trained, untrained: null, rate: null }
  return { staff, trained, untrained: staff - trained, rate: rateOf(trained, staff) }
}
