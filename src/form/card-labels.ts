/**
 * The rows of a sheet and the labels of a card come in; which cells are labels and which hold their values goes out. Labels are found wherever they
 * stand, so that an office's own layout reads too; a cell is never taken for a value because of what it says.
 */
import { once } from '../value/remember.ts'
import { cleanText, isKeptFirst, isPlain, normaliseHeading } from '../value/text.ts'
import { cellKey } from '../workbook/address.ts'
import { type Box, CellKind, type Row } from '../workbook/workbook.ts'
import { headingKeys } from './heading-key.ts'
import type { Place } from './reading.ts'
import { STEM, type TableMatcher } from './table-spellings.ts'

/** The sheet as a grid; a merged range is one cell, at its first corner. */
export interface Grid {
  rows: readonly Row[]
  text(row: number, column: number): string
  kind(row: number, column: number): CellKind
  /** The range a cell lies in; the cell itself where it is not merged. */
  range(row: number, column: number): Box
  /** Some cells are merged: a sheet was laid out, so that a value stands right beside its label. */
  laidOut: boolean
  last: Place
}

export function gridOf(rows: readonly Row[], merges: readonly Box[]): Grid {
  // Only what turns out a card is asked for these.
  const byNumber = once(() => new Map(rows.map((row) => [row.number, row])))
  const width = once(() =>
    Math.max(0, ...rows.map(({ texts }) => texts.length), ...merges.map(({ right }) => Math.min(right + 1, 200))),
  )
  const covering = (row: number, column: number) =>
    merges.find((each) => each.top <= row && row <= each.bottom && each.left <= column && column <= each.right)
  return {
    rows,
    text: (row, column) => byNumber().get(row)?.texts[column] ?? '',
    kind: (row, column) => byNumber().get(row)?.kinds[column] ?? CellKind.blank,
    range: (row, column) => covering(row, column) ?? { top: row, bottom: row, left: column, right: column },
    laidOut: merges.length > 0,
    get last() {
      return { row: rows.at(-1)?.number ?? 0, column: width() - 1 }
    },
  }
}

/** A label of the card. */
export interface PlacedLabel {
  /** Index of the column of the card's table. */
  index: number
  weight: number
  at: Box
  /** What stands behind its colon, if anything does. */
  rest: string | undefined
}

/** With where its value stands and what is written there. */
export interface CardLabel extends PlacedLabel {
  value: CardValue
}

interface CardValue extends Place {
  text: string
  kind: CellKind
  /** Every cell that belongs to it. */
  cells: Place[]
}

/** A cell that may be a label, with what it says as one and what stands behind its colon. */
export interface Word {
  /** Its key, and what is left of it without its bracketed hints. */
  key: string
  stem: string
  at: Box
  rest: string | undefined
}

/** Words that a label may say, and by code unit 1 where one begins: a cell of a roster is told from them at a glance. */
interface KnownWords {
  words: ReadonlySet<string>
  firstLetters: Uint8Array
}

export function knownWords(words: Iterable<string>): KnownWords {
  const known = { words: new Set(words), firstLetters: new Uint8Array(0x10000) }
  for (const word of known.words) known.firstLetters[word.charCodeAt(0)] = 1
  return known
}

/** The cells that say one of these words. */
export function wordsOn(grid: Grid, { words: known, firstLetters }: KnownWords): Word[] {
  const words: Word[] = []
  for (const { number, texts } of grid.rows) {
    for (let column = 0; column < texts.length; column++) {
      const text = texts[column]!
      if (text === '') continue
      // Nearly every cell of a roster is done with here: it begins like no label, or is its own key.
      const first = text.charCodeAt(0)
      if (firstLetters[first] !== 1 && isKeptFirst(first)) continue
      if (isPlain(text) && !known.has(text)) continue
      if (text.trim() === '') continue
      const { word, rest } = wordAndRest(text)
      const { key, stem } = headingKeys(word)
      if (known.has(key) || known.has(stem)) words.push({ key, stem, at: grid.range(number, column), rest })
    }
  }
  return words
}

/** The best label of each column; where two fit as well, the upper one. */
export function labelsAmong(words: readonly Word[], { spellings }: TableMatcher): PlacedLabel[] {
  const found: PlacedLabel[] = []
  for (const { key, stem, at, rest } of words)
    for (const [each, factor] of key === stem ? [[key, 1] as const] : [[key, 1] as const, [stem, STEM] as const])
      for (const hit of spellings.words.get(each) ?? [])
        found.push({ index: hit.column, weight: hit.weight * factor, at, rest })
  found.sort((a, b) => b.weight - a.weight || a.at.top - b.at.top || a.at.left - b.at.left)
  const chosen: PlacedLabel[] = []
  for (const each of found) {
    if (chosen.every(({ index, at }) => index !== each.index && at !== each.at && !isSame(at, each.at)))
      chosen.push(each)
  }
  return chosen
}

/** The same labels with their values. */
export function withValues(grid: Grid, labels: readonly PlacedLabel[]): CardLabel[] {
  const corners = new Set(labels.map(({ at }) => cellKey(at.top, at.left)))
  return labels.map((label) => ({ ...label, value: heldBy(grid, label.at, label.rest, corners) }))
}

/** 姓名, 姓名：, 姓名：张示例; a label is short. */
function wordAndRest(text: string): { word: string; rest: string | undefined } {
  const colon = /[:：]/u.test(text) ? /^([^:：]{1,30})[:：]([\s\S]*)$/u.exec(text.trim()) : null
  if (!colon || colon[2]!.trim() === '') return { word: text.length > 60 ? '' : text, rest: undefined }
  return { word: colon[1]!, rest: colon[2]!.trim() }
}

