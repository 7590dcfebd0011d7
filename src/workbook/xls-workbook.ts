/**
 * An Excel 97–2003 workbook (BIFF, in an OLE container or bare) → its sheets, by way of SheetJS, loaded only here. The format
 * is read whole, and checked to be whole first, for SheetJS takes what it finds.
 */
import { TextDecoder } from 'node:util'
import { tableRecords } from './biff-records.ts'
import { serialToIso } from './date-serial.ts'
import type { FileBytes } from './file-bytes.ts'
import { MAX_XLS_BYTES } from './limits.ts'
import { DateKind, dateKindOf } from './number-format.ts'
import { limited } from './text-bytes.ts'
import { damaged, type RefusalCode, unreadable } from './unreadable.ts'
import { CellKind, type Row, type Sheet, type SheetLayout } from './workbook.ts'

type SheetJs = typeof import('@e965/xlsx')
type CellObject = import('@e965/xlsx').CellObject

/** What is taken from a sheet of SheetJS, whose own types leave most of it open. */
interface WorkSheet {
  '!data'?: (CellObject | undefined)[][]
  '!rows'?: ({ hidden?: boolean } | undefined)[]
  '!cols'?: ({ hidden?: boolean } | undefined)[]
  '!merges'?: import('@e965/xlsx').Range[]
  '!autofilter'?: object
}

interface OleContainer {
  FullPaths: string[]
  /** No content where the container's chain of sectors leads nowhere. */
  FileIndex: { content?: Uint8Array; size: number }[]
}

/** Streams of an OLE container that tell what it is, in the order of asking. */
const STREAMS: readonly [name: string, code: RefusalCode | 'workbook'][] = [
  ['EncryptedPackage', 'password'],
  ['EncryptionInfo', 'password'],
  ['Workbook', 'workbook'],
  ['Book', 'workbook'],
  ['WordDocument', 'format-doc'],
  ['PowerPoint Document', 'format-ppt'],
  ['__properties_version1.0', 'format-mail'],
]

/** Errors as Excel shows them, by their code in BIFF. */
const ERRORS: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}

/** @throws UnreadableFile when it is no workbook, has a password, or is damaged. */
export async function xlsSheets(file: FileBytes, container: 'ole' | 'biff'): Promise<Sheet[]> {
  if (file.size > MAX_XLS_BYTES) throw unreadable('too-large')
  const bytes = file.readSync(0, file.size)
  const sheetJs = await import('@e965/xlsx')
  sheetJs.set_cptable(CODE_PAGES)
  const book = readBook(sheetJs, tableRecords(container === 'ole' ? workbookStream(sheetJs, bytes) : bytes))
  const date1904 = book.Workbook?.WBProps?.date1904 ?? false
  return book.SheetNames.map((name, i) => {
    const sheet = book.Sheets[name] as WorkSheet | undefined
    if (!sheet) throw damaged('xls 缺少工作表')
    const hidden = book.Workbook?.Sheets?.[i]?.Hidden
    return {
      name,
      state: hidden === 2 ? 'veryHidden' : hidden === 1 ? 'hidden' : 'visible',
      layout: async () => layoutOf(sheet),
      rows: async (visit) => {
        for (const [r, cells] of (sheet['!data'] ?? []).entries()) {
          const row = cells && rowOf(cells, r + 1, sheet['!rows']?.[r]?.hidden ?? false, date1904)
          if (row && row.texts.length > 0 && visit(row) === false) return
        }
      },
    }
  })
}

