/**
 * Bytes of a worksheet part → its layout and its rows. Three stretches: what stands before `sheetData`, the rows, what
 * stands behind. The sheet is whole only when its root has been closed.
 */

import { damaged } from '../unreadable.ts'
import type { Row, SheetLayout } from '../workbook.ts'
import { SLASH } from '../xml/bytes.ts'
import type { XmlConsumer } from '../xml/xml-feed.ts'
import { Token, XmlScanner } from '../xml/xml-scanner.ts'
import type { CellSource } from './cell-source.ts'
import { RowScanner } from './row-scanner.ts'
import { LayoutCollector } from './sheet-layout.ts'
import { WorksheetNames } from './worksheet-names.ts'

const Stretch = { root: 0, head: 1, rows: 2, tail: 3, closed: 4 } as const
type Stretch = (typeof Stretch)[keyof typeof Stretch]

const SHEET_DATA = 'sheetData'

/** `</prefix:sheetData`, with a prefix of any sensible length. */
const LONGEST_TAG_BYTES = 128

export class SheetScanner implements XmlConsumer {
  readonly #names = new WorksheetNames()
  readonly #scanner = new XmlScanner()
  readonly #collector = new LayoutCollector(this.#names)
  /** Absent when only the layout is wanted: rows are then jumped over. */
  readonly #rows: RowScanner | undefined
  #stretch: Stretch = Stretch.root

  /** With `source` and `visit` the rows are read, else only the layout. */
  constructor(source?: CellSource, visit?: (row: Row) => undefined | boolean) {
    if (source && visit) this.#rows = new RowScanner(this.#names, source, visit)
  }

  get layout(): SheetLayout {
    return this.#collector.layout
  }

  /** Behind the head, and not yet at the end of the rows. */
  get inRows(): boolean {
    return this.#stretch === Stretch.rows
  }

  /** The visitor wants no more rows. */
  get stopped(): boolean {
    return this.#rows?.stopped ?? false
  }

  consume(bytes: Buffer, start: number): number {
    const scanner = this.#scanner
    scanner.reset(bytes, start)
    for (;;) {
      if (this.#stretch === Stretch.rows && !this.#passRows(bytes)) return this.stopped ? bytes.length : scanner.at
      const token = this.#names.next(scanner)
      if (token === Token.incomplete) return scanner.at
      if (token === Token.text) continue
      if (this.#stretch === Stretch.root) this.#openRoot(token)
      else if (this.#stretch === Stretch.closed) throw damaged('XML 标记不成对')
      else this.#element(token)
    }
  }

  end(): void {
    if (!this.stopped && this.#stretch !== Stretch.closed) throw damaged('工作表提前结束')
  }

  /** Moves on to `</sheetData>`; `false` when it is not in these bytes. */
  #passRows(bytes: Buffer): boolean {
    const scanner = this.#scanner
    if (this.#rows) {
      scanner.at = this.#rows.scan(bytes, scanner.at)
      return this.#rows.finished && !this.stopped
    }
    for (let at = scanner.at; ; at += SHEET_DATA.length) {
      at = bytes.indexOf(SHEET_DATA, at, 'latin1')
      if (at < 0) {
        scanner.at = Math.max(scanner.at, bytes.length - LONGEST_TAG_BYTES)
        return false
      }
      const tag = bytes.lastIndexOf('<', at)
      if (tag >= scanner.at && bytes[tag + 1] === SLASH && at + SHEET_DATA.length < bytes.length) {
        scanner.at = tag
        return true
      }
    }
  }

  #openRoot(token: Token): void {
    if (token !== Token.open) throw damaged('XML 标记不成对')
    this.#names.readRoot(this.#scanner, 'worksheet')
    this.#stretch = this.#scanner.selfClosing ? Stretch.closed : Stretch.head
  }

  #element(token: Token): void {
    const scanner = this.#scanner
    const collector = this.#collector
    if (token === Token.open && collector.depth === 0 && this.#names.isMain(scanner, 'sheetData')) {
      if (this.#stretch !== Stretch.head) throw damaged('工作表数据重复')
      this.#stretch = scanner.selfClosing ? Stretch.tail : Stretch.rows
    } else if (token === Token.close && this.#stretch === Stretch.rows) {
      if (!this.#names.isMain(scanner, 'sheetData')) throw damaged('XML 标记不成对')
      this.#stretch = Stretch.tail
    } else if (token === Token.close && collector.depth === 0) {
      if (!this.#names.isMain(scanner, 'worksheet')) throw damaged('XML 标记不成对')
      this.#stretch = Stretch.closed
    } else collector.take(scanner, token)
  }
}
