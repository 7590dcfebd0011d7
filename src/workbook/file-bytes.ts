/**
 * Random access to the bytes of one file. A small file is read at once; of a large one only what is asked for is read.
 * Never writes and never follows anything but the path given.
 */
import { closeSync, fstatSync, openSync, read, readSync } from 'node:fs'
import { unreadable } from './unreadable.ts'

/** Up to this size one read is cheaper than several. */
const WHOLE_FILE_BYTES = 4 << 20

const DIGEST_CHUNK_BYTES = 1 << 20

export class FileBytes {
  readonly size: number
  readonly #fd: number
  #whole: Buffer | undefined
  #open = true

  /** @throws UnreadableFile when the file cannot be opened, is a folder or is empty. */
  constructor(path: string) {
    this.#fd = orRefuse(() => openSync(path, 'r'))
    try {
      const status = fstatSync(this.#fd)
      if (status.isDirectory()) throw unreadable('is-folder')
      if (!status.isFile()) throw unreadable('not-a-file')
      if (status.size === 0) throw unreadable('file-empty')
      this.size = status.size
      if (this.size <= WHOLE_FILE_BYTES) this.#whole = this.#readNow(0, this.size)
    } catch (error) {
      this.close()
      throw error
    }
  }

  /** Exactly `length` bytes at `position`. @throws UnreadableFile `truncated` when the file ends before. */
  readSync(position: number, length: number): Buffer {
    return this.#whole ? this.#slice(position, length) : this.#readNow(position, length)
  }

  async read(position: number, length: number): Promise<Buffer> {
    if (this.#whole) return this.#slice(position, length)
    const bytes = Buffer.allocUnsafeSlow(length)
    let filled = 0
    while (filled < length) {
      const got = await new Promise<number>((resolve, reject) =>
        read(this.#fd, bytes, filled, length - filled, position + filled, (error, count) =>
          error ? reject(refusalOf(error)) : resolve(count),
        ),
      )
      if (got === 0) throw unreadable('truncated')
      filled += got
    }
    return bytes
  }

  /** Lower-case hex SHA-256 of the whole file. */
  async digest(): Promise<string> {
    // Loading it takes longer than reading a small file, and most runs ask for no digest.
    const hash = process.getBuiltinModule('node:crypto').createHash('sha256')
    for (let at = 0; at < this.size; at += DIGEST_CHUNK_BYTES) {
      hash.update(await this.read(at, Math.min(DIGEST_CHUNK_BYTES, this.size - at)))
    }
    return hash.digest('hex')
  }

  close(): void {
    if (this.#open) closeSync(this.#fd)
    this.#open = false
  }

  #slice(position: number, length: number): Buffer {
    if (position < 0 || position + length > this.size) throw unreadable('truncated')
    return this.#whole!.subarray(position, position + length)
  }

  #readNow(position: number, length: number): Buffer {
    if (position < 0 || position + length > this.size) throw unreadable('truncated')
    const bytes = Buffer.allocUnsafeSlow(length)
    let filled = 0
    while (filled < length) {
      const got = orRefuse(() => readSync(this.#fd, bytes, filled, length - filled, position + filled))
      if (got === 0) throw unreadable('truncated')
      filled += got
    }
    return bytes
  }
}

/** @param detail Said with the refusal. */
export function orRefuse<T>(action: () => T, detail?: string): T {
  try {
    return action()
  } catch (error) {
    throw refusalOf(error, detail)
  }
}

function refusalOf(error: unknown, detail?: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
    case 'ERR_INVALID_ARG_VALUE':
      return unreadable('file-missing', detail, error)
    case 'EISDIR':
      return unreadable('is-folder', detail, error)
    case 'EACCES':
    case 'EPERM':
      return unreadable('file-denied', detail, error)
    case 'EBUSY':
    case 'ETXTBSY':
      return unreadable('file-busy', detail, error)
    case undefined:
      return error
    default:
      return unreadable('file-io', detail, error)
  }
}
