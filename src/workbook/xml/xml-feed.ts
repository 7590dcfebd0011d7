/**
 * Chunks of an XML part → whole tags, rows or strings for a consumer, in UTF-8 whatever the part is written in. A part that
 * ends in the middle of something is refused.
 */
import './buffer-slices.ts'
import { TextDecoder } from 'node:util'
import { MAX_PENDING_BYTES } from '../limits.ts'
import { damaged, unreadable } from '../unreadable.ts'
import { type ByteConsumer, Carry } from './carry.ts'

export interface XmlConsumer extends ByteConsumer {
  /** The part is at its end; throws when something is missing. */
  end(): void
}

/** Bytes needed to tell the encoding: a byte order mark, or an XML declaration. */
const DECLARATION_BYTES = 128

export class XmlFeed {
  readonly #consumer: XmlConsumer
  readonly #carry: Carry
  #encodingKnown = false
  #decoder: TextDecoder | undefined
  /** The part's first bytes, until there are enough of them. */
  #first: Buffer = Buffer.alloc(0)

  constructor(consumer: XmlConsumer) {
    this.#consumer = consumer
    this.#carry = new Carry(consumer, MAX_PENDING_BYTES, () => unreadable('too-large', '有一行内容过长'))
  }

  /** The part is UTF-8, as nearly all are: its bytes are handed on as they are. */
  get isPlain(): boolean {
    return this.#encodingKnown && !this.#decoder
  }

  feed(chunk: Buffer): void {
    if (this.#encodingKnown) this.#carry.take(this.#decoder ? decode(this.#decoder, chunk) : chunk)
    else {
      this.#first = this.#first.length === 0 ? chunk : Buffer.concat([this.#first, chunk])
      if (this.#first.length >= DECLARATION_BYTES) this.#start()
    }
  }

  end(): void {
    if (!this.#encodingKnown) this.#start()
    if (this.#decoder) this.#carry.take(decode(this.#decoder))
    const rest = this.#carry.rest()
    const used = this.#consumer.consume(rest, 0)
    if (rest.latin1Slice(used).trim() !== '') throw damaged('XML 提前结束')
    this.#consumer.end()
  }

  #start(): void {
    this.#encodingKnown = true
    const { label, skip } = encodingOf(this.#first)
    if (label !== undefined) this.#decoder = decoderOf(label)
    const bytes = this.#first.subarray(skip)
    this.#carry.take(this.#decoder ? decode(this.#decoder, bytes) : bytes)
    this.#first = Buffer.alloc(0)
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
