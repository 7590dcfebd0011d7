/**
 * A drawing while it is being made: boxes are put on a grid, then a frame is drawn around them. Nothing here knows what a form is.
 */
import { rememberOf } from '../value/remember.ts'
import type { Box } from '../workbook/workbook.ts'
import type { Drawing, DrawnCell, DrawnColumn, DrawnPage, Line, Lines, Stretch } from './drawing.ts'
import { cellsOf, heightIn } from './drawn-rows.ts'
import type { LookName } from './looks.ts'
import { Places } from './places.ts'

export interface Canvas extends Pick<Drawing, 'widths' | 'heights' | 'merges' | 'inputs' | 'places'> {
  /** By row, then by column. */
  cells: DrawnCell[][]
  stretches: Stretch[]
}

interface BoxOptions {
  lined?: boolean
  unlocked?: boolean
  asText?: boolean
  note?: string
}

export function startCanvas(widths: number[]): Canvas {
  return { widths, heights: new Map(), cells: [], stretches: [], merges: [], inputs: [], places: new Places() }
}

export function rowBox(row: number, first: number, last: number): Box {
  return { top: row, left: first, bottom: row, right: last }
}

/** Puts a value into a box; more than one cell is merged. */
export function put(
  canvas: Canvas,
  box: Box,
  value: string | number | undefined,
  look: LookName,
  options: BoxOptions = {},
): void {
  const line: Line = options.lined ? 'thin' : ''
  for (let row = box.top; row <= box.bottom; row += 1) {
    const cells = canvas.cells[row] ?? []
    canvas.cells[row] = cells
    for (let column = box.left; column <= box.right; column += 1) {
      const corner = row === box.top && column === box.left
      cells[column] = {
        row,
        column,
        value: corner ? value : undefined,
        look,
        lines: inside(box, row, column, line),
        unlocked: options.unlocked ?? false,
        asText: options.asText ?? false,
        note: corner ? (options.note ?? '') : '',
      }
    }
  }
  if (box.bottom > box.top || box.right > box.left) canvas.merges.push({ ...box })
}

/** Of more rows than this the cells are not held. */
const MOST_HELD = 500

/** Rows of single cells, one below the other. */
export function putRows(canvas: Canvas, rows: Stretch): void {
  canvas.stretches.push(rows)
  const { top, bottom } = rows
  // A frame may go along the first and the last.
  hold(canvas, bottom - top < MOST_HELD ? (row) => top <= row && row <= bottom : (row) => row === top || row === bottom)
}

/** Column of single lined cells. */
export function linedColumn(
  column: number,
  look: LookName,
  more: Partial<Pick<DrawnColumn, 'asText' | 'figureLook'>> = {},
): DrawnColumn {
  return { column, look, lines: around.thin, unlocked: false, asText: false, ...more }
}

/** Of rows that look alike, those whose cells are to have something of their own. */
export function hold(canvas: Canvas, isMeant: (row: number) => boolean): void {
  canvas.stretches = canvas.stretches.flatMap((stretch) => {
    const left: Stretch[] = []
    let { top } = stretch
    for (let row = top; row <= stretch.bottom + 1; row++) {
      const isEnd = row > stretch.bottom
      if (!isEnd && !isMeant(row)) continue
      if (top < row) left.push({ ...stretch, top, bottom: row - 1 })
      top = row + 1
      if (!isEnd) holdRow(canvas, row, stretch)
    }
    return left
  })
}

function holdRow(canvas: Canvas, row: number, stretch: Stretch): void {
  const { columns } = stretch
  const said = stretch.values(row)
  const cells = canvas.cells[row] ?? []
  canvas.cells[row] = cells
  for (const cell of cellsOf({ row, columns, values: said })) cells[cell.column] = cell
  const height = heightIn(stretch, said)
  if (height !== undefined) raise(canvas, row, height)
}

