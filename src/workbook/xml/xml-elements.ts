/**
 * A small XML part, whole → a visit of each element with its path. Elements of other namespaces are passed over with all
 * they hold, so that extensions of any vendor cannot be mistaken for the thing itself. Checks that tags balance.
 */
import './buffer-slices.ts'
import { damaged } from '../unreadable.ts'
import { type XmlConsumer, XmlFeed } from './xml-feed.ts'
import { Token, XmlScanner } from './xml-scanner.ts'
import { decodeXmlText, normaliseLineEnds } from './xml-text.ts'

export interface Attributes {
  /** The attribute without namespace, or in one of `namespaces`. */
  get(name: string, namespaces?: readonly string[]): string | undefined
}

/** `path` is of local names: `/workbook/sheets/sheet`. */
type ElementVisitor = (path: string, attributes: Attributes) => void

/** `text` is the element's own and that of the foreign elements in it. */
type CloseVisitor = (path: string, text: string) => void

/** @throws UnreadableFile when the part is not whole. */
export function visitElements(
  bytes: Buffer,
  namespaces: readonly string[],
  visit: ElementVisitor,
  close?: CloseVisitor,
): void {
  const feed = new XmlFeed(new ElementWalk(namespaces, visit, close))
  feed.feed(bytes)
  feed.end()
}

/** Prefix → namespace; the prototype chain is the scope. */
type Scope = Record<string, string>

interface OpenElement {
  name: string
  scope: Scope
  path: string
  /** In the wanted namespaces, as all its ancestors are. */
  wanted: boolean
  text: string
}

class ElementWalk implements XmlConsumer {
  readonly #scanner = new XmlScanner()
  readonly #namespaces: readonly string[]
  readonly #visit: ElementVisitor
  readonly #visitClose: CloseVisitor | undefined
  readonly #stack: OpenElement[] = []
  #rootSeen = false

  constructor(namespaces: readonly string[], visit: ElementVisitor, close: CloseVisitor | undefined) {
    this.#namespaces = namespaces
    this.#visit = visit
    this.#visitClose = close
  }

  consume(bytes: Buffer, start: number): number {
    const scanner = this.#scanner
    scanner.reset(bytes, start)
    for (let token = scanner.next(); token !== Token.incomplete; token = scanner.next()) {
      if (token === Token.open) this.#open()
      else if (token === Token.close) this.#close()
      else if (this.#visitClose) this.#text()
    }
    return scanner.at
  }

  end(): void {
    if (!this.#rootSeen || this.#stack.length > 0) throw damaged('XML 提前结束')
  }

  #open(): void {
    const scanner = this.#scanner
    const parent = this.#stack.at(-1)
    if (!parent && this.#rootSeen) throw damaged('XML 有多个根')
    this.#rootSeen = true
    const attributes = [...scanner.attributes()]
    const scope = scopeOf(parent?.scope ?? Object.create(null), attributes)
    const prefix = scanner.prefix()
    const namespace = scope[prefix]
    if (prefix !== '' && namespace === undefined) throw damaged('XML 前缀没有声明')
    const wanted = (parent?.wanted ?? true) && namespace !== undefined && this.#namespaces.includes(namespace)
    const path = wanted ? `${parent?.path ?? ''}/${scanner.localName()}` : ''
    const name = scanner.bytes.utf8Slice(scanner.nameStart, scanner.nameEnd)
    if (wanted) this.#visit(path, { get: (key, spaces) => find(attributes, scope, key, spaces) })
    if (!scanner.selfClosing) this.#stack.push({ name, scope, path, wanted, text: '' })
    else if (wanted) this.#visitClose?.(path, '')
  }

  #close(): void {
    const scanner = this.#scanner
    const name = scanner.bytes.utf8Slice(scanner.nameStart, scanner.nameEnd)
    const closed = this.#stack.pop()
    if (closed?.name !== name) throw damaged('XML 标记不成对')
    const parent = this.#stack.at(-1)
    if (closed.wanted) this.#visitClose?.(closed.path, closed.text)
    else if (parent) parent.text += closed.text
  }

  #text(): void {
    const scanner = this.#scanner
    const open = this.#stack.at(-1)
    const text = normaliseLineEnds(scanner.text())
    if (open) open.text += scanner.cdata ? text : decodeXmlText(text)
  }
}

function scopeOf(parent: Scope, attributes: [string, string][]): Scope {
  let scope = parent
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
    if (scope === parent) scope = Object.create(parent) as Scope
    scope[name.slice(6)] = value
  }
  return scope
}

function find(
  attributes: [string, string][],
  scope: Scope,
  wanted: string,
  namespaces?: readonly string[],
): string | undefined {
  for (const [name, value] of attributes) {
    if (!namespaces) {
      if (name === wanted) return value
      continue
    }
    const [prefix, local] = name.split(':')
    if (local === wanted && namespaces.includes(scope[prefix!] ?? '')) return value
  }
  return undefined
}
