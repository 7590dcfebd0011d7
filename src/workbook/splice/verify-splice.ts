/**
 * A workbook and its spliced copy come in; they are read again, and every cell that was not to be written must hold what it held. A copy that
 * does not is refused: nobody may lose a cell by it.
 */
import { crc32 } from 'node:zlib'
import { cellKey } from '../address.ts'
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
      const { digest, isWritten } =
        edit.untouched ?? (await untouchedIn(sheet, edit, edit.recounted ? await openFormulas(own) : new Set()))
      if (digest !== (await digestOf(own, isWritten, (row) => row))) throw damaged(sheet.name)
    }
  } finally {
    await sent.close()
    await made.close()
  }
}

/** Formulas that say nothing until they are counted. */
async function openFormulas(sheet: Sheet): Promise<Set<number>> {
  const found = new Set<number>()
  await sheet.rows(({ number, kinds }) => {
    kinds.forEach((kind, column) => {
      if (kind === CellKind.unevaluated) found.add(cellKey(number, column))
    })
    return undefined
  })
  return found
}

async function untouchedIn(
  sheet: Sheet,
  { cells, insert }: SheetEdits,
  recounted: ReadonlySet<number>,
): Promise<Untouched> {
  const isWritten: Untouched['isWritten'] = (row, column) => {
    const edit = cells.get(row)?.get(column)
    return edit?.text !== undefined || edit?.value !== undefined || recounted.has(cellKey(row, column))
  }
  const digest = await digestOf(sheet, isWritten, (row) => (insert ? movedRow(row, insert) : row))
  return { digest, isWritten }
}

async function digestOf(
  sheet: Sheet,
  isWritten: Untouched['isWritten'],
  placeOf: (row: number) => number,
): Promise<string> {
  const digest = startDigest(isWritten)
  await sheet.rows((row) => {
    digest.add({ ...row, number: placeOf(row.number) })
    return undefined
  })
  return digest.end()
}

/** Of all cells, row by row, without those that are written. */
export function startDigest(isWritten: Untouched['isWritten']): { add(row: Row): void; end(): string } {
  let [sum, length] = [0, 0]
  let lines = ''
  const count = () => {
    sum = crc32(lines, sum)
    length += lines.length
    lines = ''
  }
  return {
    add({ number, texts, kinds }) {
      let line = ''
      for (let column = 0; column < texts.length; column++) {
        const text = texts[column]
        if (text === undefined || text === '' || isWritten(number, column)) continue
        line += `${column} ${kinds[column]} ${text}\n`
      }
      if (line === '') return
      lines += `${number}\n${line}`
      if (lines.length >= 1 << 16) count()
    },
    end() {
      count()
      return `${sum} ${length}`
    },
  }
}
