/**
 * A row comes in; whether, and where, it says one thing in several cells goes out: WPS writes the text of a merged cell into each of its
 * cells when it takes it apart (拆分并填充内容).
 */
import type { Row } from '../workbook/workbook.ts'

/** A row round a table, where a text is said once. Never for data: two neighbours may well be equal. */
export function saidOnce(row: Row): Row {
  const again = (text: string, column: number) => column > 0 && text !== '' && text === row.texts[column - 1]
  if (!row.texts.some(again)) return row
  return { ...row, texts: row.texts.map((text, column) => (again(text, column) ? '' : text)) }
}

/** Longer than a value that neighbours may share (无, 示例中学). */
const LONG = 6

/** A line of words in every cell, so no data. Cheap enough to ask of every row. */
export function isOneText(texts: readonly string[]): boolean {
  const first = texts[0]
  if (first === undefined || first.length < LONG || first !== texts[1] || first !== texts[2]) return false
  return texts.every((text) => text === first || text === '')
}
