/**
 * Drawings → an .xlsx file in place: written beside it, reopened and compared with the drawings, then renamed, so that an older file
 * stays whole until the new one is known to be right.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { writeAtomically } from '../workbook/write-atomically.ts'
import type { Drawing } from './drawing.ts'
import { verifyWorkbook } from './verify-workbook.ts'
import { type WriteOptions, workbookBytes } from './workbook-bytes.ts'

/**
 * @throws UserError when a text is longer than a cell can hold, or when the file cannot be written.
 * @throws Error when the written workbook does not say what was drawn: a fault of itcap.
 */
export async function writeWorkbook(path: string, drawings: Drawing[], options: WriteOptions = {}): Promise<void> {
  const bytes = await workbookBytes(drawings, options)
  await writeAtomically(path, async (temporary) => {
    await writeFile(temporary, bytes)
    await verifyWorkbook(await readFile(temporary), drawings)
  })
}
