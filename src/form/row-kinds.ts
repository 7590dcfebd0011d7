/**
 * A row that may be no data comes in; what it is goes out: headings, a line of words, a total, an example, an empty numbered row, or data
 * after all. Asked only where a row looks odd, so it may take its time.
 */

import { type ColumnType, columnTypes } from '../notice/column-types.ts'
import type { Column } from '../notice/notice.ts'
import { rowName } from '../value/row-names.ts'
import { cleanText } from '../value/text.ts'
import type { Value } from '../value/value.ts'
import type { Row } from '../workbook/workbook.ts'
import { looksLikeHeadings } from './candidates.ts'
import { type LabelMatcher, readLine } from './head-line.ts'
import { preparedRows } from './prepared-row.ts'
import {
  isFurniture,
  isNote,
  isSampleLabel,
  isSectionTitle,
  isSignature,
  isStageTitle,
  isTotalLabel,
  saysNothing,
} from './row-words.ts'
import { isOneText, saidOnce } from './said-once.ts'
import { type TableSetting, Verdict } from './table-setting.ts'
import { isTitleLine } from './title.ts'

/** What the part of a row that lies in one block is. */
type BlockKind = 'data' | 'total' | 'sample' | 'empty' | 'prepared' | 'zero' | 'loose'

export function rowKinds(setting: TableSetting) {
  const { columns } = setting.table.table
  const frame = frameTypes(columns)
  const prepared = preparedRows(setting)

  /** Is the whole row no row of the table? `taken` means that its blocks must be looked at. */
  function ofRow(whole: Row, noHeadings: boolean): Verdict {
    if (!noHeadings && looksLikeHeadings(setting.candidates, whole.texts)) return Verdict.headings
    if (isOneText(whole.texts)) return Verdict.loose
    const row = saidOnce(whole)
    const texts = row.texts.filter((text) => text !== '' && text.trim() !== '')
    const filled = texts.length
    const first = cleanText(texts[0] ?? '')
    if (filled <= 3 && isNote(first)) return Verdict.loose
    if (filled <= 8 && (isSignature(first) || isLine(setting.labels, row, filled))) return Verdict.loose
    if (filled <= 2 && isFurniture(first)) return Verdict.loose
    return Verdict.taken
  }

  /**
   * @param filled Number of the block's own cells that hold anything.
   * @param plenty So many make it data, whatever they are.
   * @param doubtful After notes or a total, only a clear row of data is one.
   */
  function ofBlock(
    row: Row,
    block: number,
    values: readonly Value[],
    filled: number,
    plenty: number,
    doubtful: boolean,
  ): BlockKind {
    const labels = leadingWords(columns, values, row, setting.table.columns[block]!)
    if (!isCategory(setting, values) && labels.some(isTotalLabel)) return 'total'
    if (labels.some(isSampleLabel)) return 'sample'
    const own = columns.flatMap((column, index) =>
      values[index] === undefined ? [] : [{ column, value: values[index] }],
    )
    if (saysZero(own, setting.form.form.rows === 'person' ? unitsToo : frame)) return 'zero'
    const complete = own.length === filled
    if (complete && isPreprinted(setting, values)) return 'empty'
    if (complete && filled === 1 && (isNoValue(own[0]!) || spansColumns(setting, row, block))) return 'loose'
    if (complete && filled === 1 && isTitleLine(setting.form.form, row)) return 'loose'
    if (complete && own.every(({ column, value }) => frame.has(column.type) && isFrame(column, value))) {
      return doubtful && own[0]!.column.type !== 'sequence' ? 'loose' : 'empty'
    }
    if (own.length > 1 && prepared.isAboutNobody(row, block, values) && prepared.isPrepared(row, block, values))
      return 'prepared'
    if (filled >= plenty) return 'data'
    if (own.length > 0 && own.every(({ column }) => isRemark(column))) return 'loose'
    return !doubtful || isClear(columns, values) ? 'data' : 'loose'
  }

  /** `isAboutNobody`: a closer look is due; cheap enough to ask of every row. `seen` takes the values of a row that was read. */
  return { ofRow, ofBlock, isAboutNobody: prepared.isAboutNobody, seen: prepared.seen }
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

/** 无 or 零报告, beside nothing but a number or a unit. */
function saysZero(own: readonly { column: Column; value: Value }[], frame: ReadonlySet<ColumnType>): boolean {
  const said = own.filter(({ value }) => typeof value === 'string' && saysNothing(value))
  if (said.length === 0) return false
  return own.every((each) => said.includes(each) || (frame.has(each.column.type) && isFrame(each.column, each.value)))
}

const unitsToo: ReadonlySet<ColumnType> = new Set(['sequence', 'unit', 'school', 'year'])

/** A plain number, or a name short enough to be a unit's. */
function isFrame(column: Column, value: Value): boolean {
  const text = String(value)
  const { names, ahead } = columnTypes[column.type]
  return names === 'place' ? text.length <= 20 && !/^\d+$/u.test(text) : ahead!.test(text)
}

/** Words that by themselves make no record. */
function isRemark(column: Column): boolean {
  return column.type === 'sequence' || (column.type === 'text' && !column.required)
}

/** Longer than any name of a person, unit or school, or written like the title of a part. */
function isNoValue({ column, value }: { column: Column; value: Value }): boolean {
  if (typeof value !== 'string') return false
  return (
    value.length > 40 || isSectionTitle(value) || (columnTypes[column.type].names !== 'nothing' && isStageTitle(value))
  )
}

/**
 * The first words of a block, where 小计 and 例 stand; also the sheet's first cell, which may lie left of the table. 示例 among the remarks
 * at the right makes no row an example.
 */
function leadingWords(
  columns: readonly Column[],
  values: readonly Value[],
  row: Row,
  places: readonly number[],
): string[] {
  const words: string[] = []
  values.forEach((value, index) => {
    const { type, required } = columns[index]!
    const aside = columnTypes[type].personal || (index > 0 && type === 'text' && !required)
    if (typeof value === 'string' && words.length < 3 && !aside) words.push(value)
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

/** 01 合计 is a row like 02 小学 where the form prints its rows by name. */
function isCategory({ form, table }: TableSetting, values: readonly Value[]): boolean {
  const { columns, key, preprinted } = table.table
  if (form.form.rows !== 'category') return false
  const named = columns.flatMap(({ field }, index) =>
    key.includes(field) ? [{ field, name: rowName(values[index]) }] : [],
  )
  return preprinted.some((row) => named.every(({ field, name }) => rowName(row[field]) === name))
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
