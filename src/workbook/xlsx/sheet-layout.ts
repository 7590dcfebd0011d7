/** The elements around `sheetData` → what a sheet says about itself: merges, hidden columns, filters. */
import { columnNumber } from '../address.ts'
import { MAX_COLUMNS, MAX_MERGES, MAX_ROWS } from '../limits.ts'
import { damaged, unreadable } from '../unreadable.ts'
import type { Box, SheetLayout } from '../workbook.ts'
import { Token, type XmlScanner } from '../xml/xml-scanner.ts'
import { isTrue } from '../xml/xml-text.ts'
import type { WorksheetNames } from './worksheet-names.ts'

/** Fed with every token outside `sheetData`; keeps its own account of depth, since tokens come one at a time. */
export class LayoutCollector {
  readonly layout: SheetLayout = { merges: [], hiddenColumns: [], filtered: false }
  /** Elements open below the root. */
  depth = 0
  readonly #names: WorksheetNames
  /** Local name of the open child of the root, `''` when it is none of the spreadsheet's. */
  #section = ''

  constructor(names: WorksheetNames) {
    this.#names = names
  }

  take(scanner: XmlScanner, token: Token): void {
    if (token === Token.open) {
      if (this.depth === 0) this.#openSection(scanner)
      else if (this.depth === 1) this.#item(scanner)
      if (!scanner.selfClosing) this.depth++
    } else if (token === Token.close) this.depth--
  }

  #openSection(scanner: XmlScanner): void {
    const name = scanner.localName()
    this.#section = this.#names.isMain(scanner, name) ? name : ''
    if (this.#section === 'sheetPr' && isTrue(scanner.attribute('filterMode'))) this.layout.filtered = true
  }

  #item(scanner: XmlScanner): void {
    const { layout } = this
    if (this.#section === 'mergeCells' && this.#names.isMain(scanner, 'mergeCell')) {
      if (layout.merges.length === MAX_MERGES) throw unreadable('too-large', '合并单元格太多')
      const merge = parseRange(scanner.attribute('ref') ?? '')
      if (merge.top !== merge.bottom || merge.left !== merge.right) layout.merges.push(merge)
    } else if (this.#section === 'cols' && this.#names.isMain(scanner, 'col')) this.#column(scanner)
    else if (this.#section === 'autoFilter' && this.#names.isMain(scanner, 'filterColumn')) layout.filtered = true
  }

  #column(scanner: XmlScanner): void {
    const attributes = Object.fromEntries(scanner.attributes())
    const first = Number(attributes.min) - 1
    const last = Math.min(Number(attributes.max), MAX_COLUMNS) - 1
    if (!(0 <= first && first <= last)) throw damaged('列定义不对')
    // A column dragged to nothing is as unseen as a hidden one.
    if (isTrue(attributes.hidden) || Number(attributes.width ?? 1) === 0)
      this.layout.hiddenColumns.push({ first, last })
  }
}

/** `A1:C3`, `A1`, `$A$1:$C$3`, whole columns `A:C`, whole rows `1:3`. */
function parseRange(text: string): Box {
  const match = /^\$?([A-Z]{0,3})\$?(\d{0,7})(?::\$?([A-Z]{0,3})\$?(\d{0,7}))?$/.exec(text)
  if (!match || text === '') throw damaged('合并区域不对')
  const [, column = '', row = '', toColumn = column, toRow = row] = match
  const columns = [columnIndex(column, 0), columnIndex(toColumn, MAX_COLUMNS - 1)]
  const rows = [row === '' ? 1 : Number(row), toRow === '' ? MAX_ROWS : Number(toRow)]
  const merge = {
    top: Math.min(...rows),
    left: Math.min(...columns),
    bottom: Math.max(...rows),
    right: Math.max(...columns),
  }
  if (merge.top < 1 || merge.bottom > MAX_ROWS || merge.right >= MAX_COLUMNS) throw damaged('合并区域不对')
  return merge
}

function columnIndex(letters: string, whenAbsent: number): number {
  return letters === '' ? whenAbsent : columnNumber(letters)
}
