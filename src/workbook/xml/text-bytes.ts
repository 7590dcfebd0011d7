/** What stands between tags → the text of a cell. Ordinary bytes take the short way; entities, escapes and line ends the long. */

import { MAX_CELL_CHARACTERS } from '../limits.ts'
import { unreadable } from '../unreadable.ts'
import { HIGH, PLAIN, SPECIAL } from './bytes.ts'
import { asciiText, utf8Text } from './short-text.ts'
import { decodeExcelEscapes, decodeXmlText, normaliseLineEnds } from './xml-text.ts'

/** `seen` is all of `TEXT_BYTES` between `start` and `end`, or-ed. */
export function textOf(bytes: Buffer, start: number, end: number, seen: number): string {
  if (end - start > MAX_CELL_CHARACTERS) return limited(longText(bytes, start, end, seen))
  if (seen === PLAIN) return asciiText(bytes, start, end)
  if (seen === HIGH) return utf8Text(bytes, start, end)
  return longText(bytes, start, end, seen)
}

/** @throws UnreadableFile when a text is longer than a cell can hold. */
export function limited(text: string): string {
  if (text.length > MAX_CELL_CHARACTERS) throw unreadable('too-large', '单元格文字超过 32767 字')
  return text
}

function longText(bytes: Buffer, start: number, end: number, seen: number): string {
  const text = utf8Text(bytes, start, end)
  return seen & SPECIAL ? decodeExcelEscapes(decodeXmlText(normaliseLineEnds(text))) : text
}
