/**
 * Runs in a thread of its own (`read-back.ts`). Where packed bytes of a workbook lie comes in, part by part; whether the workbook says what was
 * meant goes out. Shared texts are taken as they are told, for their part is written last; then that part must hold them.
 */
import { on, once } from 'node:events'
import { closeSync, openSync, readSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import { crc32, createInflateRaw } from 'node:zlib'
import { FileBytes } from '../workbook/file-bytes.ts'
import type { CellSource } from '../workbook/xlsx/cell-source.ts'
import { SheetScanner } from '../workbook/xlsx/sheet-scanner.ts'
import { readXlsxPackage, type XlsxPackage } from '../workbook/xlsx/xlsx-package.ts'
import { readCellSource } from '../workbook/xlsx/xlsx-workbook.ts'
import { locateEntry, readZipDirectory } from '../workbook/xlsx/zip-directory.ts'
import { XmlFeed } from '../workbook/xml/xml-feed.ts'
import { differs, digestOfRows } from './digest-of-cells.ts'
import type { MeantSheet, Message, Start, Verdict } from './read-back.ts'

const CHUNK_BYTES = 512 << 10

const { path, frame } = workerData as Start

/** The part of a sheet, inflated and scanned as its bytes come. */
class SheetBack {
  readonly at: number
  packed = 0
  size = 0
  crc = 0
  readonly #inflate = createInflateRaw({ chunkSize: CHUNK_BYTES })
  readonly #digest: ReturnType<typeof digestOfRows>
  readonly #scanned: Promise<void>

  constructor(name: string, source: CellSource, at: number) {
    this.at = at
    this.#digest = digestOfRows(name)
    this.#scanned = this.#scan(new XmlFeed(new SheetScanner(source, this.#digest.add)))
    // Told when it is asked for its digest.
    this.#scanned.catch(() => {})
  }

  async take(packed: Buffer): Promise<void> {
    this.packed += packed.length
    if (!this.#inflate.write(packed)) await Promise.race([once(this.#inflate, 'drain'), this.#scanned])
  }

  async digest(): Promise<string> {
    this.#inflate.end()
    await this.#scanned
    return this.#digest.made()
  }

  async #scan(feed: XmlFeed): Promise<void> {
    for await (const chunk of this.#inflate as AsyncIterable<Buffer>) {
      this.size += chunk.length
      this.crc = crc32(chunk, this.crc)
      feed.feed(chunk)
    }
    feed.end()
  }
}

async function opened<T>(of: string, use: (file: FileBytes, parts: XlsxPackage) => Promise<T>): Promise<T> {
  const file = new FileBytes(of)
  try {
    return await use(
      file,
      readXlsxPackage(file, readZipDirectory(file), () => undefined),
    )
  } finally {
    file.close()
  }
}

/** @throws Error where the finished workbook does not lead to what was read, or holds other shared texts. */
async function verifyWhole(
  sheets: readonly (SheetBack | undefined)[],
  framed: XlsxPackage,
  { strings }: CellSource,
  meant: readonly MeantSheet[],
): Promise<void> {
  for (const [index, { name, digest }] of meant.entries())
    if ((await sheets[index]?.digest()) !== digest) throw differs(name)
  await opened(path, async (file, parts) => {
    const places = parts.sheets.map(({ entry: { packed, size, crc }, entry }) => [
      locateEntry(file, entry),
      packed,
      size,
      crc,
    ])
    if (
      !isDeepStrictEqual(
        places,
        sheets.map((sheet) => sheet && [sheet.at, sheet.packed, sheet.size, sheet.crc]),
      )
    )
      throw differs('its directory')
    if (!isDeepStrictEqual(aboutCells(parts), aboutCells(framed))) throw differs('its styles')
    const { strings: own } = await readCellSource(file, parts)
    if (own.count !== strings.count) throw differs('its shared texts')
    for (let index = 0; index < own.count; index++)
      if (own.get(index) !== strings.get(index)) throw differs(`its shared text ${index}`)
  })
}

const aboutCells = ({ sheets, styles, date1904 }: XlsxPackage) => ({
  names: sheets.map(({ name }) => name),
  styles,
  date1904,
})

function readBack(): Promise<void> {
  return opened(frame, async (file, framed) => {
    const source = await readCellSource(file, framed)
    const parts = framed.sheets.map(({ entry }) => entry.name)
    const sheets: (SheetBack | undefined)[] = parts.map(() => undefined)
    const fd = openSync(path, 'r')
    try {
      for await (const [message] of messages) {
        if ('meant' in message) return await verifyWhole(sheets, framed, source, message.meant)
        for (const text of message.texts) source.strings.addText(text)
        const index = parts.indexOf(message.part)
        if (index < 0) continue
        sheets[index] ??= new SheetBack(framed.sheets[index]!.name, source, message.at)
        const packed = Buffer.allocUnsafeSlow(message.length)
        readSync(fd, packed, 0, message.length, message.at)
        await sheets[index].take(packed)
      }
    } finally {
      closeSync(fd)
    }
  })
}

const messages = on(parentPort!, 'message') as AsyncIterable<[Message]>
const say = (fault?: string) => parentPort!.postMessage({ fault } satisfies Verdict)
readBack().then(
  () => say(),
  (error) => say(error instanceof Error ? (error.stack ?? error.message) : String(error)),
)
