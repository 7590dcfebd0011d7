/** An "XML spreadsheet 2003", usually saved as `.xls` → its sheets. Read whole: the format ended before tables grew large. */

import { serialToIso } from '../date-serial.ts'
import type { FileBytes } from '../file-bytes.ts'
import { MAX_COLUMNS, MAX_MARKUP_BYTES, MAX_MERGES, MAX_ROWS, MAX_SHEETS } from '../limits.ts'
import { DateKind, dateKindOf } from '../number-format.ts'
import { damaged, unreadable } from '../unreadable.ts'
import { CellKind, type Row, type Sheet, type SheetLayout } from '../workbook.ts'
import { type CellValue, isoValue, NUMBER } from '../xlsx/cell-source.ts'
import { limited } from '../xml/text-bytes.ts'
import { type Attributes, visitElements } from '../xml/xml-elements.ts'

const SHEET_NAMESPACES = ['urn:schemas-microsoft-com:office:spreadsheet'] as const
const NAMESPACES = [...SHEET_NAMESPACES, 'urn:schemas-microsoft-com:office:excel'] as const

/** Names of formats that have no code of their own. */
const NAMED_FORMATS: Record<string, DateKind> = {
  'General Date': DateKind.date,
  'Long Date': DateKind.date,
  'Medium Date': DateKind.date,
  'Short Date': DateKind.date,
  'Long Time': DateKind.time,
  'Medium Time': DateKind.time,
  'Short Time': DateKind.time,
}

interface ReadSheet {
  name: string
  state: Sheet['state']
  layout: SheetLayout
  rows: Row[]
}

/** @throws UnreadableFile when it is another kind of XML, or damaged. */
export function xml2003Sheets(file: FileBytes): Sheet[] {
  if (file.size > MAX_MARKUP_BYTES) throw unreadable('too-large')
  const reading = new Reading()
  visitElements(
    file.readSync(0, file.size),
    NAMESPACES,
    (path, attributes) => reading.open(path, (name) => attribute(attributes, name)),
    (path, text) => reading.close(path, text),
  )
  if (!reading.isWorkbook) throw unreadable('unknown')
  return reading.sheets.map(({ name, state, layout, rows }) => ({
    name,
    state,
    layout: async () => layout,
    rows: async (visit) => {
      for (const row of rows) if (visit(row) === false) return
    },
  }))
}

/** Attributes are in the namespace when they have a prefix, and some writers leave it out. */
function attribute(attributes: Attributes, name: string): string | undefined {
  return attributes.get(name, SHEET_NAMESPACES) ?? attributes.get(name)
}

type Get = (name: string) => string | undefined

class Reading {
  isWorkbook = false
  readonly sheets: ReadSheet[] = []
  readonly #formats = new Map<string, DateKind>()
  #style = ''
  #date1904 = false
  #row: Row = { number: 0, texts: [], kinds: [], hidden: false }
  #nextColumn = 0
  #nextHidden = 0
  #cell = { column: 0, style: '', type: '', formula: false, data: undefined as string | undefined }

  open(path: string, get: Get): void {
    switch (path) {
      case '/Workbook':
        this.isWorkbook = true
        break
      case '/Workbook/ExcelWorkbook/Date1904':
        this.#date1904 = true
        break
      case '/Workbook/Styles/Style':
        this.#style = get('ID') ?? ''
        break
      case '/Workbook/Styles/Style/NumberFormat':
        this.#formats.set(this.#style, formatKind(get('Format') ?? ''))
        break
      case '/Workbook/Worksheet':
        this.#openSheet(get('Name') ?? '')
        break
      case '/Workbook/Worksheet/Table/Column':
        this.#column(get)
        break
      case '/Workbook/Worksheet/Table/Row':
        this.#openRow(get)
        break
      case '/Workbook/Worksheet/Table/Row/Cell':
        this.#openCell(get)
        break
      case '/Workbook/Worksheet/Table/Row/Cell/Data':
        this.#cell.type = get('Type') ?? 'String'
        break
      case '/Workbook/Worksheet/AutoFilter/AutoFilterColumn':
        if (get('Type') !== undefined) this.sheets.at(-1)!.layout.filtered = true
    }
  }

