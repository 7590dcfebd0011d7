/**
 * What a report writes into an office's own workbook comes in, row by row; the edits of its cells go out, each made when it is asked for. What
 * a merge would hide is refused.
 */
import { rememberOf } from '../value/remember.ts'
import { cleanText } from '../value/text.ts'
import type { Value } from '../value/value.ts'
import { cellAddress } from '../workbook/address.ts'
import type { CellEdit, CellEdits, RowEdits } from '../workbook/splice/edit-row.ts'
import type { HeldEdits } from '../workbook/splice/edit-sheet.ts'
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

/** What is written into one of its columns. */
function writtenAt({ values, isTotal }: Line, { field }: Line['columns'][number]): string | number | undefined {
  const value = values[field]
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  return isTotal ? undefined : value
}

/** From left to right. */
class LineEdits implements RowEdits {
  readonly columns: number[] = []
  readonly #edits: CellEdit[] = []

  keys(): readonly number[] {
    return this.columns
  }

  get(column: number): CellEdit | undefined {
    const at = this.columns.indexOf(column)
    return at < 0 ? undefined : this.#edits[at]
  }

  set(column: number, edit: CellEdit): void {
    const { columns } = this
    let at = columns.length
    while (at > 0 && columns[at - 1]! >= column) at--
    // Of a million cells as good as all come behind those before.
    if (at === columns.length) {
      columns.push(column)
      this.#edits.push(edit)
    } else {
      const isThere = columns[at] === column ? 1 : 0
      columns.splice(at, isThere, column)
      this.#edits.splice(at, isThere, edit)
    }
  }
}

/** All that is written, row by row. */
export function editsOf(filling: IntoEdits): CellEdits {
  const { cells, lines } = filling
  const made = (row: number) => {
    const edits = new LineEdits()
    const merges = mergesAt(filling, row)
    for (const line of lines.get(row) ?? [])
      for (const at of line.columns) {
        const value = writtenAt(line, at)
        if (value !== undefined && (merges.length === 0 || !coveringAt(merges, row, at.column)))
          edits.set(at.column, editFor(value, at.look))
      }
    for (const [column, edit] of cells.get(row) ?? []) edits.set(column, edit)
    return edits.columns.length > 0 ? edits : undefined
  }
  let asked = { row: 0, edits: made(0) }
  return {
    keys: () => new Set([...lines.keys(), ...cells.keys()]),
    get(row) {
      // Who goes through a row asks of each of its cells.
      if (asked.row !== row) asked = { row, edits: made(row) }
      return asked.edits
    },
  }
}

/** A number that stands where another is written. */
export interface Overwritten {
  row: number
  column: number
  before: number
  after: number
}

/** Numbers in the line's row that it takes the place of. Whether a formula made one, and it stays, shows when it is written. */
export function overwrittenBy({ template }: IntoEdits, row: { was: number; is: number }, line: Line): Overwritten[] {
  const texts = template.rows.get(row.was)?.texts ?? []
  return line.columns.flatMap((at) => {
    const before = Number(cleanText(texts[at.column] ?? '').replaceAll(',', ''))
    const after = writtenAt(line, at)
    // A 0 is printed for people to write over.
    const isOther = typeof after === 'number' && before !== 0 && !Number.isNaN(before) && before !== after
    return isOther ? [{ row: row.is, column: at.column, before, after }] : []
  })
}

/** Under a merge nothing is seen: there may only be what the merge shows. */
export function refuseHidden(filling: IntoEdits, row: number, line: Line): void {
  const merges = mergesAt(filling, row)
  if (merges.length === 0) return
  for (const at of line.columns) {
    const value = writtenAt(line, at)
    const merge = value === undefined ? undefined : coveringAt(merges, row, at.column)
    if (merge && value !== shownBy(filling, merge))
      throw notFillable(
        filling.template.path,
        `${cellAddress(at.column, row)} 被合并的单元格盖住，填了也看不见`,
        '请先取消数据行里的合并，再填。',
      )
  }
}

function shownBy({ lines }: IntoEdits, merge: Box): Value {
  for (const line of lines.get(merge.top) ?? [])
    for (const at of line.columns) {
      const value = at.column === merge.left ? writtenAt(line, at) : undefined
      if (value !== undefined) return value
    }
  return undefined
}

/** Those that reach into the row, where they stand now: in a long table, none. */
function mergesAt({ template, moves }: IntoEdits, row: number): readonly Box[] {
  let found: Box[] = none
  for (const merge of movedMerges(template.merges, moves))
    if (merge.top <= row && row <= merge.bottom) found = [...found, merge]
  return found
}

const movedMerges = rememberOf((merges: readonly Box[], moves: RowMoves | undefined) =>
  merges.map((merge) =>
    moves ? { ...merge, top: movedRow(merge.top, moves), bottom: movedRow(merge.bottom, moves) } : merge,
  ),
)

const none: Box[] = []

/** The one of them that hides the cell. */
function coveringAt(merges: readonly Box[], row: number, column: number): Box | undefined {
  const merge = merges.find(({ left, right }) => left <= column && column <= right)
  return merge && merge.top === row && merge.left === column ? undefined : merge
}
