/**
 * A sheet as it will be written: cells, merges, widths, heights, page. Plain data, so that drawing stays pure and can be tested
 * without a file; `write-workbook.ts` is the only reader. Rows count from 1 as Excel shows them, columns from 0 (A).
 */
import type { Box } from '../workbook/workbook.ts'
import type { LookName } from './looks.ts'
import type { Places } from './places.ts'

export interface Drawing {
  /** Name on the tab, at most 31 characters. */
  name: string
  /** Width of each column in Excel's unit. */
  widths: number[]
  /** Height of rows in points; rows not named keep Excel's own. */
  heights: Map<number, number>
  /** Row by row, left to right; cells covered by a merge are here too, without a value, because they carry the lines. */
  cells: DrawnCell[]
  /** Long tables, whose rows stand between those; `drawn-rows.ts` gives all of them in turn. */
  stretches: readonly Stretch[]
  merges: Box[]
  inputs: DrawnInput[]
  /** Figures with a bar behind them, from nothing to the largest, or to `most`. */
  bars?: readonly DrawnBars[]
  page: DrawnPage
  /** Rows above this one stay in view while scrolling; 0 for none. */
  frozenRows: number
  hiddenRows: number[]
  hiddenColumns: number[]
  /** A sheet for itcap alone, which nobody is shown. */
  veryHidden?: boolean
  /** Where each field of the content stands. */
  places: Places
}

export interface DrawnCell {
  row: number
  column: number
  /** Text is always written as text, a number as a number; there are no formulas. */
  value: string | number | undefined
  look: LookName
  lines: Lines
  /** May be filled in when an office protects the sheet. */
  unlocked: boolean
  /** Excel's text format, so that long digits typed here stay as typed. */
  asText: boolean
  /** A cell comment; `''` for none. */
  note: string
}

/** How the cells of a column look. */
export interface DrawnColumn extends Pick<DrawnCell, 'column' | 'look' | 'lines' | 'unlocked' | 'asText'> {
  /** Of a number, where it looks otherwise. */
  figureLook?: LookName
}

/** What each cell of a row says. */
export type RowValues = readonly DrawnCell['value'][]

/** Rows that look alike. What a row says is made when it is asked for: the cells of a roster are never held. Both ends included. */
export interface Stretch {
  top: number
  bottom: number
  columns: readonly DrawnColumn[]
  values(row: number): RowValues
  /** In points, where the drawing's own heights do not say: of all rows, or by what a row says. */
  height?: number | ((values: RowValues) => number)
}

export interface DrawnBars {
  column: number
  top: number
  bottom: number
  most: number | undefined
}

export type Line = '' | 'thin' | 'medium'
export interface Lines {
  top: Line
  right: Line
  bottom: Line
  left: Line
}

/** What Excel lets a person type into a range, and the hint it shows on the range's first cell. */
export interface DrawnInput extends Box {
  /** `any` only shows the hint. `formula`: a custom condition of ours, never of a user. */
  rule:
    | { type: 'any' }
    | { type: 'list'; values: string[] }
    | { type: 'whole'; least: number }
    | { type: 'length'; least: number; most: number }
    | { type: 'formula'; formula: string }
  /** Shown on the first cell; `''` for none. */
  hint: string
  /** Shown on each cell instead: what is wrong may stand anywhere. */
  hintsAll?: boolean
  /** Shown when the rule is broken; the entry can be kept all the same. */
  complaint: string
}

export interface DrawnPage {
  orientation: 'portrait' | 'landscape'
  /** Millimetres. */
  margins: { top: number; right: number; bottom: number; left: number }
  /** First and last row printed again on every page; 0 for none. */
  repeatFrom: number
  repeatTo: number
  /** Shrink to one page in height too; width is always one page. */
  onePage: boolean
  /** Rows after which a page ends, where it is for us to say. */
  breaks: number[]
  /** `— 1 —` centred. */
  pageNumber: boolean
  /** Small print in the footer; `''` for none. */
  sourceLine: string
}
