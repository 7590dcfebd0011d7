/**
 * The parts of a workbook and the rows put into one of its sheets come in; what names a cell of that sheet elsewhere (drawings, notes, tables,
 * names, charts, formulas of other sheets) is moved with the cells. A part in which nothing moves is not touched.
 */

import { resolveTarget } from '../xlsx/xlsx-package.ts'
import { movedFormulas, movedText } from './insert-rows.ts'
import { attributeOf, elementIn, partText, withAttribute } from './markup.ts'
import { relationsName, unescaped } from './relations.ts'
import { movedRange, movedRow, notMovable, type RowMoves } from './row-moves.ts'
import type { Parts } from './sheet-notes.ts'

interface MovedSheet {
  name: string
  /** Name of its part. */
  part: string
  /** By which the order of calculation knows it. */
  id: string
}

export function moveBeside(parts: Parts, names: readonly string[], sheet: MovedSheet, moves: RowMoves): void {
  const own = partsOf(parts, sheet.part)
  const change = (name: string, how: (text: string) => string) => {
    const bytes = parts.bytes(name)
    const text = bytes && partText(bytes)
    const moved = text === undefined ? undefined : how(text)
    if (moved !== undefined && moved !== text) parts.put(name, moved)
  }
  for (const [name, kind] of own) {
    if (kind === 'drawing') change(name, (text) => movedAnchors(text, moves))
    if (kind === 'vmlDrawing') change(name, (text) => movedNotes(text, moves))
    if (['comments', 'threadedComment', 'table', 'pivotTable'].includes(kind))
      change(name, (text) =>
        text.replace(/(\sref=")([^"]*)(?=")/g, (_, start, range) => start + movedRange(range, moves)),
      )
    if (kind === 'table')
      change(name, (text) => movedFormulas(text, (each) => movedText(each, sheet.name, true, moves)))
    if (kind === 'ctrlProp') change(name, (text) => movedLinks(text, sheet.name, moves))
    if (kind === 'queryTable') throw notMovable('有从数据库或网页取数的区域')
  }
  for (const name of names) {
    if (name === sheet.part || !/^xl\/.*\.xml$/i.test(name) || /(?:sharedStrings|styles|theme\d*)\.xml$/i.test(name))
      continue
    if (/calcChain\.xml$/i.test(name)) change(name, (text) => movedChain(text, sheet.id, moves))
    else change(name, (text) => movedMentions(text, sheet.name, moves))
  }
}

/** By name, with the kind of the relation that leads there. */
function partsOf(parts: Parts, part: string): Map<string, string> {
  const relations = parts.text(relationsName(part)) ?? ''
  const found = new Map<string, string>()
  for (const [tag] of relations.matchAll(/<[\w:]*Relationship\s[^>]*>/g)) {
    const target = unescaped(attributeOf(tag, 'Target') ?? '')
    if (target === '' || attributeOf(tag, 'TargetMode') === 'External') continue
    found.set(resolveTarget(part, target), attributeOf(tag, 'Type')?.split('/').at(-1) ?? '')
  }
  return found
}

/** Rows count from 0. What is to keep its size moves as its top does; what is fixed to the page does not. */
function movedAnchors(text: string, moves: RowMoves): string {
  return text.replace(/<([\w]+:)?(twoCellAnchor|oneCellAnchor)(?=[\s>])[\s\S]*?<\/\1?\2>/g, (anchor) => {
    const kept = /\seditAs="(\w+)"/.exec(anchor)?.[1]
    if (kept === 'absolute') return anchor
    let by: number | undefined
    return anchor.replace(/(<(?:\w+:)?(from|to)>[\s\S]*?<(?:\w+:)?row>)(\d+)(?=<)/g, (_, start, _end, row) => {
      const old = Number(row)
      const own = movedRow(old + 1, moves) - 1 - old
      by ??= own
      return start + (old + (kept === 'oneCell' ? by : own))
    })
  })
}

/** Of a note: its cell, and where it is drawn. */
function movedNotes(text: string, moves: RowMoves): string {
  return text.replace(/<v:shape(?=[\s>])[\s\S]*?<\/v:shape>/g, (shape) => {
    const row = /<x:Row>\s*(\d+)\s*</.exec(shape)?.[1]
    const anchor = /<x:Anchor>([^<]*)</.exec(shape)?.[1]
    if (anchor === undefined) return shape
    const places = anchor.split(',').map((each) => each.trim())
    const at = Number(row ?? places[2])
    const by = movedRow(at + 1, moves) - 1 - at
    if (by === 0) return shape
    for (const index of [2, 6]) places[index] = String(Number(places[index]) + by)
    return shape
      .replace(/(<x:Row>\s*)\d+/, (_, start) => start + (at + by))
      .replace(/(<x:Anchor>)[^<]*/, (_, start) => start + places.join(', '))
      .replace(/(<x:Fmla(?:Link|Range|Macro|Pict)>)([^<]*)/g, (_, start, range) => start + movedRange(range, moves))
  })
}

function movedLinks(text: string, sheet: string, moves: RowMoves): string {
  return text.replace(
    /(\sfmla(?:Link|Range|Txbx)=")([^"]*)(?=")/g,
    (_, start, formula) => start + movedText(formula, sheet, true, moves),
  )
}

/** Which cells are counted in which order; the sheet of a cell is told where it changes. */
function movedChain(text: string, sheet: string, moves: RowMoves): string {
  let current = ''
  return text.replace(/<(?:\w+:)?c\s[^>]*>/g, (cell) => {
    current = attributeOf(cell, 'i') ?? current
    return current === sheet ? withAttribute(cell, 'r', movedRange(attributeOf(cell, 'r') ?? '', moves)) : cell
  })
}

/** Where another part names cells of the sheet, it does so by its name. */
function movedMentions(text: string, sheet: string, moves: RowMoves): string {
  if (!unescaped(text).replaceAll("''", "'").includes(sheet)) return text
  const moved = (each: string) => movedText(each, sheet, false, moves)
  return movedFormulas(text, moved)
    .replace(/(<(?:[\w.-]+:)?hyperlink\s[^>]*?\slocation=")([^"]*)(?=")/g, (_, start, place) => start + moved(place))
    .replace(/<(?:\w+:)?worksheetSource\s[^>]*>/g, (tag) =>
      unescaped(attributeOf(tag, 'sheet') ?? '') === sheet && attributeOf(tag, 'ref') !== undefined
        ? withAttribute(tag, 'ref', movedRange(attributeOf(tag, 'ref')!, moves))
        : tag,
    )
}

/** All is counted anew when the workbook is opened. */
export function recalculated(workbook: string, x: string): string {
  const found = elementIn(workbook, `${x}calcPr`)
  if (found) {
    const open = withAttribute(found.open, 'fullCalcOnLoad', 1)
    return workbook.slice(0, found.start) + open + workbook.slice(found.start + found.open.length)
  }
  const before = ['definedNames', 'externalReferences', 'functionGroups', 'sheets'].map((name) =>
    elementIn(workbook, x + name),
  )
  const { end } = before.find((each) => each !== undefined)!
  return `${workbook.slice(0, end)}<${x}calcPr fullCalcOnLoad="1"/>${workbook.slice(end)}`
}
