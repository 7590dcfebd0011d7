/**
 * A blank sheet comes in; what it asks for goes out: title, fields, headings with their groups, texts, notes. From top to bottom, each row once; a
 * cell that nobody can make sense of is named, never left out in silence.
 */
import { type Grid, gridOf } from '../form/card-labels.ts'
import { isFurniture, isNote } from '../form/row-words.ts'
import type { Row, SheetLayout } from '../workbook/workbook.ts'
import { filledIn, isLabelled, isRoom, type SheetCell, soleIn } from './sheet-cells.ts'
import type { Sketch, SketchField } from './sketch.ts'
import { isCardSheet, sketchCard } from './sketch-card.ts'
import { headingsAt, oneLine, tableAt } from './sketch-table.ts'

const LABEL = /^附\s*[件表录]\s*[\d一二三四五六七八九十]*(?:\s*[-—－]\s*\d+)?\s*[:：]?$/u
const TITLE_END = /(?:表|方案|名册|名单|书|清单|台账|报告|一览)\s*[)）]?$/u
const OWN_LAYOUT = /版式为自拟|版式自拟/u
const SECTION = /^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]|\d+[.．、])/u

export function sketchSheet(path: string, sheet: string, rows: readonly Row[], layout: SheetLayout): Sketch {
  const own = rows.filter(({ texts }) => texts.some((text) => text.trim() !== ''))
  const last = rows.at(-1)?.number ?? 0
  const grid = gridOf(
    rows,
    layout.merges.filter(({ top }) => top <= last),
  )
  const sketch: Sketch = {
    ...{ path, sheet, label: '', title: [], official: true, card: false, head: [], foot: [], tables: [], sections: [] },
    ...{ order: [], notes: [], wide: false, unread: [] },
  }
  if (own.length === 0) return sketch
  const start = readTop(grid, sketch)
  if (isCardSheet(grid, start)) return sketchCard(grid, start, sketch)
  let row = start
  let heading = ''
  let previous = ''
  while (row <= grid.last.row) {
    const filled = filledIn(grid, row)
    const headings = filled.length > 0 ? headingsAt(grid, row) : undefined
    if (headings) {
      const { table, next } = tableAt(
        grid,
        headings,
        heading,
        (each) => each === headings.bottom + 1 || !headsNext(grid, each),
      )
      sketch.tables.push(table)
      sketch.order.push(table)
      ;[row, heading, previous] = [next, '', '']
      continue
    }
    const sole = soleIn(grid, row)
    if (sole && headingsAt(grid, row + 1) && !isLabelled(sole) && !isNote(sole.text)) heading = oneLine(sole.text)
    else if (filled.length > 0) previous = readLine(grid, row, filled, sketch, previous)
    row++
  }
  sketch.wide = Math.max(0, ...sketch.tables.map(({ columns, blocks }) => columns.length * blocks)) > 9
  return sketch
}

/** Another table's headings, right below its own name or without one. */
function headsNext(grid: Grid, row: number): boolean {
  return soleIn(grid, row) !== undefined && headingsAt(grid, row + 1) !== undefined
}

/** 附件3, title lines, what is printed small below them; the first row after these. */
function readTop(grid: Grid, sketch: Sketch): number {
  let row = 1
  let done = false
  for (; row <= grid.last.row; row++) {
    const filled = filledIn(grid, row)
    if (filled.length === 0) continue
    const sole = soleIn(grid, row)
    if (!sole || (isLabelled(sole) && !LABEL.test(sole.text))) break
    if (LABEL.test(sole.text) || isNameOfForm(grid, row, sole, sketch))
      sketch.label = sole.text.replace(/[\s:：]+/gu, '')
    else if (OWN_LAYOUT.test(sole.text)) sketch.official = false
    else if (isNote(sole.text) || isFurniture(sole.text)) sketch.notes.push(oneLine(sole.text))
    else if (done || (SECTION.test(sole.text) && sketch.title.length > 0)) break
    else {
      // A single cell may hold several lines; an outline of blanks belongs to the title.
      sketch.title.push(
        ...sole.raw
          .split(/\r?\n/u)
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      )
      done = TITLE_END.test(sole.text)
    }
  }
  return row
}

/** 进度表, above a title of its own. */
function isNameOfForm(grid: Grid, row: number, { text }: SheetCell, { label, title }: Sketch): boolean {
  const next = soleIn(grid, row + 1)
  const isShort = label === '' && title.length === 0 && text.length <= 8 && !/[省市州县区局校]$/u.test(text)
  return isShort && next !== undefined && next.text.length > text.length && !isLabelled(next) && !isNote(next.text)
}

