/** A zip that holds a workbook → its sheets, to be read one at a time by streaming. */

import type { FileBytes } from '../file-bytes.ts'
import { SHEET_TAIL_BYTES, SMALL_PART_BYTES, WHOLE_PART_BYTES, WHOLE_STRINGS_BYTES } from '../limits.ts'
import { unreadable } from '../unreadable.ts'
import type { Reading, Row, Sheet, SheetLayout } from '../workbook.ts'
import { type XmlConsumer, XmlFeed } from '../xml/xml-feed.ts'
import type { CellSource } from './cell-source.ts'
import { readPart, readPartBeside, streamPart } from './part-bytes.ts'
import { SharedStrings, SharedStringsConsumer } from './shared-strings.ts'
import { SheetScanner } from './sheet-scanner.ts'
import { type RefusalInZip, readXlsxPackage, type XlsxPackage } from './xlsx-package.ts'
import { readZipDirectory, type ZipDirectory, type ZipEntry } from './zip-directory.ts'

/** @throws UnreadableFile when the zip is no workbook or a part is missing or damaged. */
export function xlsxSheets(file: FileBytes, refusalOf: RefusalInZip, { streamed = false }: Reading = {}): Sheet[] {
  const most = streamed ? SMALL_PART_BYTES : WHOLE_PART_BYTES
  const directory = readZipDirectory(file)
  refuseOtherArchives(file, directory, refusalOf)
  const parts = readXlsxPackage(file, directory, refusalOf)
  let source: Promise<CellSource> | undefined
  // Shared strings are read once, when the first row is wanted.
  const cellSource = () => {
    source ??= readCellSource(file, parts)
    return source
  }
  return parts.sheets.map(({ name, state, entry }) => new XlsxSheet(file, entry, name, state, cellSource, most))
}

/** A zip that never was an Office document is not a damaged one. */
function refuseOtherArchives(file: FileBytes, directory: ZipDirectory, refusalOf: RefusalInZip): void {
  if (directory.has('[content_types].xml') || directory.has('_rels/.rels') || directory.has('xl/workbook.xml')) return
  const type = directory.get('mimetype')
  const mimeType = type ? readPart(file, type, 1024).toString('latin1') : ''
  throw unreadable(refusalOf(mimeType, (entry) => directory.has(entry)) ?? 'archive')
}

class XlsxSheet implements Sheet {
  readonly name: string
  readonly state: Sheet['state']
  readonly #file: FileBytes
  readonly #entry: ZipEntry
  readonly #source: () => Promise<CellSource>
  /** Bytes of a part that is held whole. */
  readonly #most: number
  /** A part that is held whole, from `layout()` until its rows have been read. */
  #whole: Buffer | undefined
  #layout: SheetLayout | undefined

  constructor(
    file: FileBytes,
    entry: ZipEntry,
    name: string,
    state: Sheet['state'],
    source: () => Promise<CellSource>,
    most: number,
  ) {
    this.#file = file
    this.#entry = entry
    this.name = name
    this.state = state
    this.#source = source
    this.#most = most
  }

  async layout(): Promise<SheetLayout> {
    this.#layout ??= (await this.#layoutFromEnds()) ?? (await this.#layoutInFull())
    return this.#layout
  }

  async rows(visit: (row: Row) => undefined | boolean): Promise<void> {
    const scanner = new SheetScanner(await this.#source(), visit)
    await this.#scan(scanner)
    this.#whole = undefined
    this.#layout = scanner.stopped ? this.#layout : scanner.layout
  }

  async #layoutInFull(): Promise<SheetLayout> {
    const scanner = new SheetScanner()
    await this.#scan(scanner)
    return scanner.layout
  }

  /**
   * A large sheet's layout from what stands before and behind its rows; of the rows only the last are looked at, for where
   * they end. `undefined` when the sheet is small, or its rows do not end there.
   */
  async #layoutFromEnds(): Promise<SheetLayout | undefined> {
    if (this.#entry.size <= SMALL_PART_BYTES) return undefined
    const held = this.#hold()
    // The shared strings are wanted next; they are read here while this part is inflated in another thread.
    this.#source().catch(() => undefined)
    const scanner = new SheetScanner()
    const feed = new XmlFeed(scanner)
    const last: Buffer[] = []
    let length = 0
    const take = (chunk: Buffer): undefined => {
      if (!scanner.inRows || !feed.isPlain) feed.feed(chunk)
      else {
        length += chunk.length
        last.push(chunk)
        while (length - last[0]!.length >= SHEET_TAIL_BYTES) length -= last.shift()!.length
      }
    }
    const whole = await held
    // The CRC is verified when the rows are read.
    if (!whole) await streamPart(this.#file, this.#entry, take, false)
    else for (let at = 0; at < whole.length; at += SHEET_TAIL_BYTES) take(whole.subarray(at, at + SHEET_TAIL_BYTES))
    if (length > 0) feed.feed(Buffer.concat(last))
    if (scanner.inRows) return undefined
    feed.end()
    return scanner.layout
  }

  async #scan(scanner: SheetScanner): Promise<void> {
    await feedPart(this.#file, this.#entry, scanner, await this.#hold())
  }

  async #hold(): Promise<Buffer | undefined> {
    this.#whole ??= await wholePart(this.#file, this.#entry, this.#most)
    return this.#whole
  }
}

/** `undefined` when it is larger than `limit`, and so not to be held. */
async function wholePart(file: FileBytes, entry: ZipEntry, limit: number): Promise<Buffer | undefined> {
  if (entry.size <= SMALL_PART_BYTES) return readPart(file, entry, limit)
  return entry.size <= limit ? readPartBeside(file, entry, limit) : undefined
}

/** Feeds a part to its consumer: at once when it is held, else streamed. `stopped` ends it early. */
async function feedPart(
  file: FileBytes,
  entry: ZipEntry,
  consumer: XmlConsumer & { stopped?: boolean },
  whole: Buffer | undefined,
): Promise<void> {
  const feed = new XmlFeed(consumer)
  if (whole) feed.feed(whole)
  else {
    await streamPart(file, entry, (chunk) => {
      feed.feed(chunk)
      return !consumer.stopped
    })
  }
  if (!consumer.stopped) feed.end()
}

/** One whose shared strings others may still be added to. */
export interface GrowingSource extends CellSource {
  strings: SharedStrings
}

export async function readCellSource(file: FileBytes, parts: XlsxPackage): Promise<GrowingSource> {
  const strings = new SharedStrings()
  const part = parts.sharedStrings
  if (part)
    await feedPart(file, part, new SharedStringsConsumer(strings), await wholePart(file, part, WHOLE_STRINGS_BYTES))
  return { strings, styles: parts.styles, date1904: parts.date1904 }
}
