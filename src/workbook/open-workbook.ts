/** A path → a workbook that can be read, whatever its suffix says; or a refusal that names what it is and what to do. */
import { basename, extname } from 'node:path'
import { UnreadableFile } from '../user-error.ts'
import { FileBytes } from './file-bytes.ts'
import { formatOf, refusalByName } from './formats.ts'
import { unreadable } from './unreadable.ts'
import type { Reading, Workbook } from './workbook.ts'

/** @throws UnreadableFile for everything that is not a workbook or a table in text. */
export async function openWorkbook(path: string, reading?: Reading): Promise<Workbook> {
  const file = openFile(path)
  try {
    const found = formatOf(file)
    if (found.refused) throw unreadable(found.refused)
    const { format } = found
    const sheets = await found.read(file, reading)
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

/** What cannot be read at all is named by its name where that says more than its bytes do. */
function refusalFor(path: string, error: unknown): unknown {
  if (!(error instanceof UnreadableFile)) return error
  const vague = ['unknown', 'damaged', 'truncated', 'text-encoding', 'file-empty'].includes(error.code)
  if (vague && basename(path).startsWith('~$')) return unreadable('lock-file', undefined, error)
  const named = vague && error.code !== 'file-empty' ? refusalByName(extname(path)) : undefined
  return named ? unreadable(named, undefined, error) : error
}
