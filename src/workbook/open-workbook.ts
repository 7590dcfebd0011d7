/** A path → a workbook that can be read, whatever its suffix says; or a refusal that names what it is and what to do. */
import { basename, extname } from 'node:path'
import { UnreadableFile } from '../user-error.ts'
import { FileBytes } from './file-bytes.ts'
import { fileKindOf } from './file-kind.ts'
import { unreadable } from './unreadable.ts'
import type { Sheet, Workbook, WorkbookFormat } from './workbook.ts'

/** @throws UnreadableFile for everything that is not a workbook or a table in text. */
export async function openWorkbook(path: string): Promise<Workbook> {
  const file = openFile(path)
  try {
    const { format, sheets } = await sheetsOf(file)
    return { path, format, digest: () => file.digest(), sheets, close: async () => file.close() }
  } catch (error) {
    file.close()
    throw refusalFor(path, error)
  }
}

function openFile(path: string): FileBytes {
  try {
    return new FileBytes(path)
  } catch (error) {
    throw refusalFor(path, error)
  }
}

/** Each reader is loaded when a file needs it: starting takes longer than reading most files. */
async function sheetsOf(file: FileBytes): Promise<{ format: WorkbookFormat; sheets: Sheet[] }> {
  const kind = fileKindOf(file)
  if (typeof kind === 'object') throw unreadable(kind.refused)
  switch (kind) {
    case 'zip': {
      const { xlsxSheets } = await import('./xlsx/xlsx-workbook.ts')
      return { format: 'xlsx', sheets: xlsxSheets(file) }
    }
    case 'ole':
    case 'biff': {
      const { xlsSheets } = await import('./xls/xls-workbook.ts')
      return { format: 'xls', sheets: xlsSheets(file, kind) }
    }
    case 'xml': {
      const { xml2003Sheets } = await import('./text/xml-2003-workbook.ts')
      return { format: 'xls', sheets: xml2003Sheets(file) }
    }
    case 'html': {
      const { htmlSheet } = await import('./text/html-workbook.ts')
      return { format: 'html', sheets: [await htmlSheet(file)] }
    }
    case 'text': {
      const { csvSheet } = await import('./text/csv-workbook.ts')
      return { format: 'csv', sheets: [await csvSheet(file)] }
    }
  }
}

/** What cannot be read at all is named by its name where that says more than its bytes do. */
function refusalFor(path: string, error: unknown): unknown {
  if (!(error instanceof UnreadableFile)) return error
  const vague = ['unknown', 'damaged', 'truncated', 'text-encoding', 'file-empty'].includes(error.code)
  if (vague && basename(path).startsWith('~$')) return unreadable('lock-file', undefined, error)
  if (vague && error.code !== 'file-empty' && /^\.ett?$/i.test(extname(path))) {
    return unreadable('format-et', undefined, error)
  }
  return error
}
