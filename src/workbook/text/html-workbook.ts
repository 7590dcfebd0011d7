/**
 * A web page saved as `.xls`, as many school systems export → one sheet, laid out as Excel lays it: tables below one another,
 * text between them in rows of its own. Everything is text; styles, scripts and links are not looked at.
 */
import type { FileBytes } from '../file-bytes.ts'
import { MAX_CELL_CHARACTERS, MAX_COLUMNS, MAX_MARKUP_BYTES, MAX_MERGES, MAX_ROWS } from '../limits.ts'
import { damaged, unreadable } from '../unreadable.ts'
import { CellKind, type Row, type Sheet, type SheetLayout } from '../workbook.ts'
import { unguarded } from './guarded-text.ts'
import { readText, textEncodingOf } from './text-encoding.ts'

/** Comments, declarations, tags, text. No two alternatives begin alike, so it takes time in proportion to the page. */
const TOKEN = /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>?|<(\/?)([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|[^<]+|</gi

/** What is between these tags is not text. */
const SILENT = new Set(['style', 'script', 'title', 'xml', 'head'])

/** Outside of tables each of these begins a new row. */
const BLOCKS = new Set(['p', 'div', 'br', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'table', 'caption'])

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  middot: '·',
  ldquo: '“',
  rdquo: '”',
  times: '×',
  copy: '©',
}

/** @throws UnreadableFile when there is no table in it, or one that is cut short. */
export async function htmlSheet(file: FileBytes): Promise<Sheet> {
  if (file.size > MAX_MARKUP_BYTES) throw unreadable('too-large')
  const head = file.readSync(0, Math.min(file.size, 4096)).toString('latin1')
  const declared = /charset\s*=\s*["']?\s*(gb\w*|utf-8)/i.exec(head)?.[1]?.toLowerCase()
  const found = await textEncodingOf(file)
  const encoding = declared?.startsWith('gb') && found.label === 'utf-8' && found.skip === 0 ? 'gb18030' : found.label
  const text = await readText(file, { ...found, label: encoding }).catch(() => readText(file, found))
  const page = new PageLayout()
  page.read(text)
  return {
    name: 'Sheet1',
    state: 'visible',
    layout: async () => page.layout,
    rows: async (visit) => {
      for (const row of page.rows) if (row.texts.length > 0 && visit(row) === false) return
    },
  }
}

class PageLayout {
  readonly rows: Row[] = []
  readonly layout: SheetLayout = { merges: [], hiddenColumns: [], filtered: false }
  /** Open tables; only the outermost has rows and cells, inner ones are text of the cell they stand in. */
  #depth = 0
  #tables = 0
  #row: Row | undefined
  #rowNumber = 0
  /** Text of the open cell, or of the open paragraph outside of tables. */
  #text = ''
  #cell: { column: number; across: number; down: number } | undefined
  #nextColumn = 0
  #nextHidden = 0
  /** For each column, the last row that a cell from above reaches into. */
  #covered: number[] = []

  read(html: string): void {
    let silent = ''
    for (const [token, slash, tag, attributes = ''] of html.matchAll(TOKEN)) {
      const name = tag?.toLowerCase()
      if (silent !== '') {
        if (slash && name === silent) silent = ''
      } else if (name === undefined) {
        if (!/^<[!?]/.test(token)) this.#text += token.replace(/[ \t\r\n\f]+/g, ' ')
      } else if (SILENT.has(name)) {
        if (!slash && !attributes.endsWith('/')) silent = name
      } else if (slash) this.#close(name)
      else this.#open(name, attributes)
    }
    if (this.#tables === 0) throw unreadable('web-page')
    if (this.#depth > 0) throw damaged('表格提前结束')
    this.#paragraph()
  }

  #open(name: string, attributes: string): void {
    if (this.#depth === 0 && BLOCKS.has(name)) this.#paragraph()
    if (name === 'table') {
      if (this.#depth === 0) this.#covered = []
      this.#depth++
      this.#tables++
    } else if (this.#depth > 1) {
      if (BLOCKS.has(name) || name === 'tr') this.#text += '\n'
    } else if (this.#depth === 1) {
      if (name === 'tr') this.#openRow(attributes)
      else if (name === 'td' || name === 'th') this.#openCell(attributes)
      else if (name === 'col') this.#column(attributes)
      else if (name === 'br' || name === 'p' || name === 'div')
        this.#text += name === 'br' || this.#text !== '' ? '\n' : ''
    }
  }

  #close(name: string): void {
    if (name === 'table' && this.#depth > 0) {
      if (this.#depth === 1) this.#closeRow()
      this.#depth--
    } else if (this.#depth === 1) {
      if (name === 'td' || name === 'th') this.#closeCell()
      else if (name === 'tr') this.#closeRow()
    } else if (this.#depth === 0 && BLOCKS.has(name)) this.#paragraph()
  }

  #paragraph(): void {
    const text = plainText(this.#text)
    this.#text = ''
    if (text === '') return
    this.#newRow(false)
    this.#put(0, text)
    this.#row = undefined
  }

  #newRow(hidden: boolean): void {
    if (++this.#rowNumber > MAX_ROWS) throw damaged('行号超出范围')
    this.#row = { number: this.#rowNumber, texts: [], kinds: [], hidden }
    this.rows.push(this.#row)
  }

  #openRow(attributes: string): void {
    this.#closeRow()
    this.#newRow(isHidden(attributes))
    this.#nextColumn = 0
  }

  #closeRow(): void {
    this.#closeCell()
    this.#row = undefined
  }

  #openCell(attributes: string): void {
    this.#closeCell()
    if (!this.#row) this.#openRow('')
    let column = this.#nextColumn
    while ((this.#covered[column] ?? 0) >= this.#rowNumber) column++
    const across = span(attributes, 'colspan')
    const down = span(attributes, 'rowspan')
    if (column + across > MAX_COLUMNS) throw damaged('列号超出范围')
    this.#cell = { column, across, down }
    this.#text = ''
  }

  #closeCell(): void {
    if (!this.#cell) return
    const { column, across, down } = this.#cell
    this.#put(column, unguarded(plainText(this.#text)))
    this.#text = ''
    this.#cell = undefined
    this.#nextColumn = column + across
    if (across === 1 && down === 1) return
    const bottom = Math.min(this.#rowNumber + down - 1, MAX_ROWS)
    for (let i = column; i < column + across; i++) this.#covered[i] = bottom
    if (this.layout.merges.length === MAX_MERGES) throw unreadable('too-large', '合并单元格太多')
    this.layout.merges.push({ top: this.#rowNumber, left: column, bottom, right: column + across - 1 })
  }

  #column(attributes: string): void {
    const first = this.#nextHidden
    this.#nextHidden = Math.min(first + span(attributes, 'span'), MAX_COLUMNS)
    if (isHidden(attributes)) this.layout.hiddenColumns.push({ first, last: this.#nextHidden - 1 })
  }

  #put(column: number, text: string): void {
    const row = this.#row
    if (!row || text === '') return
    if (text.length > MAX_CELL_CHARACTERS) throw unreadable('too-large', '单元格文字超过 32767 字')
    while (row.texts.length < column) {
      row.texts.push('')
      row.kinds.push(CellKind.blank)
    }
    row.texts[column] = text
    row.kinds[column] = CellKind.text
  }
}

function span(attributes: string, name: string): number {
  const value = new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']?\\s*(\\d{1,7})`, 'i').exec(attributes)?.[1]
  return Math.max(1, Number(value ?? 1))
}

function isHidden(attributes: string): boolean {
  return /display\s*:\s*none|\bhidden\b/i.test(attributes)
}

/** Line breaks are those of `<br>` and paragraphs; white space of the page itself is one blank by now. */
function plainText(html: string): string {
  const lines = html.split('\n').map((line) => line.replace(/ +/g, ' ').replace(/^ | $/g, ''))
  while (lines[0] === '') lines.shift()
  while (lines.at(-1) === '') lines.pop()
  return lines.join('\n').replace(/&(#x[\da-f]+|#\d+|[a-z]+);?/gi, (whole, name: string) => entity(name) ?? whole)
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return 0 < code && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
