/**
 * The text of a cell comes in; the same text without what nobody sees, or a key to compare it by, goes out.
 * Cleaning never changes a letter, a digit or a sign a reader could see; only keys for comparison do, and those are never shown or written.
 */
import { withoutLookAlikes } from './look-alikes.ts'

/** Zero-width marks, soft hyphen, directional marks and byte order marks: seen by nobody, copied from web pages and other software. */
const invisible = /[\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu
/** Whatever stands for white space: tabs, line breaks, no-break and full-width spaces. */
const blanks = /[\s\u0085]+/gu
/** Quick look: only texts with one of these need any work. */
const unclean =
  /[\s\u0085\u2E80-\u2FDF\uF900-\uFAD9\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|^['’＇]/u
/** The interpuncts in use, and the full stop; 民委发〔2016〕33号 prescribes U+00B7 between the parts of a name. */
const interpunct = /(?<=\p{Script=Han})\s*[·•‧∙⋅・･．.․﹒]\s*(?=\p{Script=Han})/gu
const hanBlank = /(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/gu
const fullWidth = /[\uFF01-\uFF5E]/gu
const han = /\p{Script=Han}/u

/**
 * Text as a person reads it: invisible marks removed, all white space one blank, ends trimmed, a leading apostrophe
 * (Excel's sign for "this is text") removed, radicals read as the characters they look like.
 */
export function cleanText(text: string): string {
  if (!unclean.test(text)) return text
  return withoutLookAlikes(text)
    .replace(invisible, '')
    .replace(blanks, ' ')
    .trim()
    .replace(/^(?:['’＇] ?)+/u, '')
}

/**
 * Full-width digits, letters and signs narrowed, and nothing else: unlike NFKC it makes no figure of ② or ², which are footnotes
 * and not part of a number.
 */
export function narrowText(text: string): string {
  return text.replace(fullWidth, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
}

/** A cell that says nothing: empty, or one of the signs people put into a field they leave open. */
export function isBlankText(text: string): boolean {
  if (text.length > 6) return false
  const clean = cleanText(text)
  return clean === '' || blankWords.has(clean)
}

const blankWords = new Set([
  '-',
  '--',
  '—',
  '——',
  '－',
  '–',
  '/',
  '／',
  '\\',
  '无',
  '空',
  '暂无',
  '（无）',
  '(无)',
  '…',
  '……',
])

/** Key of a heading: NFKC, no white space, no marks of a required field, no colon, all brackets round, lower case. */
export function normaliseHeading(text: string): string {
  if (isPlain(text)) return text
  return withoutLookAlikes(text)
    .replace(invisible, '')
    .normalize('NFKC')
    .replace(/[[【〔{〖「『﹝]/gu, '(')
    .replace(/[\]】〕}〗」』﹞]/gu, ')')
    .replace(/\((?:必填|必填项|选填|必录)\)/gu, '')
    .replace(/[\s*★☆●◆※✱:]+/gu, '')
    .toLowerCase()
}

/** Nothing but common Chinese characters, digits and small letters: its own key. Most headings are. */
export function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const common =
      (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a)
    if (!common) return false
  }
  return true
}

/** A text that begins with a common Chinese character or a digit still does when it is cleaned or made a key. */
export function isKeptFirst(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x30 && code <= 0x39)
}

/** Key of a heading without its bracketed hints: `任教学段(学前、小学…)` → `任教学段`. Brackets may nest; an open one runs to the end. */
export function headingStem(text: string): string {
  if (isPlain(text)) return text
  let stem = normaliseHeading(text)
  for (let shorter = ''; ; stem = shorter) {
    shorter = stem.replace(/\([^()]*\)/gu, '')
    if (shorter === stem) break
  }
  return stem.replace(/[()].*$/u, '')
}

/**
 * Key of a person's or unit's name: full-width forms narrowed, blanks beside a Chinese character removed (张　三), every
 * interpunct between Chinese characters U+00B7. Blanks between Latin words stay.
 */
export function normaliseName(text: string): string {
  if (isPlain(text)) return text
  const narrow = cleanText(text).normalize('NFKC')
  if (!han.test(narrow)) return narrow
  return narrow.replace(interpunct, '·').replace(hanBlank, '')
}

/** The same words, whatever their width, blanks and brackets. */
export function sameText(a: string, b: string): boolean {
  return a === b || normaliseHeading(a) === normaliseHeading(b)
}

/**
 * Number of characters to insert, remove, replace or swap with a neighbour to make `b` of `a` (optimal string alignment).
 * @param most Gives up with `most + 1` as soon as the distance must be greater.
 */
export function editDistance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  const from = [...a]
  const to = [...b]
  if (Math.abs(from.length - to.length) > most) return most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1]
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        best = Math.min(best, beforeLast[j - 2]! + 1)
      row.push(best)
    }
    if (Math.min(...row) > most && Math.min(...last) > most) return most + 1
    beforeLast = last
    last = row
  }
  return last[to.length]!
}
