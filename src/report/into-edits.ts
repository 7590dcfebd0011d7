/**
 * What a report writes into an office's own workbook comes in, row by row; the edits of its cells go out, each made when it is asked for. What
 * a merge would hide is refused.
 */
import type { Value } from '../value/value.ts'
import { cellAddress } from '../workbook/address.ts'
import { type CellEdit, type CellEdits, type HeldEdits, setEdit } from '../workbook/splice/edit-sheet.ts'
import { movedRow, type RowMoves } from '../workbook/splice/row-moves.ts'
import type { Box } from '../workbook/workbook.ts'
import { notFillable, type TemplateSheet } from './template-sheet.ts'

export interface IntoEdits {
  template: TemplateSheet
  moves: RowMoves | undefined
  /** Of the head and the foot. */
  cells: HeldEdits
  /** By row of the sheet; side by side where a table has blocks. */
  lines: Map<number, Line[]>
}

/** A row of the content in its place: its cells are made when they are asked for, for a roster has a million. */
export interface Line {
  columns: { field: string; column: number; look: CellEdit['look'] }[]
  values: Record<string, Value>
  isTotal: boolean
}

/** As the cell is. */
export const plain = {}

export const editFor = (value: string | number, look: CellEdit['look']): CellEdit =>
  typeof value === 'number' ? { look, value } : { look, text: value }

/** Column, look and value of each of its cells. */
export function* writtenIn({ columns, values, isTotal }: Line): Generator<[number, CellEdit['look'], string | number]> {
  for (const { field, column, look } of columns) {
    const value = values[field]
    if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) continue
    if (!isTotal || typeof value === 'number') yield [column, look, value]
  }
}

/** All that is written, row by row. */
export function editsOf(filling: IntoEdits): CellEdits {
  const { cells, lines } = filling
  const made = (row: number) => {
    const edits: HeldEdits = new Map()
    for (const line of lines.get(row) ?? [])
      for (const [column, look, value] of writtenIn(line))
        if (!coveringAt(filling, row, column)) setEdit(edits, row, column, editFor(value, look))
    for (const [column, edit] of cells.get(row) ?? []) setEdit(edits, row, column, edit)
    return edits.get(row)
  }
  let last: { row: number; edits: ReturnType<typeof made> } | undefined
  return {
    keys: () => new Set([...lines.keys(), ...cells.keys()]),
    get(row) {
      // Who goes through a row asks of each of its cells.
      if (last?.row !== row) last = { row, edits: made(row) }
      return last.edits
    },
  }
}

/** Under a merge nothing is seen: there may only be what the merge shows. */
export function refuseHidden(filling: IntoEdits, row: number, column: number, value: Value): void {
  const merge = coveringAt(filling, row, column)
  if (!merge) return
  const shown = (filling.lines.get(merge.top) ?? [])
    .flatMap((line) => [...writtenIn(line)])
    .find(([at]) => at === merge.left)
  if (shown && shown[2] === value) return
  throw notFillable(
    filling.template.path,
    `${cellAddress(column, row)} 被合并的单元格盖住，填了也看不见`,
    '请先取消数据行里的合并，再填。',
  )
}

/** The merge that hides the cell, where it stands now. */
function coveringAt({ template, moves }: IntoEdits, row: number, column: number): Box | undefined {
  const now = (at: number) => (moves ? movedRow(at, moves) : at)
  for (const { top, left, bottom, right } of template.merges) {
    if (column < left || right < column || row < now(top) || now(bottom) < row) continue
    return now(top) === row && left === column ? undefined : { top: now(top), left, bottom: now(bottom), right }
  }
  return undefined
}
