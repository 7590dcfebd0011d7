/**
 * A zip archive → the same archive with every entry dated 1980-01-01, so that equal workbooks are equal files. Touches only the
 * time fields of archives that exceljs made: no zip64, no comment.
 */

const endSignature = 0x06_05_4b_50
const entrySignature = 0x02_01_4b_50
const january1980 = 0x00_21_00_00

/** Changes `zip` in place and returns it. */
export function withFixedTimes(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = zip.byteLength - 22
  if (end < 0 || view.getUint32(end, true) !== endSignature) throw new Error('not a plain zip archive')
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== entrySignature) throw new Error('zip directory out of order')
    view.setUint32(at + 12, january1980, true)
    view.setUint32(view.getUint32(at + 42, true) + 10, january1980, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return zip
}
