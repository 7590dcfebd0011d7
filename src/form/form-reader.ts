/**
 * A recognised form comes in, then its rows as they are met; its records, texts and fields go out. In a table, in a section or between the
 * two, it reads what it is given, and never looks for headings: `read-sheet.ts` decides where a table or another form begins.
 */
import type { Row } from '../workbook/workbook.ts'
import { isBlankRow } from './blank-row.ts'
import { startDelivery } from './delivery.ts'
import { readLine } from './head-line.ts'
import type { MergeIndex } from './merge-index.ts'
import { addTable, closeForm, givesOtherHead, openForm, readBelow, type SheetFacts } from './open-form.ts'
import type { Listen, SheetForm, SheetTable } from './reading.ts'
import { type Recognition, withAllRows } from './recognise.ts'
import { saidOnce } from './said-once.ts'
import { type Marker, sectionReader } from './section-reader.ts'
import { type TableReader, tableReader } from './table-reader.ts'
import type { Verdict } from './table-setting.ts'
import type { TableMatcher } from './table-spellings.ts'
import { linesOf, matchTitle } from './title.ts'

export interface FormReader {
  form: SheetForm
  /** The form's tables, to be looked for first. */
  tables: readonly TableMatcher[]
  inTable(): boolean
  inSection(): boolean
  /** A row of the table that is being read, or of none; as `TableReader`. */
  tableRow(row: Row, loose: boolean, noHeadings: boolean): Verdict
  sectionRow(row: Row): void
  /** Rows below a table, or between its data, that are none. */
  below(rows: readonly Row[]): void
  /** The printed heading of a section, or of one of the form's tables. */
  marker(row: Row): Marker | undefined
  pass(marker: Marker, row: Row, above: readonly Row[]): void
  /** The headings of the table that is being read, word for word, as after every page break: known without asking all forms again. */
  repeated(rows: readonly Row[], at: number): Recognition | undefined
  /** A row of the table below which those headings come: with words like theirs (合格) it looks like a part of them. */
  isAboveHeadings(rows: readonly Row[], at: number): boolean
  /** Is it this form that goes on (headings repeated after a page break, its next table), or a form of its own? */
  goesOn(found: Recognition, above: readonly Row[]): boolean
  /** The rows to come are data below these headings. */
  beginTable(found: Recognition, headingRows: number[]): void
  end(below: readonly Row[]): void
}

/** @param above Rows between whatever came before and the headings. */
export function formReader(
  facts: SheetFacts,
  merges: MergeIndex,
  first: Recognition,
  above: readonly Row[],
  listen: Listen,
): FormReader {
  const { candidate } = first
  const opened = openForm(facts, first, above)
  const { form, observed } = opened
  const { tableKnown, emit, flush, end: endDelivery } = startDelivery(form, listen)
  const sections = sectionReader(form)
  let table: TableReader | undefined
  /** What the latest table was recognised by. */
  let latest = first

  function leaveTable(): void {
    table?.end()
    table = undefined
    flush()
  }

  function openTable(headingRows: number[]): TableReader {
    const place = addTable(opened, facts, latest, headingRows)
    tableKnown()
    const headed = new Set([...place.columns.flat(), ...latest.match.unknown.map((cell) => cell.column)])
    const { candidates } = facts
    return tableReader({ form, table: place, headed, merges, candidates, labels: candidate.head(), observed, emit })
  }

  return {
    form,
    tables: candidate.tables,
    inTable: () => table !== undefined,
    inSection: () => sections?.isOpen() ?? false,
    tableRow: (row, loose, noHeadings) => table!.take(row, loose, noHeadings),
    sectionRow: (row) => sections!.take(saidOnce(row)),
    below(rows) {
      flush()
      readBelow(opened, rows)
    },
    marker: (row) => (sections === undefined || isBlankRow(row) ? undefined : sections.marker(saidOnce(row))),
    pass(marker, row, above) {
      leaveTable()
      readBelow(opened, above)
      sections!.close()
      if ('section' in marker) sections!.begin(saidOnce(row), marker)
    },
    repeated(rows, at) {
      if (!table) return undefined
      const { match } = latest
      if (!match.band.rows.every((each, index) => isSameText(each, rows[at + index]))) return undefined
      const title = matchTitle(candidate.title(), linesOf(rows.slice(0, at)))
      return withAllRows(rows, { ...latest, title, first: at, last: at + match.band.rows.length - 1 })
    },
    isAboveHeadings(rows, at) {
      // A line of the head goes with the headings below it.
      if (!table || readLine(candidate.head(), saidOnce(rows[at]!)).labels > 0) return false
      const top = latest.match.band.rows[0]!
      return rows.some((row, index) => index > at && isSameText(top, row))
    },
    goesOn(found, above) {
      if (found.candidate !== candidate) return false
      const seen = form.tables.some((each) => each.table === found.match.matcher.table)
      if (!seen) return true
      return !givesOtherHead(opened, above) && (candidate.tables.length === 1 || !found.title)
    },
    beginTable(found, headingRows) {
      latest = found
      if (!table || !isSameLayout(table.setting.table, found)) {
        leaveTable()
        table = openTable(headingRows)
      }
      sections?.close()
    },
    end(below) {
      leaveTable()
      readBelow(opened, below)
      closeForm(opened, facts)
      endDelivery()
    },
  }
}

function isSameLayout(table: SheetTable, { match }: Recognition): boolean {
  return table.table === match.matcher.table && JSON.stringify(table.columns) === JSON.stringify(match.columns)
}

function isSameText(row: Row, other: Row | undefined): boolean {
  const width = Math.max(row.texts.length, other?.texts.length ?? 0)
  for (let column = 0; column < width; column++) {
    if ((row.texts[column] ?? '') !== (other?.texts[column] ?? '')) return false
  }
  return other !== undefined
}