type Kind = 'note' | 'fields' | 'section' | ''

/** A row that is no heading of a table: labels to fill in, a text's heading, a note. */
function readLine(grid: Grid, row: number, filled: readonly SheetCell[], sketch: Sketch, previous: string): Kind {
  const [first] = filled
  if (first!.range.top < row) return ''
  const sole = soleIn(grid, row)
  const below = sketch.order.length > 0
  const into = below ? sketch.foot : sketch.head
  if (sole && OWN_LAYOUT.test(sole.text)) {
    sketch.official = false
    return ''
  }
  if (filled.some(isLabelled)) {
    into.push(...fieldsIn(filled, row))
    return 'fields'
  }
  if (sole && isFullWidth(grid, sole) && isSection(grid, sole, previous)) return readSection(sole, sketch, previous)
  if (sole && (isNote(sole.text) || sole.text.length > 24 || previous === 'note')) {
    sketch.notes.push(oneLine(sole.raw))
    return 'note'
  }
  if (filled.length === 2 && !isRoom(first!) && isRoom(filled[1]!) && filled[1]!.text !== '') {
    into.push({
      label: oneLine(first!.raw),
      blank: filled[1]!.raw,
      place: 'row',
      lines: 0,
      row,
      column: first!.range.left,
    })
    return 'fields'
  }
  if (
    sole &&
    sole.text.length <= 20 &&
    sole.range.left === 0 &&
    sole.range.right < grid.last.column &&
    !isFurniture(sole.text)
  ) {
    into.push({ label: oneLine(sole.raw), blank: '', place: 'row', lines: 0, row, column: 0 })
    return 'fields'
  }
  for (const { range, text } of filled) {
    if (range.top === row) sketch.unread.push({ row, column: range.left, text })
  }
  return ''
}

function isFullWidth(grid: Grid, { range }: SheetCell): boolean {
  return range.left === 0 && range.right >= grid.last.column
}

/** 一、学校概况; or a line with nothing but room below. */
function isSection(grid: Grid, { text, range }: SheetCell, previous: string): boolean {
  if (SECTION.test(text) && text.length <= 40 && !/[。；]$/u.test(text)) return true
  if (previous === 'section' && /^[(（].*[)）]$/u.test(text)) return true
  return (
    text.length <= 24 && !isNote(text) && range.bottom < grid.last.row && filledIn(grid, range.bottom + 1).length === 0
  )
}

function readSection({ text, range, raw }: SheetCell, sketch: Sketch, previous: string): Kind {
  const last = sketch.sections.at(-1)
  if (previous === 'section' && last && !SECTION.test(text) && /^[(（].*[)）]$/u.test(text)) {
    last.hint = oneLine(raw)
    return 'section'
  }
  const level = /^[(（\d]/u.test(text) ? 2 : 1
  const section = { heading: oneLine(raw), hint: '', level, row: range.top, column: range.left } as const
  sketch.sections.push({ ...section })
  sketch.order.push(sketch.sections.at(-1)!)
  return 'section'
}

/** 填报单位（盖章）：    填表人：    联系电话：, in cells of their own or in one. */
function fieldsIn(filled: readonly SheetCell[], row: number): SketchField[] {
  const found: Omit<SketchField, 'place'>[] = []
  for (const { raw, range } of filled) {
    const text = raw.replace(/\r?\n/gu, ' ').trim()
    const labels = [...text.matchAll(/([^\s:：_＿]{1,24})\s*[:：]/gu)]
    if (labels.length === 0) {
      const before = found.at(-1)
      // What stands behind a label is what is printed there.
      if (before && before.blank === '') before.blank = raw
      continue
    }
    for (const [index, label] of labels.entries()) {
      const end = labels[index + 1]?.index ?? text.length
      const rest = text.slice(label.index + label[0].length, end).replace(/^[\s　]+$/u, '')
      found.push({
        label: label[1]!,
        blank: /^[_＿\s]*$/u.test(rest) ? '' : rest.trim(),
        lines: 0,
        row,
        column: range.left,
      })
    }
  }
  const places = found.length === 2 ? (['left', 'right'] as const) : (['left', 'middle', 'right'] as const)
  return found.map((field, index) => ({ ...field, place: places[index % places.length]! }))
}
