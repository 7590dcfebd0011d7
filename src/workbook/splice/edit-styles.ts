/** The styles part of a workbook comes in; looks made from those it has (a fill, text format, lines) are added behind them. None is changed. */
import { unreadable } from '../unreadable.ts'
import { attributeOf, elementIn, elementsIn, openingTag, partText, prefixOf, withAttribute } from './markup.ts'

/** What a cell looks like beyond what it had. */
export interface CellLook {
  /** RGB without alpha. */
  fill?: string
  /** Excel's text format, so that long digits typed here stay as typed. */
  asText?: boolean
  /** A share shows as percent, where the cell has no format of its own. */
  percent?: boolean
  /** Lines break, at the top. */
  wrap?: boolean
  lined?: boolean
  bold?: boolean
  /** Points. */
  size?: number
  across?: 'left' | 'center' | 'right'
  /** May be typed into where the sheet is protected. */
  unlocked?: boolean
}

export interface StyleEditor {
  /** Number of the cell format `base` with the look added. */
  derive(base: number, look: CellLook): number
  bytes(): Buffer
}

const TEXT_FORMAT = 49
/** 0.00% */
const PERCENT_FORMAT = 10

type List = 'fonts' | 'fills' | 'borders' | 'cellXfs'

/** What stands first in a list, and the lists that may follow it: their order is fixed. Excel keeps the first two fills for itself. */
const LISTS: Record<List, { first: (x: string) => string; before: readonly string[] }> = {
  fonts: { first: (x) => `<${x}font/>`, before: ['fills', 'borders', 'cellStyleXfs', 'cellXfs'] },
  fills: {
    first: (x) =>
      ['none', 'gray125'].map((type) => `<${x}fill><${x}patternFill patternType="${type}"/></${x}fill>`).join(''),
    before: ['borders', 'cellStyleXfs', 'cellXfs'],
  },
  borders: { first: (x) => `<${x}border/>`, before: ['cellStyleXfs', 'cellXfs'] },
  cellXfs: { first: () => '', before: [] },
}

