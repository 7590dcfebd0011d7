/** Parts → the bytes of a zip, written in whatever legal or illegal way a test asks for. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipPart {
  name: string
  bytes: Buffer
  /** Declared instead of the true values. */
  crc?: number
  size?: number
}

export interface ZipOptions {
  stored?: boolean
  /** Sizes and CRC behind the data instead of before it, as streaming writers do. */
  descriptors?: boolean
  /** Sizes and offsets in zip64 fields. */
  zip64?: boolean
}

export function makeZip(parts: ZipPart[], options: ZipOptions = {}): Buffer {
  const { stored = false, descriptors = false, zip64 = false } = options
  const out: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  const emit = (bytes: Buffer) => {
    out.push(bytes)
    offset += bytes.length
  }
  for (const part of parts) {
    const name = Buffer.from(part.name)
    const packed = stored ? part.bytes : deflateRawSync(part.bytes, { level: 1 })
    const crc = part.crc ?? crc32(part.bytes)
    const size = part.size ?? part.bytes.length
    const start = offset
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(zip64 ? 45 : 20, 4)
    local.writeUInt16LE(descriptors ? 0x0808 : 0x0800, 6)
    local.writeUInt16LE(stored ? 0 : 8, 8)
    if (!descriptors) {
      local.writeUInt32LE(crc, 14)
      local.writeUInt32LE(packed.length, 18)
      local.writeUInt32LE(zip64 ? 0xffffffff : size, 22)
    }
    local.writeUInt16LE(name.length, 26)
    emit(local)
    emit(name)
    emit(packed)
    if (descriptors) {
      const tail = Buffer.alloc(16)
      tail.writeUInt32LE(0x08074b50, 0)
      tail.writeUInt32LE(crc, 4)
      tail.writeUInt32LE(packed.length, 8)
      tail.writeUInt32LE(size, 12)
      emit(tail)
    }
    const entry = Buffer.alloc(46)
    const extra = Buffer.alloc(zip64 ? 28 : 0)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(descriptors ? 0x0808 : 0x0800, 8)
    entry.writeUInt16LE(stored ? 0 : 8, 10)
    entry.writeUInt32LE(crc, 16)
    entry.writeUInt32LE(zip64 ? 0xffffffff : packed.length, 20)
    entry.writeUInt32LE(zip64 ? 0xffffffff : size, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt16LE(extra.length, 30)
    entry.writeUInt32LE(zip64 ? 0xffffffff : start, 42)
    if (zip64) {
      extra.writeUInt16LE(1, 0)
      extra.writeUInt16LE(24, 2)
      extra.writeBigUInt64LE(BigInt(size), 4)
      extra.writeBigUInt64LE(BigInt(packed.length), 12)
      extra.writeBigUInt64LE(BigInt(start), 20)
    }
    directory.push(entry, name, extra)
  }
  const directoryStart = offset
  for (const piece of directory) emit(piece)
  const directorySize = offset - directoryStart
  if (zip64) {
    const end64 = Buffer.alloc(56)
    end64.writeUInt32LE(0x06064b50, 0)
    end64.writeBigUInt64LE(44n, 4)
    end64.writeBigUInt64LE(BigInt(parts.length), 24)
    end64.writeBigUInt64LE(BigInt(parts.length), 32)
    end64.writeBigUInt64LE(BigInt(directorySize), 40)
    end64.writeBigUInt64LE(BigInt(directoryStart), 48)
    const end64Start = offset
    emit(end64)
    const locator = Buffer.alloc(20)
    locator.writeUInt32LE(0x07064b50, 0)
    locator.writeBigUInt64LE(BigInt(end64Start), 8)
    locator.writeUInt32LE(1, 16)
    emit(locator)
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(zip64 ? 0xffff : parts.length, 8)
  end.writeUInt16LE(zip64 ? 0xffff : parts.length, 10)
  end.writeUInt32LE(zip64 ? 0xffffffff : directorySize, 12)
  end.writeUInt32LE(zip64 ? 0xffffffff : directoryStart, 16)
  emit(end)
  return Buffer.concat(out)
}
