/** The styles part → for each cell format, whether a number shown in it is a date. Everything else in it is looks. */
import { MAX_CELL_FORMATS } from '../limits.ts'
import { type DateKind, formatDateKind } from '../number-format.ts'
import { unreadable } from '../unreadable.ts'
import { visitElements } from '../xml/xml-elements.ts'
import { SPREADSHEET_NAMESPACES } from './namespaces.ts'

/** `DateKind` by the index a cell gives in `s=`; an index beyond it is General, as in Excel. */
export type CellStyles = Uint8Array

/** A workbook without styles has no dates. */
export const NO_STYLES: CellStyles = new Uint8Array(0)

export function readStyles(bytes: Buffer): CellStyles {
  const formats = new Map<number, string>()
  const kinds: DateKind[] = []
  visitElements(bytes, SPREADSHEET_NAMESPACES, (path, attributes) => {
    if (path === '/styleSheet/numFmts/numFmt') {
      formats.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '')
    }
    if (path !== '/styleSheet/cellXfs/xf') return
    if (kinds.length === MAX_CELL_FORMATS) throw unreadable('too-large', '单元格格式太多')
    const id = Number(attributes.get('numFmtId') ?? 0)
    kinds.push(formatDateKind(id, formats.get(id)))
  })
  return Uint8Array.from(kinds)
}
