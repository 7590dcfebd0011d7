/**
 * Which prefixes mean the spreadsheet's own namespace in one part, and the ways of reading elements that need to know:
 * `<row>`, `<x:row>` and strict ones are the same, `<x14:row>` is not.
 */

import { damaged } from '../unreadable.ts'
import { Token, type XmlScanner } from '../xml/xml-scanner.ts'
import { decodeExcelEscapes, decodeXmlText, isTrue, normaliseLineEnds } from '../xml/xml-text.ts'
import { SPREADSHEET_NAMESPACES } from './namespaces.ts'

/** What a text of several runs says; runs with a line through them only where there are no others. */
interface RichText {
  text: string
  struck: boolean
}

export class WorksheetNames {
  /** What the root is written with, `''` for none. */
  prefix = ''
  #rootSeen = false
  readonly #prefixes = new Set<string>()
  readonly #others = new Set<string>(['xml'])

  /** Behind the open tag of the root. @throws UnreadableFile when it is another element. */
  readRoot(scanner: XmlScanner, name: string): void {
    this.declare(scanner)
    if (!this.isMain(scanner, name)) throw damaged('部件内容不是工作簿的')
    this.prefix = scanner.prefix()
    this.#rootSeen = true
  }

  /** Takes note of namespaces declared on an open tag. A prefix that changes its meaning half-way is refused. */
  declare(scanner: XmlScanner): void {
    for (const [name, value] of scanner.attributes()) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
      const prefix = name.slice(6)
      const main = (SPREADSHEET_NAMESPACES as readonly string[]).includes(value)
      if ((main ? this.#others : this.#prefixes).has(prefix)) throw damaged('XML 前缀含义前后不一')
      ;(main ? this.#prefixes : this.#others).add(prefix)
    }
  }

  /** The next token; namespaces declared on it are taken note of. */
  next(scanner: XmlScanner): Token {
    const token = scanner.next()
    if (token === Token.open && scanner.declaresNamespace()) this.declare(scanner)
    return token
  }

  /** The tag just read is `name` in the spreadsheet's namespace. */
  isMain(scanner: XmlScanner, name: string): boolean {
    if (!scanner.isNamed(name)) return false
    if (this.#rootSeen && scanner.hasPrefix(this.prefix)) return true
    const prefix = scanner.prefix()
    if (this.#prefixes.has(prefix)) return true
    if (prefix !== '' && !this.#others.has(prefix)) throw damaged('XML 前缀没有声明')
    return false
  }

  /** Behind an open tag: passes over the element with all it holds. `false` when it is not complete. */
  skip(scanner: XmlScanner): boolean {
    for (let depth = 1; depth > 0; ) {
      const token = scanner.next()
      if (token === Token.incomplete) return false
      if (token === Token.open && !scanner.selfClosing) depth++
      else if (token === Token.close) depth--
    }
    return true
  }

  /**
   * Behind `<si>` or `<is>`: the text of its `t` and of the `t` of its runs, up to the close tag. Phonetic readings
   * (`rPh`) are not part of the text. `undefined` when it is not complete.
   */
  richText(scanner: XmlScanner, name: string): RichText | undefined {
    let text = ''
    let left = ''
    let struck = false
    for (;;) {
      const token = this.next(scanner)
      if (token === Token.incomplete) return undefined
      if (token === Token.text) continue
      if (token === Token.close) {
        if (this.isMain(scanner, name)) break
        if (!this.isMain(scanner, 'r')) throw damaged('XML 标记不成对')
        struck = false
      } else if (scanner.selfClosing || this.isMain(scanner, 'r')) {
        // `<t/>` is empty, `<r>` is transparent.
      } else if (this.isMain(scanner, 't')) {
        const piece = this.plainText(scanner, 't')
        if (piece === undefined) return undefined
        text += piece
        if (!struck) left += piece
      } else if (this.isMain(scanner, 'rPr')) {
        const found = this.#strikes(scanner)
        if (found === undefined) return undefined
        struck = found
      } else if (!this.skip(scanner)) return undefined
    }
    return { text: left.trim() === '' ? text : left, struck: left !== text }
  }

  /** Behind `<rPr>`: whether the run has a line through it, up to the close tag. `undefined` when it is not complete. */
  #strikes(scanner: XmlScanner): boolean | undefined {
    let struck = false
    for (;;) {
      const token = this.next(scanner)
      if (token === Token.incomplete) return undefined
      if (token === Token.text) continue
      if (token === Token.close) {
        if (!this.isMain(scanner, 'rPr')) throw damaged('XML 标记不成对')
        return struck
      }
      if (this.isMain(scanner, 'strike')) struck = isTrue(scanner.attribute('val') ?? '1')
      if (!scanner.selfClosing && !this.skip(scanner)) return undefined
    }
  }

  /** Behind an open tag: all text up to its close tag, decoded. `undefined` when it is not complete. */
  plainText(scanner: XmlScanner, name: string): string | undefined {
    let text = ''
    for (;;) {
      const token = this.next(scanner)
      if (token === Token.incomplete) return undefined
      if (token === Token.text) {
        const piece = normaliseLineEnds(scanner.text())
        text += scanner.cdata ? piece : decodeXmlText(piece)
      } else if (token === Token.close) {
        if (!this.isMain(scanner, name)) throw damaged('XML 标记不成对')
        return decodeExcelEscapes(text)
      } else throw damaged('XML 标记不成对')
    }
  }
}
