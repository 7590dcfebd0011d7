/**
 * Bytes of XML (UTF-8) → tokens, one at a time and restartable: when the bytes end inside a token, it says so and nothing
 * is consumed. Comments and processing instructions are passed over; a DOCTYPE is refused, so there are no entities to expand.
 */
import './buffer-slices.ts'
import { damaged, unreadable } from '../unreadable.ts'
import { APOSTROPHE, BANG, COLON, EQUALS, GT, isSpace, LT, QUESTION, QUOTE, SLASH } from './bytes.ts'
import { anyText } from './short-text.ts'
import { decodeXmlText } from './xml-text.ts'

export const Token = {
  /** The bytes end inside the token, or there are none left; `at` stays at its start. */
  incomplete: 0,
  open: 1,
  close: 2,
  text: 3,
} as const
export type Token = (typeof Token)[keyof typeof Token]

export class XmlScanner {
  bytes: Buffer = Buffer.alloc(0)
  /** Where the next token starts. */
  at = 0
  /** Name with prefix, of an open or close token. */
  nameStart = 0
  nameEnd = 0
  /** Name without prefix. */
  localStart = 0
  /** `<a/>`: open and close at once. */
  selfClosing = false
  attributesEnd = 0
  /** Name of the attribute found last. */
  #attributeStart = 0
  #attributeEnd = 0
  #valueStart = 0
  #valueEnd = 0
  textStart = 0
  textEnd = 0
  /** The text stood in CDATA: `&` in it is only an `&`. */
  cdata = false

  reset(bytes: Buffer, at: number): void {
    this.bytes = bytes
    this.at = at
  }

  next(): Token {
    const { bytes } = this
    for (;;) {
      const at = this.at
      if (at >= bytes.length) return Token.incomplete
      if (bytes[at] !== LT) return this.#text(at)
      if (at + 1 >= bytes.length) return Token.incomplete
      const mark = bytes[at + 1]!
      if (mark === SLASH) return this.#close(at)
      if (mark === QUESTION) {
        const end = bytes.indexOf('?>', at + 2, 'latin1')
        if (end < 0) return Token.incomplete
        this.at = end + 2
      } else if (mark === BANG) {
        const kind = bytes.toString('latin1', at + 2, at + 9)
        if (kind.startsWith('--')) {
          const end = bytes.indexOf('-->', at + 4, 'latin1')
          if (end < 0) return Token.incomplete
          this.at = end + 3
        } else if (kind === '[CDATA[') {
          const end = bytes.indexOf(']]>', at + 9, 'latin1')
          if (end < 0) return Token.incomplete
          this.textStart = at + 9
          this.textEnd = end
          this.cdata = true
          this.at = end + 3
          return Token.text
        } else if (kind === 'DOCTYPE') throw unreadable('doctype')
        else if (at + 9 <= bytes.length) throw damaged('XML 标记不认得')
        else return Token.incomplete
      } else return this.#open(at)
    }
  }

  /** The element's local name is `name`; says nothing of its namespace. */
  isNamed(name: string): boolean {
    return isWord(this.bytes, this.localStart, this.nameEnd, name)
  }

  /** `x` of `<x:row>` is `prefix`, or there is none and `prefix` is empty. */
  hasPrefix(prefix: string): boolean {
    if (prefix === '') return this.localStart === this.nameStart
    return isWord(this.bytes, this.nameStart, this.localStart - 1, prefix)
  }

  /** `x` of `<x:row>`, `''` of `<row>`. */
  prefix(): string {
    return this.localStart === this.nameStart ? '' : this.bytes.latin1Slice(this.nameStart, this.localStart - 1)
  }

  /** An attribute of the open token begins with `xmlns`, or at least looks so. */
  declaresNamespace(): boolean {
    const { bytes, attributesEnd } = this
    for (let at = this.nameEnd; at + 5 < attributesEnd; at++) {
      if (isSpace(bytes[at]!) && bytes[at + 1] === 120 && bytes[at + 2] === 109 && bytes[at + 3] === 108) {
        if (bytes[at + 4] === 110 && bytes[at + 5] === 115) return true
      }
    }
    return false
  }

