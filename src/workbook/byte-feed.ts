/**
 * Chunks of any size → a consumer that takes whole rows (or strings, or tags). What is not yet complete is carried over,
 * so no character and no tag is ever cut. UTF-16 and other declared encodings are turned into UTF-8 on the way.
 */
import './buffer-slices.ts'
import { TextDecoder } from 'node:util'
import { MAX_PENDING_BYTES } from './limits.ts'
import { damaged, unreadable } from './unreadable.ts'

export interface ByteConsumer {
  /** Takes what is complete in `bytes` from `start` on; returns where the first incomplete thing starts. */
  consume(bytes: Buffer, start: number): number
  /** The part is at its end; throws when something is missing. */
  end(): void
}

/** Bytes needed to tell the encoding: a byte order mark, or an XML declaration. */
const DECLARATION_BYTES = 128

/** A first guess at how much more is needed to complete what was carried over. */
const JOIN_BYTES = 8 << 10

export class ByteFeed {
  readonly #consumer: ByteConsumer
  #encodingKnown = false
  #decoder: TextDecoder | undefined
  /** Something incomplete, in pieces. */
  #pending: Buffer[] = []
  #pendingLength = 0
  /** How much of it there was when it was last found incomplete. */
  #tried = 0

  constructor(consumer: ByteConsumer) {
    this.#consumer = consumer
  }

  feed(chunk: Buffer): void {
    if (!this.#encodingKnown) {
      this.#pending.push(chunk)
      this.#pendingLength += chunk.length
      if (this.#pendingLength >= DECLARATION_BYTES) this.#start()
    } else this.#take(this.#decoder ? decode(this.#decoder, chunk) : chunk)
  }

  end(): void {
    if (!this.#encodingKnown) this.#start()
    if (this.#decoder) this.#take(decode(this.#decoder))
    const rest = Buffer.concat(this.#pending)
    const used = this.#consumer.consume(rest, 0)
    if (rest.latin1Slice(used).trim() !== '') throw damaged('XML 提前结束')
    this.#consumer.end()
  }

  #start(): void {
    const first = Buffer.concat(this.#pending)
    this.#pending = []
    this.#pendingLength = 0
    this.#encodingKnown = true
    const { label, skip } = encodingOf(first)
    if (label !== undefined) this.#decoder = decoderOf(label)
    const bytes = first.subarray(skip)
    this.#take(this.#decoder ? decode(this.#decoder, bytes) : bytes)
  }

  #take(chunk: Buffer): void {
    let at = 0
    while (this.#pendingLength > 0) {
      if (at === chunk.length) return
      // Each try at least doubles what there is, so a long row is not scanned over and over.
      const enough = 2 * this.#tried
      const piece = chunk.subarray(at, at + Math.max(enough - this.#pendingLength, JOIN_BYTES))
      at += piece.length
      this.#pending.push(piece)
      this.#pendingLength += piece.length
      if (this.#pendingLength > MAX_PENDING_BYTES) throw unreadable('too-large', '有一行内容过长')
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

  #hold(rest: Buffer): void {
    this.#pending = [rest]
    this.#pendingLength = rest.length
    this.#tried = rest.length
  }
}

/** `label` is for TextDecoder, and `undefined` for UTF-8; `skip` is the length of the byte order mark. */
function encodingOf(first: Buffer): { label?: string; skip: number } {
  const [a, b, c] = first
  if (a === 0xef && b === 0xbb && c === 0xbf) return { skip: 3 }
  if (a === 0xff && b === 0xfe) return { label: 'utf-16le', skip: 2 }
  if (a === 0xfe && b === 0xff) return { label: 'utf-16be', skip: 2 }
  if (a === 60 && b === 0) return { label: 'utf-16le', skip: 0 }
  if (a === 0 && b === 60) return { label: 'utf-16be', skip: 0 }
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(
    first.toString('latin1', 0, DECLARATION_BYTES),
  )?.[1]
  if (declared === undefined || /^(?:utf-?8|us-ascii|ascii)$/i.test(declared)) return { skip: 0 }
  return { label: declared, skip: 0 }
}

function decoderOf(label: string): TextDecoder {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true })
  } catch (error) {
    throw damaged('XML 编码不认得', error)
  }
}

function decode(decoder: TextDecoder, chunk?: Buffer): Buffer {
  try {
    return Buffer.from(chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode(), 'utf8')
  } catch (error) {
    throw damaged('文字编码不对', error)
  }
}
