/**
 * A drawing while it is being made: boxes are put on a grid, then a frame is drawn around them. Nothing here knows what a form is.
 */
import { cellKey } from '../workbook/address.ts'
import type { Drawing, DrawnCell, DrawnInput, DrawnPage, Line, Lines } from './drawing.ts'
import type { LookName } from './looks.ts'

export interface Canvas {
  widths: number[]
  heights: Map<number, number>
  cells: Map<number, DrawnCell>
  merges: Drawing['merges']
  inputs: DrawnInput[]
  places: Map<string, string>
}

/** Rows from 1, columns from 0, ends included. */
export interface Box {
  top: number
  left: number
  bottom: number
  right: number
}

interface BoxOptions {
  lined?: boolean
  unlocked?: boolean
  asText?: boolean
  note?: string
}

export function startCanvas(widths: number[]): Canvas {
  return { widths, heights: new Map(), cells: new Map(), merges: [], inputs: [], places: new Map() }
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
    for (let column = box.left; column <= box.right; column += 1) {
      const corner = row === box.top && column === box.left
      const cell: DrawnCell = {
        row,
        column,
        value: corner ? value : undefined,
        look,
        lines: inside(box, row, column, line),
        unlocked: options.unlocked ?? false,
        asText: options.asText ?? false,
        note: corner ? (options.note ?? '') : '',
      }
      canvas.cells.set(cellKey(row, column), cell)
    }
  }
  if (box.bottom > box.top || box.right > box.left) canvas.merges.push({ ...box })
}

/** Draws a medium frame around a box. */
export function frame(canvas: Canvas, box: Box): void {
  const edge = (row: number, column: number, side: keyof Lines) => {
    const cell = canvas.cells.get(cellKey(row, column))
    if (cell) cell.lines = { ...cell.lines, [side]: 'medium' }
  }
  for (let row = box.top; row <= box.bottom; row += 1) {
    edge(row, box.left, 'left')
    edge(row, box.right, 'right')
  }
  for (let column = box.left; column <= box.right; column += 1) {
    edge(box.top, column, 'top')
    edge(box.bottom, column, 'bottom')
  }
}

/** At least this high. */
export function raise(canvas: Canvas, row: number, height: number): void {
  canvas.heights.set(row, Math.max(canvas.heights.get(row) ?? 0, height))
}

export function widthBetween(canvas: Canvas, first: number, last: number): number {
  return canvas.widths.slice(first, last + 1).reduce((sum, width) => sum + width, 0)
}

/** Cells in the order in which a file stores them. */
/** What a page is unless its sheet says otherwise: across, numbered, as long as it must be. */
const usualPage: DrawnPage = {
  orientation: 'landscape',
  margins: { top: 18, right: 12, bottom: 18, left: 12 },
  repeatFrom: 0,
  repeatTo: 0,
  onePage: false,
  pageNumber: true,
  sourceLine: '',
}

/** The canvas as a sheet of that name. */
export function drawingOf(
  canvas: Canvas,
  name: string,
  page: Partial<DrawnPage>,
  view: Partial<Pick<Drawing, 'frozenRows' | 'hiddenRows'>> = {},
): Drawing {
  const { widths, heights, merges, inputs, places } = canvas
  const cells = cellsInOrder(canvas)
  return {
    ...{ name, widths, heights, cells, merges, inputs, places, page: { ...usualPage, ...page } },
    ...{ frozenRows: 0, hiddenRows: [], hiddenColumns: [], ...view },
  }
}

function cellsInOrder(canvas: Canvas): DrawnCell[] {
  return [...canvas.cells.entries()].sort(([a], [b]) => a - b).map(([, cell]) => cell)
}

/** No lines between the cells of one merged box. */
function inside(box: Box, row: number, column: number, line: Line): Lines {
  return {
    top: row === box.top ? line : '',
    right: column === box.right ? line : '',
    bottom: row === box.bottom ? line : '',
    left: column === box.left ? line : '',
  }
}
