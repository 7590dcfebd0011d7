/** Cells, widths, heights and merges of a sheet that is to be added come in; its part goes out. Text is only ever written as text. */
import { cellAddress } from '../address.ts'
import type { Box } from '../workbook.ts'
import type { CellEdit } from './edit-row.ts'
import type { StyleEditor } from './edit-styles.ts'
import { textElement } from './markup.ts'

export interface NewSheet {
  name: string
  /** Nobody sees it, not even in the list of hidden sheets. */
  veryHidden?: true
  cells: { row: number; column: number; edit: CellEdit }[]
  widths: readonly number[]
  heights: ReadonlyMap<number, number>
  merges: readonly Box[]
}

export function newSheet({ cells, widths, heights, merges }: NewSheet, styles: StyleEditor, namespace: string): Buffer {
  const cols = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  const rows = new Map<number, string[]>()
  for (const { row, column, edit } of [...cells].sort((a, b) => a.row - b.row || a.column - b.column)) {
    const start = `<c r="${cellAddress(column, row)}" s="${styles.derive(0, edit.look)}"`
    const text = edit.text ?? ''
    const cell = text === '' ? `${start}/>` : `${start} t="inlineStr"><is>${textElement(text)}</is></c>`
    rows.set(row, [...(rows.get(row) ?? []), cell])
  }
  const rowsText = [...rows].map(([row, made]) => {
    const height = heights.get(row)
    return `<row r="${row}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>${made.join('')}</row>`
  })
  const merged = merges
    .filter(({ top, left, bottom, right }) => top !== bottom || left !== right)
    .map(({ top, left, bottom, right }) => `<mergeCell ref="${cellAddress(left, top)}:${cellAddress(right, bottom)}"/>`)
  return Buffer.from(
    [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
      `<worksheet xmlns="${namespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
      cols.length > 0 ? `<cols>${cols.join('')}</cols>` : '',
      `<sheetData>${rowsText.join('')}</sheetData>`,
      merged.length > 0 ? `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>` : '',
      '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>',
      '<pageSetup paperSize="9" fitToHeight="0"/></worksheet>',
    ].join(''),
  )
}
