/**
 * The part of a sheet and the rows to be put into it come in; the part with those rows, blank and looking like the row above, goes out. Everything
 * that names a row below is moved with it; formulas of the row above are copied as Excel copies them.
 */
import { columnNumber } from '../address.ts'
import { type AddedRows, cellsIn, type SheetFrame, withoutSpans } from './edit-sheet.ts'
import {
  attributeOf,
  elementIn,
  elementsIn,
  escaped,
  openingTag,
  partText,
  withAttribute,
  withoutAttribute,
} from './markup.ts'
import { unescaped } from './relations.ts'
import {
  copiedFormula,
  movedCells,
  movedFormula,
  movedRange,
  movedRow,
  notMovable,
  type RowMoves,
} from './row-moves.ts'

/** What the row above has is known once; the new rows are made while they are written. */
export function insertRows(frame: SheetFrame, sheet: string, moves: RowMoves): SheetFrame {
  const { x } = frame
  const { rows, added } = movedRows(partText(frame.rows), x, sheet, moves)
  return {
    ...frame,
    rows: Buffer.from(rows),
    added,
    tail: Buffer.from(movedTail(partText(frame.tail), x, sheet, moves)),
  }
}

interface SharedFormula {
  text: string
  row: number
  column: number
}

function movedRows(text: string, x: string, sheet: string, moves: RowMoves): { rows: string; added: AddedRows } {
  const shared = new Map<string, SharedFormula>()
  const made: string[] = []
  const { before: first, count } = moves
  let added: AddedRows = { first, count, open: (row) => `<${x}row r="${row}">`, cells: [] }
  let number = 0
  for (const row of elementsIn(text, `${x}row`)) {
    const open = openingTag(row)
    number = Number(attributeOf(open, 'r') ?? number + 1)
    const cells = row.endsWith('/>') && row === open ? [] : elementsIn(row.slice(open.length), `${x}c`)
    const plain = ownFormulas(cells, number, x, shared)
    const moved = (formula: string) => movedFormula(formula, sheet, true, moves)
    made.push(rowAt(open, plain, x, movedRow(number, moves), moved))
    if (number === moves.like) added = likeRow(open, plain, x, moves, moved)
  }
  return { rows: made.join(''), added }
}

/** Stands where a row's number will: no part holds it. */
const HOLE = '\0'

function withNumber(markup: string): (row: number) => string {
  const [head, ...rest] = markup.split(HOLE)
  return (row) => rest.reduce((text, each) => text + row + each, head!)
}

function likeRow(
  open: string,
  cells: string[],
  x: string,
  { before: first, count, like }: RowMoves,
  moved: (formula: string) => string,
): AddedRows {
  const blank = cells.map((cell) => withoutValue(cell, x))
  const known = cellsIn(
    rowAt(open, blank, x, like, (formula) => formula),
    x,
  )
  return {
    first,
    count,
    open: withNumber(withAttribute(withoutSpans(open), 'r', HOLE)),
    cells: known.map(({ column, style, isFormula }, index) => {
      const cell = blank[index]!
      const markup = isFormula
        ? (row: number) => cellAt(cell, x, row, (formula) => copiedFormula(moved(formula), row - like))
        : withNumber(cellAt(cell, x, HOLE, moved))
      return { column, style, isFormula, markup }
    }),
  }
}

/** Cells with a reference each, and a formula of their own where they shared one. */
function ownFormulas(cells: string[], row: number, x: string, shared: Map<string, SharedFormula>): string[] {
  let column = -1
  return cells.map((cell) => {
    const open = openingTag(cell)
    const reference = attributeOf(open, 'r')
    column = reference === undefined ? column + 1 : columnNumber(reference.replace(/\d+$/, ''))
    const formula = elementIn(cell, `${x}f`)
    if (!formula) return cell
    const kind = attributeOf(formula.open, 't') ?? 'normal'
    if (kind === 'array' || kind === 'dataTable') throw notMovable('有数组公式或模拟运算表')
    if (kind !== 'shared') return cell
    const id = attributeOf(formula.open, 'si') ?? ''
    if (formula.inner !== '') shared.set(id, { text: unescaped(formula.inner), row, column })
    const master = shared.get(id)
    if (!master) throw notMovable('有共用公式读不出来')
    const own = copiedFormula(master.text, row - master.row, column - master.column)
    return `${cell.slice(0, formula.start)}<${x}f>${escaped(own)}</${x}f>${cell.slice(formula.end)}`
  })
}

function rowAt(open: string, cells: string[], x: string, row: number, change: (formula: string) => string): string {
  const own = cells.map((cell) => cellAt(cell, x, row, change))
  return `${withAttribute(withoutSpans(open), 'r', row)}${own.join('')}</${x}row>`
}

function cellAt(cell: string, x: string, row: number | string, change: (formula: string) => string): string {
  const tag = openingTag(cell)
  const reference = attributeOf(tag, 'r')
  const placed =
    (reference === undefined ? tag : withAttribute(tag, 'r', reference.replace(/\d+$/, String(row)))) +
    cell.slice(tag.length)
  const formula = elementIn(placed, `${x}f`)
  if (!formula || formula.inner === '') return placed
  const text = unescaped(formula.inner)
  const moved = change(text)
  if (moved === text) return placed
  return `${placed.slice(0, formula.start)}${formula.open}${escaped(moved)}</${x}f>${placed.slice(formula.end)}`
}

