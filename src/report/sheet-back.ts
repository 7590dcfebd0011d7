/** Packed bytes of a sheet that is being written come in as they lie in its file; what its cells say goes out, as `digestOfCells` has it. */
import { once } from 'node:events'
import { crc32, createInflateRaw } from 'node:zlib'
import type { CellSource } from '../workbook/xlsx/cell-source.ts'
import { SheetScanner } from '../workbook/xlsx/sheet-scanner.ts'
import { XmlFeed } from '../workbook/xml/xml-feed.ts'
import { digestOfRows } from './digest-of-cells.ts'

/** What the inflater hands over at a time. */
const CHUNK_BYTES = 512 << 10

export class SheetBack {
  /** Where the first of them lies. */
  readonly at: number
  packed = 0
  size = 0
  crc = 0
  readonly #inflate = createInflateRaw({ chunkSize: CHUNK_BYTES })
  readonly #digest: ReturnType<typeof digestOfRows>
  readonly #scanned: Promise<void>

  /** @param source The shared texts that the bytes may use are in it before they come. */
  constructor(name: string, source: CellSource, at: number) {
    this.at = at
    this.#digest = digestOfRows(name)
    this.#scanned = this.#scan(new XmlFeed(new SheetScanner(source, this.#digest.add)))
    // Told when its digest is asked for.
    this.#scanned.catch(() => {})
  }

  async take(packed: Buffer): Promise<void> {
    this.packed += packed.length
    if (!this.#inflate.write(packed)) await Promise.race([once(this.#inflate, 'drain'), this.#scanned])
  }

  /** All bytes have come. @throws Error where they are no whole sheet. */
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
