/** A row comes in; whether it says anything at all goes out. */
import { cleanText } from '../value/text.ts'
import { CellKind, type Row } from '../workbook/workbook.ts'

/** Blanks of any kind only. A formula without a value is not blank. */
export function isBlankRow(row: Row): boolean {
  for (let index = 0; index < row.texts.length; index++) {
    if (row.kinds[index] === CellKind.unevaluated) return false
    const text = row.texts[index]
    if (text !== undefined && text !== '' && cleanText(text) !== '') return false
  }
  return true
}
