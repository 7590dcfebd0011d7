/** Rows that stand for schools, persons or words: all current ones, in the order of their units, numbered anew. */

import type { StoredRecord } from '../gap/figure.ts'
import { firstOf } from '../notice/column-types.ts'
import type { Table } from '../notice/notice.ts'
import { isInside } from '../unit/is-inside.ts'
import { partsBelow } from '../unit/parts-below.ts'
import { grown } from '../value/grouped.ts'
import { mostNames, remember } from '../value/remember.ts'
import type { Value } from '../value/value.ts'
import { columnTotals } from './column-totals.ts'
import type { FillInput } from './fill-input.ts'
import { type SourceNote, sourceNote, type TableContent } from './form-content.ts'
import { asShare, rateColumns } from './rate-columns.ts'

export function fillRecords(input: FillInput, table: Table): { content: TableContent; sources: SourceNote[] } {
  const { records, twice } = inOrder(input, table)
  const sequence = firstOf(table.columns, 'sequence')
  const rates = rateColumns(input.form, table)
  const rows: Record<string, Value>[] = []
  const sources: SourceNote[] = []
  for (const [index, record] of records.entries()) {
    // Field by field takes three times as long, and more room.
    const row: Record<string, Value> = { ...record.values }
    if (sequence) row[sequence.field] = index + 1
    for (const rate of rates) row[rate.column.field] = asShare(row[rate.column.field], row, rate)
    rows.push(row)
    sources.push(rowSource(input, table, index, record, twice.get(record.subject) ?? []))
  }
  return {
    content: {
      rows,
      keys: records.map(({ subject }) => subject),
      total: table.total === '' ? undefined : columnTotals(table, rates, rows),
    },
    sources,
  }
}

/** The records of a table in the order of their units, each person and school once. */
export function inOrder(input: FillInput, table: Table): ReturnType<typeof onceEach> {
  const own = input.records.filter((record) => record.table === table.id && belongs(input, record))
  return onceEach(inUnitOrder(input, own))
}

/** Who stands in two lists (a city's and a county's own) gets one row: the one received last, in the place of the first. */
function onceEach(all: StoredRecord[]): { records: StoredRecord[]; twice: Map<string, StoredRecord[]> } {
  if (isEachOnce(all)) return { records: all, twice: new Map() }
  const records: StoredRecord[] = []
  const places = new Map<string, number>()
  const twice = new Map<string, StoredRecord[]>()
  for (const record of all) {
    const place = record.subject === '' ? undefined : places.get(record.subject)
    if (place === undefined) {
      places.set(record.subject, records.length)
      records.push(record)
      continue
    }
    grown(twice, record.subject, () => []).push(records[place]!)
    records[place] = record
  }
  return { records, twice }
}

/** Nearly always, and sooner found out than where each of them stands. */
function isEachOnce(all: readonly StoredRecord[]): boolean {
  const subjects = new Set<string>()
  let named = 0
  for (const { subject } of all) {
    if (subject === '') continue
    named++
    if (subjects.add(subject).size < named) return false
  }
  return true
}

export function belongs(input: FillInput, record: StoredRecord): boolean {
  return isInside(input.units, input.unit, record.unit)
}

/** Units in the table's own order; within a unit as received. Sorting is stable. */
function inUnitOrder(input: FillInput, records: StoredRecord[]): StoredRecord[] {
  const { issued } = input
  if (issued !== undefined && issued.size > 0) {
    const placeOn = ({ subject }: StoredRecord) => issued.get(subject) ?? issued.size
    return [...records].sort((a, b) => placeOn(a) - placeOn(b))
  }
  const named = new Set(records.map(({ unit }) => unit))
  const parts = partsBelow(input.units, input.unit.key, 'county', named)
  const order = new Map(parts.map((unit, index) => [unit.key, index]))
  const place = (record: StoredRecord) => order.get(record.unit) ?? order.size
  return [...records].sort((a, b) => place(a) - place(b))
}

/** All rows of a school share its name. */
const namesIn = remember(
  (unit: string) => remember((school: string) => `${unit} ${school}`.trim(), mostNames),
  mostNames,
)

/** One line per row; it names the row's place, never the person. */
function rowSource(
  input: FillInput,
  table: Table,
  index: number,
  record: StoredRecord,
  others: readonly StoredRecord[],
): SourceNote {
  const unit = input.units.get(record.unit)?.name ?? ''
  const subject = record.school === '' ? unit : namesIn(unit)(record.school)
  return sourceNote({ table: table.id, row: index, field: table.columns[0]?.field ?? '', subject }, '整行照录', {
    from: [record, ...others].map(({ source }) => source),
    remark: others.length > 0 ? '同一人（校）在几份表里都有，只列一次' : '',
  })
}
