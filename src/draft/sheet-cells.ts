/** The rows of a blank sheet come in; its cells with their texts go out, a merged range as one cell. Says nothing of what they mean. */
import { type Grid, withoutPrint } from '../form/card-labels.ts'
import { isNote } from '../form/row-words.ts'
import { cleanText } from '../value/text.ts'
import type { Box } from '../workbook/workbook.ts'

export interface SheetCell {
  range: Box
  /** As it stands there. */
  raw: string
  text: string
}

/** The cells of a row from left to right, those that reach into it from above included. */
export function cellsIn(grid: Grid, row: number): SheetCell[] {
  const cells: SheetCell[] = []
  for (let column = 0; column <= grid.last.column; ) {
    const range = grid.range(row, column)
    const raw = grid.text(range.top, range.left)
    cells.push({ range, raw, text: cleanText(raw) })
    column = Math.max(column, range.right) + 1
  }
  return cells
}

/** Those with something in them. */
export function filledIn(grid: Grid, row: number): SheetCell[] {
  return cellsIn(grid, row).filter(({ text }) => text !== '')
}

/** The row has one text, and it begins here. */
export function soleIn(grid: Grid, row: number): SheetCell | undefined {
  const filled = filledIn(grid, row)
  return filled.length === 1 && filled[0]!.range.top === row ? filled[0] : undefined
}

/** Room to write, as it is printed: underscores, wide blanks, where to sign, a day without figures. */
export function isRoom({ raw, text }: Pick<SheetCell, 'raw' | 'text'>): boolean {
  return (
    text === '' || withoutPrint(text) === '' || /[_＿]{2,}|[\s　]{3,}/u.test(raw.trim()) || /^[\s　]{3,}\S/u.test(raw)
  )
}

/** 填报人：, 联系电话：____. */
export function isLabelled({ text }: Pick<SheetCell, 'text'>): boolean {
  return /^[^:：，。；]{1,24}[:：]/u.test(text) && !isNote(text) && !/^其中/u.test(text) && text.length <= 60
}
