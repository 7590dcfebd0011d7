/** A workbook, one of its sheets and columns come in; the rows with lines round most of those cells go out: the rows of a table nobody has filled in. */
import { columnNumber } from '../address.ts'
import { FileBytes } from '../file-bytes.ts'
import { unreadable } from '../unreadable.ts'
import { readZipDirectory } from '../xlsx/zip-directory.ts'
import { frameOf } from './edit-sheet.ts'
import { attributeOf, elementIn, elementsIn, openingTag, partText, prefixOf } from './markup.ts'
import { openParts } from './open-parts.ts'

/** @param columns From 0. */
export function linedRows(path: string, sheet: string, columns: ReadonlySet<number>): Set<number> {
  const file = new FileBytes(path)
  try {
    const { named, partOf, parts, stylesPart } = openParts(file, readZipDirectory(file), new Map())
    const tag = named(sheet)
    const part = tag && partOf(tag)
    if (!part) throw unreadable('damaged', sheet)
    const { x, rows } = frameOf(parts.bytes(part)!)
    return linedIn(partText(rows), x, linedFormats(partText(stylesPart.bytes)), columns)
  } finally {
    file.close()
  }
}

/** Whether a cell format draws a line, by its number. */
function linedFormats(styles: string): boolean[] {
  const x = prefixOf(styles, 'styleSheet')
  const borders = elementsIn(elementIn(styles, `${x}borders`)?.inner ?? '', `${x}border`)
  const lined = borders.map((border) => /\sstyle=["'](?!none)/.test(border))
  return elementsIn(elementIn(styles, `${x}cellXfs`)?.inner ?? '', `${x}xf`).map(
    (format) => lined[Number(attributeOf(openingTag(format), 'borderId') ?? 0)] ?? false,
  )
}

function linedIn(rows: string, x: string, formats: readonly boolean[], columns: ReadonlySet<number>): Set<number> {
  const found = new Set<number>()
  let number = 0
  for (const row of elementsIn(rows, `${x}row`)) {
    const open = openingTag(row)
    number = Number(attributeOf(open, 'r') ?? number + 1)
    let column = -1
    let lined = 0
    for (const cell of row === open ? [] : elementsIn(row.slice(open.length), `${x}c`)) {
      const tag = openingTag(cell)
      const reference = attributeOf(tag, 'r')
      column = reference === undefined ? column + 1 : columnNumber(reference.replace(/\d+$/, ''))
      if (columns.has(column) && formats[Number(attributeOf(tag, 's') ?? 0)]) lined++
    }
    if (lined * 2 > columns.size) found.add(number)
  }
  return found
}
