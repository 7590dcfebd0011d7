/**
 * The shared strings part → its texts by index, kept as bytes and a word each: a million strings cost what their characters cost, and 5 MB.
 * A text asked for twice is kept as a string, within bounds, since names of schools and subjects come again and again.
 */
import '../xml/buffer-slices.ts'
import { MAX_SHARED_STRING_BYTES, MAX_SHARED_STRINGS } from '../limits.ts'
import { damaged, unreadable } from '../unreadable.ts'
import {
  AMPERSAND,
  CARRIAGE_RETURN,
  isTextClose,
  isTextOpen,
  LOWER_I,
  LOWER_S,
  LT,
  SPECIAL,
  UNDERSCORE,
} from '../xml/bytes.ts'
import { asciiText, utf8Text } from '../xml/short-text.ts'
import { limited, textOf } from '../xml/text-bytes.ts'
import type { XmlConsumer } from '../xml/xml-feed.ts'
import { Token, XmlScanner } from '../xml/xml-scanner.ts'
import { WorksheetNames } from './worksheet-names.ts'

/** Larger than any text of a cell in UTF-8, so that a text never crosses from one page to the next. */
const PAGE_BYTES = 1 << 20
const PAGE_BITS = 20

/** Longer ones take the long way, where their length is looked at. */
const MAX_TAKEN_BYTES = 32_767

/** Strings kept once asked for twice, and the longest of them. */
const MAX_KEPT = 1 << 16
const MAX_KEPT_BYTES = 96

/**
 * A string by its index is one word. Before it was asked for twice: where its text begins (page and offset), with a mark for characters beyond
 * ASCII and one for having been asked for; then `KEPT` with its index in `#kept`.
 */
const KEPT = 0x8000_0000
const HIGH = 0x4000_0000
const ASKED = 0x2000_0000
const START = 0x1fff_ffff

/** Words are kept by the page, so that none is copied when there are more. */
const WORDS_BITS = 16
const WORDS_MASK = (1 << WORDS_BITS) - 1

/** Before each text stands its length in bytes: one byte, or this and three. */
const LONG = 0xff
const LONG_BYTES = 4

export class SharedStrings {
  readonly #pages: Buffer[] = []
  /** The last page, and how much of it is filled. */
  #page: Buffer = Buffer.alloc(0)
  #used = PAGE_BYTES
  readonly #words: Uint32Array[] = []
  count = 0
  /** Those of which something has a line through it. */
  readonly struck = new Set<number>()
  readonly #kept: string[] = []