/** The stream that holds the workbook. @throws UnreadableFile saying what else the container holds. */
function workbookStream(sheetJs: SheetJs, bytes: Buffer): Buffer {
  const container: OleContainer = attempt(() => sheetJs.CFB.read(bytes, { type: 'buffer' }))
  // Only at the root: a workbook may be embedded in a document, and the other way round.
  const root = new Map(
    container.FullPaths.map(
      (path, i) => [path.replace(/^[^/]*\//, '').toLowerCase(), container.FileIndex[i]!] as const,
    ),
  )
  for (const [name, code] of STREAMS) {
    const stream = root.get(name.toLowerCase())
    if (!stream) continue
    if (code !== 'workbook') throw unreadable(code)
    if (!stream.content || stream.content.length < stream.size) throw damaged('文件不完整')
    return Buffer.from(stream.content)
  }
  throw unreadable('unknown')
}

function readBook(sheetJs: SheetJs, stream: Buffer): import('@e965/xlsx').WorkBook {
  // Styles carry the hidden rows and columns; dates stay numbers, so that no clock and no time zone comes near them.
  return attempt(() =>
    sheetJs.read(stream, {
      type: 'buffer',
      dense: true,
      cellStyles: true,
      cellNF: true,
      cellText: false,
      cellDates: false,
    }),
  )
}

function attempt<T>(action: () => T): T {
  try {
    return action()
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message))
      throw unreadable('password', undefined, error)
    throw damaged('xls 内容不完整', error)
  }
}

function layoutOf(sheet: WorkSheet): SheetLayout {
  const hiddenColumns = (sheet['!cols'] ?? []).flatMap((column, i) => (column?.hidden ? [{ first: i, last: i }] : []))
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r + 1, left: s.c, bottom: e.r + 1, right: e.c }))
  return { merges, hiddenColumns, filtered: sheet['!autofilter'] !== undefined && hasHiddenRows(sheet) }
}

function hasHiddenRows(sheet: WorkSheet): boolean {
  return (sheet['!rows'] ?? []).some((row) => row?.hidden)
}

function rowOf(cells: (CellObject | undefined)[], number: number, hidden: boolean, date1904: boolean): Row {
  const row: Row = { number, texts: [], kinds: [], hidden }
  cells.forEach((cell, column) => {
    const value = cell && cellValueOf(cell, date1904)
    if (!value || value.kind === CellKind.blank) return
    while (row.texts.length < column) {
      row.texts.push('')
      row.kinds.push(CellKind.blank)
    }
    row.texts[column] = limited(value.text)
    row.kinds[column] = value.kind
  })
  return row
}

function cellValueOf(cell: CellObject, date1904: boolean): { text: string; kind: CellKind } {
  switch (cell.t) {
    case 'n':
      return numberOf(Number(cell.v), String(cell.z ?? ''), date1904)
    case 'b':
      return { text: cell.v ? 'TRUE' : 'FALSE', kind: CellKind.boolean }
    case 'e':
      return { text: ERRORS[Number(cell.v)] ?? '#N/A', kind: CellKind.error }
    case 's': {
      const text = String(cell.v ?? '')
      return { text, kind: text === '' ? CellKind.blank : CellKind.text }
    }
    default:
      return { text: '', kind: cell.f === undefined ? CellKind.blank : CellKind.unevaluated }
  }
}

function numberOf(value: number, format: string, date1904: boolean): { text: string; kind: CellKind } {
  const kind = dateKindOf(format)
  const date = kind === DateKind.none ? undefined : serialToIso(value, kind, date1904)
  return date === undefined ? { text: numberText(value), kind: CellKind.number } : { text: date, kind: CellKind.date }
}

/** As Excel itself writes a number into XML: with an exponent from 1E+17 on, where the last digits are no longer true. */
function numberText(value: number): string {
  const text = Math.abs(value) < 1e17 ? String(value) : value.toExponential()
  return text.toUpperCase()
}

/** The encodings of Excel 5 and 95, by Windows code page; what SheetJS asks its own large tables for. */
const CODE_PAGES = {
  utils: {
    decode: (page: number, bytes: Uint8Array | number[]): string =>
      new TextDecoder(PAGE_LABELS[page] ?? 'windows-1252').decode(Uint8Array.from(bytes)),
    encode: (_page: number, text: string): Buffer => Buffer.from(text, 'latin1'),
  },
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
