/** Workbooks with blank forms come in; the first pack of a notice, and what in them nobody understood, goes out. Every sheet is a form of it. */
import { OWN_SHEETS } from '../form/own-sheets.ts'
import { openWorkbook } from '../workbook/open-workbook.ts'
import type { Row, Workbook } from '../workbook/workbook.ts'
import { type DraftPack, packText } from './pack-text.ts'
import type { Sketch } from './sketch.ts'
import { sketchSheet } from './sketch-sheet.ts'

/** A blank form has no more rows; of a longer sheet this is the beginning. */
const MOST_ROWS = 400

export interface Drafted extends DraftPack {
  unread: { path: string; sheet: string; row: number; column: number; text: string }[]
  /** Sheets that are no form, and why. */
  left: { path: string; sheet: string; why: string }[]
}

export async function draftPack(id: string, workbooks: Iterable<Workbook>): Promise<Drafted> {
  const sketches: Sketch[] = []
  const left: Drafted['left'] = []
  for (const { path, sheets } of workbooks) {
    for (const sheet of sheets) {
      if (sheet.state !== 'visible' || OWN_SHEETS.has(sheet.name)) continue
      const rows: Row[] = []
      await sheet.rows((row) => {
        rows.push(row)
        return rows.length < MOST_ROWS ? undefined : false
      })
      const sketch = sketchSheet(path, sheet.name, rows, await sheet.layout())
      const isBlank = rows.every(({ texts }) => texts.every((text) => text.trim() === ''))
      const asks = sketch.tables.length + sketch.sections.length + sketch.head.length
      if (asks > 0) sketches.push(sketch)
      else left.push({ path, sheet: sheet.name, why: isBlank ? '工作表是空的' : '没有找到表头，也没有要填的地方' })
    }
  }
  const unread = sketches.flatMap(({ path, sheet, unread }) =>
    unread.map((each) => ({ path, sheet, ...each, text: each.text.replace(/\d{7,}[\dXx]?/gu, '…') })),
  )
  return { ...packText(id, sketches), unread, left }
}

/** @param folder Its name is the pack's id, where it can be one. @throws UnreadableFile where one of them is no workbook. */
export async function draftFiles(files: readonly string[], folder: string): Promise<Drafted> {
  const books: Workbook[] = []
  try {
    for (const file of files) books.push(await openWorkbook(file))
    return await draftPack(/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(folder) ? folder : 'draft', books)
  } finally {
    for (const book of books) await book.close()
  }
}
