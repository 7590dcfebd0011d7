/**
 * The headings of a band and one table of a form come in; which sheet column holds which column of the table goes out, with a score.
 * Exact spellings win over synonyms, synonyms over containing; a column is never guessed from its position or its data.
 */
import type { Column } from '../notice/notice.ts'
import { cleanText } from '../value/text.ts'
import type { Band, HeadingCell } from './heading-band.ts'
import { conceptOf } from './heading-synonyms.ts'
import { RETURN_HEADINGS } from './own-sheets.ts'
import { CONTAINS, type Hit, STEM, type TableMatcher } from './table-spellings.ts'

export interface TableMatch {
  matcher: TableMatcher
  band: Band
  /** As in SheetTable. */
  columns: number[][]
  /** 0…1: how many of the headings of both sides found each other, and how well. */
  score: number
  /** Columns of the table found in the first block. */
  matched: number
  unknown: HeadingCell[]
}

export function matchTable(matcher: TableMatcher, band: Band): TableMatch {
  const weights = band.cells.map((cell) => weigh(matcher, cell))
  const taken = new Set<HeadingCell>()
  const columns: number[][] = []
  let sum = 0
  for (const block of splitBlocks(band.cells, weights)) {
    const found = assign(matcher, block, weights, band.cells)
    for (const { cell, weight } of found.values()) {
      taken.add(cell)
      sum += weight
    }
    columns.push(matcher.table.columns.map((_, index) => found.get(index)?.cell.column ?? -1))
  }
  const headings = matcher.table.columns.filter((column) => column.heading !== '').length
  const unknown = band.cells.filter((cell) => !taken.has(cell))
  const score = (2 * sum) / (band.cells.length + headings * columns.length)
  const matched = columns[0]!.filter((column) => column >= 0).length
  for (const block of columns) placeUnnamed(matcher.table.columns, block, unknown)
  return { matcher, band, columns, score, matched, unknown }
}

/** What `score` can be at most where so many of the headings are known to the table by name, and the rest contain such a name. */
export function mostScore(matcher: TableMatcher, cells: number, known: number): number {
  const headings = matcher.table.columns.filter((column) => column.heading !== '').length
  const sum = known + CONTAINS * (cells - known)
  return (2 * sum) / (cells + Math.max(sum, headings))
}

/** Per column of the table: how well this heading fits; 0 where it does not. */
function weigh(matcher: TableMatcher, cell: HeadingCell): Float64Array {
  const weights = new Float64Array(matcher.table.columns.length)
  cell.keys.forEach((key, index) => {
    for (const hit of matcher.spellings.words.get(key) ?? []) {
      const weight = hit.weight * (index === 0 ? 1 : STEM) * groupFactor(matcher, hit, cell)
      weights[hit.column] = Math.max(weights[hit.column]!, weight)
    }
  })
  return weights
}

/** The sheet's column that was read in place of a heading nobody asked for, because it says the same; -1 where there is none. */
export function columnMeant({ matcher, columns, unknown }: TableMatch, cell: HeadingCell): number {
  const index = bestColumn(weigh(matcher, cell))
  const block = columns.findLast((places) => places.some((place) => place >= 0 && place < cell.column)) ?? columns[0]
  const place = index < 0 ? -1 : (block?.[index] ?? -1)
  return unknown.some(({ column }) => column === place) ? -1 : place
}

function groupFactor(matcher: TableMatcher, hit: Hit, cell: HeadingCell): number {
  const groups = matcher.spellings.groups[hit.column]!
  if (hit.grouped) return 1
  if (groups.length === 0) return cell.above.length === 0 ? 1 : 0.98
  if (cell.above.length === 0) return 0.9
  const found = groups.some((group) =>
    cell.above.some((above) => above === group || above.includes(group) || (above.length > 1 && group.includes(above))),
  )
  if (found) return 1
  return matcher.spellings.repeated[hit.column] ? 0 : 0.7
}

/** Side-by-side blocks begin wherever the leftmost heading returns, if most of the other headings return with it. */
function splitBlocks(cells: readonly HeadingCell[], weights: Float64Array[]): (readonly HeadingCell[])[] {
  const best = weights.map(bestColumn)
  const known = cells.map((_, index) => index).filter((index) => best[index]! >= 0)
  const lead = known.length > 0 ? best[known[0]!]! : -1
  const starts = known.filter((index) => best[index] === lead)
  if (starts.length < 2) return [cells]
  const blocks = starts.map((start, index) => cells.slice(index === 0 ? 0 : start, starts[index + 1] ?? cells.length))
  const width = (block: readonly HeadingCell[]) =>
    new Set(block.map((cell) => best[cells.indexOf(cell)]!).filter((column) => column >= 0)).size
  const least = Math.max(2, width(blocks[0]!) / 2)
  return blocks.every((block) => width(block) >= least) ? blocks : [cells]
}

