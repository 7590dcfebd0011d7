/** Bytes of a text file → which encoding they are in, and their text. Found by content alone; wrong bytes are refused, not replaced. */
import { TextDecoder } from 'node:util'
import type { FileBytes } from '../file-bytes.ts'
import { unreadable } from '../unreadable.ts'

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
 * Without a mark, UTF-16 shows by its line ends and separators: characters whose zero byte is always on the same side.
 * Zero bytes on the other side are rare (一 is 4E00), and a stray one in another encoding has no such line ends around it.
 */
function unmarkedUtf16(head: Buffer): TextEncoding | undefined {
  const marks: Record<'utf-16le' | 'utf-16be', number> = { 'utf-16le': 0, 'utf-16be': 0 }
  for (let i = 0; i + 1 < head.length; i += 2) {
    if (head[i + 1] === 0 && isMark(head[i]!)) marks['utf-16le']++
    if (head[i] === 0 && isMark(head[i + 1]!)) marks['utf-16be']++
  }
  const label = marks['utf-16le'] > marks['utf-16be'] ? 'utf-16le' : 'utf-16be'
  const bare = label === 'utf-16le' ? head.includes(LINE_FEED_LE) : head.includes(LINE_FEED_BE)
  return marks[label] > head.length / 128 && bare ? { label, skip: 0 } : undefined
}

const LINE_FEED_LE = Buffer.from('\n', 'utf16le')
const LINE_FEED_BE = Buffer.from([0, 10])

/** Line ends and separators. */
function isMark(byte: number): boolean {
  return byte === 10 || byte === 13 || byte === 9 || byte === 44 || byte === 59
}
