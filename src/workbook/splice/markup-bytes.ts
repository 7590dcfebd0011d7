/**
 * Markup comes in bit by bit, and texts between tags; their bytes go out in pieces large enough to be worth a way to another thread. What is joined
 * as a string first is read twice: a long sheet takes a third of the time so. A text that would have to be escaped is never put in as it is.
 */

/** Bytes that are handed on at a time. */
const PIECE_BYTES = 1 << 18
/** Of a UTF-16 unit in UTF-8. */
const MOST_BYTES_A_UNIT = 3
const WORD_BYTES = 4

/** Markup that comes again and again, four bytes to a number: so it is put in three times as fast as byte by byte, or as a string. */
export interface Stamp {
  words: Int32Array
  /** In bytes; what the last word has beyond is put over by what follows. */
  length: number
}

/** @param markup In ASCII. */
export function stampOf(markup: string): Stamp {
  const bytes = Buffer.alloc(Math.ceil(markup.length / WORD_BYTES) * WORD_BYTES)
  bytes.write(markup, 'latin1')
  const words = Int32Array.from({ length: bytes.length / WORD_BYTES }, (_, word) =>
    bytes.readInt32LE(word * WORD_BYTES),
  )
  return { words, length: markup.length }
}

/** Of a whole number below ten million that changes with each row: the same stamp, made anew. */
export function numberStamp(): (number: number) => Stamp {
  const stamp: Stamp = { words: new Int32Array(2), length: 0 }
  return (number) => {
    const { words } = stamp
    words[0] = 0
    words[1] = 0
    stamp.length = number < 10 ? 1 : number < 100 ? 2 : number < 1000 ? 3 : 4
    for (let most = 10_000; most <= number; most *= 10) stamp.length++
    for (let at = stamp.length - 1, left = number; at >= 0; at--) {
      const rest = (left / 10) | 0
      words[at >> 2]! |= (ZERO + left - rest * 10) << ((at & 3) * 8)
      left = rest
    }
    return stamp
  }
}

export class MarkupBytes {
  #bytes = Buffer.allocUnsafeSlow(PIECE_BYTES)
  #view = new DataView(this.#bytes.buffer)
  #at = 0

  /** Enough to be handed on: a row more seldom needs a larger piece. */
  get isFull(): boolean {
    return this.#at > PIECE_BYTES - (PIECE_BYTES >> 3)
  }

  /** All that was put in since; lasts until more is. */
  taken(): Buffer {
    const piece = this.#bytes.subarray(0, this.#at)
    this.#at = 0
    return piece
  }

  put({ words, length }: Stamp): void {
    const start = this.#at
    if (start + length + WORD_BYTES > this.#bytes.length) this.#grow(length + WORD_BYTES)
    const view = this.#view
    for (let word = 0; word < words.length; word++) view.setInt32(start + word * WORD_BYTES, words[word]!, true)
    this.#at = start + length
  }

  putMarkup(markup: string): void {
    const most = markup.length * MOST_BYTES_A_UNIT
    if (this.#at + most > this.#bytes.length) this.#grow(most)
    this.#at += this.#bytes.utf8Write(markup, this.#at)
  }

  /** @returns False, and nothing is put in, where the text cannot stand there as it is, or is blank at an end. */
  putText(before: Stamp, text: string, after: Stamp): boolean {
    const { length } = text
    if (length === 0 || text.charCodeAt(0) <= SPACE || text.charCodeAt(length - 1) <= SPACE) return false
    const start = this.#at
    this.put(before)
    let at = this.#at
    const most = length * MOST_BYTES_A_UNIT
    if (at + most > this.#bytes.length) this.#grow(most)
    const bytes = this.#bytes
    let isAsItIs = true
    for (let i = 0; i < length && isAsItIs; i++) {
      const unit = text.charCodeAt(i)
      if (unit < 0x80) {
        bytes[at++] = unit
        isAsItIs = NOT_AS_IT_IS[unit] === 0
      } else if (unit < 0x800) {
        bytes[at] = 0xc0 | (unit >> 6)
        bytes[at + 1] = 0x80 | (unit & 0x3f)
        at += 2
        isAsItIs = unit >= NO_BREAK_SPACE
      } else {
        bytes[at] = 0xe0 | (unit >> 12)
        bytes[at + 1] = 0x80 | ((unit >> 6) & 0x3f)
        bytes[at + 2] = 0x80 | (unit & 0x3f)
        at += 3
        isAsItIs = unit < FIRST_SURROGATE || (unit > LAST_SURROGATE && unit <= LAST_CHARACTER)
      }
    }
    this.#at = isAsItIs ? at : start
    if (isAsItIs) this.put(after)
    return isAsItIs
  }

  #grow(count: number): void {
    const larger = Buffer.allocUnsafeSlow((this.#at + count) * 2)
    this.#bytes.copy(larger, 0, 0, this.#at)
    this.#bytes = larger
    this.#view = new DataView(larger.buffer)
  }
}

const [SPACE, ZERO] = [0x20, 0x30]
const NO_BREAK_SPACE = 0xa0
/** Of ASCII: what XML forbids, what it would take for markup, and what begins an escape of Excel's. */
const NOT_AS_IT_IS: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) =>
  /[^\t\x20-\x7e]|[&<>"_]/.test(String.fromCharCode(code)) ? 1 : 0,
)
const [FIRST_SURROGATE, LAST_SURROGATE, LAST_CHARACTER] = [0xd800, 0xdfff, 0xfffd]
