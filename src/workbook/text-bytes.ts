/** What stands between tags → the text of a cell. Ordinary bytes take the short way; entities, escapes and line ends the long. */
import { MAX_CELL_CHARACTERS } from './limits.ts'
import { asciiText, utf8Text } from './short-text.ts'
import { unreadable } from './unreadable.ts'
import { decodeExcelEscapes, decodeXmlText, normaliseLineEnds } from './xml-text.ts'

/** What a byte of text calls for. */
export const TextByte = {
  plain: 0,
  /** `<`: the text is over. */
  end: 1,
  /** Part of a character beyond ASCII. */
  high: 2,
  /** `&`, carriage return, or `_` that may begin `_x000D_`. */
  special: 4,
} as const

/** By byte. */
export const TEXT_BYTES: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === 60) return TextByte.end
  if (byte >= 0x80) return TextByte.high
  return byte === 38 || byte === 13 || byte === 95 ? TextByte.special : TextByte.plain
})

/** `seen` is all of `TEXT_BYTES` between `start` and `end`, or-ed. */
export function textOf(bytes: Buffer, start: number, end: number, seen: number): string {
  if (end - start > MAX_CELL_CHARACTERS) return limited(longText(bytes, start, end, seen))
  if (seen === TextByte.plain) return asciiText(bytes, start, end)
  if (seen === TextByte.high) return utf8Text(bytes, start, end)
  return longText(bytes, start, end, seen)
}

/** @throws UnreadableFile when a text is longer than a cell can hold. */
export function limited(text: string): string {
  if (text.length > MAX_CELL_CHARACTERS) throw unreadable('too-large', '单元格文字超过 32767 字')
  return text
}

function longText(bytes: Buffer, start: number, end: number, seen: number): string {
  const text = utf8Text(bytes, start, end)
  return seen & TextByte.special ? decodeExcelEscapes(decodeXmlText(normaliseLineEnds(text))) : text
}
