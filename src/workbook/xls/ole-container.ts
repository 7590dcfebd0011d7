/**
 * An OLE container (the file inside a file that .xls, .doc and encrypted workbooks are) → the streams at its root, by name. Every chain of
 * sectors is counted while it is followed: one that returns to itself, or leads out of the file, is damage, never a loop.
 */
import { damaged } from '../unreadable.ts'

interface OleStream {
  size: number
  /** @throws UnreadableFile when the sectors do not hold the stream. */
  bytes(): Buffer
}

const HEADER_BYTES = 512
const ENTRY_BYTES = 128
const LAST_SECTOR = 0xffff_fffa
const END_OF_CHAIN = 0xffff_fffe
const NO_ENTRY = 0xffff_ffff
const STREAM = 2
const ROOT = 5
/** Sectors of the table that stand in the header itself; the others are listed in sectors of their own. */
const HEADER_TABLES = 109

/** Names in lower case. @throws UnreadableFile when the container is damaged. */
export function oleStreams(file: Buffer): Map<string, OleStream> {
  if (file.length < HEADER_BYTES) throw damaged('文件不完整')
  const shift = file.readUInt16LE(30)
  const miniShift = file.readUInt16LE(32)
  if ((shift !== 9 && shift !== 12) || miniShift !== 6) throw damaged('容器扇区大小不对')
  const sectorBytes = 1 << shift
  const sectors = Math.ceil(file.length / sectorBytes)
  const sectorAt = (sector: number): Buffer => {
    const start = (sector + 1) * sectorBytes
    if (sector >= LAST_SECTOR || start >= file.length) throw damaged('容器扇区不在文件里')
    return file.subarray(start, start + sectorBytes)
  }
  const table = sectorTable(file, sectorAt, sectors, sectorBytes)
  const follow = (first: number): Buffer => {
    const found: Buffer[] = []
    for (let sector = first; sector !== END_OF_CHAIN; sector = nextOf(table, sector)) {
      if (found.length > sectors) throw damaged('容器扇区成环')
      found.push(sectorAt(sector))
    }
    return Buffer.concat(found)
  }

  const directory = follow(file.readUInt32LE(48))
  const entries = Math.floor(directory.length / ENTRY_BYTES)
  const root = directory.subarray(0, ENTRY_BYTES)
  if (entries === 0 || root[66] !== ROOT) throw damaged('容器没有根目录')
  let small: { bytes: Buffer; table: Buffer } | undefined
  const smallStream = (first: number, size: number): Buffer => {
    small ??= { bytes: follow(root.readUInt32LE(116)), table: follow(file.readUInt32LE(60)) }
    const found: Buffer[] = []
    const most = Math.ceil(size / 64)
    for (let sector = first; sector !== END_OF_CHAIN; sector = nextOf(small.table, sector)) {
      if (found.length > most) throw damaged('容器扇区成环')
      found.push(small.bytes.subarray(sector * 64, sector * 64 + 64))
    }
    return Buffer.concat(found)
  }

  const streams = new Map<string, OleStream>()
  for (const entry of childrenOf(directory, entries)) {
    const nameBytes = Math.max(0, Math.min(64, entry.readUInt16LE(64)) - 2)
    const name = entry.toString('utf16le', 0, nameBytes).toLowerCase()
    const [first, size] = [entry.readUInt32LE(116), entry.readUInt32LE(120)]
    if (entry[66] !== STREAM || streams.has(name)) continue
    streams.set(name, {
      size,
      bytes() {
        const bytes =
          size === 0 ? Buffer.alloc(0) : size < file.readUInt32LE(56) ? smallStream(first, size) : follow(first)
        if (bytes.length < size) throw damaged('文件不完整')
        return bytes.subarray(0, size)
      },
    })
  }
  return streams
}

/** Which sector follows which: the sectors named in the header, then those that further lists name. */
function sectorTable(file: Buffer, sectorAt: (sector: number) => Buffer, sectors: number, sectorBytes: number): Buffer {
  const parts: Buffer[] = []
  const count = file.readUInt32LE(44)
  if (count > sectors) throw damaged('容器扇区表不对')
  for (let i = 0; i < Math.min(count, HEADER_TABLES); i++) parts.push(sectorAt(file.readUInt32LE(76 + i * 4)))
  let list = file.readUInt32LE(68)
  for (let lists = 0; parts.length < count; lists++) {
    if (list >= LAST_SECTOR || lists > sectors) throw damaged('容器扇区表不对')
    const sector = sectorAt(list)
    if (sector.length < sectorBytes) throw damaged('文件不完整')
    for (let at = 0; at + 4 < sectorBytes && parts.length < count; at += 4)
      parts.push(sectorAt(sector.readUInt32LE(at)))
    list = sector.readUInt32LE(sectorBytes - 4)
  }
  return Buffer.concat(parts)
}

function nextOf(table: Buffer, sector: number): number {
  const at = sector * 4
  if (at + 4 > table.length) throw damaged('容器扇区表不对')
  return table.readUInt32LE(at)
}

/** Entries at the root, found through the tree of their names: an embedded document has streams of its own. */
function childrenOf(directory: Buffer, entries: number): Buffer[] {
  const found: Buffer[] = []
  const seen = new Set<number>()
  const waiting = [directory.readUInt32LE(76)]
  while (waiting.length > 0) {
    const index = waiting.pop()!
    if (index === NO_ENTRY) continue
    if (index >= entries || seen.has(index)) throw damaged('容器目录不对')
    seen.add(index)
    const entry = directory.subarray(index * ENTRY_BYTES, (index + 1) * ENTRY_BYTES)
    found.push(entry)
    waiting.push(entry.readUInt32LE(68), entry.readUInt32LE(72))
  }
  return found
}
