/** Bytes of a workbook → the text of its first sheet. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { partsOf } from '../workbook/parts-of.ts'

export function sheetXml(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'itcap-xml-'))
  try {
    writeFileSync(join(folder, 'a.xlsx'), bytes)
    return Buffer.from(partsOf(join(folder, 'a.xlsx')).get('xl/worksheets/sheet1.xml')!, 'latin1').toString()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
