/**
 * Bytes of `sheetData` → rows, as fast as JavaScript goes: the form that Excel, WPS and nearly every exporter writes is read
 * byte by byte here; at anything else the row is read again by its tokens. Rows without a value are passed over.
 */

import { MAX_BLANK_BYTES, MAX_COLUMNS, MAX_ROWS } from '../limits.ts'
import { type CellSource, NUMBER, numberValue } from './cell-source.ts'
import '../xml/buffer-slices.ts'
import { damaged, unreadable } from '../unreadable.ts'
import { CellKind, type Row } from '../workbook.ts'
import {
  A,
  APOSTROPHE,
  EQUALS,
  GT,
  isCloseTag,
  isInlineType,
  isPreserve,
  isRowClose,
  isRowOpen,
  isSpace,
  isTextClose,
  isTextOpen,
  LOWER_C,
  LOWER_F,
  LOWER_H,
  LOWER_I,
  LOWER_N,
  LOWER_R,
  LOWER_S,
  LOWER_T,
  LOWER_V,
  LT,
  NAME_BYTES,
  NINE,
  NUMBER_BYTES,
  ONE,
  PRESERVE_BYTES,
  QUOTE,
  SLASH,
  SPACE,
  SPECIAL,
  TEXT_BYTES,
  TEXT_END,
  Z,
  ZERO,
} from '../xml/bytes.ts'
import { asciiText } from '../xml/short-text.ts'
import { textOf } from '../xml/text-bytes.ts'
import { Token, XmlScanner } from '../xml/xml-scanner.ts'
import { STRUCK } from './styles.ts'
import { refuseText, tokenRow } from './token-row.ts'
import type { WorksheetNames } from './worksheet-names.ts'

// What `t=` said.
const NO_TYPE = 0
const NUMBER_TYPE = 1
const SHARED_TYPE = 2
const TEXT_TYPE = 3

// What a row's tag has said so far, a bit each.
const ROW_NUMBER = 1
const HIDDEN = 2
const HEIGHT = 4

/** Not written the usual way, or not complete: the tokens will tell. */
const UNUSUAL = -1

export class RowScanner {
  /** `</sheetData>` has been reached; it is not consumed. */
  finished = false
  /** The visitor wants no more. */
  stopped = false
  readonly #names: WorksheetNames
  readonly #source: CellSource
  readonly #visit: (row: Row) => undefined | boolean
  readonly #scanner = new XmlScanner()
  /** No prefix, and nothing that strikes through: which rows are struck is for the tokens to tell. */
  readonly #isUsual: boolean
  /** Number of the last row delivered or passed over. */
  #previous = 0
  /** White space between rows so far. */
  #blank = 0
  /** Up to here in the bytes at hand, rows are complete. */
  #complete = 0

  constructor(names: WorksheetNames, source: CellSource, visit: (row: Row) => undefined | boolean) {
    this.#names = names
    this.#source = source
    this.#visit = visit
    const strikes = source.strings.struck.size > 0 || source.styles.some((style) => style >= STRUCK)
    this.#isUsual = names.prefix === '' && !strikes
  }

