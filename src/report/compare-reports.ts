/**
 * The workbooks of a unit in two states come in; what is different between them goes out cell by cell, by the address on the sheet that the
 * level above has, with the file that brought it. Numbers of persons are never shown, only that they differ. Pure.
 */
import { columnTypes } from '../notice/column-types.ts'
import type { Column, HeadField, Table } from '../notice/notice.ts'
import type { Value } from '../value/value.ts'
import type { Deliverable } from './deliverables.ts'
import type { SourceNote } from './form-content.ts'

export interface Change {
  form: string
  label: string
  /** Name of the workbook. */
  file: string
  kind: 'changed' | 'added' | 'removed'
  /** Unit, school, or 合计; with the name of the person where the row is a person's. */
  subject: string
  column: string
  /** On the sheet as it is now; where it is gone, as it was. `''` for a line above or below the table. */
  cell: string
  before: string
  after: string
  /** Files and cells that it comes from now; of what is gone, those it came from. */
  from: SourceNote['from']
}

export function compareReports(before: readonly Deliverable[], after: readonly Deliverable[]): Change[] {
  const keyOf = ({ form, project, school, sender }: Deliverable) =>
    [form.id, project, school, sender?.key ?? ''].join('\n')
  const keys = [...new Set([...before, ...after].map(keyOf))]
  return keys.flatMap((key) => {
    const [was, is] = [before, after].map((all) => all.find((each) => keyOf(each) === key))
    return compare(was, is)
  })
}

function compare(was: Deliverable | undefined, is: Deliverable | undefined): Change[] {
  const either = (is ?? was)!
  const base = { form: either.form.id, label: either.about.label, file: either.fileName }
  const heads = [...either.form.head, ...either.form.foot].flatMap((field) => headChange(base, field, was, is))
  const tables = either.form.tables.flatMap((table) => tableChanges(base, table, was, is))
  return [...heads, ...tables]
}

type Base = Pick<Change, 'form' | 'label' | 'file'>

function headChange(base: Base, field: HeadField, was?: Deliverable, is?: Deliverable): Change[] {
  // A sheet that is new or gone is told by its rows.
  if (!was || !is) return []
  const [before, after] = [was, is].map(({ content }) => content.head[field.field])
  if (before === after) return []
  const words = shownPair(field, before, after)
  return [{ ...base, kind: 'changed', subject: '表头', column: field.label, cell: '', ...words, from: [] }]
}

interface Row {
  index: number | 'total'
  values: Record<string, Value>
}

function tableChanges(base: Base, table: Table, was?: Deliverable, is?: Deliverable): Change[] {
  const [before, after] = [was, is].map((each) => rowsOf(each, table))
  const keys = [...new Set([...after!.keys(), ...before!.keys()])]
  return keys.flatMap((key) => {
    const [old, now] = [before!.get(key), after!.get(key)]
    if (old && now) return cellChanges(base, table, { ...old, of: was! }, { ...now, of: is! })
    const [row, of] = now ? [now, is!] : [old!, was!]
    // A unit's row stands on the sheet whether anything was reported or not.
    const isBlank = table.columns.every(
      ({ field, type }) => columnTypes[type].names === 'place' || row.values[field] === undefined,
    )
    return isBlank ? [] : [wholeRow(base, table, { ...row, of }, now ? 'added' : 'removed')]
  })
}

/** By whom it is about; several of one are numbered. */
function rowsOf(of: Deliverable | undefined, table: Table): Map<string, Row> {
  const content = of?.content.tables[table.id]
  const rows = new Map<string, Row>()
  for (const [index, values] of (content?.rows ?? []).entries()) {
    const key = content?.keys?.[index] ?? ''
    let free = key
    for (let n = 2; rows.has(free); n++) free = `${key}\n${n}`
    rows.set(free, { index, values })
  }
  if (content?.total) rows.set('total', { index: 'total', values: content.total })
  return rows
}

type Placed = Row & { of: Deliverable }

function cellChanges(base: Base, table: Table, was: Placed, is: Placed): Change[] {
  return table.columns
    .filter(({ field, type }) => type !== 'sequence' && was.values[field] !== is.values[field])
    .map((column): Change => {
      const words = shownPair(column, was.values[column.field], is.values[column.field])
      const at = is.values[column.field] === undefined ? was : is
      return {
        ...base,
        kind: 'changed',
        subject: subjectOf(table, is),
        column: headingOf(column),
        cell: cellOf(table, at, column.field),
        ...words,
        from: sourcesOf(table, is, column.field),
      }
    })
}

function wholeRow(base: Base, table: Table, row: Placed, kind: 'added' | 'removed'): Change {
  const words = table.columns
    .filter(({ field, type }) => type !== 'sequence' && !columnTypes[type].personal && row.values[field] !== undefined)
    .map(({ field, type, heading }) =>
      columnTypes[type].figure ? `${heading} ${shown(row.values[field])}` : shown(row.values[field]),
    )
    .join('，')
  const first = table.columns[0]?.field ?? ''
  return {
    ...base,
    kind,
    subject: subjectOf(table, row),
    column: '整行',
    cell: cellOf(table, row, first),
    before: kind === 'removed' ? words : '',
    after: kind === 'added' ? words : '',
    from: sourcesOf(table, row, first),
  }
}

function subjectOf(table: Table, { index, values }: Placed): string {
  if (index === 'total') return '合计'
  const named = (names: 'place' | 'person') =>
    table.columns.filter(({ type }) => columnTypes[type].names === names).map(({ field }) => shown(values[field]))
  return [...named('place'), ...named('person')]
    .filter((word, at, all) => word !== '' && all.indexOf(word) === at)
    .join(' ')
}

function headingOf({ groups, heading }: Column): string {
  return [...groups, heading].join('／')
}

function cellOf(table: Table, { index, of }: Placed, field: string): string {
  return of.sheets[0]?.places.of(table.id, index, field) ?? ''
}

/** Its own, else those of the row; of a total, none: it is the sum of the rows that are told. */
function sourcesOf(table: Table, { index, of }: Placed, field: string): SourceNote['from'] {
  if (index === 'total') return []
  const notes = of.content.sources.filter((note) => note.table === table.id && note.row === index)
  const own = notes.filter((note) => note.field === field)
  const found = own.some(({ from }) => from.length > 0) ? own : notes
  const seen = new Set<string>()
  return found
    .flatMap(({ from }) => from)
    .filter(({ path, sheet }) => !seen.has(`${path}\n${sheet}`) && seen.add(`${path}\n${sheet}`))
}

function shownPair(of: HeadField | Column, before: Value, after: Value): Pick<Change, 'before' | 'after'> {
  if (!columnTypes[of.type].personal) return { before: shown(before), after: shown(after) }
  const word = (value: Value) => (value === undefined ? '' : '（号码，不显示）')
  return {
    before: word(before),
    after: after === undefined ? '' : before === undefined ? '（号码，不显示）' : '（改过，不显示）',
  }
}

function shown(value: Value): string {
  return value === undefined || Number.isNaN(value) ? '' : String(value)
}
