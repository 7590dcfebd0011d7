/**
 * A blank sheet of labels and room to write (申报表) comes in; its fields, texts and small tables go out. A label is a text with room at its right.
 */
import type { Grid } from '../form/card-labels.ts'
import { isNote } from '../form/row-words.ts'
import { cellsIn, filledIn, isLabelled, isRoom, type SheetCell, soleIn } from './sheet-cells.ts'
import type { Sketch, SketchField } from './sketch.ts'
import { headingsAt, oneLine, tableAt } from './sketch-table.ts'

const PHOTO = /照\s*片|相\s*片|[一二两]\s*寸|贴\s*照|彩照|近照/u
/** Texts that take lines, not words. */
const LONG = /事迹|简历|意见|简介|经历|理由|总结|成果|成绩|荣誉|情况|说明|内容|表现|评语|推荐语|承诺/u
const OPINION_LINES = 5
const TEXT_LINES = 8

interface Pair {
  label: SheetCell
  room: SheetCell
}

/** Two labels with room beside them in one row, or three in several. */
export function isCardSheet(grid: Grid, from: number): boolean {
  let pairs = 0
  for (let row = from; row <= grid.last.row; row++) {
    if (headingsAt(grid, row)) return pairs >= 3
    const found = pairsIn(grid, row).length
    if (found >= 2) return true
    pairs += found
  }
  return pairs >= 3
}

function pairsIn(grid: Grid, row: number): Pair[] {
  const cells = cellsIn(grid, row)
  return cells.flatMap((label, index) => {
    const room = cells[index + 1]
    const isLabel = label.range.top === row && label.text.length > 0 && label.text.length <= 40 && !isRoom(label)
    if (!isLabel || !room || !isRoom(room) || isLabelled(label) || PHOTO.test(label.text) || isNote(label.text))
      return []
    return [{ label, room }]
  })
}

export function sketchCard(grid: Grid, from: number, sketch: Sketch): Sketch {
  sketch.card = true
  let isText = false
  for (let row = from; row <= grid.last.row; ) {
    const filled = filledIn(grid, row).filter(({ range }) => range.top === row)
    const pairs = pairsIn(grid, row)
    const inside = pairs.length === 0 && filled.length >= 2 ? insideAt(grid, row) : undefined
    if (inside) {
      const { table, next } = tableAt(grid, inside, '', (each) => !endsInside(grid, each, inside.first))
      sketch.tables.push({ ...table, preprinted: [], numberedRows: 0, blankRows: Math.max(table.blankRows, 2) })
      sketch.order.push(sketch.tables.at(-1)!)
      isText = true
      row = next
      continue
    }
    const used = new Set<SheetCell['raw'] | number>()
    for (const pair of pairs) {
      const field = fieldOf(grid, pair)
      // Fields after a table, or after the long texts, stand below them.
      ;(isText ? sketch.foot : sketch.head).push(field)
      for (const { range } of [pair.label, pair.room]) used.add(range.left)
    }
    for (const { range, text, raw } of filled) {
      if (used.has(range.left) || PHOTO.test(text)) continue
      const sole = soleIn(grid, row)
      if (sole && (isNote(text) || text.length > 24)) sketch.notes.push(oneLine(raw))
      else if (!isRoom({ raw, text })) sketch.unread.push({ row, column: range.left, text })
    }
    row++
  }
  return sketch
}

/** The headings of a small table, with or without its name merged down at the left. */
function insideAt(grid: Grid, row: number) {
  const [first] = cellsIn(grid, row)
  const named = first && first.text !== '' && first.range.bottom > first.range.top
  return named ? (headingsAt(grid, row, first.range.right + 1) ?? headingsAt(grid, row)) : headingsAt(grid, row)
}

function endsInside(grid: Grid, row: number, first: number): boolean {
  const own = filledIn(grid, row).filter(({ range }) => range.top === row)
  return own.some(({ range }) => range.left < first) || pairsIn(grid, row).length > 0
}

function fieldOf(grid: Grid, { label, room }: Pair): SketchField {
  const heading = oneLine(label.raw)
  const across = label.range.left === 0 && room.range.right >= grid.last.column
  const tall = label.range.bottom - label.range.top + 1
  const isLong = across && (LONG.test(heading) || room.text !== '')
  const lines = isLong ? Math.max(tall, /意见/u.test(heading) ? OPINION_LINES : TEXT_LINES) : 0
  return {
    label: heading,
    blank: room.text === '' ? '' : room.raw,
    place: 'left',
    lines,
    row: label.range.top,
    column: label.range.left,
  }
}
