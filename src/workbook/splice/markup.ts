/**
 * Small tools for changing XML in place: an element or an attribute comes in with the text it stands in, the changed text goes out. What is
 * not named stays as it was written. For parts of a workbook alone, which hold no comments or CDATA where these look.
 */

import { plainText, storedText } from '../stored-text.ts'
import { unreadable } from '../unreadable.ts'

/** Bytes of a part as text. @throws UnreadableFile where it is not in UTF-8: then it is not ours to change. */
export function partText(bytes: Buffer): string {
  const text = bytes.utf8Slice()
  if (text.includes('\ufffd') || text.includes('\0') || /<!DOCTYPE|<!\[CDATA\[/.test(text)) throw unreadable('damaged')
  return text
}

/** `x:` where the part writes its elements so, else `''`. */
export function prefixOf(text: string, root: string): string {
  const found = new RegExp(`<((?:[\\w.-]+:)?)${root}[\\s>]`).exec(text)
  if (!found) throw unreadable('damaged', root)
  return found[1]!
}

/** Made once a name: there are millions of cells. */
function byName(make: (name: string) => RegExp): (name: string) => RegExp {
  const made = new Map<string, RegExp>()
  return (name) => {
    const known = made.get(name) ?? make(name)
    made.set(name, known)
    return known
  }
}

const settingOf = byName((name) => new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`))
const withStart = byName((name) => new RegExp(`(\\s${name}\\s*=\\s*)(?:"[^"]*"|'[^']*')`))
const elementsOf = byName(
  (name) => new RegExp(`<${name}(?=[\\s/>])[^>]*?/>|<${name}(?=[\\s/>])[^>]*>[\\s\\S]*?</${name}>`, 'g'),
)
const openingOf = byName((name) => new RegExp(`<${name}(?=[\\s/>])[^>]*>`))

/** `<c r="A1">` of an element. */
export function openingTag(element: string): string {
  return /^<[^>]*>/.exec(element)![0]
}

export function attributeOf(tag: string, name: string): string | undefined {
  const found = settingOf(name).exec(tag)
  return found ? (found[1] ?? found[2]) : undefined
}

/** The tag with the attribute set, its other attributes as they were. */
export function withAttribute(tag: string, name: string, value: string | number): string {
  const old = withStart(name)
  if (old.test(tag)) return tag.replace(old, (_, start) => `${start}"${value}"`)
  return tag.replace(/\s*(\/?)>$/, (_, slash) => ` ${name}="${value}"${slash}>`)
}

export function withoutAttribute(tag: string, name: string): string {
  return tag.replace(settingOf(name), '')
}

/** Text between tags. */
export function escaped(text: string): string {
  if (!/[&<>"_]/.test(text)) return plainText(text)
  return storedText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** The element of a text; what Excel would trim or take for a blank is kept by saying so, which costs 23 bytes that most do without. */
export function textElement(text: string, x = ''): string {
  const isTrimmed = text.charCodeAt(0) <= SPACE || text.charCodeAt(text.length - 1) <= SPACE || text.includes('\n')
  return `<${x}t${isTrimmed ? ' xml:space="preserve"' : ''}>${escaped(text)}</${x}t>`
}

const SPACE = 0x20

/** An element with what is in it; undefined where the text has none. */
export function elementIn(
  text: string,
  name: string,
): { start: number; end: number; open: string; inner: string } | undefined {
  const found = openingOf(name).exec(text)
  if (!found) return undefined
  const start = found.index
  const open = found[0]
  if (open.endsWith('/>')) return { start, end: start + open.length, open, inner: '' }
  const close = `</${name}>`
  const at = text.indexOf(close, start + open.length)
  if (at < 0) throw unreadable('damaged', name)
  return { start, end: at + close.length, open, inner: text.slice(start + open.length, at) }
}

/** Elements of that name, each with what is in it; none of them holds another of its name. */
export function elementsIn(text: string, name: string): string[] {
  return text.match(elementsOf(name)) ?? []
}
