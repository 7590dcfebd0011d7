/**
 * A workbook and its spliced copy come in; they are read again, and every cell that was not to be written must hold what it held. A copy that
 * does not is refused: nobody may lose a cell by it.
 */
import { createHash } from 'node:crypto'
import { openWorkbook } from '../open-workbook.ts'
import { damaged } from '../unreadable.ts'
import type { Sheet } from '../workbook.ts'
import type { SheetEdits } from './edit-sheet.ts'

/** @throws UnreadableFile when a sheet is missing or one of its other cells differs. */
export async function verifySplice(
  source: string,
  copy: string,
  edits: ReadonlyMap<string, SheetEdits>,
): Promise<void> {
  const [sent, made] = [await openWorkbook(source), await openWorkbook(copy)]
  try {
    for (const sheet of sent.sheets) {
      const own = made.sheets.find(({ name }) => name === sheet.name)
      if (!own) throw damaged(sheet.name)
      const written = edits.get(sheet.name)?.cells
      if ((await digestOf(sheet, written)) !== (await digestOf(own, written))) throw damaged(sheet.name)
    }
  } finally {
    await sent.close()
    await made.close()
  }
}

/** Of all cells, without those that were written. */
async function digestOf(sheet: Sheet, written: SheetEdits['cells'] | undefined): Promise<string> {
  const hash = createHash('sha256')
  await sheet.rows((row) => {
    const own = written?.get(row.number)
    let line = ''
    for (const [column, text] of row.texts.entries()) {
      if (text === undefined || text === '' || own?.get(column)?.text !== undefined) continue
      line += `${column} ${row.kinds[column]} ${text}\n`
    }
    if (line !== '') hash.update(`${row.number}\n${line}`)
    return undefined
  })
  return hash.digest('hex')
}
