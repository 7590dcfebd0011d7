/**
 * The rows below a table's headings come in, one by one; typed records go out, in one pass, holding back only total rows.
 * Tells data from what stands among them (totals, examples, empty numbered rows); what it cannot tell it hands back, never drops.
 */
import type { Column, ColumnType } from '../notice/notice.ts'
import { cleanText } from '../value/text.ts'
import { CellKind, type Merge, type Row } from '../workbook/workbook.ts'
import { type Candidates, looksLikeHeadings } from './candidates.ts'
import { type LabelMatcher, readLine } from './head-line.ts'
import type { MergeIndex } from './merge-index.ts'
import { valueReader } from './read-value.ts'
import type { FormRecord, SheetForm, SheetTable, Value } from './reading.ts'
import { isFurniture, isNote, isSampleLabel, isSignature, isTotalLabel } from './row-words.ts'

export const Verdict = {
  /** Read, or known to hold nothing. */
  taken: 0,
  /** No row of this table: a note, a signature, a caption, or something nobody knows. */
  loose: 1,
  /** Looks like headings: the table again, or another. */
  headings: 2,
} as const
export type Verdict = (typeof Verdict)[keyof typeof Verdict]

/** What is seen on the way and becomes faults at the end. */
export interface Observed {
  hiddenRows: number[]
  sampleRows: number[]
  /** Columns without heading that hold data → their rows. */
  strayRows: Map<number, number[]>
  /** Texts of the unit column, as many as help to tell the reporter. */
  units: Set<string>
}

export interface TableSetting {
  form: SheetForm
  table: SheetTable
  /** Sheet columns with a heading, known or not. */
  headed: ReadonlySet<number>
  merges: MergeIndex
  candidates: Candidates
  /** Labels above and below the form's tables. */
  labels: LabelMatcher
  observed: Observed
  emit: (record: FormRecord) => void
}

export interface TableReader {
  setting: TableSetting
  /**
   * @param loose The rows right above were no data: now only a clear row of data is one.
   * @param noHeadings The row was looked at already and is not headings.
   */
  take(row: Row, loose: boolean, noHeadings: boolean): Verdict
  end(): void
}

/** As many own values make a row data without a closer look. */
const PLENTY = 3
const MAX_UNITS = 400

