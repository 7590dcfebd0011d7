/** A plain table (texts, merges, hidden rows) → a Sheet, as the reader would give it. Not a mock: an in-memory sheet. */
import { type Box, CellKind, type Row, type Sheet } from '../../src/workbook/workbook.ts'

export type PlainCell = string | number | null | undefined | { formula: true } | { error: string } | { date: string }

export interface PlainOptions {
  /** `A1:H1`. */
  merges?: string[]
  hiddenRows?: number[]
  struckRows?: number[]
  /** Column letters. */
  hiddenColumns?: string[]
  filtered?: boolean
  name?: string
  state?: Sheet['state']
  /** Number of the first row, as Excel shows it. */
  from?: number
}

export function plainSheet(table: PlainCell[][], options: PlainOptions = {}): Sheet {
  const from = options.from ?? 1
  const rows = table.map((cells, index): Row => {
    const { texts, kinds } = cellsOf(cells)
    const number = from + index
    const hidden = options.hiddenRows?.includes(number) ?? false
    return { number, texts, kinds, hidden, ...(options.struckRows?.includes(number) && { struck: true as const }) }
  })
  const layout = {
    merges: (options.merges ?? []).map(mergeOf),
    hiddenColumns: (options.hiddenColumns ?? []).map((letters) => ({
      first: columnOf(letters),
      last: columnOf(letters),
    })),
    filtered: options.filtered ?? false,
  }
  return {
    name: options.name ?? 'Sheet1',
    state: options.state ?? 'visible',
    layout: async () => layout,
    rows: async (visit) => {
      for (const row of rows) {
        if (row.texts.length > 0 && visit({ ...row, texts: [...row.texts], kinds: [...row.kinds] }) === false) return
      }
    },
  }
}

function cellsOf(cells: PlainCell[]): { texts: string[]; kinds: CellKind[] } {
  const texts: string[] = []
  const kinds: CellKind[] = []
  for (const cell of cells) {
    const [text, kind] = cellOf(cell)
    texts.push(text)
    kinds.push(kind)
  }
  return { texts, kinds }
}

function cellOf(cell: PlainCell): [string, CellKind] {
  if (cell === null || cell === undefined || cell === '') return ['', CellKind.blank]
  if (typeof cell === 'number') return [String(cell), CellKind.number]
  if (typeof cell === 'string') return [cell, CellKind.text]
  if ('formula' in cell) return ['', CellKind.unevaluated]
  if ('error' in cell) return [cell.error, CellKind.error]
  return [cell.date, CellKind.date]
}

export function mergeOf(range: string): Box {
  const [, left, top, right, bottom] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range)!
  return { top: Number(top), left: columnOf(left!), bottom: Number(bottom), right: columnOf(right!) }
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
