/**
 * Bytes of separated values (UTF-8) → records, cut as Excel cuts them: a field that begins with a quote ends at the next
 * single one, and what follows up to the separator is part of it; a quote elsewhere is a quote.
 */
import type { ByteConsumer } from './carry.ts'
import { anyText } from './short-text.ts'

const QUOTE = 34
const LINE_FEED = 10
const CARRIAGE_RETURN = 13

export class CsvRecords implements ByteConsumer {
  /** The receiver wants no more. */
  stopped = false
  readonly #separator: number
  readonly #take: (fields: string[]) => boolean

  /** `take` gets every record, also that of an empty line, and returns `false` to stop. */
  constructor(separator: string, take: (fields: string[]) => boolean) {
    this.#separator = separator.charCodeAt(0)
    this.#take = take
  }

  consume(b: Buffer, start: number): number {
    const separator = this.#separator
    const n = b.length
    let recordStart = start
    let fields: string[] = []
    let p = start
    while (p < n) {
      let from = p
      let quoted = ''
      if (b[p] === QUOTE) {
        const end = closingQuote(b, p + 1)
        if (end < 0) return recordStart
        quoted = anyText(b, p + 1, end).replaceAll('""', '"')
        p = end + 1
        from = p
      }
      let c = -1
      for (; p < n; p++) {
        c = b[p]!
        if (c === separator || c === LINE_FEED || c === CARRIAGE_RETURN) break
      }
      // A carriage return at the end may be half a line end.
      if (p === n || (c === CARRIAGE_RETURN && p + 1 === n)) return recordStart
      const text = anyText(b, from, p)
      fields.push(quoted === '' ? text : quoted + text)
      p++
      if (c === separator) continue
      if (c === CARRIAGE_RETURN && b[p] === LINE_FEED) p++
      recordStart = p
      if (!this.#take(fields)) {
        this.stopped = true
        return n
      }
      fields = []
    }
    return recordStart
  }
}

/** The quote that ends the field, doubled ones passed over; -1 when it is not there, or may be the first of two. */
function closingQuote(b: Buffer, start: number): number {
  for (let at = b.indexOf(QUOTE, start); at >= 0; at = b.indexOf(QUOTE, at + 2)) {
    if (at + 1 === b.length) return -1
    if (b[at + 1] !== QUOTE) return at
  }
  return -1
}
