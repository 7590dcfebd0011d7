/**
 * Drawings → an .xlsx file in place: made in memory, reopened and compared with the drawings, then written in one step, so that an
 * older file stays whole until the new one is.
 */
import { writeAtomically } from '../workbook/write-atomically.ts'
import type { Drawing } from './drawing.ts'
import { verifyWorkbook } from './verify-workbook.ts'
import { type WriteOptions, workbookBytes } from './workbook-bytes.ts'

/**
 * @throws UserError when a text is longer than a cell can hold, or when the file cannot be written.
 * @throws Error when the workbook made does not say what was drawn: a fault of itcap.
 */
export async function writeWorkbook(path: string, drawings: Drawing[], options: WriteOptions = {}): Promise<void> {
  const bytes = await workbookBytes(drawings, options)
  await verifyWorkbook(bytes, drawings)
  await writeAtomically(path, bytes)
}
