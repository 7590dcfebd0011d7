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

/** A stream of an OLE container, and why a file that has it is refused; not, where it is the workbook. */
interface ToldStream {
  name: string
  refused: RefusalCode | undefined
}

/**
 * @param told Of a container, in the order of asking; left out where the file is the bare stream.
 * @throws UnreadableFile when it is no workbook, has a password, or is damaged.
 */
export function xlsSheets(file: FileBytes, told?: readonly ToldStream[]): Sheet[] {
  if (file.size > MAX_XLS_BYTES) throw unreadable('too-large')
  const bytes = file.readSync(0, file.size)
  const stream = told ? workbookStream(bytes, told) : bytes
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
function workbookStream(bytes: Buffer, told: readonly ToldStream[]): Buffer {
  const streams = oleStreams(bytes)
  for (const { name, refused } of told) {
    const stream = streams.get(name.toLowerCase())
    if (!stream) continue
    if (refused) throw unreadable(refused)
    return stream.bytes()
  }
  throw unreadable('unknown')
}
