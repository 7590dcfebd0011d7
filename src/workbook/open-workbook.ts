/** A path → a workbook that can be read, whatever its suffix says; or a refusal that names what it is and what to do. */
import { FileBytes } from './file-bytes.ts'
import type { Sheet, Workbook, WorkbookFormat } from './workbook.ts'

const ZIP = Buffer.from('PK')

/** @throws UnreadableFile for everything that is not a workbook or a table in text. */
export async function openWorkbook(path: string): Promise<Workbook> {
  const file = new FileBytes(path)
  try {
    const { format, sheets } = await sheetsOf(file)
    return { path, format, digest: () => file.digest(), sheets, close: async () => file.close() }
  } catch (error) {
    file.close()
    throw error
  }
}

async function sheetsOf(file: FileBytes): Promise<{ format: WorkbookFormat; sheets: Sheet[] }> {
  const head = file.readSync(0, Math.min(file.size, 8))
  if (head.subarray(0, 2).equals(ZIP)) {
    const [{ readZipDirectory }, { xlsxSheets }] = await Promise.all([
      import('./zip-directory.ts'),
      import('./xlsx-workbook.ts'),
    ])
    return { format: 'xlsx', sheets: xlsxSheets(file, readZipDirectory(file)) }
  }
  const { csvSheet } = await import('./csv-workbook.ts')
  return { format: 'csv', sheets: [await csvSheet(file)] }
}
