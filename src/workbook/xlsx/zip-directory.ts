/**
 * The directory of a zip file → its entries by name. Trusts nothing: names, offsets and sizes are checked against the file,
 * and what no honest workbook has (duplicate or climbing names, overlapping entries) is refused.
 */
import '../xml/buffer-slices.ts'
import type { FileBytes } from '../file-bytes.ts'
import { MAX_DIRECTORY_BYTES, MAX_ENTRIES, MAX_PART_BYTES, MAX_TOTAL_BYTES } from '../limits.ts'
import { damaged, unreadable } from '../unreadable.ts'

export interface ZipEntry {
  name: string
  /** 0 stored, 8 deflated; all others are refused where the part is used. */
  method: number
  crc: number
  /** Bytes in the file. */
  packed: number
  /** Bytes when inflated, as declared; held against the truth while inflating. */
  size: number
  /** Where its local header starts. */
  start: number
}

const END_SIGNATURE = 0x06054b50
const END_BYTES = 22
const MAX_COMMENT_BYTES = 0xffff
const END64_SIGNATURE = 0x06064b50
const END64_BYTES = 56
const LOCATOR64_SIGNATURE = 0x07064b50
const LOCATOR64_BYTES = 20
const ENTRY_SIGNATURE = 0x02014b50
const ENTRY_BYTES = 46
const LOCAL_SIGNATURE = 0x04034b50
const LOCAL_BYTES = 30
const FLAG_ENCRYPTED = 1
const ZIP64_EXTRA = 1

/** Entries by lower-case name: part names are the same when they differ in case only. */
export type ZipDirectory = Map<string, ZipEntry>

/** @throws UnreadableFile `truncated` when the directory is missing, `damaged`, `password` or `too-large`. */
export function readZipDirectory(file: FileBytes): ZipDirectory {
  const { count, size, start, end } = findDirectory(file)
  if (count > MAX_ENTRIES || size > MAX_DIRECTORY_BYTES) throw unreadable('too-large', '压缩包内文件太多')
  if (start + size > end) throw damaged('压缩包目录位置不对')
  const bytes = file.readSync(start, size)
  const directory: ZipDirectory = new Map()
  let total = 0
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_BYTES > size || bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) throw damaged('压缩包目录不完整')
    const nameLength = bytes.readUInt16LE(at + 28)
    const extraLength = bytes.readUInt16LE(at + 30)
    const next = at + ENTRY_BYTES + nameLength + extraLength + bytes.readUInt16LE(at + 32)
    if (next > size) throw damaged('压缩包目录不完整')
    const entry = readEntry(bytes, at, nameLength, extraLength)
    at = next
    if (entry.name.endsWith('/') && entry.size === 0) continue
    const key = entry.name.toLowerCase()
    if (directory.has(key)) throw damaged('压缩包内有重名文件')
    total += entry.size
    if (entry.size > MAX_PART_BYTES || total > MAX_TOTAL_BYTES) throw unreadable('too-large', '解压后过大')
    directory.set(key, entry)
  }
  refuseOverlaps(directory, start)
  return directory
}

/** Where the packed bytes of an entry that is used start. */
export function locateEntry(file: FileBytes, entry: ZipEntry): number {
  if (entry.method !== 0 && entry.method !== 8) throw damaged('压缩方式不认得')
  if (entry.method === 0 && entry.packed !== entry.size) throw damaged('压缩包内文件大小不符')
  const header = file.readSync(entry.start, LOCAL_BYTES)
  if (header.readUInt32LE(0) !== LOCAL_SIGNATURE) throw damaged('压缩包内文件头不对')
  const nameLength = header.readUInt16LE(26)
  const name = decodeName(file.readSync(entry.start + LOCAL_BYTES, nameLength))
  if (name !== entry.name) throw damaged('压缩包目录与内容不符')
  return entry.start + LOCAL_BYTES + nameLength + header.readUInt16LE(28)
}

function findDirectory(file: FileBytes): { count: number; size: number; start: number; end: number } {
  const tailLength = Math.min(file.size, END_BYTES + MAX_COMMENT_BYTES + LOCATOR64_BYTES)
  const tail = file.readSync(file.size - tailLength, tailLength)
  for (let at = tailLength - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE) continue
    if (at + END_BYTES + tail.readUInt16LE(at + 20) > tailLength) continue
    const end = file.size - tailLength + at
    const locator = at - LOCATOR64_BYTES
    if (locator >= 0 && tail.readUInt32LE(locator) === LOCATOR64_SIGNATURE) {
      return readEnd64(file, Number(tail.readBigUInt64LE(locator + 8)))
    }
    return {
      count: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      start: tail.readUInt32LE(at + 16),
      end,
    }
  }
  throw unreadable('truncated')
}

function readEnd64(file: FileBytes, at: number): { count: number; size: number; start: number; end: number } {
  const record = file.readSync(at, END64_BYTES)
  if (record.readUInt32LE(0) !== END64_SIGNATURE) throw damaged('压缩包目录位置不对')
  return {
    count: Number(record.readBigUInt64LE(32)),
    size: Number(record.readBigUInt64LE(40)),
    start: Number(record.readBigUInt64LE(48)),
    end: at,
  }
}

function readEntry(bytes: Buffer, at: number, nameLength: number, extraLength: number): ZipEntry {
  const name = decodeName(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength))
  refuseName(name)
  if (bytes.readUInt16LE(at + 8) & FLAG_ENCRYPTED) throw unreadable('password')
  const entry: ZipEntry = {
    name,
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packed: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    start: bytes.readUInt32LE(at + 42),
  }
  const extraStart = at + ENTRY_BYTES + nameLength
  applyZip64(entry, bytes.subarray(extraStart, extraStart + extraLength))
  return entry
}

/** In a zip64 entry the 32-bit fields that overflow are all ones, and the true values follow in this order. */
function applyZip64(entry: ZipEntry, extra: Buffer): void {
  if (entry.size !== 0xffffffff && entry.packed !== 0xffffffff && entry.start !== 0xffffffff) return
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== ZIP64_EXTRA) continue
    let field = at + 4
    const end = field + extra.readUInt16LE(at + 2)
    for (const key of ['size', 'packed', 'start'] as const) {
      if (entry[key] !== 0xffffffff) continue
      if (field + 8 > end || end > extra.length) throw damaged('压缩包目录不完整')
      entry[key] = Number(extra.readBigUInt64LE(field))
      field += 8
    }
    return
  }
}

function decodeName(bytes: Buffer): string {
  const name = bytes.utf8Slice()
  return name.includes('\ufffd') ? bytes.latin1Slice() : name
}

/** No target of a part leads to names with back-slashes or a slash before them: a part that is used is then missing. */
function refuseName(name: string): void {
  const climbs = name.split(/[/\\]/u).some((segment) => segment === '..')
  if (name === '' || name.includes('\0') || climbs) throw damaged('压缩包内文件名不合规')
}

/** Entries that share packed bytes are how a small zip claims petabytes. */
function refuseOverlaps(directory: ZipDirectory, directoryStart: number): void {
  const entries = [...directory.values()].sort((a, b) => a.start - b.start)
  entries.forEach((entry, i) => {
    const next = entries[i + 1]?.start ?? directoryStart
    if (entry.start + LOCAL_BYTES + entry.packed > next) throw damaged('压缩包内文件互相重叠')
  })
}