export function tableReader(setting: TableSetting): TableReader {
  const { form, table, observed, emit } = setting
  const columns = table.table.columns
  const readers = columns.map((column) => valueReader(column.type))
  const plenty = table.columns.map((block) => Math.min(PLENTY, block.filter((column) => column >= 0).length))
  const unitIndex = columns.findIndex((column) => column.type === 'unit')
  const suspicious = suspiciousEnds(setting.candidates)
  const fill = fillDown(setting)
  const strays = strayFinder(setting)
  const frame = frameTypes(columns)
  let lastUnit: Value
  /** Total rows wait here, per block, until it is known whether data follow. */
  const pending: (FormRecord | undefined)[] = table.columns.map(() => undefined)
  let deepest = -1

  function take(row: Row, loose: boolean, noHeadings: boolean): Verdict {
    const { texts, kinds } = row
    let verdict: Verdict = Verdict.taken
    let content = false
    let looked: Verdict | undefined
    fill?.begin(row)
    for (let block = 0; block < table.columns.length; block++) {
      const places = table.columns[block]!
      const values: Value[] = []
      let filled = 0
      let odd = false
      for (let index = 0; index < places.length; index++) {
        const place = places[index]!
        const text = place < 0 ? undefined : texts[place]
        if (text === undefined || text === '') {
          const unevaluated = place >= 0 && kinds[place] === CellKind.unevaluated
          if (unevaluated) filled++
          values.push(unevaluated ? readers[index]!('', CellKind.unevaluated) : undefined)
          continue
        }
        const value = readers[index]!(text, kinds[place]!)
        values.push(value)
        if (value === undefined) continue
        if (filled++ < PLENTY) {
          // biome-ignore lint/suspicious/noSelfCompare: the fastest way to see NaN.
          odd ||= typeof value === 'string' ? suspicious(value) : value !== value
        }
      }
      if (filled === 0) continue
      content = true
      if (filled < plenty[block]! || odd || loose) {
        looked ??= lookAtRow(row, noHeadings)
        if (looked !== Verdict.taken) return looked
        const kind = lookAtBlock(row, block, values, filled, loose)
        if (kind === 'loose') verdict = Verdict.loose
        else if (kind === 'total') holdTotal(record(row, block, values, 'total'))
        else if (kind === 'data') data(record(row, block, values, 'data'))
        continue
      }
      data(record(row, block, values, 'data'))
    }
    if (content) return verdict
    return hasContent(row) ? Verdict.loose : Verdict.taken
  }

  function record(row: Row, block: number, values: Value[], kind: 'data' | 'total'): FormRecord {
    if (kind === 'data') fill?.apply(row.number, block, values)
    return { table, kind, row: row.number, block, hidden: row.hidden, values, source: row }
  }

  function data(each: FormRecord): void {
    if (deepest >= 0) releaseBefore(each.block)
    form.rows++
    if (each.hidden) observed.hiddenRows.push(each.row)
    strays(each.source)
    const unit = unitIndex < 0 ? undefined : each.values[unitIndex]
    if (unit !== lastUnit && typeof unit === 'string') {
      lastUnit = unit
      if (observed.units.size < MAX_UNITS) observed.units.add(unit)
    }
    emit(each)
  }

  function holdTotal(each: FormRecord): void {
    releaseBefore(each.block)
    pending[each.block] = each
    deepest = Math.max(deepest, each.block)
  }

  /** More rows follow in this block: what looked like its total was a subtotal. */
  function releaseBefore(block: number): void {
    const held = pending[block]
    if (!held) return
    pending[block] = undefined
    emit({ ...held, kind: 'subtotal' })
  }

  /** The last total of the last block is the form's own, if the form asks for one; others were added by somebody. */
  function end(): void {
    pending.forEach((held, block) => {
      if (!held) return
      const own = block === deepest && table.table.total !== ''
      pending[block] = undefined
      emit(own ? held : { ...held, kind: 'subtotal' })
    })
    deepest = -1
  }

  function lookAtRow(row: Row, noHeadings: boolean): Verdict {
    if (!noHeadings && looksLikeHeadings(setting.candidates, row.texts)) return Verdict.headings
    const texts = row.texts.filter((text) => text !== '' && text.trim() !== '')
    const filled = texts.length
    const first = cleanText(texts[0] ?? '')
    if (filled <= 3 && isNote(first)) return Verdict.loose
    if (filled <= 8 && (isSignature(first) || isLine(setting.labels, row, filled))) return Verdict.loose
    if (filled <= 2 && isFurniture(first)) return Verdict.loose
    return Verdict.taken
  }

  function lookAtBlock(
    row: Row,
    block: number,
    values: Value[],
    filled: number,
    loose: boolean,
  ): 'data' | 'total' | 'loose' | 'nothing' {
    const labels = leadingWords(columns, values, row, table.columns[block]!)
    if (labels.some(isTotalLabel)) return 'total'
    if (labels.some(isSampleLabel)) {
      observed.sampleRows.push(row.number)
      return 'nothing'
    }
    if (isPreprinted(setting, values)) return 'nothing'
    const own = columns.flatMap((column, index) =>
      values[index] === undefined ? [] : [{ column, value: values[index] }],
    )
    const caption = filled === 1 && own.length === 1 && (isLong(own[0]!.value) || spansColumns(setting, row, block))
    if (caption) return 'loose'
    if (own.length === filled && own.every(({ column, value }) => frame.has(column.type) && isFrame(column, value))) {
      return loose && own[0]!.column.type !== 'sequence' ? 'loose' : 'nothing'
    }
    if (filled >= plenty[block]!) return 'data'
    if (own.length > 0 && own.every(({ column }) => isRemark(column))) return 'loose'
    return !(loose || deepest >= 0) || isClear(columns, values) ? 'data' : 'loose'
  }

  return { setting, take, end }
}

/** 报送单位：… 联系电话：… : every other cell at least bears a label of the form's. */
function isLine(labels: LabelMatcher, row: Row, filled: number): boolean {
  const found = readLine(labels, row).labels
  return found > 0 && found * 2 >= filled
}

/** Types that say where a row stands but not what it is about: numbers and units filled in beforehand make no record. */
function frameTypes(columns: readonly Column[]): ReadonlySet<ColumnType> {
  const subject = columns.some((column) => column.type === 'name' || column.type === 'school')
  return new Set(subject ? ['sequence', 'unit', 'year'] : ['sequence'])
}

/** A plain number, or a name short enough to be a unit's. */
function isFrame(column: Column, value: Value): boolean {
  const text = String(value)
  return column.type === 'unit' ? text.length <= 20 : /^[\d.、()（）年]{1,8}$/u.test(text)
}

/** Words that by themselves make no record. */
function isRemark(column: Column): boolean {
  return column.type === 'sequence' || (column.type === 'text' && !column.required)
}

/** Longer than any name of a person, unit or school. */
function isLong(value: Value): boolean {
  return typeof value === 'string' && value.length > 40
}

/** The first words of a block, where 小计 and 例 stand; also the sheet's first cell, which may lie left of the table. */
function leadingWords(
  columns: readonly Column[],
  values: readonly Value[],
  row: Row,
  places: readonly number[],
): string[] {
  const words: string[] = []
  values.forEach((value, index) => {
    const type = columns[index]!.type
    if (typeof value === 'string' && words.length < 3 && type !== 'idNumber' && type !== 'phone') words.push(value)
  })
  const left = Math.min(...places.filter((place) => place >= 0))
  const outside = row.texts.findIndex((text) => text.trim() !== '')
  if (outside >= 0 && outside < left) words.push(cleanText(row.texts[outside]!))
  return words
}

