/**
 * An Excel 5–2003 workbook (BIFF, in an OLE container or bare) → its sheets, read by ourselves: cells, never formulas, names, charts or
 * macros. Read whole, for its sheets must be known to end.
 */
import type { FileBytes } from '../file-bytes.ts'
import { MAX_XLS_BYTES } from '../limits.ts'
import { type RefusalCode, unreadable } from '../unreadable.ts'
import type { Sheet } from '../workbook.ts'
import { oleStreams } from './ole-container.ts'
import { readGlobals } from './xls-globals.ts'
import { readXlsSheet } from './xls-sheet.ts'

/** Streams of an OLE container that tell what it is, in the order of asking. */
const STREAMS: readonly [name: string, code: RefusalCode | 'workbook'][] = [
  ['EncryptedPackage', 'password'],
  ['EncryptionInfo', 'password'],
  ['Workbook', 'workbook'],
  ['Book', 'workbook'],
  ['WordDocument', 'format-doc'],
  ['PowerPoint Document', 'format-ppt'],
  ['__properties_version1.0', 'format-mail'],
]

/** @throws UnreadableFile when it is no workbook, has a password, or is damaged. */
export function xlsSheets(file: FileBytes, container: 'ole' | 'biff'): Sheet[] {
  if (file.size > MAX_XLS_BYTES) throw unreadable('too-large')
  const bytes = file.readSync(0, file.size)
  const stream = container === 'ole' ? workbookStream(bytes) : bytes
  const globals = readGlobals(stream)
  // All of them now: a sheet that is damaged makes the whole file one that cannot be trusted.
  const sheets = globals.sheets.map(({ name, state, at }) => ({ name, state, ...readXlsSheet(stream, at, globals) }))
  if (sheets.length === 0) throw unreadable('unknown')
  return sheets.map(({ name, state, layout, rows }) => ({
    name,
    state,
    layout: async () => layout,
    rows: async (visit) => {
      for (const row of rows) if (row.texts.length > 0 && visit(row) === false) return
    },
  }))
}

/** The stream that holds the workbook. @throws UnreadableFile saying what else the container holds. */
function workbookStream(bytes: Buffer): Buffer {
  const streams = oleStreams(bytes)
  for (const [name, code] of STREAMS) {
    const stream = streams.get(name.toLowerCase())
    if (!stream) continue
    if (code !== 'workbook') throw unreadable(code)
    return stream.bytes()
  }
  throw unreadable('unknown')
}
