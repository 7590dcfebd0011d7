/** A record and a column come in; whether the cell was left open, by nothing at all or by a sign for nothing, goes out. */
import { cellKindOf, type FormRecord } from '../../form/reading.ts'
import { isBlankText } from '../../value/text.ts'
import { CellKind } from '../../workbook/workbook.ts'

export function isLeftBlank(record: FormRecord, index: number): boolean {
  const value = record.values[index]
  if (value !== undefined && !(typeof value === 'string' && mayBeBlank(value) && isBlankText(value))) return false
  // A formula without a value is not blank; `formula-no-value` flags it.
  return cellKindOf(record, index) < CellKind.error
}

/** A quick look that spares nearly every cell the real question: only signs, and 无, 空, 暂, begin a word for nothing. */
function mayBeBlank(text: string): boolean {
  const code = text.charCodeAt(0)
  if (text.length > 4 || (code >= 48 && code <= 57)) return false
  return code < 0x4e00 || code > 0x9fff || code === 0x65e0 || code === 0x7a7a || code === 0x6682
}
