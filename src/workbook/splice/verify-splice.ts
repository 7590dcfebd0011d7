/**
 * A workbook and its spliced copy come in; they are read again: every cell that was written must hold what was meant, every other one what it
 * held. A copy that does not is refused: nobody may lose a cell by it, nor get another figure.
 */

import { UnreadableFile } from '../../user-error.ts'
import { cellAddress, cellKey } from '../address.ts'
import { cellDigest } from '../cell-digest.ts'
import { openWorkbook } from '../open-workbook.ts'
import { damaged } from '../unreadable.ts'
import { CellKind, type Row } from '../workbook.ts'
import { differingRows, type Rows } from './differing-rows.ts'
import type { CellEdits } from './edit-row.ts'
import type { SheetEdits } from './edit-sheet.ts'
import { movedRow } from './row-moves.ts'

type IsWritten = (row: number, column: number) => boolean

/** A cell that reads otherwise than it was written: as a rule its format makes a date of the number. */
export class WrittenOtherwise extends Error {
  readonly cell: string

  constructor(sheet: string, cell: string) {
    super(`written cell differs: ${sheet} ${cell}`)
    this.name = 'WrittenOtherwise'
    this.cell = cell
  }
}

/**
 * @param isFormula Cells that were to be written and kept their formula.
 * @throws UnreadableFile when a sheet is missing or one of its other cells differs.
 * @throws WrittenOtherwise when a written cell does.
 */
export async function verifySplice(
  source: string,
  copy: string,
  edits: ReadonlyMap<string, SheetEdits>,
  isFormula: (sheet: string, row: number, column: number) => boolean,
): Promise<void> {
  // All that was written is held already: 40 MiB less where that is 100,000 rows.
  const [sent, made] = [await openWorkbook(source), await openWorkbook(copy, { streamed: true })]
  try {
    for (const sheet of sent.sheets) {
      const own = made.sheets.find(({ name }) => name === sheet.name)
      if (!own) throw damaged(sheet.name)
      const edit = edits.get(sheet.name)
      // What is not edited was copied byte for byte.
      if (edit === undefined) continue
      const look = async (theirs: Rows, ours: Rows) => {
        const written = startWritten(edit.cells, (row, column) => isFormula(sheet.name, row, column))
        const isSame = await isUntouched(theirs, ours, edit, written.look)
        return { isSame, wrong: written.wrong() }
      }
      if (await isPlain(source, copy, sheet.name, edit, look)) continue
      const { isSame, wrong } = await look(sheet, own)
      if (!isSame) throw damaged(sheet.name)
      if (wrong !== undefined) throw new WrittenOtherwise(sheet.name, wrong)
    }
  } finally {
    await sent.close()
    await made.close()
  }
}

/** Said by the rows that differ alone; what they leave in doubt, the whole of both sheets tells. Where rows move or results go, hardly any stays. */
async function isPlain(
  source: string,
  copy: string,
  sheet: string,
  { insert, recounted }: SheetEdits,
  look: (theirs: Rows, ours: Rows) => Promise<{ isSame: boolean; wrong: string | undefined }>,
): Promise<boolean> {
  if (insert || recounted) return false
  try {
    const rows = await differingRows(source, copy, sheet)
    const found = rows && (await look(rows.sent, rows.made))
    return found?.isSame === true && found.wrong === undefined
  } catch (error) {
    if (error instanceof UnreadableFile) return false
    throw error
  }
}

/**
 * Looks at the rows of the copy from top to bottom, and says which cell is the first that does not hold what was to be written; and of a row,
 * whether it holds anything else: of a roster that was filled in none does.
 */
function startWritten(
  cells: CellEdits,
  isFormula: IsWritten,
): { look(row: Row): { holdsMore: boolean }; wrong(): string | undefined } {
  const wanted = [...cells.keys()].sort((a, b) => a - b)
  let next = 0
  let found: string | undefined
  /** @returns How many cells hold a text as it was written. */
  const check = (number: number, texts: readonly string[], kinds: Row['kinds']): number => {
    const edits = cells.get(number)
    let held = 0
    for (const column of edits?.keys() ?? []) {
      const { text, value } = edits!.get(column)!
      const meant = value === undefined ? text : `${value}`
      if (meant === undefined || found !== undefined) continue
      const isKind = meant === '' || kinds[column] === (value === undefined ? CellKind.text : CellKind.number)
      if (isKind && (texts[column] ?? '') === meant) held += meant === '' ? 0 : 1
      else if (!isFormula(number, column)) found = cellAddress(column, number)
    }
    return held
  }
  /** Rows that the copy does not have. */
  const pass = (before: number) => {
    for (; wanted[next]! < before; next++) check(wanted[next]!, [], [])
  }
  return {
    look(row) {
      pass(row.number)
      const held = wanted[next] === row.number ? check(wanted[next++]!, row.texts, row.kinds) : 0
      return { holdsMore: held < textsIn(row) }
    },
    wrong() {
      pass(Number.POSITIVE_INFINITY)
      return found
    },
  }
}

function textsIn({ texts }: Row): number {
  let count = 0
  for (const text of texts) if (text !== '') count++
  return count
}

async function isUntouched(
  sheet: Rows,
  copy: Rows,
  { cells, insert, recounted }: SheetEdits,
  look: ReturnType<typeof startWritten>['look'],
): Promise<boolean> {
  const isWritten: IsWritten = (row, column) => {
    const edit = cells.get(row)?.get(column)
    return edit?.text !== undefined || edit?.value !== undefined
  }
  /** Formulas that say nothing until they are counted. */
  const open = new Set<number>()
  const copied = await digestOf(copy, isWritten, (row) => {
    if (recounted && row.kinds.includes(CellKind.unevaluated))
      row.kinds.forEach((kind, column) => {
        if (kind === CellKind.unevaluated) open.add(cellKey(row.number, column))
      })
    return look(row).holdsMore ? row : undefined
  })
  const isOpen: IsWritten = (row, column) => isWritten(row, column) || (open.size > 0 && open.has(cellKey(row, column)))
  const moved = (row: Row) => (insert ? { ...row, number: movedRow(row.number, insert) } : row)
  return copied === (await digestOf(sheet, isOpen, moved))
}

/** @param look Leaves out a row in which nothing but what was written stands. */
async function digestOf(sheet: Rows, isWritten: IsWritten, look: (row: Row) => Row | undefined): Promise<string> {
  const digest = startDigest(isWritten)
  await sheet.rows((row) => {
    const own = look(row)
    if (own) digest.add(own)
    return undefined
  })
  return digest.end()
}

/** Of all cells, row by row, without those that are written. */
function startDigest(isWritten: IsWritten): { add(row: Row): void; end(): string } {
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
