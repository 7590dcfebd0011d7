/** A workbook's path comes in; its parts go out, packed or as they stream out of zlib. No more of the zip is looked at than that takes. */
import { readFileSync } from 'node:fs'
import { createInflateRaw } from 'node:zlib'

/** Every part is inflated in turn, and its bytes handed to `take`. */
export async function inflated(file, take) {
  for (const packed of partsOf(file)) {
    const stream = createInflateRaw({ chunkSize: 256 << 10 })
    stream.on('data', take)
    const done = new Promise((resolve, reject) => stream.on('end', resolve).on('error', reject))
    stream.end(packed)
    await done
  }
}

export function* partsOf(file) {
  const bytes = readFileSync(file)
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const packed = bytes.readUInt32LE(at + 20)
    const start = bytes.readUInt32LE(at + 42)
    const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28)
    yield bytes.subarray(data, data + packed)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
}
