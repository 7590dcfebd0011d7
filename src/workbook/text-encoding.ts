/** Bytes of a text file → which encoding they are in, and their text. Found by content alone; wrong bytes are refused, not replaced. */
import { TextDecoder } from 'node:util'
import type { FileBytes } from './file-bytes.ts'
import { unreadable } from './unreadable.ts'

export interface TextEncoding {
  label: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'
  /** Length of the byte order mark. */
  skip: number
}

const CHUNK_BYTES = 256 << 10

/** @throws UnreadableFile when the bytes are text in none of the encodings used in China, or hold NUL. */
export async function textEncodingOf(file: FileBytes): Promise<TextEncoding> {
  const head = await file.read(0, Math.min(file.size, CHUNK_BYTES))
  const marked = byteOrderMark(head) ?? unmarkedUtf16(head)
  if (marked) return marked
  for (const label of ['utf-8', 'gb18030'] as const) {
    const encoding: TextEncoding = { label, skip: 0 }
    if (await isReadable(file, encoding)) return encoding
  }
  throw unreadable('text-encoding')
}

/** @throws UnreadableFile when the bytes are not in this encoding, or hold NUL. */
export async function* decodeText(file: FileBytes, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding.label, { fatal: true, ignoreBOM: true })
  try {
    for (let at = encoding.skip; at < file.size; at += CHUNK_BYTES) {
      const bytes = await file.read(at, Math.min(CHUNK_BYTES, file.size - at))
      const text = decoder.decode(bytes, { stream: true })
      if (text.includes('\0')) throw unreadable('text-encoding', '文字里有空字符')
      yield text
    }
    yield decoder.decode()
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
      ? unreadable('text-encoding', undefined, error)
      : error
  }
}

/** The whole text, when there is little enough of it. */
export async function readText(file: FileBytes, encoding: TextEncoding): Promise<string> {
  let text = ''
  for await (const piece of decodeText(file, encoding)) text += piece
  return text
}

async function isReadable(file: FileBytes, encoding: TextEncoding): Promise<boolean> {
  try {
    for await (const _ of decodeText(file, encoding));
    return true
  } catch (error) {
    if ((error as { code?: string }).code === 'text-encoding') return false
    throw error
  }
}

function byteOrderMark([a, b, c]: Buffer): TextEncoding | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return { label: 'utf-8', skip: 3 }
  if (a === 0xff && b === 0xfe) return { label: 'utf-16le', skip: 2 }
  if (a === 0xfe && b === 0xff) return { label: 'utf-16be', skip: 2 }
  return undefined
}

/**
 * Separators, digits and line ends have a zero byte in UTF-16, always on the same side; no other encoding has zero bytes.
 */
function unmarkedUtf16(head: Buffer): TextEncoding | undefined {
  const zeros: [even: number, odd: number] = [0, 0]
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2 === 0 ? 0 : 1]++
  const [even, odd] = zeros
  if (even === 0 && odd > head.length / 64) return { label: 'utf-16le', skip: 0 }
  if (odd === 0 && even > head.length / 64) return { label: 'utf-16be', skip: 0 }
  return undefined
}
