/**
 * Cells to be respelled come in, file by file; a copy of each file with just those cells changed goes out, under the same name in another folder.
 * The files that were sent stay as they are.
 */

import { extname, resolve } from 'node:path'
import type { Respelling } from '../intake/respellings.ts'
import { UnreadableFile, UserError } from '../user-error.ts'
import { grouped } from '../value/grouped.ts'
import { type HeldEdits, setEdit } from '../workbook/splice/edit-sheet.ts'
import { spliceWorkbook } from '../workbook/splice/splice-workbook.ts'
import { writeAtomically } from '../workbook/write-atomically.ts'
import { placesBelow, stemOf } from './place-below.ts'

export interface Fixed {
  written: string[]
  changes: Respelling[]
  /** Cells that hold a formula: what is wrong there must be mended where the formula looks. */
  formulas: Respelling[]
  /** Files that cannot be changed without a risk to what else is in them. */
  skipped: { path: string; why: string }[]
}

/** @param folder Undefined: nothing is written, and what would be changed is told. */
export async function writeFixed(
  respellings: readonly Respelling[],
  { folder, roots }: { folder: string | undefined; roots: readonly string[] },
): Promise<Fixed> {
  const fixed: Fixed = { written: [], changes: [], formulas: [], skipped: [] }
  if (folder === undefined) return { ...fixed, changes: [...respellings] }
  const places = placesBelow(folder, roots)
  for (const [path, own] of grouped(respellings, (each) => each.path)) {
    const target = places.of(path, stemOf(path), extname(path))
    if (resolve(target) === resolve(path))
      throw new UserError('same-file', `${path} 会写回原处，没有改。`, '请用 -o 写另一个文件夹。')
    try {
      const left = new Set<string>()
      await writeAtomically(target, async (temporary) => {
        const { formulas } = await spliceWorkbook(path, temporary, { edits: editsOf(own) })
        for (const { sheet, row, column } of formulas) left.add(`${sheet}\n${row}\n${column}`)
      })
      fixed.written.push(target)
      for (const each of own)
        (left.has(`${each.sheet}\n${each.row}\n${each.column}`) ? fixed.formulas : fixed.changes).push(each)
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error
      fixed.skipped.push({ path, why: '这种文件不能原样改动，请先另存为 .xlsx' })
    }
  }
  return fixed
}

function editsOf(respellings: readonly Respelling[]) {
  const sheets = new Map<string, HeldEdits>()
  for (const { sheet, row, column, after, personal } of respellings) {
    const cells: HeldEdits = sheets.get(sheet) ?? new Map()
    setEdit(cells, row, column, { look: personal ? asText : {}, text: after })
    sheets.set(sheet, cells)
  }
  return new Map([...sheets].map(([name, cells]) => [name, { cells, heights: new Map(), widths: new Map() }]))
}

const asText = { asText: true }