/** The look of a cell, and its formula. */
function withoutValue(cell: string, x: string): string {
  const open = withoutAttribute(openingTag(cell), 't')
  const formula = elementIn(cell, `${x}f`)
  if (!formula) return open.replace(/\s*\/?>$/, '/>')
  return `${open.replace(/\s*\/?>$/, '>')}${cell.slice(formula.start, formula.end)}</${x}c>`
}

/** A formula without what it came to when it was last counted. */
export function withoutResults(rows: string, x: string): string {
  return rows.replace(new RegExp(`<${x}c(?=[\\s>])[^>]*?(?<!/)>[\\s\\S]*?</${x}c>`, 'g'), (cell) => {
    const formula = elementIn(cell, `${x}f`)
    if (!formula) return cell
    const open = withoutAttribute(openingTag(cell), 't')
    return `${open}${cell.slice(formula.start, formula.end)}</${x}c>`
  })
}

const tag = /<[\w:.-]+(?:[^<>"']|"[^"]*"|'[^']*')*>/g

/** Merges, rules, links, breaks and all else behind the rows. */
function movedTail(text: string, x: string, sheet: string, moves: RowMoves): string {
  const formula = (each: string) => movedText(each, sheet, true, moves)
  const tags = text.replace(tag, (each) => movedTag(each, sheet, moves))
  const merged = withCopiedMerges(tags, x, moves)
  const breaks = elementIn(merged, `${x}rowBreaks`)
  const broken = breaks
    ? merged.slice(0, breaks.start) +
      merged.slice(breaks.start, breaks.end).replace(
        /(<[\w:]*brk\s[^>]*?\bid=")(\d+)"/g,
        (_, start, row) =>
          // A break stands below its row.
          `${start}${Number(row) >= moves.before ? Number(row) + moves.count : row}"`,
      ) +
      merged.slice(breaks.end)
    : merged
  return movedFormulas(broken, formula)
    .replace(
      /(<xm:sqref>)([^<]*)(?=<)/g,
      (_, start, cells, at: number) =>
        start + (inSparkline(broken, at) ? movedRange(cells, moves) : movedCells(cells, moves)),
    )
    .replace(/(<(?:\w+:)?row>)(\d+)(?=<)/g, (_, start, row) => start + (movedRow(Number(row) + 1, moves) - 1))
}

/** A line of a sparkline belongs to its one cell. */
function inSparkline(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 600), at)
  return before.lastIndexOf('<x14:sparkline>') > before.lastIndexOf('</x14:sparkline>')
}

function movedTag(each: string, sheet: string, moves: RowMoves): string {
  let moved = each
  const set = (name: string, change: (value: string) => string) => {
    const value = attributeOf(moved, name)
    if (value !== undefined) moved = withAttribute(moved, name, change(value))
  }
  const isMerge = /^<[\w:]*mergeCell[\s>]/.test(each)
  set('ref', (range) => movedRange(range, moves))
  if (!isMerge) set('sqref', (cells) => movedCells(cells, moves))
  for (const name of ['activeCell', 'topLeftCell']) set(name, (range) => movedRange(range, moves))
  if (/^<[\w:]*(?:cellWatch|inputCells)\s/.test(each)) set('r', (range) => movedRange(range, moves))
  if (/^<[\w:]*hyperlink\s/.test(each)) set('location', (text) => movedText(text, sheet, false, moves))
  if (/^<[\w:]*cfvo\s/.test(each) && attributeOf(each, 'type') === 'formula')
    set('val', (text) => movedText(text, sheet, true, moves))
  return moved
}

/** Cells merged across in the row above are so in each new row. */
function withCopiedMerges(text: string, x: string, { before, count, like }: RowMoves): string {
  const merges = elementIn(text, `${x}mergeCells`)
  if (!merges) return text
  const added = elementsIn(merges.inner, `${x}mergeCell`).flatMap((each) => {
    const [, left, top, right, bottom] =
      /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/.exec(attributeOf(each, 'ref') ?? '') ?? []
    if (Number(top) !== like || Number(bottom) !== like) return []
    return Array.from(
      { length: count },
      (_, index) => `<${x}mergeCell ref="${left}${before + index}:${right}${before + index}"/>`,
    )
  })
  if (added.length === 0) return text
  const total = elementsIn(merges.inner, `${x}mergeCell`).length + added.length
  const open = withAttribute(merges.open, 'count', total)
  return `${text.slice(0, merges.start)}${open}${merges.inner}${added.join('')}</${x}mergeCells>${text.slice(merges.end)}`
}

const formulas =
  /(<((?:[\w.-]+:)?(?:f|formula|formula1|formula2|definedName|calculatedColumnFormula|totalsRowFormula))(?=[\s>])[^>]*?(?<!\/)>)([^<]*)(?=<\/\2>)/g

/** Every text that is a formula, wherever it stands in a part. */
export function movedFormulas(text: string, change: (formula: string) => string): string {
  return text.replace(formulas, (_, open, _name, formula) => open + change(formula))
}

/** A formula as it is written in a part; left to the letter where nothing in it moves. */
export function movedText(text: string, sheet: string, isOwn: boolean, moves: RowMoves): string {
  const plain = unescaped(text)
  const moved = movedFormula(plain, sheet, isOwn, moves)
  return moved === plain ? text : escaped(moved)
}
