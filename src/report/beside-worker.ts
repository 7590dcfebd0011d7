/**
 * Runs in a thread of its own (`beside.ts`). Drawings come in, and their workbook is written as the frame of a longer one; then where packed bytes
 * of that lie, part by part; whether both say what was meant goes out. Writes nothing but the frame.
 */
import { on } from 'node:events'
import { closeSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { parentPort } from 'node:worker_threads'
import { UserError } from '../user-error.ts'
import { FileBytes } from '../workbook/file-bytes.ts'
import { readXlsxPackage, type XlsxPackage } from '../workbook/xlsx/xlsx-package.ts'
import { type GrowingSource, readCellSource } from '../workbook/xlsx/xlsx-workbook.ts'
import { locateEntry, readZipDirectory } from '../workbook/xlsx/zip-directory.ts'
import type { Answer, MeantSheet, Message } from './beside.ts'
import { differs } from './digest-of-cells.ts'
import { SheetBack } from './sheet-back.ts'
import { verifyWorkbook } from './verify-workbook.ts'
import { workbookBytes } from './workbook-bytes.ts'

const messages = on(parentPort!, 'message') as AsyncIterable<[Message]>

function say(answer: Answer): void {
  parentPort!.postMessage(answer)
}

async function work(): Promise<void> {
  let [path, frame] = ['', '']
  let back: Back | undefined
  for await (const [message] of messages) {
    if ('begin' in message) {
      ;({ path, frame } = message.begin)
      continue
    }
    if ('frames' in message) {
      const { frames, fonts } = message
      writeFileSync(frame, await workbookBytes(frames, { isPacked: false, ...(fonts && { fonts }) }), { mode: 0o600 })
      say('framed')
      await verifyWorkbook(readFileSync(frame), frames)
      continue
    }
    back ??= await Back.begin(path, frame)
    if ('part' in message) await back.take(message)
    else {
      await back.verify(message.meant)
      return say('verified')
    }
  }
}

/** The workbook that is being written, read back. Shared texts are taken as they are told, for their part is written last; then it must hold them. */
class Back {
  readonly #path: string
  readonly #framed: XlsxPackage
  readonly #source: GrowingSource
  readonly #sheets: (SheetBack | undefined)[]

  constructor(path: string, framed: XlsxPackage, source: GrowingSource) {
    this.#path = path
    this.#framed = framed
    this.#source = source
    this.#sheets = framed.sheets.map(() => undefined)
  }

  static begin(path: string, frame: string): Promise<Back> {
    return opened(frame, async (file, parts) => new Back(path, parts, await readCellSource(file, parts)))
  }

  async take({ part, at, length, texts }: Extract<Message, { part: string }>): Promise<void> {
    for (const text of texts) this.#source.strings.addText(text)
    const index = this.#framed.sheets.findIndex(({ entry }) => entry.name === part)
    if (index < 0) return
    this.#sheets[index] ??= new SheetBack(this.#framed.sheets[index]!.name, this.#source, at)
    await this.#sheets[index].take(bytesAt(this.#path, at, length))
  }

  /** @throws Error where the finished workbook does not lead to what was read, or holds other shared texts. */
  async verify(meant: readonly MeantSheet[]): Promise<void> {
    for (const [index, { name, digest }] of meant.entries())
      if ((await this.#sheets[index]?.digest()) !== digest) throw differs(name)
    await opened(this.#path, async (file, parts) => {
      const places = parts.sheets.map(({ entry }) => [locateEntry(file, entry), entry.packed, entry.size, entry.crc])
      const read = this.#sheets.map((sheet) => sheet && [sheet.at, sheet.packed, sheet.size, sheet.crc])
      if (!isDeepStrictEqual(places, read)) throw differs('its directory')
      if (!isDeepStrictEqual(aboutCells(parts), aboutCells(this.#framed))) throw differs('its styles')
      const [own, { strings }] = [(await readCellSource(file, parts)).strings, this.#source]
      if (own.count !== strings.count) throw differs('its shared texts')
      for (let index = 0; index < own.count; index++)
        if (own.get(index) !== strings.get(index)) throw differs(`its shared text ${index}`)
    })
  }
}

const aboutCells = ({ sheets, styles, date1904 }: XlsxPackage) => ({
  names: sheets.map(({ name }) => name),
  styles,
  date1904,
})

function bytesAt(path: string, at: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length)
  const fd = openSync(path, 'r')
  try {
    if (readSync(fd, bytes, 0, length, at) !== length) throw differs('its length')
  } finally {
    closeSync(fd)
  }
  return bytes
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

// While the other thread draws.
import('exceljs')
work().catch((error) => {
  if (error instanceof UserError) say({ refused: { code: error.code, hint: error.hint }, message: error.message })
  else say({ message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
})
