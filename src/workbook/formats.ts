/**
 * Every format that arrives, one entry each: how its bytes tell it, the suffixes it comes with, and its reader or its refusal.
 * Suffixes never decide how a file is read; they say which files of a folder are meant, and name what nothing else can name.
 */
import { extname } from 'node:path'
import { UnreadableFile } from '../user-error.ts'
import { FileBytes } from './file-bytes.ts'
import type { RefusalCode } from './unreadable.ts'
import type { Reading, Sheet, WorkbookFormat } from './workbook.ts'

interface Told {
  suffixes?: readonly string[]
  /** Read as they come, but nobody is asked to send them: blank forms, a sheet saved as text. */
  also?: readonly string[]
  /** First bytes, as Latin-1. */
  starts?: readonly string[]
  /** Asked where first bytes alone do not tell. */
  looks?: (head: string) => boolean
  /** Streams of an OLE container, the first one there decides. */
  streams?: readonly string[]
  /** The type a zip gives its main part. */
  mainType?: RegExp
  /** Files in a zip, in lower case. */
  entries?: readonly string[]
  /** A file whose bytes tell nothing is told by its suffix. */
  byName?: true
}

/** Each reader is loaded when a file needs it: starting takes longer than reading most files. */
interface ReadFormat extends Told {
  refused?: undefined
  format: WorkbookFormat
  read(file: FileBytes, reading?: Reading): Promise<Sheet[]>
}

interface RefusedFormat extends Told {
  refused: RefusalCode
  format?: undefined
}

/** In the order of asking. */
const FORMATS: readonly (ReadFormat | RefusedFormat)[] = [
  { refused: 'password', streams: ['EncryptedPackage', 'EncryptionInfo'] },
  {
    format: 'xlsx',
    suffixes: ['.xlsx', '.xlsm'],
    also: ['.xltx', '.xltm'],
    starts: ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'],
    read: async (file, reading) => (await import('./xlsx/xlsx-workbook.ts')).xlsxSheets(file, refusalInZip, reading),
  },
  {
    format: 'xls',
    suffixes: ['.xls'],
    also: ['.xlt'],
    starts: ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
    streams: ['Workbook', 'Book'],
    read: async (file) => (await import('./xls/xls-workbook.ts')).xlsSheets(file, streamsTold()),
  },
  {
    format: 'xls',
    suffixes: ['.xls'],
    // "Beginning of file" of a BIFF stream without its container: Excel 2, 3, 4 and 5.
    starts: ['\x09\x00\x04\x00', '\x09\x02\x06\x00', '\x09\x04\x06\x00', '\x09\x08\x08\x00', '\x09\x08\x10\x00'],
    read: async (file) => (await import('./xls/xls-workbook.ts')).xlsSheets(file),
  },
  { refused: 'format-et', suffixes: ['.et', '.ett'], byName: true },
  {
    refused: 'format-doc',
    suffixes: ['.doc', '.docx', '.wps'],
    streams: ['WordDocument'],
    mainType: /wordprocessingml|ms-word/i,
  },
  {
    refused: 'format-ppt',
    suffixes: ['.ppt', '.pptx'],
    streams: ['PowerPoint Document'],
    mainType: /presentationml|ms-powerpoint/i,
  },
  { refused: 'format-xlsb', suffixes: ['.xlsb'], mainType: /ms-excel\.sheet\.binary/i },
  { refused: 'format-ods', suffixes: ['.ods'], mainType: /opendocument/ },
  { refused: 'format-numbers', suffixes: ['.numbers'], entries: ['index/document.iwa', 'index.zip'] },
  { refused: 'format-pdf', suffixes: ['.pdf'], starts: ['%PDF-'] },
  {
    refused: 'format-image',
    suffixes: ['.jpg', '.jpeg', '.png'],
    starts: ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\x00', 'MM\x00*'],
    looks: (head) => /^BM/.test(head) && head.slice(6, 10) === '\x00\x00\x00\x00',
  },
  { refused: 'format-rtf', suffixes: ['.rtf'], starts: ['{\\rtf'] },
  { refused: 'archive', suffixes: ['.zip', '.rar', '.7z'], starts: ['Rar!', '7z\xbc\xaf', '\x1f\x8b'] },
  { refused: 'format-mht', looks: (head) => /^MIME-Version:/i.test(head) && /Workbook/i.test(head) },
  {
    refused: 'format-mail',
    streams: ['__properties_version1.0'],
    looks: (head) =>
      /^MIME-Version:/i.test(head) || /^(?:Received|Return-Path|Delivered-To|From|Subject|Date): /.test(head),
  },
  {
    format: 'html',
    suffixes: ['.xls'],
    looks: (head) =>
      /^<(?:!doctype html|!--|html|head|body|meta|style|table|div|tr)|^<\?xml[\s\S]*<(?:html|!doctype html)/.test(
        markup(head),
      ),
    read: async (file) => [await (await import('./text/html-workbook.ts')).htmlSheet(file)],
  },
  {
    format: 'xls',
    suffixes: ['.xls'],
    looks: (head) => /^<(?:\?xml|(?:ss:)?workbook)/.test(markup(head)),
    read: async (file) => (await import('./text/xml-2003-workbook.ts')).xml2003Sheets(file),
  },
  {
    format: 'csv',
    suffixes: ['.csv'],
    also: ['.tsv'],
    looks: () => true,
    read: async (file) => [await (await import('./text/csv-workbook.ts')).csvSheet(file)],
  },
]

