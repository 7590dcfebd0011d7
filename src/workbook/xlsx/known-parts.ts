/**
 * A small part of a zip → what is made of it, remembered: workbooks that come from one blank form share theirs byte for byte. The packed
 * bytes are compared, all of them, so what is remembered is never another part's.
 */
import type { FileBytes } from '../file-bytes.ts'
import { packedPart, unpackPart } from './part-bytes.ts'
import type { ZipEntry } from './zip-directory.ts'

interface Known {
  packed: Buffer
  made: unknown
}

/** Five parts to a blank form, and a few hundred blank forms; then it starts anew. */
const MOST_KNOWN = 2_000
/** Packed; larger ones are rare, and kept by nobody's copies. */
const MOST_BYTES = 16 << 10

const known = new Map<string, Known>()

/**
 * @param kind Names what `make` makes; the same kind must always be made in the same way, and never be changed afterwards.
 * @throws UnreadableFile as reading the part and `make` do; nothing is remembered of that.
 */
export function makeOfPart<T>(
  file: FileBytes,
  entry: ZipEntry,
  limit: number,
  kind: string,
  make: (bytes: Buffer) => T,
): T {
  const packed = packedPart(file, entry, limit)
  if (packed.length > MOST_BYTES) return make(unpackPart(entry, packed))
  const key = `${kind} ${entry.method} ${entry.size} ${entry.crc}`
  const before = known.get(key)
  if (before?.packed.equals(packed)) return before.made as T
  const made = make(unpackPart(entry, packed))
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key, { packed: Buffer.from(packed), made })
  return made
}
