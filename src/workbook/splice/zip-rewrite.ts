/**
 * A zip and the parts of it that are new come in; a zip with those, and every other part as it was, byte for byte, goes out. Never inflates
 * what stays.
 */
import { once } from 'node:events'
import { closeSync, openSync, writeSync } from 'node:fs'
import { crc32, createDeflateRaw } from 'node:zlib'
import type { FileBytes } from '../file-bytes.ts'
import { locateEntry, type ZipDirectory, type ZipEntry } from '../xlsx/zip-directory.ts'

/** Packed bytes copied at a time. */
const CHUNK_BYTES = 1 << 20
/** 1980-01-01, the first day a zip can say: what is written does not depend on the clock. */
const DOS_DAY = 0x21
const UTF8_NAMES = 0x0800
/** Unix, version 2.0: of an archive made by DOS, `unzip` does not believe that names are in UTF-8. */
const MADE_BY = (3 << 8) | 20
/** A file that its owner reads and writes. */
const OWNER_ONLY = 0o100600 * 0x10000

/** The same for a zip that is not there yet. */
export function writeZip(target: string, parts: Map<string, Buffer>): Promise<void> {
  return rewriteZip(target, undefined, new Map(), parts)
}

/** Bytes, or what makes them piece by piece while they are written; a piece need only last until the next is asked for. */
export type Part = Buffer | (() => Iterable<Buffer>)

/** Bytes that are packed at once. */
const PIECE_BYTES = 256 << 10
/** Half the time of the usual level, for a twentieth more bytes. */
const LEVEL = 3
/** What came more than 16 KiB (some forty rows) ago is not looked for: a fifth less time, for 2 % more bytes. */
const WINDOW_BITS = 14

/**
 * Parts made while they are written come first, in the order given: the last of them may tell what was noticed while making the others.
 * @param parts By name as the zip has it; a name it does not have is added at the end.
 * @param onPacked So many packed bytes of a new part lie in the file, behind those before them.
 */
export async function rewriteZip(
  target: string,
  source: FileBytes | undefined,
  directory: ZipDirectory,
  parts: Map<string, Part>,
  onPacked: (part: string, at: number, length: number) => void = () => {},
): Promise<void> {
  const fd = openSync(target, 'w')
  let at = 0
  const put = (bytes: Buffer) => {
    for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done)
    at += bytes.length
  }
  const written: ZipEntry[] = []
  const begin = (entry: Omit<ZipEntry, 'start'>) => {
    written.push({ ...entry, start: at })
    put(localHeader(entry))
  }
  const putMade = async (name: string, pieces: Iterable<Buffer>) => {
    const start = at
    put(localHeader({ name, method: 8, crc: 0, packed: 0, size: 0 }))
    const from = at
    const { crc, size } = await pack(pieces, (bytes) => {
      put(bytes)
      onPacked(name, at - bytes.length, bytes.length)
    })
    const entry = { name, method: 8, crc, packed: at - from, size, start }
    written.push(entry)
    // What was not known before the bytes were.
    const header = localHeader(entry)
    writeSync(fd, header, 0, header.length, start)
  }
  try {
    const left = new Map(parts)
    for (const [name, part] of parts) {
      if (Buffer.isBuffer(part)) continue
      left.delete(name)
      await putMade(name, part())
    }
    for (const entry of directory.values()) {
      const replaced = left.get(entry.name)
      left.delete(entry.name)
      if (Buffer.isBuffer(replaced)) {
        await putMade(entry.name, [replaced])
        continue
      }
      if (parts.has(entry.name)) continue
      const from = locateEntry(source!, entry)
      begin(entry)
      for (let done = 0; done < entry.packed; done += CHUNK_BYTES)
        put(source!.readSync(from + done, Math.min(CHUNK_BYTES, entry.packed - done)))
    }
    for (const [name, part] of left) if (Buffer.isBuffer(part)) await putMade(name, [part])
    const start = at
    for (const entry of written) put(directoryEntry(entry))
    put(directoryEnd(written.length, at - start, start))
  } finally {
    closeSync(fd)
  }
}

/** Packs in another thread while the next pieces are made: a block is waited for when the next is full. */
async function pack(pieces: Iterable<Buffer>, put: (bytes: Buffer) => void): Promise<{ crc: number; size: number }> {
  const deflate = createDeflateRaw({ level: LEVEL, windowBits: WINDOW_BITS, chunkSize: PIECE_BYTES })
  deflate.on('data', put)
  const ended = once(deflate, 'end')
  let crc = 0
  let size = 0
  let packed: Promise<unknown> | undefined
  for (const bytes of gathered(pieces)) {
    crc = crc32(bytes, crc)
    size += bytes.length
    await packed
    packed = deflate.write(bytes) ? undefined : once(deflate, 'drain')
  }
  deflate.end()
  await ended
  return { crc, size }
}

/** Small pieces together: each is a way to another thread and back. Two blocks by turns: one is packed while the other is filled. */
function* gathered(pieces: Iterable<Buffer>): Generator<Buffer> {
  const blocks: Buffer[] = []
  let turn = 0
  let at = 0
  for (const piece of pieces) {
    for (let from = 0; from < piece.length; ) {
      blocks[turn] ??= Buffer.allocUnsafe(PIECE_BYTES)
      const copied = piece.copy(blocks[turn]!, at, from)
      from += copied
      at += copied
      if (at < PIECE_BYTES) continue
      yield blocks[turn]!
      turn = 1 - turn
      at = 0
    }
  }
  if (at > 0) yield blocks[turn]!.subarray(0, at)
}

function localHeader({ name, method, crc, packed, size }: Omit<ZipEntry, 'start'>): Buffer {
  const text = Buffer.from(name)
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(UTF8_NAMES, 6)
  header.writeUInt16LE(method, 8)
  header.writeUInt16LE(DOS_DAY, 12)
  header.writeUInt32LE(crc, 14)
  header.writeUInt32LE(packed, 18)
  header.writeUInt32LE(size, 22)
  header.writeUInt16LE(text.length, 26)
  return Buffer.concat([header, text])
}

function directoryEntry({ name, method, crc, packed, size, start }: ZipEntry): Buffer {
  const text = Buffer.from(name)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(MADE_BY, 4)
  entry.writeUInt16LE(20, 6)
  entry.writeUInt16LE(UTF8_NAMES, 8)
  entry.writeUInt16LE(method, 10)
  entry.writeUInt16LE(DOS_DAY, 14)
  entry.writeUInt32LE(crc, 16)
  entry.writeUInt32LE(packed, 20)
  entry.writeUInt32LE(size, 24)
  entry.writeUInt16LE(text.length, 28)
  entry.writeUInt32LE(OWNER_ONLY, 38)
  entry.writeUInt32LE(start, 42)
  return Buffer.concat([entry, text])
}

function directoryEnd(count: number, size: number, start: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(start, 16)
  return end
}