  /** Takes all complete rows from `at` on; returns where the first incomplete one starts. */
  scan(b: Buffer, start: number): number {
    let at = start
    // Rows before the last one that starts, or before one that ends, are complete. Only they are read byte by byte, so that
    // no read passes the end: once V8 has seen one that does, it makes every later one three times as slow.
    const { prefix } = this.#names
    const name = prefix === '' ? 'row' : `${prefix}:row`
    this.#complete = Math.max(b.lastIndexOf(`<${name}`), b.lastIndexOf(`</${name}`))
    while (!this.finished && !this.stopped) {
      const blank = at
      while (at < b.length && isSpace(b[at]!)) at++
      this.#blank += at - blank
      if (this.#blank > MAX_BLANK_BYTES) throw unreadable('too-large', '空白过多')
      if (at === b.length) break
      let next = this.#isUsual && at < this.#complete ? this.#usualRow(b, at) : UNUSUAL
      if (next === UNUSUAL) next = this.#anyUnit(b, at)
      if (next === UNUSUAL) break
      at = next
    }
    return at
  }

  /** A row, or whatever else stands there, by tokens. */
  #anyUnit(b: Buffer, at: number): number {
    const scanner = this.#scanner
    const names = this.#names
    scanner.reset(b, at)
    const token = names.next(scanner)
    if (token === Token.incomplete) return UNUSUAL
    if (token === Token.text) refuseText(scanner)
    else if (token === Token.close) {
      if (!names.isMain(scanner, 'sheetData')) throw damaged('XML 标记不成对')
      this.finished = true
      return at
    } else if (names.isMain(scanner, 'row')) {
      // Nothing ends behind this row's start: not worth looking at its cells.
      if (!scanner.selfClosing && at >= this.#complete && scanner.hasPrefix(names.prefix)) return UNUSUAL
      const row = tokenRow(scanner, names, this.#source, this.#previous)
      if (!row) return UNUSUAL
      this.#deliver(row)
    } else if (!scanner.selfClosing && !names.skip(scanner)) return UNUSUAL
    return scanner.at
  }

  #deliver(row: Row): void {
    this.#previous = row.number
    if (row.texts.length > 0 && this.#visit(row) === false) this.stopped = true
  }

  /**
   * One function with nothing but locals, and long for that reason: split into methods that pass their place through fields,
   * it took three times as long. What is not written as expected is given up for the tokens to read. Nothing passes a `<` unseen, and
   * a complete row has one ahead: so no loop, whatever the bytes, runs beyond them.
   */
  #usualRow(b: Buffer, start: number): number {
    const { strings, styles } = this.#source
    const textBytes = TEXT_BYTES
    const numberBytes = NUMBER_BYTES
    const nameBytes = NAME_BYTES
    const { blank: BLANK, text: TEXT, number: NUMERIC, unevaluated: UNEVALUATED } = CellKind
    let p = start + 4
    let c = b[p]!
    if (!isRowOpen(b, start)) return UNUSUAL

    // <row r="12" spans="1:10" hidden="1">
    let number = 0
    let hidden = false
    let said = 0
    while (c === SPACE) {
      const name = ++p
      while (nameBytes[b[p]!] === 1) p++
      if (b[p] !== EQUALS || b[p + 1] !== QUOTE) return UNUSUAL
      const length = p - name
      p += 2
      const value = p
      for (c = b[p]!; c !== QUOTE; c = b[++p]!) if ((textBytes[c]! & (TEXT_END | SPECIAL)) !== 0) return UNUSUAL
      let what = 0
      if (length === 1 && b[name] === LOWER_R) {
        what = ROW_NUMBER
        for (let i = value; i < p; i++) {
          c = b[i]!
          if (c < ZERO || NINE < c) return UNUSUAL
          number = number * 10 + c - ZERO
        }
      } else if (length === 6 && b[name] === LOWER_H && b[name + 1] === LOWER_I && b[name + 5] === LOWER_N) {
        what = HIDDEN
        hidden = b[value] === ONE || b[value] === LOWER_T
      } else if (length === 2) {
        // A height of 0 hides as well; an unknown name of two letters is rare enough.
        what = HEIGHT
        if (b[value] === ZERO) return UNUSUAL
      }
      // Twice is not XML.
      if ((said & what) !== 0) return UNUSUAL
      said |= what
      c = b[++p]!
    }
    // An absent number is counted on by the tokens; one with other characters in it is refused by them.
    if (!(this.#previous < number && number <= MAX_ROWS)) return UNUSUAL
    if (c === SLASH && b[p + 1] === GT) {
      this.#previous = number
      return p + 2
    }
    if (c !== GT) return UNUSUAL
    p++
    let texts: string[] | undefined
    let kinds: CellKind[] | undefined
    let filled = 0
    let column = -1
    while (b[p + 1] === LOWER_C && b[p + 2] === SPACE && b[p + 3] === LOWER_R) {
      // <c r="D12" s="3" t="s">
      if (b[p] !== LT || b[p + 4] !== EQUALS || b[p + 5] !== QUOTE) return UNUSUAL
      p += 6
      column = 0
      for (c = b[p]!; A <= c && c <= Z; c = b[++p]!) column = column * 26 + c - 64
      column--
      if (column < filled || column >= MAX_COLUMNS) return UNUSUAL
      let row = 0
      for (; ZERO <= c && c <= NINE; c = b[++p]!) row = row * 10 + c - ZERO
      if (row !== number || c !== QUOTE) return UNUSUAL
      let style = -1
      let type = NO_TYPE
      // At the quote that ends the attribute before.
      while (b[p + 1] === SPACE) {
        if (b[p + 3] !== EQUALS || b[p + 4] !== QUOTE) return UNUSUAL
        const name = b[p + 2]!
        p += 5
        c = b[p]!
        if (name === LOWER_S) {
          if (style >= 0) return UNUSUAL
          style = 0
          for (; ZERO <= c && c <= NINE; c = b[++p]!) style = style * 10 + c - ZERO
        } else if (name !== LOWER_T || type !== NO_TYPE) return UNUSUAL
        else if (c === LOWER_S && b[p + 1] === QUOTE) {
          type = SHARED_TYPE
          p++
        } else if (c === LOWER_I && isInlineType(b, p)) {
          type = TEXT_TYPE
          p += 9
        } else if (c === LOWER_S && b[p + 1] === LOWER_T && b[p + 2] === LOWER_R) {
          type = TEXT_TYPE
          p += 3
        } else if (c === LOWER_N) {
          type = NUMBER_TYPE
          p++
        } else return UNUSUAL
        if (b[p] !== QUOTE) return UNUSUAL
      }
      if (b[p + 1] === SLASH && b[p + 2] === GT) {
        p += 3
        continue
      }
      if (b[p + 1] !== GT || b[p + 2] !== LT) return UNUSUAL
      p += 2

      // <f>…</f>
      let kind: CellKind = BLANK
      let text = ''
      if (b[p + 1] === LOWER_F) {
        p = afterFormula(b, p)
        if (p === UNUSUAL) return UNUSUAL
        kind = UNEVALUATED
      }
      if (b[p + 1] === LOWER_V && b[p + 2] === GT) {
        // <v>…</v>
        p += 3
        const from = p
        if (type === SHARED_TYPE) {
          let index = 0
          for (c = b[p]!; ZERO <= c && c <= NINE; c = b[++p]!) index = index * 10 + c - ZERO
          if (c !== LT || p === from) return UNUSUAL
          text = strings.get(index)
          kind = text === '' ? BLANK : TEXT
        } else if (type === TEXT_TYPE) {
          let seen = 0
          for (c = b[p]!; c !== LT; c = b[++p]!) seen |= textBytes[c]!
          text = textOf(b, from, p, seen)
          kind = text === '' ? BLANK : TEXT
        } else {
          c = b[p]!
          while (ZERO <= c && c <= NINE) c = b[++p]!
          if (c !== LT) {
            while (numberBytes[b[p]!] === 1) p++
            if (b[p] !== LT || !NUMBER.test(b.latin1Slice(from, p))) return UNUSUAL
          } else if (p === from) return UNUSUAL
          text = asciiText(b, from, p)
          kind = NUMERIC
          const format = style < 0 ? 0 : style
          if (format < styles.length && styles[format] !== 0) ({ text, kind } = numberValue(this.#source, format, text))
        }
        if (!isCloseTag(b, p, LOWER_V)) return UNUSUAL
        p += 4
      } else if (type === TEXT_TYPE && b[p + 1] === LOWER_I) {
        // <is><t>…</t></is>
        if (isTextOpen(b, p, LOWER_I, LOWER_S)) p += 7
        else if (isInlineOpen(b, p) && isPreserve(b, p + 6)) p += 6 + PRESERVE_BYTES
        else return UNUSUAL
        const from = p
        let seen = 0
        for (c = b[p]!; c !== LT; c = b[++p]!) seen |= textBytes[c]!
        if (!isTextClose(b, p, LOWER_I, LOWER_S)) return UNUSUAL
        text = textOf(b, from, p, seen)
        kind = text === '' ? BLANK : TEXT
        p += 9
      }
      if (!isCloseTag(b, p, LOWER_C)) return UNUSUAL
      p += 4

      if (kind === BLANK) continue
      texts ??= []
      kinds ??= []
      for (; filled < column; filled++) {
        texts.push('')
        kinds.push(BLANK)
      }
      texts.push(text)
      kinds.push(kind)
      filled++
    }
    if (!isRowClose(b, p)) return UNUSUAL
    if (texts && kinds) this.#deliver({ number, texts, kinds, hidden })
    else this.#previous = number
    return p + 6
  }
}

/** `<is><t`. */
function isInlineOpen(b: Buffer, p: number): boolean {
  return b[p] === LT && b[p + 2] === LOWER_S && b[p + 3] === GT && b[p + 4] === LT && b[p + 5] === LOWER_T
}

/** At `<f`: behind `<f …/>` or `<f …>…</f>`, where another tag begins. */
function afterFormula(b: Buffer, start: number): number {
  let p = start + 2
  if (!(b[p] === GT || b[p] === SPACE || b[p] === SLASH)) return UNUSUAL
  let quoted = false
  for (; b[p] !== GT; p++) {
    if (b[p] === LT || b[p] === APOSTROPHE) return UNUSUAL
    if (b[p] === QUOTE) quoted = !quoted
  }
  if (quoted) return UNUSUAL
  if (b[p - 1] === SLASH) p++
  else {
    p = b.indexOf(LT, p)
    if (p < 0 || !isCloseTag(b, p, LOWER_F)) return UNUSUAL
    p += 4
  }
  return b[p] === LT ? p : UNUSUAL
}
