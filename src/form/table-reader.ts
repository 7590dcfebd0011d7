/**
 * The rows below a table's headings come in, one by one; typed records go out, in one pass, holding back only total rows.
 * Tells data from what stands among them (totals, examples, empty numbered rows); what it cannot tell it hands back, never drops.
 */

import { columnTypes, indexOf } from '../notice/column-types.ts'
import { rememberOf } from '../value/remember.ts'
import type { Value } from '../value/value.ts'
import { CellKind, type Row } from '../workbook/workbook.ts'
import { isBlankRow } from './blank-row.ts'
import type { Candidates } from './candidates.ts'
import { computedSums } from './computed-sums.ts'
import { coveredCells } from './covered-cells.ts'
import { fillDown } from './fill-down.ts'
import { valueReader } from './read-value.ts'
import type { FormRecord } from './reading.ts'
import { rowKinds } from './row-kinds.ts'
import { isOneText } from './said-once.ts'
import { strayFinder } from './stray-cells.ts'
import { type TableSetting, Verdict } from './table-setting.ts'

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
  const readers = columns.map((column) => valueReader(column.type, column))
  const plenty = table.columns.map((block) => Math.min(PLENTY, block.filter((column) => column >= 0).length))
  const unitIndex = indexOf(columns, 'unit')
  const suspicious = suspiciousEnds(setting.candidates)
  /** Rows stand there before anybody fills them in. */
  const isPrinted = table.table.preprinted.length > 0
  const printedBlank: Value[][] = []
  if (isPrinted) table.printedBlank = printedBlank
  const fill = fillDown(setting)
  const strays = strayFinder(setting)
  const look = rowKinds(setting)
  const uncovered = coveredCells(setting)
  const sum = computedSums(setting)
  let lastUnit: Value
  /** Total rows wait here, per block, until it is known whether data follow. */
  const pending: (FormRecord | undefined)[] = table.columns.map(() => undefined)
  let deepest = -1
  /** A total above all data, where statistics have theirs: the table's own if no other one ends it. */
  let leading: FormRecord | undefined
  let began = false

  function take(given: Row, loose: boolean, noHeadings: boolean): Verdict {
    const row = uncovered ? uncovered(given) : given
    const { texts, kinds } = row
    let verdict: Verdict = Verdict.taken
    let content = false
    // Nothing may be given out before the whole row is known to be data.
    let looked = table.columns.length > 1 ? look.ofRow(row, noHeadings) : undefined
    if (looked) return looked
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
      if (
        filled < plenty[block]! ||
        odd ||
        loose ||
        isPrinted ||
        isOneText(texts) ||
        look.isAboutNobody(row, block, values)
      ) {
        looked ??= look.ofRow(row, noHeadings)
        if (looked) return looked
        const kind = look.ofBlock(row, block, values, filled, plenty[block]!, loose || deepest >= 0)
        if (kind === 'total') holdTotal(record(row, block, values, 'total'))
        else if (kind === 'sample') observed.sampleRows.push(row.number)
        else if (kind === 'prepared') note(observed.preparedRows, row.number)
        else if (kind === 'zero') note(observed.zeroRows, row.number)
        else if (kind === 'loose') verdict = Verdict.loose
        else if (kind === 'empty' && isPrinted) printedBlank.push(values)
        if (kind !== 'data') continue
      }
      data(record(row, block, values, 'data'))
    }
    return content || isBlankRow(row) ? verdict : Verdict.loose
  }

  function record(row: Row, block: number, values: Value[], kind: 'data' | 'total'): FormRecord {
    if (kind === 'data') fill?.apply(row.number, block, values)
    return { table, kind, row: row.number, block, hidden: row.hidden, values, source: row }
  }

  function data(each: FormRecord): void {
    began = true
    if (deepest >= 0) releaseBefore(each.block)
    sum?.(each)
    form.rows++
    if (each.hidden) observed.hiddenRows.push(each.row)
    if (each.source.struck) observed.struckRows.push(each.row)
    strays(each.source)
    look.seen(each.block, each.values)
    const unit = unitIndex < 0 ? undefined : each.values[unitIndex]
    if (unit !== lastUnit && typeof unit === 'string') {
      lastUnit = unit
      if (observed.units.size < MAX_UNITS) observed.units.add(unit)
    }
    emit(each)
  }

  function holdTotal(each: FormRecord): void {
    if (!began && !leading) {
      leading = each
      return
    }
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
    const asked = table.table.total !== ''
    if (leading) emit(asked && pending[deepest] === undefined ? leading : { ...leading, kind: 'subtotal' })
    leading = undefined
    pending.forEach((held, block) => {
      if (!held) return
      const own = asked && block === deepest
      pending[block] = undefined
      emit(own ? held : { ...held, kind: 'subtotal' })
    })
    deepest = -1
  }

  return { setting, take, end }
}

/** Side-by-side blocks share a row. */
function note(rows: number[], row: number): void {
  if (rows[rows.length - 1] !== row) rows.push(row)
}

/** Every word that makes a row worth a closer look begins or ends with one of a few characters. */
const suspiciousEnds = rememberOf((candidates: Candidates) => {
  // A heading may repeat; beside those in ASCII, which data begin with.
  const first = candidates.firstLetters.slice().fill(0, 0, 0x100)
  // And but for 男 and 女: they are headings in one table, and data in nearly every row of the others.
  for (const value of columnTypes.sex.choices) first[value.charCodeAt(0)] = 0
  const last = new Uint8Array(0x10000)
  for (const letter of '小合总共累例示样范举（(【[备附注说填报审制复经签单负主分校学联第以※★*＊①②③④无暂没零空本我该未-—－–/／')
    first[letter.charCodeAt(0)] = 1
  for (const letter of '计数)）]】：:') last[letter.charCodeAt(0)] = 1
  return (text: string) => first[text.charCodeAt(0)] === 1 || last[text.charCodeAt(text.length - 1)] === 1
})