  close(path: string, text: string): void {
    switch (path) {
      case '/Workbook/Worksheet/Table/Row':
        if (this.#row.texts.length > 0) this.sheets.at(-1)!.rows.push(this.#row)
        break
      case '/Workbook/Worksheet/Table/Row/Cell':
        this.#closeCell()
        break
      case '/Workbook/Worksheet/Table/Row/Cell/Data':
        this.#cell.data = text
        break
      case '/Workbook/Worksheet/WorksheetOptions/Visible':
        this.sheets.at(-1)!.state =
          text === 'SheetVeryHidden' ? 'veryHidden' : text === 'SheetHidden' ? 'hidden' : 'visible'
    }
  }

  #openSheet(name: string): void {
    if (this.sheets.length === MAX_SHEETS) throw unreadable('too-large', '工作表太多')
    this.sheets.push({ name, state: 'visible', layout: { merges: [], hiddenColumns: [], filtered: false }, rows: [] })
    this.#row = { number: 0, texts: [], kinds: [], hidden: false }
    this.#nextHidden = 0
  }

  #column(get: Get): void {
    const first = index(get('Index'), this.#nextHidden, MAX_COLUMNS)
    const last = first + count(get('Span'))
    this.#nextHidden = last + 1
    const hidden = get('Hidden') === '1' || Number(get('Width') ?? 1) === 0
    if (hidden) this.sheets.at(-1)!.layout.hiddenColumns.push({ first, last: Math.min(last, MAX_COLUMNS - 1) })
  }

  #openRow(get: Get): void {
    const number = index(get('Index'), this.#row.number, MAX_ROWS) + 1
    if (number <= this.#row.number) throw damaged('行号没有递增')
    const hidden = get('Hidden') === '1' || Number(get('Height') ?? 1) === 0
    this.#row = { number, texts: [], kinds: [], hidden }
    this.#nextColumn = 0
  }

  #openCell(get: Get): void {
    const column = index(get('Index'), this.#nextColumn, MAX_COLUMNS)
    const across = count(get('MergeAcross'))
    const down = count(get('MergeDown'))
    this.#nextColumn = column + across + 1
    this.#cell = {
      column,
      style: get('StyleID') ?? '',
      type: '',
      formula: get('Formula') !== undefined,
      data: undefined,
    }
    if (across === 0 && down === 0) return
    const { merges } = this.sheets.at(-1)!.layout
    if (merges.length === MAX_MERGES) throw unreadable('too-large', '合并单元格太多')
    const bottom = Math.min(this.#row.number + down, MAX_ROWS)
    merges.push({ top: this.#row.number, left: column, bottom, right: Math.min(column + across, MAX_COLUMNS - 1) })
  }

  #closeCell(): void {
    const { column, formula, data } = this.#cell
    const { text, kind } = data === undefined || data === '' ? blankValue(formula) : this.#value(data)
    if (kind === CellKind.blank) return
    const { texts, kinds } = this.#row
    while (texts.length < column) {
      texts.push('')
      kinds.push(CellKind.blank)
    }
    texts[column] = limited(text)
    kinds[column] = kind
  }

  #value(data: string): { text: string; kind: CellKind } {
    switch (this.#cell.type) {
      case 'Number':
        return this.#number(data.trim())
      case 'DateTime':
        return this.#date(isoValue(data.trim()))
      case 'Boolean':
        return { text: data.trim() === '1' ? 'TRUE' : 'FALSE', kind: CellKind.boolean }
      case 'Error':
        return { text: data.trim(), kind: CellKind.error }
      default:
        return { text: data, kind: CellKind.text }
    }
  }

  #number(raw: string): { text: string; kind: CellKind } {
    if (!NUMBER.test(raw)) throw damaged('数值单元格里不是数')
    const format = this.#formats.get(this.#cell.style) ?? DateKind.none
    const date = format === DateKind.none ? undefined : serialToIso(Number(raw), format, this.#date1904)
    return date === undefined ? { text: raw, kind: CellKind.number } : { text: date, kind: CellKind.date }
  }

  /** A bare time is written on the day before the first. */
  #date({ text, kind }: CellValue): CellValue {
    return { text: text.startsWith('1899-12-31T') ? text.slice(11) : text, kind }
  }
}

function formatKind(format: string): DateKind {
  return Object.hasOwn(NAMED_FORMATS, format) ? NAMED_FORMATS[format]! : dateKindOf(format)
}

function blankValue(formula: boolean): { text: string; kind: CellKind } {
  return { text: '', kind: formula ? CellKind.unevaluated : CellKind.blank }
}

/** From 0; `written` counts from 1. */
function index(written: string | undefined, next: number, limit: number): number {
  const value = written === undefined ? next : Number(written) - 1
  if (!(Number.isInteger(value) && 0 <= value && value < limit)) throw damaged('行列号超出范围')
  return value
}

function count(written: string | undefined): number {
  const value = Number(written ?? 0)
  if (!(Number.isInteger(value) && 0 <= value && value < MAX_ROWS)) throw damaged('行列号超出范围')
  return value
}
