/** A workbook → everything in it, for comparing. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWorkbook } from '../../src/workbook/open-workbook.ts'
import type { Row, Sheet, SheetLayout, WorkbookFormat } from '../../src/workbook/workbook.ts'

export interface ReadSheet {
  name: string
  state: Sheet['state']
  layout: SheetLayout
  rows: Row[]
}

export async function readAll(path: string): Promise<{ format: WorkbookFormat; sheets: ReadSheet[] }> {
  const workbook = await openWorkbook(path)
  try {
    const sheets: ReadSheet[] = []
    for (const sheet of workbook.sheets) {
      const layout = await sheet.layout()
      const rows: Row[] = []
      await sheet.rows((row) => {
        rows.push(row)
        return undefined
      })
      sheets.push({ name: sheet.name, state: sheet.state, layout, rows })
    }
    return { format: workbook.format, sheets }
  } finally {
    await workbook.close()
  }
}

/** Reads bytes under a name, as if they had been sent so. */
export async function readBytes(bytes: Buffer | string, name = 'sent.xlsx'): ReturnType<typeof readAll> {
  const folder = mkdtempSync(join(tmpdir(), 'itcap-workbook-'))
  try {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return await readAll(path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The rows of the only sheet. */
export async function readRows(bytes: Buffer | string, name?: string): Promise<Row[]> {
  const { sheets } = await readBytes(bytes, name)
  if (sheets.length !== 1) throw new Error(`${sheets.length} sheets`)
  return sheets[0]!.rows
}

/** Code of the refusal, or `read` when there was none. */
export async function refusal(bytes: Buffer | string, name?: string): Promise<string> {
  try {
    await readBytes(bytes, name)
    return 'read'
  } catch (error) {
    const { name: kind, code } = error as { name: string; code?: string }
    return kind === 'UnreadableFile' ? code! : `${kind}: ${(error as Error).message}`
  }
}
