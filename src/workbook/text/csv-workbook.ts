/**
 * A text file with separated values → one sheet. Encoding and separator are found by content. Everything in it is text:
 * what Excel would make of `1-2` or of eighteen digits is not done here.
 */
import { Readable } from 'node:stream'
import type { FileBytes } from '../file-bytes.ts'
import { MAX_CELL_CHARACTERS, MAX_COLUMNS, MAX_CSV_RECORD_CHARACTERS, MAX_ROWS } from '../limits.ts'
import { damaged, unreadable } from '../unreadable.ts'
import { CellKind, type Row, type Sheet } from '../workbook.ts'
import { unguarded } from './guarded-text.ts'
import { decodeText, type TextEncoding, textEncodingOf } from './text-encoding.ts'

/** Characters looked at to find the separator. */
const SAMPLE_CHARACTERS = 64 << 10

const SEPARATORS = [',', '\t', ';'] as const

/** Every list has as many; with fewer it may be a letter, where a phone stands behind its word. */
const FEWEST_COLUMNS = 3

/** @throws UnreadableFile when it is not text in any encoding that is used here. */
export async function csvSheet(file: FileBytes): Promise<Sheet> {
  const encoding = await textEncodingOf(file)
  return {
    name: '',
    state: 'visible',
    layout: async () => ({ merges: [], hiddenColumns: [], filtered: false }),
    rows: (visit) => readRows(file, encoding, visit),
  }
}

/** Are its lines rows, as where a sheet was saved as text? Notes and letters are none. */
export async function looksTabular(file: FileBytes): Promise<boolean> {
  const lines = linesOf(await sampleOf(file, await textEncodingOf(file))).filter((line) => line.trim() !== '')
  return SEPARATORS.some((separator) => {
    const rows = lines.filter((line) => line.split(separator).length >= FEWEST_COLUMNS)
    return rows.length >= Math.max(2, lines.length / 2)
  })
}

async function readRows(
  file: FileBytes,
  encoding: TextEncoding,
  visit: (row: Row) => undefined | boolean,
): Promise<void> {
  const { separator, start } = await dialectOf(file, encoding)
  const { parse } = await import('csv-parse')
  const parser = parse({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: MAX_CSV_RECORD_CHARACTERS,
  })
  const text = Readable.from(withoutStart(decodeText(file, encoding), start))
  // A fault of either ends both, and comes out of the loop.
  text.on('error', (error) => parser.destroy(error))
  text.pipe(parser)
  let number = 0
  try {
    for await (const fields of parser as AsyncIterable<string[]>) {
      number++
      const row = rowOf(fields, number)
      if (row && visit(row) === false) return
    }
  } catch (error) {
    throw faultOf(error, parser.info.lines - number > 1)
  } finally {
    text.destroy()
  }
}

async function* withoutStart(texts: AsyncIterable<string>, start: number): AsyncGenerator<string> {
  let skip = start
  for await (const text of texts) {
    if (skip < text.length) yield text.slice(skip)
    skip = Math.max(0, skip - text.length)
  }
}

/** @param overLines The record that failed ran over several lines: a quote that was never closed. */
function faultOf(error: unknown, overLines: boolean): unknown {
  const { code } = error as { code?: string }
  if (code === 'CSV_QUOTE_NOT_CLOSED') return unreadable('csv-quotes')
  if (code === 'CSV_MAX_RECORD_SIZE') return unreadable(overLines ? 'csv-quotes' : 'csv-line')
  return error
}

function rowOf(record: string[], number: number): Row | undefined {
  if (number > MAX_ROWS) throw damaged('行号超出范围')
  if (record.length > MAX_COLUMNS) throw damaged('列号超出范围')
  let last = -1
  for (let i = 0; i < record.length; i++) {
    if (record[i] === '') continue
    if (record[i]!.length > MAX_CELL_CHARACTERS) throw unreadable('too-large', '单元格文字超过 32767 字')
    last = i
  }
  if (last < 0) return undefined
  const texts = record.slice(0, last + 1).map(unguarded)
  return { number, texts, kinds: texts.map((text) => (text === '' ? CellKind.blank : CellKind.text)), hidden: false }
}

/** Excel's own first line `sep=;` names the separator and is no row. Otherwise the one that splits most lines alike. */
async function dialectOf(file: FileBytes, encoding: TextEncoding): Promise<{ separator: string; start: number }> {
  const sample = await sampleOf(file, encoding)
  const named = /^"?sep=([!-~\t ])"?\r?\n/i.exec(sample)
  if (named) return { separator: named[1]!, start: named[0].length }
  const lines = linesOf(sample)
  const scores = SEPARATORS.map((separator) => alike(lines.map((line) => line.split(separator).length - 1)))
  return { separator: SEPARATORS[scores.indexOf(Math.max(...scores))]!, start: 0 }
}

async function sampleOf(file: FileBytes, encoding: TextEncoding): Promise<string> {
  let sample = ''
  for await (const text of decodeText(file, encoding)) {
    sample += text
    if (sample.length >= SAMPLE_CHARACTERS) break
  }
  return sample.slice(0, SAMPLE_CHARACTERS)
}

/** Separators in quotes are none. */
function linesOf(sample: string): string[] {
  return sample.replace(/"[^"]*"?/g, '').split(/\r\n?|\n/)
}

/** How many lines have the most frequent number of separators, more separators weighing a little more. */
function alike(counts: number[]): number {
  const lines = new Map<number, number>()
  for (const count of counts) if (count > 0) lines.set(count, (lines.get(count) ?? 0) + 1)
  return Math.max(0, ...[...lines].map(([count, times]) => times + count / 1000))
}
