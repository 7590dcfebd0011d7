/**
 * Chunks of any size → a consumer that takes whole things only (rows, strings, tags). What is not yet complete is
 * carried over to the next chunk, so no character and no tag is ever cut.
 */

export interface ByteConsumer {
  /** Takes what is complete in `bytes` from `start` on; returns where the first incomplete thing starts. */
  consume(bytes: Buffer, start: number): number
}

/** A first guess at how much more is needed to complete what was carried over. */
const JOIN_BYTES = 8 << 10

export class Carry {
  readonly #consumer: ByteConsumer
  readonly #limit: number
  readonly #tooLong: () => Error
  /** Something incomplete, in pieces. */
  #pending: Buffer[] = []
  #pendingLength = 0
  /** How much of it there was when it was last found incomplete. */
  #tried = 0

  /** `tooLong` is thrown when something is still incomplete after `limit` bytes. */
  constructor(consumer: ByteConsumer, limit: number, tooLong: () => Error) {
    this.#consumer = consumer
    this.#limit = limit
    this.#tooLong = tooLong
  }

  take(chunk: Buffer): void {
    let at = 0
    while (this.#pendingLength > 0) {
      if (at === chunk.length) return
      // Each try at least doubles what there is, so a long row is not scanned over and over.
      const enough = 2 * this.#tried
      const piece = chunk.subarray(at, at + Math.max(enough - this.#pendingLength, JOIN_BYTES))
      at += piece.length
      this.#pending.push(piece)
      this.#pendingLength += piece.length
      if (this.#pendingLength > this.#limit) throw this.#tooLong()
      if (this.#pendingLength < enough) return
      const joined = Buffer.concat(this.#pending)
      const left = joined.length - this.#consumer.consume(joined, 0)
      if (left <= piece.length) {
        // What was carried is complete; the rest is read where it lies.
        at -= left
        this.#pending = []
        this.#pendingLength = 0
      } else this.#hold(joined.subarray(joined.length - left))
    }
    if (at === chunk.length) return
    const used = this.#consumer.consume(chunk, at)
    // A copy, so that a few carried bytes do not keep a whole chunk.
    if (used < chunk.length) this.#hold(Buffer.from(chunk.subarray(used)))
  }

  /** What has been given and not been taken. */
  rest(): Buffer {
    return Buffer.concat(this.#pending)
  }

  #hold(rest: Buffer): void {
    this.#pending = [rest]
    this.#pendingLength = rest.length
    this.#tried = rest.length
  }
}
