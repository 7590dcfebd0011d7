/**
 * The part of a sheet and the rows to be put into it come in; the part with those rows, blank and looking like the row above, goes out. Everything
 * that names a row below is moved with it; formulas of the row above are copied as Excel copies them.
 */
import { columnNumber } from '../address.ts'
import type { SheetFrame } from './edit-sheet.ts'
import { attributeOf, elementIn, elementsIn, escaped, partText, withAttribute, withoutAttribute } from './markup.ts'
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

export function insertRows(frame: SheetFrame, sheet: string, moves: RowMoves): SheetFrame {
  const { x } = frame
  const rows = Buffer.from(movedRows(partText(frame.rows), x, sheet, moves))
  return { ...frame, rows, tail: Buffer.from(movedTail(partText(frame.tail), x, sheet, moves)) }
}

interface SharedFormula {
  text: string
  row: number
  column: number
}

function movedRows(text: string, x: string, sheet: string, moves: RowMoves): string {
  const shared = new Map<string, SharedFormula>()
  const made: string[] = []
  let copies: string[] | undefined
  let number = 0
  const flush = () => {
    made.push(...(copies ?? emptyRows(x, moves)))
    copies = []
  }
  let isIn = false
  for (const row of elementsIn(text, `${x}row`)) {
    const open = /^<[^>]*>/.exec(row)![0]
    number = Number(attributeOf(open, 'r') ?? number + 1)
    if (number >= moves.before && !isIn) {
      isIn = true
      flush()
    }
    const cells = row.endsWith('/>') && row === open ? [] : elementsIn(row.slice(open.length), `${x}c`)
    const plain = ownFormulas(cells, number, x, shared)
    const to = movedRow(number, moves)
    made.push(rowAt(open, plain, x, to, (formula) => movedFormula(formula, sheet, true, moves)))
    if (number === moves.like) {
      copies = Array.from({ length: moves.count }, (_, index) => {
        const place = moves.before + index
        const blank = plain.map((cell) => withoutValue(cell, x))
        return rowAt(open, blank, x, place, (formula) =>
          copiedFormula(movedFormula(formula, sheet, true, moves), place - moves.like),
        )
      })
    }
  }
  if (!isIn) flush()
  return made.join('')
}

function emptyRows(x: string, { before, count }: RowMoves): string[] {
  return Array.from({ length: count }, (_, index) => `<${x}row r="${before + index}"></${x}row>`)
}

/** Cells with a reference each, and a formula of their own where they shared one. */
function ownFormulas(cells: string[], row: number, x: string, shared: Map<string, SharedFormula>): string[] {
  let column = -1
  return cells.map((cell) => {
    const open = /^<[^>]*>/.exec(cell)![0]
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
  const start = withAttribute(withoutAttribute(open.replace(/\s*\/>$/, '>'), 'spans'), 'r', row)
  const own = cells.map((cell) => {
    const tag = /^<[^>]*>/.exec(cell)![0]
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
  })
  return `${start}${own.join('')}</${x}row>`
}

/** The look of a cell, and its formula. */
function withoutValue(cell: string, x: string): string {
  const open = withoutAttribute(/^<[^>]*>/.exec(cell)![0], 't')
  const formula = elementIn(cell, `${x}f`)
  if (!formula) return open.replace(/\s*\/?>$/, '/>')
  return `${open.replace(/\s*\/?>$/, '>')}${cell.slice(formula.start, formula.end)}</${x}c>`
}

/** A formula without what it came to when it was last counted. */
export function withoutResults(rows: string, x: string): string {
  return rows.replace(new RegExp(`<${x}c(?=[\\s>])[^>]*?(?<!/)>[\\s\\S]*?</${x}c>`, 'g'), (cell) => {
    const formula = elementIn(cell, `${x}f`)
    if (!formula) return cell
    const open = withoutAttribute(/^<[^>]*>/.exec(cell)![0], 't')
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
