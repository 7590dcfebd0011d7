/**
 * A BIFF stream → the same with nothing but what tables are made of, known to be whole: each record inside the stream, each substream
 * begun and ended. SheetJS reads a hundred kinds of records more, and works through whatever a damaged one claims: a link of 4·10⁹ cells.
 */
import { damaged } from './unreadable.ts'

const END_OF_FILE = 0x000a
const CONTINUE = 0x003c
/** Where the cursor stands: passed over by SheetJS, so what is not wanted is given its number. */
const SELECTION = 0x001d

/** "Beginning of file" of BIFF 2, 3, 4 and 5/8. */
const BEGINNINGS = new Set([0x0009, 0x0209, 0x0409, 0x0809])

/** Records of BIFF 2 to 8, with the fewest bytes each has: SheetJS looks for what is missing without end. */
const TABLE_RECORDS = new Map([
  ...Array.from(BEGINNINGS, (record): [number, number] => [record, 4]),
  [END_OF_FILE, 0],
  // Password, code page, date system, sheets, shared strings.
  ...[
    [0x002f, 2],
    [0x0042, 2],
    [0x0022, 2],
    [0x0085, 7],
    [0x00fc, 8],
  ],
  // Number formats and the cell formats that use them.
  ...[
    [0x001e, 1],
    [0x041e, 3],
    [0x0043, 4],
    [0x0243, 12],
    [0x0443, 12],
    [0x00e0, 16],
    [0x0044, 2],
  ],
  // Names, for the one that stands for an automatic filter, and what they refer to.
  ...[
    [0x0018, 7],
    [0x0218, 7],
    [0x0016, 2],
    [0x0017, 1],
    [0x01ae, 4],
    [0x0023, 1],
    [0x0223, 1],
  ],
  // Extent, rows, columns, merged cells.
  ...[
    [0x0000, 8],
    [0x0200, 8],
    [0x0008, 8],
    [0x0208, 16],
    [0x007d, 10],
    [0x00e5, 2],
  ],
  // Numbers; truth values and errors; texts; formulas, and their results where these are texts.
  ...[
    [0x0002, 9],
    [0x0003, 15],
    [0x0203, 14],
    [0x027e, 10],
    [0x00bd, 12],
  ],
  ...[
    [0x0005, 9],
    [0x0205, 8],
  ],
  ...[
    [0x0004, 8],
    [0x0204, 8],
    [0x00d6, 8],
    [0x00fd, 10],
  ],
  ...[
    [0x0006, 16],
    [0x0206, 16],
    [0x0406, 16],
    [0x0007, 1],
    [0x0207, 2],
  ],
] as [number, number][])

/** @throws UnreadableFile when the stream ends early. */
export function tableRecords(stream: Buffer): Buffer {
  const kept = Buffer.from(stream)
  let depth = 0
  let ended = 0
  let at = 0
  let wanted = false
  while (at + 4 <= stream.length) {
    const record = stream.readUInt16LE(at)
    const length = stream.readUInt16LE(at + 2)
    // Behind the last substream there may be padding.
    if (depth === 0 && !BEGINNINGS.has(record)) break
    if (record !== CONTINUE) {
      const shortest = TABLE_RECORDS.get(record)
      wanted = shortest !== undefined
      if (length < (shortest ?? 0)) throw damaged('xls 记录不完整')
    }
    if (!wanted) kept.writeUInt16LE(SELECTION, at)
    at += 4 + length
    if (at > stream.length) throw damaged('xls 记录不完整')
    if (BEGINNINGS.has(record)) depth++
    else if (record === END_OF_FILE) {
      depth--
      ended++
    }
  }
  if (depth > 0 || ended === 0) throw damaged('xls 提前结束')
  return kept
}
