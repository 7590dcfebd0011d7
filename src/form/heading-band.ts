/**
 * One to three neighbouring rows come in; for each column the path of headings above it (groups, then the leaf) goes out.
 * Knows merges and groups written without merging; knows nothing of any form.
 */
import { remember } from '../value/remember.ts'
import type { Box, Row } from '../workbook/workbook.ts'
import { headingKeys } from './heading-key.ts'
import type { MergeIndex } from './merge-index.ts'
import { isDemand } from './row-words.ts'

export interface HeadingCell {
  /** The sheet's column, from 0. */
  column: number
  /** Row of the lowest text, as Excel shows it. */
  row: number
  /** The lowest text, as the file holds it. */
  text: string
  /** Keys under which the heading may be known, the likeliest first. */
  keys: string[]
  /** Keys of what stands above it, outermost first. */
  above: string[]
}

export interface Band {
  rows: Row[]
  /** The same list for the same headings in the same place: files of one office are copies of one blank form. */
  cells: readonly HeadingCell[]
}

export function readBand(rows: Row[], merges: MergeIndex): Band {
  const first = rows[0]!.number
  const touching = merges.startingIn(first, rows[rows.length - 1]!.number)
  const name = JSON.stringify([first, touching, rows.map(({ texts }) => texts)])
  return {
    rows,
    cells: name.length > LONGEST_REMEMBERED ? readCells(rows, touching) : cellsOf(name, { rows, touching }),
  }
}

const LONGEST_REMEMBERED = 10_000
const cellsOf = remember(
  (_, { rows, touching }: { rows: readonly Row[]; touching: Box[] }): readonly HeadingCell[] =>
    readCells(rows, touching),
  500,
)

function readCells(rows: readonly Row[], touching: Box[]): HeadingCell[] {
  const last = rows[rows.length - 1]!.number
  const widest = Math.max(...rows.map((row) => row.texts.length), ...touching.map((merge) => merge.right + 1))
  const width = Math.min(widest, MAX_HEADED_COLUMNS)
  const cells: HeadingCell[] = []
  const continued = rows.map((row, index) => continuedGroups(row, rows[index + 1], touching, width))
  for (let column = 0; column < width; column++) {
    const path: { text: string; row: number; column: number }[] = []
    rows.forEach((row, index) => {
      const merge = touching.find((each) => covers(each, row.number, column))
      const place = merge
        ? { row: merge.top, column: merge.left }
        : { row: row.number, column: continued[index]![column] ?? column }
      const text = rows.find((each) => each.number === place.row)?.texts[place.column] ?? ''
      const before = path[path.length - 1]
      if (text.trim() === '' || (before && before.row === place.row && before.column === place.column)) return
      // The same words below themselves are one cell that was taken apart.
      if (text === before?.text) path.pop()
      path.push({ text, ...place })
    })
    const cell = headingCell(path, column)
    if (cell) cells.push(cell)
  }
  return withoutRepeats(cells, touching, last)
}

/** No form is nearly as wide; what stands further right is seen as data without heading. */
const MAX_HEADED_COLUMNS = 256

/** Further rows right below that belong to the headings: hints in brackets, 必填/选填, or the column numbers of official statistics. */
export function isHintRow(row: Row): boolean {
  const filled = row.texts.filter((text) => text.trim() !== '')
  if (filled.length === 0) return false
  if (filled.length >= 2 && filled.every(isDemand)) return true
  // The first row of data comes here too: its first cell mostly tells, and the others need no key.
  let texts = 0
  let numbers = 0
  let hints = true
  let counts = true
  for (const cell of filled) {
    const text = headingKeys(cell).key
    if (text === '') continue
    texts++
    hints &&= text.startsWith('(') && headingKeys(text).stem === ''
    if (/^\(?[甲乙丙丁戊己]\)?$|^[栏行列]次$|^[栏列]号$|^代[码号]$/u.test(text)) continue
    counts &&= numberOfColumn(text) === ++numbers
    if (!hints && !counts) return false
  }
  return texts > 0 && (hints || (counts && numbers >= (numbers < texts ? 1 : 4)))
}

/** 3, (3), 第3栏, 三, c, and 3=1+2 as statistics write it. */
function numberOfColumn(text: string): number {
  const found = /^第?\(?(?:(\d{1,3})|([a-z])|([一二三四五六七八九十]))\)?[栏列]?(?:=.*)?$/u.exec(text)
  if (found?.[2]) return found[2].charCodeAt(0) - 96
  return found?.[3] ? '一二三四五六七八九十'.indexOf(found[3]) + 1 : Number(found?.[1])
}

/** Blank cells right of a group that was not merged belong to it, as long as the row below has headings there. */
function continuedGroups(row: Row, below: Row | undefined, merges: Box[], width: number): number[] {
  const owner: number[] = []
  if (!below) return owner
  let group = -1
  for (let column = 0; column < width; column++) {
    const covered = merges.some((each) => covers(each, row.number, column))
    const hasText = (row.texts[column] ?? '').trim() !== ''
    const hasBelow = (below.texts[column] ?? '').trim() !== ''
    if (covered || !hasBelow) group = -1
    else if (hasText) group = column
    if (!covered && !hasText && hasBelow && group >= 0) owner[column] = group
  }
  return owner
}

function headingCell(path: { text: string; row: number }[], column: number): HeadingCell | undefined {
  const parts = path.map((each) => ({ ...each, ...headingKeys(each.text) })).filter((each) => each.key !== '')
  // A hint in a cell of its own below the heading says nothing about which column it is.
  while (parts.length > 1 && parts[parts.length - 1]!.stem === '') parts.pop()
  const leaf = parts[parts.length - 1]
  if (!leaf) return undefined
  const above = parts.slice(0, -1).map((each) => each.key)
  const keys = new Set([leaf.key, leaf.stem, leaf.key.replace(/[()]/gu, '')])
  for (let depth = 1; depth <= above.length; depth++) keys.add(above.slice(-depth).join('') + leaf.key)
  keys.delete('')
  return { column, row: leaf.row, text: leaf.text, keys: [...keys], above }
}

/**
 * A heading merged over several columns is one heading, at its first column. One merged down beside the rows below is no heading but a
 * label of theirs.
 */
function withoutRepeats(cells: HeadingCell[], merges: Box[], last: number): HeadingCell[] {
  return cells.filter((cell) => {
    const merge = merges.find((each) => covers(each, cell.row, cell.column))
    return !merge || (merge.left === cell.column && merge.bottom <= last)
  })
}

function covers(merge: Box, row: number, column: number): boolean {
  return merge.top <= row && row <= merge.bottom && merge.left <= column && column <= merge.right
}
