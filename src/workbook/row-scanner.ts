/**
 * Bytes of `sheetData` → rows, as fast as JavaScript goes: the form that Excel, WPS and nearly every exporter writes is read
 * byte by byte here; at anything else the row is read again by its tokens. Rows without a value are passed over.
 */
import { type CellSource, numberValue } from './cell-source.ts'
import { MAX_COLUMNS, MAX_ROWS } from './limits.ts'
import { DateKind } from './number-format.ts'
import './buffer-slices.ts'
import { asciiText } from './short-text.ts'
import { TEXT_BYTES, TextByte, textOf } from './text-bytes.ts'
import { refuseText, tokenRow } from './token-row.ts'
import { damaged } from './unreadable.ts'
import { CellKind, type Row } from './workbook.ts'
import type { WorksheetNames } from './worksheet-names.ts'
import { isSpace, Token, XmlScanner } from './xml-scanner.ts'

const SPACE = 32
const QUOTE = 34
const SLASH = 47
const LT = 60
const EQUALS = 61
const GT = 62
const A = 65
const Z = 90
const ZERO = 48
const NINE = 57
const ONE = 49
const COLON = 58
const LOWER_C = 99
const LOWER_F = 102
const LOWER_H = 104
const LOWER_I = 105
const LOWER_N = 110
const LOWER_O = 111
const LOWER_R = 114
const LOWER_S = 115
const LOWER_T = 116
const LOWER_V = 118
const LOWER_W = 119

const Type = { number: 0, shared: 1, text: 2, inline: 3 } as const
type Type = (typeof Type)[keyof typeof Type]

/** Not written the usual way, or not complete: the tokens will tell. */
const UNUSUAL = -1

/** Digits, sign, point, exponent. */
const NUMBER_BYTES: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  '0123456789+-.eE'.includes(String.fromCharCode(byte)) ? 1 : 0,
)

export class RowScanner {
  /** `</sheetData>` has been reached; it is not consumed. */
  finished = false
  /** The visitor wants no more. */
  stopped = false
  readonly #names: WorksheetNames
  readonly #source: CellSource
  readonly #visit: (row: Row) => undefined | boolean
  readonly #scanner = new XmlScanner()
  /** Number of the last row delivered or passed over. */
  #previous = 0
  // What was read last, in fields and not in objects, since there are millions.
  #number = 0
  #hidden = false
  #column = 0
  #style = 0
  #type: Type = Type.number
  /** The tag closes itself. */
  #empty = false
  #text = ''
  #kind: CellKind = CellKind.blank

  constructor(names: WorksheetNames, source: CellSource, visit: (row: Row) => undefined | boolean) {
    this.#names = names
    this.#source = source
    this.#visit = visit
  }

