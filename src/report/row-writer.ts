/**
 * Rows of a drawing come in one after another; the markup of each goes out. What all rows that look alike have in common is made once. A look that
 * the frame does not have is told, never left out silently.
 */
import { columnName } from '../workbook/address.ts'
import { textElement } from '../workbook/splice/markup.ts'
import { looksLike, startsLikeFormula, storedValue, styleKey } from './cell-value.ts'
import type { digestOfCells } from './digest-of-cells.ts'
import type { DrawnCell, DrawnColumn } from './drawing.ts'
import { type DrawnRow, lookFor } from './drawn-rows.ts'
import type { SharedTexts } from './shared-texts.ts'

/** What became known while the rows were made. */
export interface PlainRows {
  /** Of all rows of the drawing, those of the frame too. */
  meant: ReturnType<typeof digestOfCells>
  /** Rows with a look that the frame does not have: it must be made again with them. */
  lacking: Set<number>
}

interface Column {
  open: string
  /** What a text, a number and a text that starts like a formula have behind their reference; made when the first comes. */
  text: string | undefined
  figure: string | undefined
  formula: string | undefined
  texts: ReturnType<SharedTexts['column']>
}

/** @param styles By what a cell looks like: the number its style has in this workbook. */
export function rowWriter(
  styles: Map<string, string>,
  shared: SharedTexts,
  { meant, lacking }: PlainRows,
): (row: DrawnRow) => string {
  let above: readonly DrawnColumn[] = []
  let written: Column[] = []
  /** By column, however its cells look. */
  const textsAt: Column['texts'][] = []
  const styleOf = (look: DrawnColumn, value: DrawnCell['value'], row: number) => {
    const key = styleKey({ ...look, value, look: lookFor(look, value) })
    // One row that brings it is enough.
    if (!styles.has(key)) lacking.add(row)
    const style = styles.get(key) ?? '0'
    styles.set(key, style)
    return `" s="${style}"`
  }
  const columnOf = ({ column }: DrawnColumn): Column => {
    textsAt[column] ??= shared.column()
    const [open, texts] = [`<c r="${columnName(column)}`, textsAt[column]]
    return { open, texts, text: undefined, figure: undefined, formula: undefined }
  }
  return ({ row, columns, values, height }) => {
    if (!areAlike(columns, above)) written = columns.map(columnOf)
    above = columns
    const number = String(row)
    let markup = `<row r="${number}"${height === undefined ? '' : ` ht="${Math.min(409, height)}" customHeight="1"`}>`
    for (let index = 0; index < columns.length; index++) {
      const look = columns[index]!
      const column = written[index]!
      const said = values[index]
      markup += column.open + number
      if (typeof said === 'number') markup += column.figure ??= styleOf(look, said, row)
      else if (startsLikeFormula(said)) markup += column.formula ??= styleOf(look, said, row)
      else markup += column.text ??= styleOf(look, said, row)
      const known = typeof said === 'string' ? column.texts(said) : undefined
      const value = known ? known.value : storedValue(said, row, look.column)
      if (value === undefined) {
        markup += '/>'
        continue
      }
      meant.add(row, look.column, value)
      if (known) markup += known.markup
      else if (typeof value === 'number') markup += `><v>${value}</v></c>`
      else markup += ` t="inlineStr"><is>${textElement(value)}</is></c>`
    }
    return `${markup}</row>`
  }
}

function areAlike(columns: readonly DrawnColumn[], others: readonly DrawnColumn[]): boolean {
  if (columns === others) return true
  return (
    columns.length === others.length &&
    columns.every((each, index) => each.column === others[index]!.column && looksLike(each, others[index]!))
  )
}
