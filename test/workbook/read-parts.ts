/** Parts of a workbook, cut into pieces → what stands in them, without the zip around them. */

import type { Row } from '../../src/workbook/workbook.ts'
import type { CellSource } from '../../src/workbook/xlsx/cell-source.ts'
import { SharedStrings, SharedStringsConsumer } from '../../src/workbook/xlsx/shared-strings.ts'
import { SheetScanner } from '../../src/workbook/xlsx/sheet-scanner.ts'
import { type XmlConsumer, XmlFeed } from '../../src/workbook/xml/xml-feed.ts'

export function stringsOf(chunks: Buffer[]): SharedStrings {
  const strings = new SharedStrings()
  feed(new SharedStringsConsumer(strings), chunks)
  return strings
}

export function rowsOf(chunks: Buffer[], source: CellSource): Row[] {
  const rows: Row[] = []
  const scanner = new SheetScanner(source, (row) => {
    rows.push(row)
    return undefined
  })
  feed(scanner, chunks)
  return rows
}

/** Each a copy, so that nothing is found behind its end. */
export function pieces(bytes: Buffer, size: number): Buffer[] {
  const chunks: Buffer[] = []
  for (let at = 0; at < bytes.length; at += size) chunks.push(Buffer.from(bytes.subarray(at, at + size)))
  return chunks
}

function feed(consumer: XmlConsumer, chunks: Buffer[]): void {
  const to = new XmlFeed(consumer)
  for (const chunk of chunks) to.feed(chunk)
  to.end()
}