/** Draws a medium frame around a box. */
export function frame(canvas: Canvas, box: Box): void {
  const edge = (row: number, column: number, side: keyof Lines) => {
    const cell = canvas.cells[row]?.[column]
    if (cell) cell.lines = mediumAt(cell.lines)[side]
  }
  for (let row = box.top; row <= box.bottom; row += 1) {
    edge(row, box.left, 'left')
    edge(row, box.right, 'right')
  }
  for (let column = box.left; column <= box.right; column += 1) {
    edge(box.top, column, 'top')
    edge(box.bottom, column, 'bottom')
  }
  canvas.stretches = canvas.stretches.map((stretch) => {
    if (stretch.top <= box.top || box.bottom <= stretch.bottom) return stretch
    const columns = stretch.columns.map((each) => {
      const left = each.column === box.left ? mediumAt(each.lines).left : each.lines
      return { ...each, lines: each.column === box.right ? mediumAt(left).right : left }
    })
    return { ...stretch, columns }
  })
}

/** With one side of them medium; few, and shared by all cells that look alike. */
const mediumAt = rememberOf(
  (lines: Lines): Record<keyof Lines, Lines> => ({
    top: { ...lines, top: 'medium' },
    right: { ...lines, right: 'medium' },
    bottom: { ...lines, bottom: 'medium' },
    left: { ...lines, left: 'medium' },
  }),
)

/** At least this high. */
export function raise(canvas: Canvas, row: number, height: number): void {
  canvas.heights.set(row, Math.max(canvas.heights.get(row) ?? 0, height))
}

export function widthBetween(canvas: Canvas, first: number, last: number): number {
  let sum = 0
  for (let column = first; column <= last; column += 1) sum += canvas.widths[column] ?? 0
  return sum
}

/** In points; a row that says nothing has Excel's own height, as has one that is asked for its height when it is made. */
export function heightBetween({ heights, stretches }: Canvas, first: number, last: number): number {
  let sum = 0
  for (let row = first; row <= last; row += 1) {
    const height = heights.get(row) ?? stretches.find(({ top, bottom }) => top <= row && row <= bottom)?.height
    sum += typeof height === 'number' ? height : 15
  }
  return sum
}

/** What a page is unless its sheet says otherwise: across, numbered, as long as it must be. */
const usualPage: DrawnPage = {
  orientation: 'landscape',
  margins: { top: 18, right: 12, bottom: 18, left: 12 },
  repeatFrom: 0,
  repeatTo: 0,
  onePage: false,
  breaks: [],
  pageNumber: true,
  sourceLine: '',
}

/** The canvas as a sheet of that name. */
export function drawingOf(
  canvas: Canvas,
  name: string,
  page: Partial<DrawnPage>,
  view: Partial<Pick<Drawing, 'frozenRows' | 'hiddenRows' | 'bars'>> = {},
): Drawing {
  const { widths, heights, stretches, merges, inputs, places } = canvas
  const cells = cellsInOrder(canvas)
  return {
    ...{ name, widths, heights, cells, stretches, merges, inputs, places, page: { ...usualPage, ...page } },
    ...{ frozenRows: 0, hiddenRows: [], hiddenColumns: [], ...view },
  }
}

/** As a file stores them. */
function cellsInOrder({ cells }: Canvas): DrawnCell[] {
  // Flattening leaves out what is not there.
  return cells.flat()
}

const around: Record<Line, Lines> = {
  '': { top: '', right: '', bottom: '', left: '' },
  thin: { top: 'thin', right: 'thin', bottom: 'thin', left: 'thin' },
  medium: { top: 'medium', right: 'medium', bottom: 'medium', left: 'medium' },
}

/** No lines between the cells of one merged box. */
function inside(box: Box, row: number, column: number, line: Line): Lines {
  // Most boxes are a single cell, and share one answer.
  if (line === '' || (box.top === box.bottom && box.left === box.right)) return around[line]
  return {
    top: row === box.top ? line : '',
    right: column === box.right ? line : '',
    bottom: row === box.bottom ? line : '',
    left: column === box.left ? line : '',
  }
}