  localName(): string {
    return this.bytes.utf8Slice(this.localStart, this.nameEnd)
  }

  /** The bytes of a text token, entities not yet resolved. */
  text(): string {
    return anyText(this.bytes, this.textStart, this.textEnd)
  }

  /** Every attribute of the open token, name as written, value decoded. */
  *attributes(): Generator<[name: string, value: string]> {
    const { bytes } = this
    for (let found = this.#attributeAt(this.nameEnd); found; found = this.#attributeAt(this.#valueEnd + 1)) {
      yield [anyText(bytes, this.#attributeStart, this.#attributeEnd), this.#value()]
    }
  }

  /** An attribute without namespace. @throws UnreadableFile when it stands there twice. */
  attribute(wanted: string): string | undefined {
    let value: string | undefined
    for (let found = this.#attributeAt(this.nameEnd); found; found = this.#attributeAt(this.#valueEnd + 1)) {
      if (!isWord(this.bytes, this.#attributeStart, this.#attributeEnd, wanted)) continue
      if (value !== undefined) throw damaged('XML 属性重复')
      value = this.#value()
    }
    return value
  }

  #value(): string {
    return decodeXmlText(anyText(this.bytes, this.#valueStart, this.#valueEnd))
  }

  /** Finds the next attribute from `start` on; `false` when there is none. */
  #attributeAt(start: number): boolean {
    const { bytes, attributesEnd } = this
    let at = start
    while (at < attributesEnd && isSpace(bytes[at]!)) at++
    if (at >= attributesEnd) return false
    this.#attributeStart = at
    while (at < attributesEnd && bytes[at] !== EQUALS && !isSpace(bytes[at]!)) at++
    this.#attributeEnd = at
    while (at < attributesEnd && isSpace(bytes[at]!)) at++
    if (bytes[at] !== EQUALS) throw damaged('XML 属性不完整')
    at++
    while (at < attributesEnd && isSpace(bytes[at]!)) at++
    const quote = bytes[at]!
    if (at >= attributesEnd || (quote !== QUOTE && quote !== APOSTROPHE)) throw damaged('XML 属性没有引号')
    this.#valueStart = ++at
    while (at < attributesEnd && bytes[at] !== quote) at++
    this.#valueEnd = at
    return true
  }

  #text(at: number): Token {
    const { bytes } = this
    let end = at
    while (end < bytes.length && bytes[end] !== LT) end++
    if (end === bytes.length) return Token.incomplete
    this.textStart = at
    this.textEnd = end
    this.cdata = false
    this.at = end
    return Token.text
  }

  #close(at: number): Token {
    const { bytes } = this
    this.#name(at + 2)
    let end = this.nameEnd
    while (end < bytes.length && isSpace(bytes[end]!)) end++
    if (end === bytes.length) return Token.incomplete
    if (bytes[end] !== GT) throw damaged('XML 标记不完整')
    this.at = end + 1
    return Token.close
  }

  #open(at: number): Token {
    const { bytes } = this
    this.#name(at + 1)
    let quote = 0
    for (let end = this.nameEnd; end < bytes.length; end++) {
      const byte = bytes[end]!
      if (quote !== 0) {
        if (byte === quote) quote = 0
      } else if (byte === QUOTE || byte === APOSTROPHE) quote = byte
      else if (byte === GT) {
        if (this.nameEnd === this.localStart) throw damaged('XML 标记没有名称')
        this.selfClosing = bytes[end - 1] === SLASH
        this.attributesEnd = this.selfClosing ? end - 1 : end
        this.at = end + 1
        return Token.open
      } else if (byte === LT) throw damaged('XML 标记不完整')
    }
    return Token.incomplete
  }

  #name(at: number): void {
    const { bytes } = this
    this.nameStart = at
    this.localStart = at
    for (; at < bytes.length; at++) {
      const byte = bytes[at]!
      if (byte === COLON) this.localStart = at + 1
      else if (isSpace(byte) || byte === GT || byte === SLASH) break
    }
    this.nameEnd = at
  }
}

/** `word` is ASCII. */
function isWord(bytes: Buffer, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false
  for (let i = 0; i < word.length; i++) if (bytes[start + i] !== word.charCodeAt(i)) return false
  return true
}