function isSame(a: Box, b: Box): boolean {
  return a.top === b.top && a.left === b.left
}

function heldBy(grid: Grid, at: Box, rest: string | undefined, labels: ReadonlySet<number>): CardValue {
  const own = { row: at.top, column: at.left }
  if (rest !== undefined) return { ...own, text: rest, kind: CellKind.text, cells: [own] }
  const isLabel = (row: number, column: number) => labels.has(cellKey(row, column))
  const beside = at.right + 1
  if (beside <= grid.last.column && !isLabel(at.top, beside)) {
    const cells = region(grid, { ...at, left: beside, right: endOfField(grid, at, isLabel) })
    const filled = cells.filter(({ row, column }) => grid.text(row, column).trim() !== '')
    if (filled.length > 0 || !isBanner(grid, at)) return join(grid, filled, { row: at.top, column: beside }, cells)
  }
  return (
    below(grid, at, isLabel) ?? {
      ...own,
      column: Math.min(beside, grid.last.column),
      text: '',
      kind: CellKind.blank,
      cells: [],
    }
  )
}

/**
 * A value is the cell beside the label, with all its rows where the label has several. On a sheet without any merged cell it may stand further
 * to the right, if nothing else does before the next label.
 */
function endOfField(grid: Grid, at: Box, isLabel: (row: number, column: number) => boolean): number {
  const first = at.right + 1
  const cell = grid.range(at.top, first)
  if (at.bottom > at.top && cell.bottom < at.bottom) {
    let end = first
    while (end < grid.last.column && !isLabel(at.top, end + 1)) end++
    return end
  }
  if (grid.laidOut || grid.text(at.top, first).trim() !== '') return cell.right
  const filled: number[] = []
  for (let column = first; column <= grid.last.column && !isLabel(at.top, column); column++)
    if (grid.text(at.top, column).trim() !== '') filled.push(column)
  return filled.length === 1 ? filled[0]! : first
}

/** The corners of the cells within a range. */
function region(grid: Grid, { top, bottom, left, right }: Box): Place[] {
  const cells: Place[] = []
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) {
      const range = grid.range(row, column)
      if ((range.top === row && range.left === column) || grid.text(row, column) !== '') cells.push({ row, column })
    }
  return cells
}

/** A heading across the sheet, with its text in the rows below: up to the next label. */
function below(grid: Grid, at: Box, isLabel: (row: number, column: number) => boolean): CardValue | undefined {
  if (!isBanner(grid, at)) return undefined
  const filled: Place[] = []
  for (let row = at.bottom + 1; row <= grid.last.row; row++) {
    const cells = region(grid, { top: row, bottom: row, left: 0, right: grid.last.column })
    if (cells.some((cell) => isLabel(cell.row, cell.column))) break
    filled.push(...cells.filter((cell) => grid.text(cell.row, cell.column).trim() !== ''))
  }
  return filled.length === 0 ? undefined : join(grid, filled, filled[0]!, filled)
}

/** Nothing else stands in the label's row. */
function isBanner(grid: Grid, at: Box): boolean {
  return region(grid, { ...at, left: 0, right: grid.last.column }).every(
    ({ row, column }) => (row === at.top && column === at.left) || grid.text(row, column).trim() === '',
  )
}

function join(grid: Grid, filled: Place[], otherwise: Place, cells: Place[]): CardValue {
  const [first] = filled
  const text = filled.map(({ row, column }) => grid.text(row, column)).join('\n')
  const kind = first && filled.length === 1 ? grid.kind(first.row, first.column) : CellKind.text
  return {
    ...(first ?? otherwise),
    text,
    kind: filled.length === 0 ? grid.kind(otherwise.row, otherwise.column) : kind,
    cells,
  }
}

/** How many of the labels have a label at their right: a card has label and value in turn, a roster all headings in one row. */
export function inTurn(labels: readonly PlacedLabel[]): boolean {
  const corners = new Set(labels.map(({ at }) => cellKey(at.top, at.left)))
  const beside = labels.filter(({ at }) => corners.has(cellKey(at.top, at.right + 1))).length
  return beside * 5 <= labels.length * 2
}

const seal = String.raw`[(（]?\s*(?:盖\s*章|公\s*章|签\s*章|签\s*字|签\s*名|单位盖章|加盖公章)\s*[)）]?\s*[:：]?`
const emptyDay = String.raw`(?:20)?[\s_＿]*年[\s_＿]*月(?:[\s_＿]*日)?`
const toSign = new RegExp(
  String.raw`(?:[\s_＿]|(?:(?:单位|学校|主要)?(?:负责人|领导|校长|本人|申报人))?\s*${seal}|(?:负责人|校长)\s*[:：]|${emptyDay})+$`,
  'u',
)

/** The value without what the blank card prints there: its own words, where to sign, a day without figures. */
export function withoutPrint(text: string, ...printed: string[]): string {
  for (const blank of printed) {
    if (blank !== '' && normaliseHeading(text).replace(/_+/gu, '') === normaliseHeading(blank).replace(/_+/gu, ''))
      return ''
    if (blank !== '' && text.startsWith(blank)) return withoutPrint(text.slice(blank.length).trim())
  }
  const rest = text.replace(toSign, '')
  return rest.trim() === '' ? '' : rest
}

/** The text of a value as a reader of cells gets it: one line where its column holds words of one. */
export function asRead(text: string, lines: boolean): string {
  if (!lines) return text
  return text
    .split(/\r?\n/u)
    .map(cleanText)
    .filter((line) => line !== '')
    .join('\n')
}
