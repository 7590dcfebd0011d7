/**
 * A workbook and its copy, and the name of a sheet, come in; that sheet of each goes out with those rows alone that are not the same byte for byte
 * in both, and the one before and behind them. What is left out says the same in both, since all that it leans on is the same too: where
 * that is not so, or cannot be told, nothing goes out, and the whole of both is to be read.
 */
import { FileBytes } from '../file-bytes.ts'
import type { Row } from '../workbook.ts'
import { packedPart, readPartBeside } from '../xlsx/part-bytes.ts'
import { SheetScanner } from '../xlsx/sheet-scanner.ts'
import { readXlsxPackage, type XlsxPackage } from '../xlsx/xlsx-package.ts'
import { readZipDirectory } from '../xlsx/zip-directory.ts'
import { XmlFeed } from '../xml/xml-feed.ts'
import { frameOf, type SheetFrame } from './edit-sheet.ts'
import { attributeOf } from './markup.ts'
import { MOST_SHEET_BYTES } from './open-parts.ts'

/** Its rows from top to bottom. */
export interface Rows {
  rows(visit: (row: Row) => undefined | boolean): Promise<void>
}

interface Differing {
  sent: Rows
  made: Rows
}

/** @throws UnreadableFile where a part is damaged. */
export async function differingRows(source: string, copy: string, name: string): Promise<Differing | undefined> {
  const sent = new FileBytes(source)
  try {
    const made = new FileBytes(copy)
    try {
      return await differingIn(sent, made, name)
    } finally {
      made.close()
    }
  } finally {
    sent.close()
  }
}

async function differingIn(sent: FileBytes, made: FileBytes, name: string): Promise<Differing | undefined> {
  const [theirs, ours] = [packageOf(sent), packageOf(made)]
  const entries = [theirs, ours].map(({ sheets }) => sheets.find((each) => each.name === name)?.entry)
  if (!entries[0] || !entries[1] || entries[0].size > MOST_SHEET_BYTES) return undefined
  if (!isReadAlike(sent, theirs, made, ours)) return undefined
  const [before, after] = await Promise.all([
    readPartBeside(sent, entries[0], MOST_SHEET_BYTES),
    readPartBeside(made, entries[1], Number.POSITIVE_INFINITY),
  ])
  const [old, own] = [frameOf(before), frameOf(after)]
  if (rootOf(old) !== rootOf(own)) return undefined
  const places = differingPlaces(old.rows, own.rows, old.x)
  return places && { sent: rowsOf(old, places.sent, theirs), made: rowsOf(own, places.made, ours) }
}

function packageOf(file: FileBytes): XlsxPackage {
  return readXlsxPackage(file, readZipDirectory(file), () => undefined)
}

/** The shared texts are the very same, and so is what the formats of the workbook that was sent make of a number. */
function isReadAlike(sent: FileBytes, theirs: XlsxPackage, made: FileBytes, ours: XlsxPackage): boolean {
  const [old, own] = [theirs.sharedStrings, ours.sharedStrings]
  if ((old === undefined) !== (own === undefined) || theirs.date1904 !== ours.date1904) return false
  if (!theirs.styles.every((style, index) => style === ours.styles[index])) return false
  if (!old || !own) return true
  return old.method === own.method && packedPart(sent, old, old.size).equals(packedPart(made, own, own.size))
}

/** What prefixes mean is told there. */
function rootOf({ x, head }: SheetFrame): string {
  const start = head.indexOf(`<${x}worksheet`)
  return head.slice(start, head.indexOf('>', start))
}

type Range = [from: number, to: number]

/** Bytes compared at a time. */
const STRIDE = 4 << 10

/** `undefined` where a row that differs does not tell its number. */
function differingPlaces(sent: Buffer, made: Buffer, x: string): { sent: Range[]; made: Range[] } | undefined {
  const places = { sent: [] as Range[], made: [] as Range[] }
  let [p, q] = [0, 0]
  for (;;) {
    const same = alikeBytes(sent, p, made, q)
    if (p + same === sent.length && q + same === made.length) return places
    // How far it is to the row that the difference is in, and to the one before.
    const alike = startOfRow(made, x, q, q + same) - q
    const before = startOfRow(made, x, q, q + alike - 1) - q
    const [theirs, ours] = [rowAt(sent, p + alike, x), rowAt(made, q + alike, x)]
    if (Number.isNaN(theirs.number) || Number.isNaN(ours.number)) return undefined
    const [from, start] = [p + before, q + before]
    // The lower of two numbers is of a row that the other side does not have.
    p = theirs.number <= ours.number ? theirs.end : p + alike
    q = ours.number <= theirs.number ? ours.end : q + alike
    add(places.sent, from, rowAt(sent, p, x).end)
    add(places.made, start, rowAt(made, q, x).end)
  }
}

/** Ranges that touch become one. */
function add(ranges: Range[], from: number, to: number): void {
  const last = ranges.at(-1)
  if (last && from <= last[1]) last[1] = Math.max(last[1], to)
  else ranges.push([from, to])
}

function alikeBytes(sent: Buffer, p: number, made: Buffer, q: number): number {
  const most = Math.min(sent.length - p, made.length - q)
  let same = 0
  for (let size = STRIDE; same < most; same += size) {
    size = Math.min(STRIDE, most - same)
    if (sent.compare(made, q + same, q + same + size, p + same, p + same + size) !== 0) break
  }
  while (same < most && sent[p + same] === made[q + same]) same++
  return same
}

/** Where the last row begins that begins between `from` and `at`; `from` where none does. */
function startOfRow(rows: Buffer, x: string, from: number, at: number): number {
  return at <= from ? from : Math.max(from, rows.lastIndexOf(`<${x}row`, at))
}

/** The row that begins at `at`, with what stands before it; at the end, a row behind all others. */
function rowAt(rows: Buffer, at: number, x: string): { number: number; end: number } {
  const start = rows.indexOf(`<${x}row`, at)
  if (start < 0) return { number: Number.POSITIVE_INFINITY, end: rows.length }
  const openEnd = rows.indexOf('>', start) + 1
  const open = rows.utf8Slice(start, openEnd)
  const close = `</${x}row>`
  const end = open.endsWith('/>') ? openEnd : rows.indexOf(close, openEnd) + close.length
  return { number: Number(attributeOf(open, 'r')), end: end < openEnd ? rows.length : end }
}

/** Texts by their numbers: with the same shared texts in both, the same number is the same text. */
const NUMBERS = { get: (index: number) => `\0${index}`, struck: new Set<number>() }

function rowsOf({ head, open, rows, tail }: SheetFrame, ranges: readonly Range[], from: XlsxPackage): Rows {
  const { styles, date1904 } = from
  return {
    async rows(visit) {
      const feed = new XmlFeed(new SheetScanner({ strings: NUMBERS, styles, date1904 }, visit))
      feed.feed(Buffer.from(head + open))
      for (const [start, end] of ranges) feed.feed(rows.subarray(start, end))
      feed.feed(tail)
      feed.end()
    },
  }
}
