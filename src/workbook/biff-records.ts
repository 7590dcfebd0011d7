/** The records of a BIFF stream → whether it is whole: each one inside the stream, each substream begun and ended. */
import { damaged } from './unreadable.ts'

const END_OF_FILE = 0x000a
/** "Beginning of file" of BIFF 2, 3, 4 and 5/8. */
const BEGINNINGS = new Set([0x0009, 0x0209, 0x0409, 0x0809])

/** @throws UnreadableFile when the stream ends early. */
export function refuseBrokenRecords(stream: Buffer): void {
  let depth = 0
  let ended = 0
  let at = 0
  while (at + 4 <= stream.length) {
    const record = stream.readUInt16LE(at)
    const length = stream.readUInt16LE(at + 2)
    // Behind the last substream there may be padding.
    if (depth === 0 && !BEGINNINGS.has(record)) break
    at += 4 + length
    if (at > stream.length) throw damaged('xls 记录不完整')
    if (BEGINNINGS.has(record)) depth++
    else if (record === END_OF_FILE) {
      depth--
      ended++
    }
  }
  if (depth > 0 || ended === 0) throw damaged('xls 提前结束')
}
