/**
 * Bytes that mean something in XML, and what a byte of text calls for. Each is a constant of its own and exported, since
 * the bundler then writes the figures where they are used; a variable looked up for every byte costs a third of the speed.
 */

export const CARRIAGE_RETURN = 13
export const SPACE = 32
export const BANG = 33
export const QUOTE = 34
export const AMPERSAND = 38
export const APOSTROPHE = 39
export const SLASH = 47
export const ZERO = 48
export const ONE = 49
export const NINE = 57
export const COLON = 58
export const LT = 60
export const EQUALS = 61
export const GT = 62
export const QUESTION = 63
export const A = 65
export const Z = 90
export const UNDERSCORE = 95
export const LOWER_C = 99
export const LOWER_F = 102
export const LOWER_H = 104
export const LOWER_I = 105
export const LOWER_N = 110
const LOWER_O = 111
export const LOWER_R = 114
export const LOWER_S = 115
export const LOWER_T = 116
export const LOWER_V = 118
const LOWER_W = 119

/** Text as it stands. */
export const PLAIN = 0
/** `<`: the text is over. */
export const TEXT_END = 1
/** Part of a character beyond ASCII. */
export const HIGH = 2
/** `&`, carriage return, or `_` that may begin `_x000D_`. */
export const SPECIAL = 4

/** One of the four above, by byte. */
export const TEXT_BYTES: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === LT) return TEXT_END
  if (byte >= 0x80) return HIGH
  return byte === AMPERSAND || byte === CARRIAGE_RETURN || byte === UNDERSCORE ? SPECIAL : PLAIN
})

/** Digits, sign, point, exponent. */
export const NUMBER_BYTES: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  '0123456789+-.eE'.includes(String.fromCharCode(byte)) ? 1 : 0,
)

/** What an attribute's name may hold here: it may be more in XML, and that is rare. */
export const NAME_BYTES: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[\w:.-]/.test(String.fromCharCode(byte)) ? 1 : 0,
)

// Words compared byte by byte, spelled out: a loop over a string takes five times as long, and there are as many as cells.

/** `<row`. */
export function isRowOpen(b: Buffer, p: number): boolean {
  return b[p] === LT && b[p + 1] === LOWER_R && b[p + 2] === LOWER_O && b[p + 3] === LOWER_W
}

/** `</row>`. */
export function isRowClose(b: Buffer, p: number): boolean {
  return (
    b[p] === LT &&
    b[p + 1] === SLASH &&
    b[p + 2] === LOWER_R &&
    b[p + 3] === LOWER_O &&
    b[p + 4] === LOWER_W &&
    b[p + 5] === GT
  )
}

/** `</` letter `>`. */
export function isCloseTag(b: Buffer, p: number, letter: number): boolean {
  return b[p] === LT && b[p + 1] === SLASH && b[p + 2] === letter && b[p + 3] === GT
}

/** `<` letter letter `><t>`, as `<si><t>` and `<is><t>`. */
export function isTextOpen(b: Buffer, p: number, first: number, second: number): boolean {
  return (
    b[p] === LT &&
    b[p + 1] === first &&
    b[p + 2] === second &&
    b[p + 3] === GT &&
    b[p + 4] === LT &&
    b[p + 5] === LOWER_T &&
    b[p + 6] === GT
  )
}

/** `</t></` letter letter `>`, as `</t></si>` and `</t></is>`. */
export function isTextClose(b: Buffer, p: number, first: number, second: number): boolean {
  return (
    isCloseTag(b, p, LOWER_T) &&
    b[p + 4] === LT &&
    b[p + 5] === SLASH &&
    b[p + 6] === first &&
    b[p + 7] === second &&
    b[p + 8] === GT
  )
}

/** `inlineStr`. */
export function isInlineType(b: Buffer, p: number): boolean {
  return (
    b[p] === LOWER_I &&
    b[p + 1] === LOWER_N &&
    b[p + 2] === 108 &&
    b[p + 3] === LOWER_I &&
    b[p + 4] === LOWER_N &&
    b[p + 5] === 101 &&
    b[p + 6] === 83 &&
    b[p + 7] === LOWER_T &&
    b[p + 8] === LOWER_R
  )
}

/** ` xml:space="preserve">`. */
export function isPreserve(b: Buffer, p: number): boolean {
  for (let i = 0; i < PRESERVE.length; i++) if (b[p + i] !== PRESERVE[i]) return false
  return true
}

const PRESERVE = Buffer.from(' xml:space="preserve">')
export const PRESERVE_BYTES = 22

/** Space, tab, line feed, carriage return: the only white space XML knows. */
export function isSpace(byte: number): boolean {
  return byte === SPACE || (9 <= byte && byte <= 13)
}