export function editStyles(part: Buffer): StyleEditor {
  let text = partText(part)
  const x = prefixOf(text, 'styleSheet')
  const formats = elementsIn(elementIn(text, `${x}cellXfs`)?.inner ?? '', `${x}xf`)
  if (formats.length === 0) throw unreadable('damaged', 'cellXfs')
  /** By look, which is mostly the very same object for every cell, then by the format it is added to. */
  const byLook = new Map<CellLook, Map<number, number>>()
  const known = new Map<string, number>()

  /** A list of the part, begun as Excel begins it where the part has none. */
  function listOf(name: List): NonNullable<ReturnType<typeof elementIn>> {
    const found = elementIn(text, x + name)
    if (found) return found
    const { first, before } = LISTS[name]
    const next = before.map((each) => elementIn(text, x + each)).find((each) => each !== undefined)
    if (!next) throw unreadable('damaged', name)
    const made = `<${x}${name}>${first(x)}</${x}${name}>`
    text = text.slice(0, next.start) + made + text.slice(next.start)
    return elementIn(text, x + name)!
  }

  /** Adds an element to a list of the part; its number there. */
  function append(list: List, element: string): number {
    const found = listOf(list)
    const name = /^<([\w.:-]+)/.exec(element)![1]!
    const count = elementsIn(found.inner, name).length
    const open = withAttribute(found.open.replace(/\s*\/>$/, '>'), 'count', count + 1)
    text = `${text.slice(0, found.start)}${open}${found.inner}${element}</${x}${list}>${text.slice(found.end)}`
    return count
  }

  function fillOf(rgb: string): number {
    const colours = `<${x}fgColor rgb="FF${rgb}"/><${x}bgColor indexed="64"/>`
    return append('fills', `<${x}fill><${x}patternFill patternType="solid">${colours}</${x}patternFill></${x}fill>`)
  }

  function fontOf(base: string, { bold, size }: CellLook): number {
    const own = elementsIn(elementIn(text, `${x}fonts`)?.inner ?? '', `${x}font`)[
      Number(attributeOf(base, 'fontId') ?? 0)
    ]
    let font = own?.endsWith('/>') ? `<${x}font></${x}font>` : (own ?? `<${x}font></${x}font>`)
    if (bold && !elementIn(font, `${x}b`)) font = font.replace(/^<[^>]*>/, (open) => `${open}<${x}b/>`)
    if (size !== undefined) {
      const old = elementIn(font, `${x}sz`)
      const made = `<${x}sz val="${size}"/>`
      font = old
        ? font.slice(0, old.start) + made + font.slice(old.end)
        : font.replace(/^<[^>]*>(?:<[\w:]*b\/>)?/, (open) => open + made)
    }
    return append('fonts', font)
  }

  function linesOf(): number {
    const sides = ['left', 'right', 'top', 'bottom']
    const line = (side: string) => `<${x}${side} style="thin"><${x}color indexed="64"/></${x}${side}>`
    return append('borders', `<${x}border>${sides.map(line).join('')}<${x}diagonal/></${x}border>`)
  }

  function make(base: number, look: CellLook): number {
    const format = formats[base] ?? formats[0]!
    const written = openingTag(format)
    let open = written
    let inner = written.endsWith('/>') ? '' : format.slice(written.length, format.lastIndexOf('</'))
    const set = (name: string, value: number, apply: string) => {
      open = withAttribute(withAttribute(open, name, value), apply, 1)
    }
    if (look.fill !== undefined) set('fillId', fillOf(look.fill), 'applyFill')
    if (look.asText) set('numFmtId', TEXT_FORMAT, 'applyNumberFormat')
    if (look.percent) set('numFmtId', PERCENT_FORMAT, 'applyNumberFormat')
    if (look.bold || look.size !== undefined) set('fontId', fontOf(open, look), 'applyFont')
    if (look.lined) set('borderId', linesOf(), 'applyBorder')
    if (look.wrap || look.across) {
      const old = elementIn(inner, `${x}alignment`)
      let alignment = old?.open.replace(/\s*\/?>$/, '/>') ?? `<${x}alignment/>`
      if (look.wrap) alignment = withAttribute(withAttribute(alignment, 'vertical', 'top'), 'wrapText', 1)
      if (look.across) alignment = withAttribute(alignment, 'horizontal', look.across)
      inner = alignment + (old ? inner.slice(0, old.start) + inner.slice(old.end) : inner)
      open = withAttribute(open, 'applyAlignment', 1)
    }
    if (look.unlocked) {
      const old = elementIn(inner, `${x}protection`)
      const kept = old ? inner.slice(0, old.start) + inner.slice(old.end) : inner
      const at = elementIn(kept, `${x}alignment`)?.end ?? 0
      inner = `${kept.slice(0, at)}<${x}protection locked="0"/>${kept.slice(at)}`
      open = withAttribute(open, 'applyProtection', 1)
    }
    const made = inner === '' ? open.replace(/\s*\/?>$/, '/>') : `${open.replace(/\s*\/?>$/, '>')}${inner}</${x}xf>`
    formats.push(made)
    return append('cellXfs', made)
  }

  return {
    derive(base, look) {
      if (Object.keys(look).length === 0) return base
      if (look.percent && Number(attributeOf(/^<[^>]*>/.exec(formats[base] ?? '')?.[0] ?? '', 'numFmtId') ?? 0) !== 0)
        return base
      const own = byLook.get(look) ?? new Map<number, number>()
      byLook.set(look, own)
      const before = own.get(base)
      if (before !== undefined) return before
      const key = `${base} ${JSON.stringify(look)}`
      const number = known.get(key) ?? make(base, look)
      known.set(key, number)
      own.set(base, number)
      return number
    },
    bytes: () => Buffer.from(text),
  }
}
