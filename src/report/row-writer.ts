/**
 * Rows of a drawing come in one after another; the markup of each goes out. What all rows that look alike have in common is made once. A look that
 * the frame does not have is told, never left out silently.
 */
import { remember } from '../value/remember.ts'
import { columnName } from '../workbook/address.ts'
import { textElement } from '../workbook/splice/markup.ts'
import { type MarkupBytes, numberStamp, type Stamp, stampOf } from '../workbook/splice/markup-bytes.ts'
import { longestText, looksLike, startsLikeFormula, storedValue, styleKey } from './cell-value.ts'
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
  open: Stamp
  /** What a text, a number and a text that starts like a formula have behind their reference; made when the first comes. */
  text: Stamp | undefined
  figure: Stamp | undefined
  formula: Stamp | undefined
  texts: ReturnType<SharedTexts['column']>
}

const BLANK = stampOf('/>')
const [NUMBER, NUMBER_END] = [stampOf('><v>'), stampOf('</v></c>')]
const [TEXT, TEXT_END] = [stampOf(' t="inlineStr"><is><t>'), stampOf('</t></is></c>')]
const [ROW, ROW_END] = [stampOf('<row r="'), stampOf('</row>')]
/** Heights that are kept in mind: most rows have one or two lines. */
const MOST_HEIGHTS = 500

/** @param styles By what a cell looks like: the number its style has in this workbook. */
export function rowWriter(
  out: MarkupBytes,
  styles: Map<string, string>,
  shared: SharedTexts,
  { meant, lacking }: PlainRows,
): (row: DrawnRow) => void {
  let above: readonly DrawnColumn[] = []
  let written: Column[] = []
  const numbered = numberStamp()
  const heightOf = remember(
    (height: number | undefined) =>
      stampOf(height === undefined ? '">' : `" ht="${Math.min(409, height)}" customHeight="1">`),
    MOST_HEIGHTS,
  )
  /** By column, however its cells look. */
  const textsAt: Column['texts'][] = []
  const styleOf = (look: DrawnColumn, value: DrawnCell['value'], row: number) => {
    const key = styleKey({ ...look, value, look: lookFor(look, value) })
    // One row that brings it is enough.
    if (!styles.has(key)) lacking.add(row)
    const style = styles.get(key) ?? '0'
    styles.set(key, style)
    return stampOf(`" s="${style}"`)
  }
  const columnOf = ({ column }: DrawnColumn): Column => {
    textsAt[column] ??= shared.column()
    const [open, texts] = [stampOf(`<c r="${columnName(column)}`), textsAt[column]]
    return { open, texts, text: undefined, figure: undefined, formula: undefined }
  }
  const putText = (row: number, column: number, text: string, texts: Column['texts']) => {
    const known = texts(text)
    if (known) {
      meant.add(row, column, known.value)
      out.put(known.markup)
    } else if (text.length <= longestText && out.putText(TEXT, text, TEXT_END)) meant.add(row, column, text)
    else {
      const value = storedValue(text, row, column)
      if (value === undefined) out.put(BLANK)
      else {
        meant.add(row, column, value)
        out.putMarkup(` t="inlineStr"><is>${textElement(String(value))}</is></c>`)
      }
    }
  }
  return ({ row, columns, values, height }) => {
    if (!areAlike(columns, above)) written = columns.map(columnOf)
    above = columns
    const number = numbered(row)
    out.put(ROW)
    out.put(number)
    out.put(heightOf(height))
    for (let index = 0; index < columns.length; index++) {
      const look = columns[index]!
      const column = written[index]!
      const said = values[index]
      out.put(column.open)
      out.put(number)
      const kind = typeof said === 'number' ? 'figure' : startsLikeFormula(said) ? 'formula' : 'text'
      column[kind] ??= styleOf(look, said, row)
      out.put(column[kind])
      if (typeof said === 'string') putText(row, look.column, said, column.texts)
      else if (typeof said === 'number' && Number.isFinite(said)) {
        meant.add(row, look.column, said)
        out.putText(NUMBER, String(said), NUMBER_END)
      } else out.put(BLANK)
    }
    out.put(ROW_END)
  }
}

function areAlike(columns: readonly DrawnColumn[], others: readonly DrawnColumn[]): boolean {
  if (columns === others) return true
  return (
    columns.length === others.length &&
    columns.every((each, index) => each.column === others[index]!.column && looksLike(each, others[index]!))
  )
}
