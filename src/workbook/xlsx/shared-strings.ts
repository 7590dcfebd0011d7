/**
 * The shared strings part → its texts by index, kept as bytes and offsets: a million strings cost what their characters cost.
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

const NEVER = 0
const ONCE = 1

/** Set in a length when the text has characters beyond ASCII. */
const HIGH_BIT = 0x4000_0000

export class SharedStrings {
  readonly #pages: Buffer[] = []
  /** The last page, and how much of it is filled. */
  #page: Buffer = Buffer.alloc(0)
  #used = PAGE_BYTES
  /** Page and offset. */
  #starts = new Uint32Array(1024)
  #lengths = new Uint32Array(1024)
  count = 0
  /** `NEVER`, `ONCE`, or 2 + index in `#kept`. */
  #asked = new Uint32Array(0)
  readonly #kept: string[] = []

  /** @throws UnreadableFile when there is no such string. */
  get(index: number): string {
    if (!(index < this.count)) throw damaged('共享字符串序号超出范围')
    const asked = this.#asked[index]!
    if (asked > ONCE) return this.#kept[asked - 2]!
    const start = this.#starts[index]!
    const length = this.#lengths[index]!
    const page = this.#pages[start >>> PAGE_BITS]!
    const from = start & (PAGE_BYTES - 1)
    const to = from + (length & ~HIGH_BIT)
    const text = length >= HIGH_BIT ? utf8Text(page, from, to) : asciiText(page, from, to)
    if (asked === NEVER) this.#asked[index] = ONCE
    else if (this.#kept.length < MAX_KEPT && to - from <= MAX_KEPT_BYTES) this.#asked[index] = this.#kept.push(text) + 1
    return text
  }

  /**
   * Takes strings of the plainest form (`<si><t>…</t></si>`) that follow one another before `last`; returns where the first
   * other one stands. Looking and copying are one loop of locals, since there are as many strings as cells.
   */
  takePlain(b: Buffer, start: number, last: number): number {
    let at = start
    while (at < last && isTextOpen(b, at, LOWER_S, LOWER_I)) {
      if (this.#used > PAGE_BYTES - MAX_TAKEN_BYTES) this.#newPage()
      const page = this.#page
      const from = at + 7
      const shift = this.#used - from
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
      if (special) this.addText(textOf(b, from, p, SPECIAL))
      else this.#index(this.#used, p - from, bits >= 0x80)
      at = p + 9
    }
    return at
  }

  addText(text: string): void {
    const length = Buffer.byteLength(text)
    if (this.#used >= PAGE_BYTES - length) this.#newPage()
    this.#page.utf8Write(text, this.#used)
    this.#index(this.#used, length, length !== text.length)
  }

  /** No more will be added. */
  seal(): void {
    this.#starts = this.#starts.slice(0, this.count)
    this.#lengths = this.#lengths.slice(0, this.count)
    this.#asked = new Uint32Array(this.count)
  }

  #newPage(): void {
    if (this.#pages.length * PAGE_BYTES >= MAX_SHARED_STRING_BYTES) throw unreadable('too-large', '文字总量过大')
    this.#page = Buffer.allocUnsafeSlow(PAGE_BYTES)
    this.#pages.push(this.#page)
    this.#used = 0
  }

  #index(at: number, length: number, high: boolean): void {
    if (this.count === MAX_SHARED_STRINGS) throw unreadable('too-large', '不同的文字太多')
    if (this.count === this.#starts.length) {
      this.#starts = grown(this.#starts)
      this.#lengths = grown(this.#lengths)
    }
    this.#starts[this.count] = (this.#pages.length - 1) * PAGE_BYTES + at
    this.#lengths[this.count] = high ? length | HIGH_BIT : length
    this.count++
    this.#used += length
  }
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2)
  larger.set(array)
  return larger
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
    this.#strings.seal()
  }

  /** Behind the open tag of a child of the root. `false` when it is not complete. */
  #element(): boolean {
    const scanner = this.#scanner
    if (!this.#names.isMain(scanner, 'si')) return scanner.selfClosing || this.#names.skip(scanner)
    if (scanner.selfClosing) {
      this.#strings.addText('')
      return true
    }
    const text = this.#names.richText(scanner, 'si')
    if (text === undefined) return false
    this.#strings.addText(limited(text))
    return true
  }
}
