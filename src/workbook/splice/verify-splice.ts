/**
 * A workbook and its spliced copy come in; they are read again, and every cell that was not to be written must hold what it held. A copy that
 * does not is refused: nobody may lose a cell by it.
 */
import { cellKey } from '../address.ts'
import { cellDigest } from '../cell-digest.ts'
import { openWorkbook } from '../open-workbook.ts'
import { damaged } from '../unreadable.ts'
import { CellKind, type Row, type Sheet } from '../workbook.ts'
import type { SheetEdits, Untouched } from './edit-sheet.ts'
import { movedRow } from './row-moves.ts'

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
      const edit = edits.get(sheet.name)
      // What is not edited was copied byte for byte.
      if (edit === undefined) continue
      const same = edit.untouched
        ? edit.untouched.digest === (await digestOf(own, edit.untouched.isWritten))
        : await isUntouched(sheet, own, edit)
      if (!same) throw damaged(sheet.name)
    }
  } finally {
    await sent.close()
    await made.close()
  }
}

async function isUntouched(sheet: Sheet, copy: Sheet, { cells, insert, recounted }: SheetEdits): Promise<boolean> {
  const isWritten: Untouched['isWritten'] = (row, column) => {
    if (cells.isWritten) return cells.isWritten(row, column)
    const edit = cells.get(row)?.get(column)
    return edit?.text !== undefined || edit?.value !== undefined
  }
  /** Formulas that say nothing until they are counted. */
  const open = new Set<number>()
  const copied = await digestOf(copy, isWritten, (row) => {
    if (recounted)
      row.kinds.forEach((kind, column) => {
        if (kind === CellKind.unevaluated) open.add(cellKey(row.number, column))
      })
    return row
  })
  const isOpen: Untouched['isWritten'] = (row, column) =>
    isWritten(row, column) || (open.size > 0 && open.has(cellKey(row, column)))
  const moved = (row: Row) => (insert ? { ...row, number: movedRow(row.number, insert) } : row)
  return copied === (await digestOf(sheet, isOpen, moved))
}

async function digestOf(
  sheet: Sheet,
  isWritten: Untouched['isWritten'],
  look: (row: Row) => Row = (row) => row,
): Promise<string> {
  const digest = startDigest(isWritten)
  await sheet.rows((row) => {
    digest.add(look(row))
    return undefined
  })
  return digest.end()
}

/** Of all cells, row by row, without those that are written. */
export function startDigest(isWritten: Untouched['isWritten']): { add(row: Row): void; end(): string } {
  const digest = cellDigest()
  return {
    add({ number, texts, kinds }) {
      for (let column = 0; column < texts.length; column++) {
        const text = texts[column]
        if (text === undefined || text === '' || isWritten(number, column)) continue
        digest.add(number, column, kinds[column]!, text)
      }
    },
    end: digest.made,
  }
}
