/**
 * Drawings → an .xlsx file in place: written beside it, reopened and compared with the drawings, then renamed, so that an older file
 * stays whole until the new one is known to be right.
 */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { FileBytes } from '../workbook/file-bytes.ts'
import { MAX_SMALL_PART_BYTES } from '../workbook/limits.ts'
import { partText } from '../workbook/splice/markup.ts'
import { type Part, rewriteZip } from '../workbook/splice/zip-rewrite.ts'
import { writeAtomically } from '../workbook/write-atomically.ts'
import { readPart } from '../workbook/xlsx/part-bytes.ts'
import { readZipDirectory } from '../workbook/xlsx/zip-directory.ts'
import type { Drawing } from './drawing.ts'
import { type SplitDrawing, splitPlainRows, withPlainRows } from './plain-rows.ts'
import { verifyValues, verifyWorkbook } from './verify-workbook.ts'
import { type WriteOptions, workbookBytes } from './workbook-bytes.ts'

/**
 * @throws UserError when a text is longer than a cell can hold, or when the file cannot be written.
 * @throws Error when the written workbook does not say what was drawn: a fault of itcap.
 */
export async function writeWorkbook(path: string, drawings: Drawing[], options: WriteOptions = {}): Promise<void> {
  const split = drawings.map(splitPlainRows)
  const frames = split.map(({ frame }) => frame)
  const bytes = await workbookBytes(frames, options)
  await writeAtomically(path, async (temporary) => {
    await writeFile(temporary, bytes)
    await verifyWorkbook(await readFile(temporary), frames)
    if (split.every(({ plain }) => plain === 0)) return
    await putPlainRows(temporary, bytes, split)
    await verifyValues(temporary, drawings)
  })
}

/** @param frames The workbook without its plain rows. */
async function putPlainRows(path: string, frames: Uint8Array, split: readonly SplitDrawing[]): Promise<void> {
  const framed = `${path}.frame`
  await writeFile(framed, frames, { mode: 0o600 })
  const file = new FileBytes(framed)
  try {
    const directory = readZipDirectory(file)
    const parts = new Map<string, Part>()
    for (const [index, each] of split.entries()) {
      const entry = directory.get(`xl/worksheets/sheet${index + 1}.xml`)!
      if (each.plain === 0) continue
      const sheet = partText(readPart(file, entry, MAX_SMALL_PART_BYTES))
      parts.set(entry.name, () => withPlainRows(sheet, each))
    }
    await rewriteZip(path, file, directory, parts)
  } finally {
    file.close()
    await rm(framed, { force: true })
  }
}