  /** Takes all complete rows from `at` on; returns where the first incomplete one starts. */
  scan(b: Buffer, start: number): number {
    let at = start
    while (!this.finished && !this.stopped) {
      while (at < b.length && isSpace(b[at]!)) at++
      if (at === b.length) break
      let next = this.#usualRow(b, at)
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

  #usualRow(b: Buffer, start: number): number {
    let p = this.#rowTag(b, start)
    if (p === UNUSUAL) return UNUSUAL
    if (this.#empty) {
      this.#previous = this.#number
      return p
    }
    let texts: string[] | undefined
    let kinds: CellKind[] | undefined
    let filled = 0
    this.#column = -1
    for (;;) {
      if (b[p] !== LT) return UNUSUAL
      const tag = this.#afterPrefix(b, p + 1)
      if (b[tag] !== LOWER_C) break
      p = this.#cellTag(b, tag + 1)
      if (p === UNUSUAL) return UNUSUAL
      if (this.#empty) continue
      p = this.#cellBody(b, p)
      if (p === UNUSUAL) return UNUSUAL
      if (this.#kind === CellKind.blank) continue
      const column = this.#column
      if (column < filled) return UNUSUAL
      texts ??= []
      kinds ??= []
      for (; filled < column; filled++) {
        texts.push('')
        kinds.push(CellKind.blank)
      }
      texts.push(this.#text)
      kinds.push(this.#kind)
      filled++
    }
    // </row>
    if (b[p + 1] !== SLASH) return UNUSUAL
    p = this.#afterPrefix(b, p + 2)
    if (b[p] !== LOWER_R || b[p + 1] !== LOWER_O || b[p + 2] !== LOWER_W || b[p + 3] !== GT) return UNUSUAL
    this.#previous = this.#number
    if (texts && kinds) this.#deliver({ number: this.#number, texts, kinds, hidden: this.#hidden })
    return p + 4
  }

  /** `<row …>`: returns where its content starts. */
  #rowTag(b: Buffer, start: number): number {
    let p = this.#afterPrefix(b, start + 1)
    if (b[start] !== LT || b[p] !== LOWER_R || b[p + 1] !== LOWER_O || b[p + 2] !== LOWER_W) return UNUSUAL
    p += 3
    const n = b.length
    let number = 0
    let hidden = false
    while (b[p] === SPACE) {
      const name = ++p
      while (p < n && b[p] !== EQUALS) p++
      if (b[p + 1] !== QUOTE) return UNUSUAL
      const length = p - name
      p += 2
      const value = p
      while (p < n && b[p] !== QUOTE) p++
      if (length === 1 && b[name] === LOWER_R) {
        for (let i = value; i < p; i++) number = number * 10 + b[i]! - ZERO
      } else if (length === 6 && b[name] === LOWER_H) hidden = b[value] === ONE || b[value] === LOWER_T
      // Row heights of 0 hide as well; only the tokens look into them.
      else if (length === 2 && b[value] === ZERO) return UNUSUAL
      p++
    }
    // An absent number is counted on by the tokens, one with other characters in it is refused by them.
    if (!(this.#previous < number && number <= MAX_ROWS)) return UNUSUAL
    this.#number = number
    this.#hidden = hidden
    return this.#tagEnd(b, p)
  }

  /** Behind `<c`: returns where the cell's content starts. */
  #cellTag(b: Buffer, start: number): number {
    let p = start
    let column = this.#column + 1
    let style = 0
    let type: Type = Type.number
    while (b[p] === SPACE) {
      if (b[p + 2] !== EQUALS || b[p + 3] !== QUOTE) return UNUSUAL
      const name = b[p + 1]!
      p += 4
      let c = b[p]!
      if (name === LOWER_R) {
        column = 0
        for (; A <= c && c <= Z; c = b[++p]!) column = column * 26 + c - 64
        column--
        let row = 0
        for (; ZERO <= c && c <= NINE; c = b[++p]!) row = row * 10 + c - ZERO
        if (row !== this.#number || column < 0) return UNUSUAL
      } else if (name === LOWER_S) {
        for (; ZERO <= c && c <= NINE; c = b[++p]!) style = style * 10 + c - ZERO
      } else if (name === LOWER_T) {
        if (c === LOWER_S && b[p + 1] === QUOTE) {
          type = Type.shared
          p++
        } else if (c === LOWER_N && b[p + 1] === QUOTE) p++
        else if (c === LOWER_S && b[p + 1] === LOWER_T && b[p + 2] === LOWER_R) {
          type = Type.text
          p += 3
        } else if (c === LOWER_I && isAt(b, p, 'inlineStr')) {
          type = Type.inline
          p += 9
        } else return UNUSUAL
      } else return UNUSUAL
      if (b[p] !== QUOTE) return UNUSUAL
      p++
    }
    if (column >= MAX_COLUMNS) return UNUSUAL
    this.#column = column
    this.#style = style
    this.#type = type
    return this.#tagEnd(b, p)
  }

  /** `>` or `/>`. */
  #tagEnd(b: Buffer, p: number): number {
    this.#empty = b[p] === SLASH
    if (b[p] === GT) return p + 1
    return this.#empty && b[p + 1] === GT ? p + 2 : UNUSUAL
  }

  /** From behind `<c …>` to behind `</c>`: formula, value or inline text. */
  #cellBody(b: Buffer, start: number): number {
    const type = this.#type
    let p = start
    let formula = false
    if (b[this.#afterPrefix(b, p + 1)] === LOWER_F && b[p] === LT) {
      p = this.#afterFormula(b, p)
      if (p === UNUSUAL) return UNUSUAL
      formula = true
    }
    this.#kind = formula ? CellKind.unevaluated : CellKind.blank
    this.#text = ''
    let q = this.#afterPrefix(b, p + 1)
    if (b[p] !== LT) return UNUSUAL
    if (b[q] === LOWER_V && b[q + 1] === GT) {
      p =
        type === Type.shared
          ? this.#shared(b, q + 2)
          : type === Type.number
            ? this.#numeric(b, q + 2)
            : this.#string(b, q + 2)
      if (p === UNUSUAL || b[p + 1] !== SLASH) return UNUSUAL
      q = this.#afterPrefix(b, p + 2)
      if (b[q] !== LOWER_V || b[q + 1] !== GT) return UNUSUAL
      p = q + 2
    } else if (b[q] === LOWER_I && b[q + 1] === LOWER_S && b[q + 2] === GT && type === Type.inline) {
      p = this.#inline(b, q + 3)
      if (p === UNUSUAL) return UNUSUAL
    }
    // </c>
    q = this.#afterPrefix(b, p + 2)
    return b[p] === LT && b[p + 1] === SLASH && b[q] === LOWER_C && b[q + 1] === GT ? q + 2 : UNUSUAL
  }

  #shared(b: Buffer, start: number): number {
    let p = start
    let index = 0
    let c = b[p]!
    for (; ZERO <= c && c <= NINE; c = b[++p]!) index = index * 10 + c - ZERO
    if (c !== LT || p === start) return UNUSUAL
    this.#setText(this.#source.strings.get(index))
    return p
  }

  #numeric(b: Buffer, start: number): number {
    let p = start
    while (NUMBER_BYTES[b[p]!] === 1) p++
    if (b[p] !== LT || p === start) return UNUSUAL
    const raw = asciiText(b, start, p)
    if ((this.#source.styles[this.#style] ?? DateKind.none) === DateKind.none) {
      if (!isNumber(b, start, p)) return UNUSUAL
      this.#kind = CellKind.number
      this.#text = raw
    } else {
      const { text, kind } = numberValue(this.#source, this.#style, raw)
      this.#kind = kind
      this.#text = text
    }
    return p
  }

  /** `t="str"` and inline text: up to the next `<`. */
  #string(b: Buffer, start: number): number {
    const n = b.length
    let p = start
    let seen = 0
    for (; p < n; p++) {
      const kind = TEXT_BYTES[b[p]!]!
      if (kind === TextByte.plain) continue
      if (kind === TextByte.end) break
      seen |= kind
    }
    if (p === n) return UNUSUAL
    this.#setText(textOf(b, start, p, seen))
    return p
  }

  /** Behind `<is>`: `<t>…</t></is>`; runs and phonetics are left to the tokens. */
  #inline(b: Buffer, start: number): number {
    let p = this.#afterPrefix(b, start + 1)
    if (b[start] !== LT || b[p] !== LOWER_T) return UNUSUAL
    if (b[p + 1] === GT) p += 2
    else if (isAt(b, p + 1, ' xml:space="preserve">')) p += 23
    else return UNUSUAL
    p = this.#string(b, p)
    if (p === UNUSUAL || b[p + 1] !== SLASH) return UNUSUAL
    p = this.#afterPrefix(b, p + 2)
    if (b[p] !== LOWER_T || b[p + 1] !== GT || b[p + 2] !== LT || b[p + 3] !== SLASH) return UNUSUAL
    p = this.#afterPrefix(b, p + 4)
    return b[p] === LOWER_I && b[p + 1] === LOWER_S && b[p + 2] === GT ? p + 3 : UNUSUAL
  }

  /** At `<f`: `<f …/>` or `<f …>…</f>`. */
  #afterFormula(b: Buffer, start: number): number {
    const tagEnd = b.indexOf(GT, start)
    if (tagEnd < 0) return UNUSUAL
    if (b[tagEnd - 1] === SLASH) return tagEnd + 1
    const close = b.indexOf(LT, tagEnd)
    const name = this.#afterPrefix(b, close + 2)
    if (close < 0 || b[close + 1] !== SLASH || b[name] !== LOWER_F || b[name + 1] !== GT) return UNUSUAL
    return name + 2
  }

  #setText(text: string): void {
    this.#text = text
    this.#kind = text === '' ? CellKind.blank : CellKind.text
  }

  /** Behind the prefix the root is written with, or beyond the end when another one stands at `p`. */
  #afterPrefix(b: Buffer, p: number): number {
    const prefix = this.#names.prefix
    if (prefix === '') return p
    for (let i = 0; i < prefix.length; i++) if (b[p + i] !== prefix.charCodeAt(i)) return b.length
    return b[p + prefix.length] === COLON ? p + prefix.length + 1 : b.length
  }
}

function isAt(b: Buffer, p: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) if (b[p + i] !== word.charCodeAt(i)) return false
  return true
}

/** Plain decimal digits need no closer look; anything else must be a number as XML Schema writes it. */
function isNumber(b: Buffer, start: number, end: number): boolean {
  for (let p = start; p < end; p++) {
    const c = b[p]!
    if (c < ZERO || NINE < c) return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(b.latin1Slice(start, end))
  }
  return true
}