  /** @throws UnreadableFile when there is no such string. */
  get(index: number): string {
    if (!(index < this.count)) throw damaged('共享字符串序号超出范围')
    const words = this.#words[index >>> WORDS_BITS]!
    const word = words[index & WORDS_MASK]!
    if (word >= KEPT) return this.#kept[word - KEPT]!
    const page = this.#pages[(word & START) >>> PAGE_BITS]!
    let from = word & (PAGE_BYTES - 1)
    let length = page[from++]!
    if (length === LONG) {
      length = page.readUIntLE(from, 3)
      from += 3
    }
    const to = from + length
    const text = (word & HIGH) !== 0 ? utf8Text(page, from, to) : asciiText(page, from, to)
    if ((word & ASKED) === 0) words[index & WORDS_MASK] = word | ASKED
    else if (this.#kept.length < MAX_KEPT && length <= MAX_KEPT_BYTES)
      words[index & WORDS_MASK] = KEPT + this.#kept.push(text) - 1
    return text
  }

  /**
   * Takes strings of the plainest form (`<si><t>…</t></si>`) that follow one another before `last`; returns where the first
   * other one stands. Looking and copying are one loop of locals, since there are as many strings as cells.
   */
  takePlain(b: Buffer, start: number, last: number): number {
    let at = start
    while (at < last && isTextOpen(b, at, LOWER_S, LOWER_I)) {
      if (this.#used > PAGE_BYTES - MAX_TAKEN_BYTES - LONG_BYTES) this.#newPage()
      const page = this.#page
      const from = at + 7
      const shift = this.#used + 1 - from
      const limit = Math.min(b.length, from + MAX_TAKEN_BYTES)
      let bits = 0
      let special = false
      let p = from
      for (; p < limit; p++) {
        const byte = b[p]!
        if (byte === LT) break
        bits |= byte
        if (byte === AMPERSAND || byte === UNDERSCORE || byte === CARRIAGE_RETURN) special = true
        page[p + shift] = byte
      }
      if (p === limit || !isTextClose(b, p, LOWER_S, LOWER_I)) return at
      if (special || p - from >= LONG) this.addText(textOf(b, from, p, SPECIAL))
      else {
        page[this.#used] = p - from
        this.#index(1 + p - from, bits >= 0x80)
      }
      at = p + 9
    }
    return at
  }

  addText(text: string): void {
    const length = Buffer.byteLength(text)
    if (this.#used >= PAGE_BYTES - length - LONG_BYTES) this.#newPage()
    const lead = length < LONG ? 1 : LONG_BYTES
    if (length < LONG) this.#page[this.#used] = length
    else this.#page.writeUInt32LE(length * 256 + LONG, this.#used)
    this.#page.utf8Write(text, this.#used + lead)
    this.#index(lead + length, length !== text.length)
  }

  #newPage(): void {
    if (this.#pages.length * PAGE_BYTES >= MAX_SHARED_STRING_BYTES) throw unreadable('too-large', '文字总量过大')
    this.#page = Buffer.allocUnsafeSlow(PAGE_BYTES)
    this.#pages.push(this.#page)
    this.#used = 0
  }

  /** The text that begins where the page is filled to, and takes so many bytes with its length. */
  #index(bytes: number, high: boolean): void {
    if (this.count === MAX_SHARED_STRINGS) throw unreadable('too-large', '不同的文字太多')
    if ((this.count & WORDS_MASK) === 0) this.#words.push(new Uint32Array(WORDS_MASK + 1))
    const start = (this.#pages.length - 1) * PAGE_BYTES + this.#used
    this.#words[this.count >>> WORDS_BITS]![this.count & WORDS_MASK] = high ? start + HIGH : start
    this.count++
    this.#used += bytes
  }
}

/** `<si><t>` … `</t></si>` are what nearly every string stands in; all else goes through the tokens. */
export class SharedStringsConsumer implements XmlConsumer {
  readonly #strings: SharedStrings
  readonly #scanner = new XmlScanner()
  readonly #names = new WorksheetNames()
  #rootSeen = false
  #closed = false

  constructor(strings: SharedStrings) {
    this.#strings = strings
  }

  consume(bytes: Buffer, start: number): number {
    const scanner = this.#scanner
    scanner.reset(bytes, start)
    const last = bytes.lastIndexOf('<si')
    for (;;) {
      // As in rows: strings before the last one that starts are complete, so no read passes the end.
      if (this.#rootSeen && !this.#closed && this.#names.prefix === '') {
        scanner.at = this.#strings.takePlain(bytes, scanner.at, last)
      }
      const at = scanner.at
      const token = this.#rootSeen ? this.#names.next(scanner) : scanner.next()
      if (token === Token.incomplete) return at
      if (token === Token.text) continue
      if (!this.#rootSeen) {
        if (token !== Token.open) throw damaged('共享字符串部件不对')
        this.#names.readRoot(scanner, 'sst')
        this.#rootSeen = true
        this.#closed = scanner.selfClosing
      } else if (this.#closed) throw damaged('XML 标记不成对')
      else if (token === Token.close) {
        if (!this.#names.isMain(scanner, 'sst')) throw damaged('XML 标记不成对')
        this.#closed = true
      } else if (!this.#element()) return at
    }
  }

  end(): void {
    if (!this.#closed) throw damaged('共享字符串提前结束')
  }

  /** Behind the open tag of a child of the root. `false` when it is not complete. */
  #element(): boolean {
    const scanner = this.#scanner
    if (!this.#names.isMain(scanner, 'si')) return scanner.selfClosing || this.#names.skip(scanner)
    if (scanner.selfClosing) {
      this.#strings.addText('')
      return true
    }
    const rich = this.#names.richText(scanner, 'si')
    if (rich === undefined) return false
    if (rich.struck) this.#strings.struck.add(this.#strings.count)
    this.#strings.addText(limited(rich.text))
    return true
  }
}