function bestColumn(weights: Float64Array): number {
  let best = -1
  for (let index = 0; index < weights.length; index++) {
    if (weights[index]! > (best < 0 ? 0 : weights[best]!)) best = index
  }
  return best
}

interface Assigned {
  cell: HeadingCell
  weight: number
}

/** The best pairs first; every heading and every column once. */
function assign(
  matcher: TableMatcher,
  block: readonly HeadingCell[],
  weights: Float64Array[],
  cells: readonly HeadingCell[],
): Map<number, Assigned> {
  const pairs: { cell: HeadingCell; column: number; weight: number }[] = []
  for (const cell of block) {
    weights[cells.indexOf(cell)]!.forEach((weight, column) => {
      if (weight > 0) pairs.push({ cell, column, weight })
    })
  }
  pairs.sort((a, b) => b.weight - a.weight || a.column - b.column || a.cell.column - b.cell.column)
  const found = new Map<number, Assigned>()
  const used = new Set<HeadingCell>()
  const take = ({ cell, column, weight }: { cell: HeadingCell; column: number; weight: number }) => {
    if (found.has(column) || used.has(cell)) return
    found.set(column, { cell, weight })
    used.add(cell)
  }
  pairs.forEach(take)
  dropUnsureRepeats(matcher, found, used)
  // Of a list laid out as somebody likes, 未参训原因 is not 参训.
  if (matcher.form.free) return found
  for (const cell of block) {
    if (used.has(cell)) continue
    const column = containing(matcher, cell, found)
    if (column >= 0) take({ cell, column, weight: CONTAINS })
  }
  return found
}

/** 分配人数 four times without its years: only when all four stand there is their order that of the form. */
function dropUnsureRepeats(matcher: TableMatcher, found: Map<number, Assigned>, used: Set<HeadingCell>): void {
  const { columns } = matcher.table
  columns.forEach((column, index) => {
    const assigned = found.get(index)
    if (!assigned || !matcher.spellings.repeated[index] || assigned.cell.above.length > 0) return
    if (assigned.weight >= 0.95) return
    const complete = columns.every((other, each) => other.heading !== column.heading || found.has(each))
    if (complete) return
    found.delete(index)
    used.delete(assigned.cell)
  })
}

/**
 * The last resort: one spelling contains the other. A heading whose meaning is known never means anything else, nor does 情况说明 of a 退回表
 * stand for the 说明 that a sheet lacks.
 */
function containing(matcher: TableMatcher, cell: HeadingCell, found: Map<number, Assigned>): number {
  if (RETURN_HEADINGS.has(cleanText(cell.text))) return -1
  const concept = conceptOf(cell.text)
  const keys = cell.keys.slice(0, 2)
  let fit = -1
  for (let index = 0; index < matcher.spellings.own.length; index++) {
    const own = matcher.spellings.own[index]!
    if (found.has(index) || (concept !== undefined && concept !== own.concept)) continue
    if (!own.words.some((word) => keys.some((key) => holds(key, word) || shortens(key, word)))) continue
    if (fit >= 0) return -1
    fit = index
  }
  return fit
}

/** 任课教师姓名 holds 姓名; 姓名全称 does too. In Chinese the thing itself stands last, a few harmless words may follow. */
function holds(key: string, word: string): boolean {
  if (word.length < 2 || key.length <= word.length) return false
  if (key.endsWith(word)) return !/[未不非无]/u.test(key.slice(0, -word.length))
  return key.startsWith(word) && harmless.has(key.slice(word.length))
}

const harmless = new Set([
  '名称',
  '全称',
  '名',
  '说明',
  '情况',
  '号',
  '号码',
  '数',
  '人数',
  '总数',
  '栏',
  '一栏',
  '项',
  '填写',
])

/** 电话 for 联系电话. */
function shortens(key: string, word: string): boolean {
  return key.length >= 2 && word.length > key.length && word.endsWith(key)
}

/** A column of merged labels (组别, 县) is often left without heading; it stands left of the next one that was found. */
function placeUnnamed(columns: Column[], block: number[], unknown: HeadingCell[]): void {
  columns.forEach((column, index) => {
    if (block[index]! >= 0 || (column.heading !== '' && !column.mergeDown)) return
    const next = block[index + 1] ?? -1
    const place = next - 1
    if (next <= 0 || block.includes(place) || unknown.some((cell) => cell.column === place)) return
    block[index] = place
  })
}