/** What people are asked to send. */
export const TABLE_SUFFIXES: readonly string[] = [
  ...new Set(FORMATS.flatMap((each) => (each.refused ? [] : (each.suffixes ?? [])))),
]

const LISTED = new Set(FORMATS.flatMap(({ suffixes = [], also = [] }) => [...suffixes, ...also]))

/** Is it a table, or what senders mistake for one? */
export function isListed(suffix: string): boolean {
  return LISTED.has(suffix.toLowerCase())
}

/** A sheet saved as text: notes have this suffix too, so it is told by its rows. */
export async function isTableInText(path: string): Promise<boolean> {
  if (extname(path).toLowerCase() !== '.txt') return false
  let file: FileBytes | undefined
  try {
    file = new FileBytes(path)
    return formatOf(file).format === 'csv' && (await (await import('./text/csv-workbook.ts')).looksTabular(file))
  } catch (error) {
    if (error instanceof UnreadableFile) return false
    throw error
  } finally {
    file?.close()
  }
}

const HEAD_BYTES = 4096

/** Whatever is nothing else is taken for text. */
export function formatOf(file: FileBytes): ReadFormat | RefusedFormat {
  const head = file.readSync(0, Math.min(file.size, HEAD_BYTES)).toString('latin1')
  return FORMATS.find(({ starts, looks }) => starts?.some((start) => head.startsWith(start)) || looks?.(head))!
}

export function refusalByName(suffix: string): RefusalCode | undefined {
  return FORMATS.find(({ byName, suffixes }) => byName && suffixes?.includes(suffix.toLowerCase()))?.refused
}

/** What a zip that is no workbook holds instead. */
function refusalInZip(mainType: string, has: (entry: string) => boolean): RefusalCode | undefined {
  return FORMATS.find((each) => each.mainType?.test(mainType) || each.entries?.some(has))?.refused
}

/** Streams of an OLE container in the order of asking, and why a file that has one is refused. */
function streamsTold(): { name: string; refused: RefusalCode | undefined }[] {
  return FORMATS.flatMap(({ streams = [], refused }) => streams.map((name) => ({ name, refused })))
}

/** Markup may be in UTF-16; what tells it is ASCII. */
function markup(head: string): string {
  return head
    .replaceAll('\x00', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .trimStart()
    .toLowerCase()
}
