/**
 * The rows of a table come in; the same rows go out without what lies under a merge, where Excel shows nothing of it. What lay there is
 * noted, column by column: it is neither read nor passed over in silence.
 */
import { columnTypes } from '../notice/column-types.ts'
import { type Box, CellKind, type Row } from '../workbook/workbook.ts'
import type { TableSetting } from './table-setting.ts'

/** No form is wider. */
const WIDEST = 256

/** @returns undefined where no merge reaches below the headings. */
export function coveredCells({ table, merges, observed }: TableSetting): ((row: Row) => Row) | undefined {
  const headings = Math.max(...table.headingRows)
  const below = merges.all.filter(({ bottom }) => bottom > headings)
  if (below.length === 0) return undefined
  const isFigure = new Map<number, boolean>()
  for (const block of table.columns) {
    block.forEach((place, index) => {
      const { type } = table.table.columns[index]!
      isFigure.set(place, columnTypes[type].figure)
    })
  }
  /** Per column: the merge that reaches furthest down, and what it shows. */
  const owners: { merge: Box; text: string }[] = []
  let next = 0

  function begin(row: Row): void {
    for (; next < below.length && below[next]!.top <= row.number; next++) {
      const merge = below[next]!
      const owner = { merge, text: merge.top === row.number ? (row.texts[merge.left] ?? '') : '' }
      for (let column = merge.left; column <= merge.right && column < WIDEST; column++) {
        if (!owners[column] || owners[column]!.merge.bottom <= merge.bottom) owners[column] = owner
      }
    }
  }

  return (row) => {
    begin(row)
    let clean = row
    for (let column = 0; column < row.texts.length && column < owners.length; column++) {
      const owner = owners[column]
      if (!owner || owner.merge.bottom < row.number) continue
      const { merge } = owner
      const text = row.texts[column]!
      if ((merge.top === row.number && merge.left === column) || text.trim() === '') continue
      if (clean === row) clean = { ...row, texts: [...row.texts], kinds: [...row.kinds] }
      clean.texts[column] = ''
      clean.kinds[column] = CellKind.blank
      // Some programs write the shown text into every cell of the merge. A figure would have been counted as often.
      if (text !== owner.text || isFigure.get(column)) note(row.number, column, text)
    }
    return clean
  }

  function note(row: number, column: number, text: string): void {
    const known = observed.covered.get(column)
    if (!known) observed.covered.set(column, { rows: [row], texts: new Set([text]) })
    else if (known.rows[known.rows.length - 1] !== row) {
      known.rows.push(row)
      if (known.texts.size < 3) known.texts.add(text)
    }
  }
}
