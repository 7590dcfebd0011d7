/**
 * Texts of BIFF records → strings: of Excel 97–2003 in UTF-16 or Latin 1, perhaps cut between records; of Excel 95 in a code page. Looks at
 * every length before it follows it.
 */

import { damaged } from '../unreadable.ts'
import { limited } from '../xml/text-bytes.ts'

const WIDE = 1
const PHONETIC = 4
const RICH = 8

/** Takes bytes and texts from the pieces of one record, in turn. */
export class BiffText {
  private readonly parts: readonly Buffer[]
  private part = 0
  private at: number

  constructor(parts: readonly Buffer[], at = 0) {
    this.parts = parts
    this.at = at
  }

  u8(): number {
    return this.take(1).readUInt8(0)
  }

  u16(): number {
    return this.take(2).readUInt16LE(0)
  }

  u32(): number {
    return this.take(4).readUInt32LE(0)
  }

  /** A text with its flags in front, of a length that was read before. Where it goes on in the next piece, flags stand there again. */
  unicode(length: number): string {
    let flags = this.u8()
    const runs = flags & RICH ? this.u16() : 0
    const phonetic = flags & PHONETIC ? this.u32() : 0
    let text = ''
    for (let left = length; left > 0; ) {
      if (this.left() === 0) {
        this.nextPart()
        flags = this.u8()
      }
      const wide = (flags & WIDE) !== 0
      const count = Math.min(left, wide ? this.left() >> 1 : this.left())
      if (count === 0) throw damaged('xls 文字不完整')
      const bytes = this.take(wide ? count * 2 : count)
      text += bytes.toString(wide ? 'utf16le' : 'latin1')
      left -= count
    }
    this.skip(runs * 4 + phonetic)
    return limited(text)
  }

  /** Bytes of a code page. */
  bytes(length: number): Buffer {
    return this.take(length)
  }

  private left(): number {
    return (this.parts[this.part]?.length ?? 0) - this.at
  }

  private nextPart(): void {
    if (++this.part >= this.parts.length) throw damaged('xls 文字不完整')
    this.at = 0
  }

  /** Numbers are never cut between two pieces. */
  private take(length: number): Buffer {
    if (this.left() === 0 && length > 0) this.nextPart()
    if (this.left() < length) throw damaged('xls 文字不完整')
    this.at += length
    return this.parts[this.part]!.subarray(this.at - length, this.at)
  }

  private skip(length: number): void {
    for (let left = length; left > 0; ) {
      if (this.left() === 0) this.nextPart()
      const step = Math.min(left, this.left())
      this.at += step
      left -= step
    }
  }
}

const PAGE_LABELS: Record<number, string> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  65001: 'utf-8',
}

/** The encoding of Excel 95, by Windows code page. */
export function decoderOf(page: number): (bytes: Buffer) => string {
  const decoder = new TextDecoder(PAGE_LABELS[page] ?? 'windows-1252')
  return (bytes) => limited(decoder.decode(bytes))
}
