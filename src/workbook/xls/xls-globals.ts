/** The first part of an .xls stream → what all its sheets share: their names and places, texts, date formats. */

import { MAX_CELL_FORMATS, MAX_SHARED_STRINGS, MAX_SHEETS } from '../limits.ts'
import { builtInDateKind, type DateKind, dateKindOf } from '../number-format.ts'
import { damaged, unreadable } from '../unreadable.ts'
import type { Sheet } from '../workbook.ts'
import { atLeast, Biff, oldBeginnings, recordsFrom } from './biff-records.ts'
import { BiffText, decoderOf } from './biff-text.ts'

export interface XlsGlobals {
  /** Texts are UTF-16 (Excel 97–2003), not of a code page (Excel 5 and 95). */
  unicode: boolean
  decode: (bytes: Buffer) => string
  date1904: boolean
  sharedStrings: string[]
  /** `DateKind` of each cell format. */
  dateKinds: DateKind[]
  /** Does each cell format strike its text through? */
  strikes: boolean[]
  sheets: { name: string; state: Sheet['state']; at: number }[]
}

const VERSION_8 = 0x0600
const VERSION_5 = 0x0500
const WORKBOOK = 0x0005
const STATES = ['visible', 'hidden', 'veryHidden'] as const
/** Of a font's looks. */
const STRUCK = 0x08
/** Kinds of sheets that hold cells: worksheets and sheets of macros of old. */
const CELL_SHEETS = new Set([0, 1])

/** @throws UnreadableFile when it has a password, is too old, or is damaged. */
export function readGlobals(stream: Buffer): XlsGlobals {
  if (oldBeginnings.has(stream.length < 2 ? 0 : stream.readUInt16LE(0))) throw unreadable('format-old')
  const globals: XlsGlobals = {
    unicode: true,
    decode: decoderOf(0),
    date1904: false,
    sharedStrings: [],
    dateKinds: [],
    strikes: [],
    sheets: [],
  }
  const formats = new Map<number, DateKind>()
  const formatIds: number[] = []
  const fonts: boolean[] = []
  const fontIds: number[] = []
  for (const { id, parts } of recordsFrom(stream, 0)) {
    const bytes = parts[0]!
    switch (id) {
      case Biff.beginning: {
        atLeast(bytes, 4)
        const version = bytes.readUInt16LE(0)
        if (version !== VERSION_8 && version !== VERSION_5) throw unreadable('format-old')
        globals.unicode = version === VERSION_8
        // A sheet of its own, without a workbook round it.
        if (bytes.readUInt16LE(2) !== WORKBOOK) globals.sheets.push({ name: 'Sheet1', state: 'visible', at: 0 })
        break
      }
      case Biff.filePassword:
        throw unreadable('password')
      case Biff.codePage:
        globals.decode = decoderOf(atLeast(bytes, 2).readUInt16LE(0))
        break
      case Biff.date1904:
        globals.date1904 = atLeast(bytes, 2).readUInt16LE(0) === 1
        break
      case Biff.numberFormat:
        formats.set(atLeast(bytes, 3).readUInt16LE(0), dateKindOf(formatCode(globals, parts)))
        break
      case Biff.cellFormat:
        if (formatIds.length === MAX_CELL_FORMATS) throw unreadable('too-large', '单元格格式太多')
        formatIds.push(atLeast(bytes, 4).readUInt16LE(2))
        fontIds.push(bytes.readUInt16LE(0))
        break
      case Biff.font:
        fonts.push((atLeast(bytes, 4).readUInt16LE(2) & STRUCK) !== 0)
        break
      case Biff.sheet:
        if (CELL_SHEETS.has(atLeast(bytes, 7)[5]!)) addSheet(globals, parts)
        break
      case Biff.sharedStrings:
        globals.sharedStrings = readSharedStrings(parts)
        break
    }
  }
  // Where the file defines a number itself, its own definition counts.
  globals.dateKinds = formatIds.map((format) => formats.get(format) ?? builtInDateKind(format))
  // There is no font of number 4.
  globals.strikes = fontIds.map((font) => fonts[font > 4 ? font - 1 : font] ?? false)
  return globals
}

function formatCode({ unicode, decode }: XlsGlobals, parts: Buffer[]): string {
  const text = new BiffText(parts, 2)
  return unicode ? text.unicode(text.u16()) : decode(text.bytes(text.u8()))
}

function addSheet({ sheets, unicode, decode }: XlsGlobals, parts: Buffer[]): void {
  if (sheets.length === MAX_SHEETS) throw unreadable('too-large', '工作表太多')
  const text = new BiffText(parts)
  const at = text.u32()
  const state = STATES[text.u8() & 3]
  text.u8()
  const length = text.u8()
  const name = unicode ? text.unicode(length) : decode(text.bytes(length))
  if (state === undefined) throw damaged('xls 工作表状态不对')
  sheets.push({ name, state, at })
}

function readSharedStrings(parts: Buffer[]): string[] {
  const text = new BiffText(parts)
  text.u32()
  const count = text.u32()
  if (count > MAX_SHARED_STRINGS) throw unreadable('too-large', '文字太多')
  const strings: string[] = []
  for (let i = 0; i < count; i++) strings.push(text.unicode(text.u16()))
  return strings
}
