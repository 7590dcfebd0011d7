/**
 * Text of whatever characters, up to a length, for properties. fast-check's own `unit: 'binary'` first makes a table of all 1.1 million, in most of
 * a second, and keeps it as long as the process lives.
 */
import fc from 'fast-check'

/** Surrogates are no characters. */
const surrogates = 0x800
const beforeSurrogates = 0xd7ff
const character = fc
  .nat(0x10ffff - surrogates)
  .map((index) => String.fromCodePoint(index <= beforeSurrogates ? index : index + surrogates))

/** Of any, or of those on a keyboard: the latter also gives what JavaScript trips over, like `__proto__`. */
export const anyText = (maxLength: number) =>
  fc.oneof({ arbitrary: fc.string({ unit: character, maxLength }), weight: 9 }, fc.string({ maxLength }))
