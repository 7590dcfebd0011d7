/** The styles part → for each cell format, whether a number shown in it is a date, and whether it strikes through. Everything else is looks. */
import { MAX_CELL_FORMATS } from '../limits.ts'
import { formatDateKind } from '../number-format.ts'
import { unreadable } from '../unreadable.ts'
import { visitElements } from '../xml/xml-elements.ts'
import { isTrue } from '../xml/xml-text.ts'
import { SPREADSHEET_NAMESPACES } from './namespaces.ts'

/** `DateKind` by the index a cell gives in `s=`, with `STRUCK` where its font has a line through; an index beyond it is General, as in Excel. */
export type CellStyles = Uint8Array

export const STRUCK = 0x80

/** A workbook without styles has no dates. */
export const NO_STYLES: CellStyles = new Uint8Array(0)

export function readStyles(bytes: Buffer): CellStyles {
  const formats = new Map<number, string>()
  const kinds: number[] = []
  const struckFonts = new Set<number>()
  let fonts = 0
  visitElements(bytes, SPREADSHEET_NAMESPACES, (path, attributes) => {
    if (path === '/styleSheet/numFmts/numFmt') {
      formats.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '')
    }
    if (path === '/styleSheet/fonts/font') fonts++
    if (path === '/styleSheet/fonts/font/strike' && isTrue(attributes.get('val') ?? '1')) struckFonts.add(fonts - 1)
    if (path !== '/styleSheet/cellXfs/xf') return
    if (kinds.length === MAX_CELL_FORMATS) throw unreadable('too-large', '单元格格式太多')
    const id = Number(attributes.get('numFmtId') ?? 0)
    const struck = struckFonts.has(Number(attributes.get('fontId') ?? 0)) ? STRUCK : 0
    kinds.push(formatDateKind(id, formats.get(id)) | struck)
  })
  return Uint8Array.from(kinds)
}