/** The row holds nothing but what the blank form prints there. */
function isPreprinted({ table }: TableSetting, values: readonly Value[]): boolean {
  const { columns, preprinted } = table.table
  return preprinted.some((texts) =>
    columns.every((column, index) => {
      const value = values[index]
      return value === undefined || column.type === 'sequence' || (texts[column.field] ?? '') === value
    }),
  )
}

/** A single text merged over several columns is a caption or a remark, not a value. */
function spansColumns({ merges, table }: TableSetting, row: Row, block: number): boolean {
  const places = table.columns[block]!
  return merges
    .startingIn(row.number, row.number)
    .some((merge) => places.filter((place) => merge.left <= place && place <= merge.right).length > 1)
}

/** Two values are a row of data below notes only if one of them can hardly be anything else. */
function isClear(columns: readonly Column[], values: readonly Value[]): boolean {
  return columns.some((column, index) => {
    const value = values[index]
    if (typeof value === 'number') return !Number.isNaN(value)
    if (typeof value !== 'string') return false
    if (column.type === 'idNumber') return /^[\dXx*]{15,18}$/u.test(value)
    return column.type === 'sequence' && /^\d{1,7}$/u.test(value)
  })
}

function hasContent(row: Row): boolean {
  for (let index = 0; index < row.texts.length; index++) {
    if (row.kinds[index] === CellKind.unevaluated) return true
    const text = row.texts[index]
    if (text !== undefined && text !== '' && cleanText(text) !== '') return true
  }
  return false
}

/** Every word that makes a row worth a closer look begins or ends with one of a few characters. */
function suspiciousEnds(candidates: Candidates): (text: string) => boolean {
  const known = endsOf.get(candidates)
  if (known) return known
  const first = new Uint8Array(0x10000)
  const last = new Uint8Array(0x10000)
  for (const letter of '小合总共累例示样范举（(【[备附注说填报审制复经签单负主分校学联第以※★*＊①②③④')
    first[letter.charCodeAt(0)] = 1
  for (let code = 0x100; code < 0x10000; code++) if (candidates.firstLetters[code] === 1) first[code] = 1
  for (const letter of '计数)）]】：:') last[letter.charCodeAt(0)] = 1
  const test = (text: string) => first[text.charCodeAt(0)] === 1 || last[text.charCodeAt(text.length - 1)] === 1
  endsOf.set(candidates, test)
  return test
}

const endsOf = new WeakMap<Candidates, (text: string) => boolean>()

/** Vertically merged cells speak for every row they cover, and for no other. Numbers never do: they would be counted twice. */
function fillDown({ merges, table }: TableSetting) {
  const places = new Set(table.columns.flat())
  const vertical = merges.vertical.filter((merge: Merge) => places.has(merge.left))
  if (vertical.length === 0) return undefined
  const { columns } = table.table
  const fillable = columns.map(({ type }) => type !== 'count' && type !== 'number' && type !== 'sequence')
  const readers = columns.map((column) => valueReader(column.type))
  const active = table.columns.map(() => columns.map(() => ({ last: 0, value: undefined as Value })))
  let next = 0
  return {
    begin(row: Row): void {
      for (; next < vertical.length && vertical[next]!.top <= row.number; next++) {
        const merge = vertical[next]!
        if (merge.top !== row.number) continue
        table.columns.forEach((block, number) => {
          const index = block.indexOf(merge.left)
          if (index < 0 || !fillable[index]) return
          const value = readers[index]!(row.texts[merge.left] ?? '', row.kinds[merge.left] ?? CellKind.blank)
          active[number]![index] = { last: merge.bottom, value }
        })
      }
    },
    apply(row: number, block: number, values: Value[]): void {
      const filling = active[block]!
      for (let index = 0; index < values.length; index++) {
        if (values[index] === undefined && filling[index]!.last >= row) values[index] = filling[index]!.value
      }
    },
  }
}

/** Data in columns that have no heading at all. */
function strayFinder({ headed, observed }: TableSetting): (row: Row) => void {
  const width = Math.max(-1, ...headed) + 1
  const gaps: number[] = []
  for (let column = 0; column < width; column++) if (!headed.has(column)) gaps.push(column)
  const note = (row: Row, column: number) => {
    const text = row.texts[column]
    if (text === undefined || text === '' || text.trim() === '') return
    const rows = observed.strayRows.get(column)
    if (!rows) observed.strayRows.set(column, [row.number])
    else if (rows[rows.length - 1] !== row.number) rows.push(row.number)
  }
  return (row) => {
    for (const column of gaps) note(row, column)
    for (let column = width; column < row.texts.length; column++) note(row, column)
  }
}
