/**
 * A recognised form and the rows round its tables come in; the `SheetForm` with its head and foot fields, title and layout faults goes out.
 * Every row it is given ends as a field, as something printed or written round the table, or as a `row-unread` fault.
 */

import type { Form } from '../notice/notice.ts'
import { readCount } from '../value/count.ts'
import { rememberOf } from '../value/remember.ts'
import { cleanText, normaliseHeading, sameText } from '../value/text.ts'
import { columnName } from '../workbook/address.ts'
import { CellKind, type Row, type Sheet, type SheetLayout } from '../workbook/workbook.ts'
import type { Candidate, Candidates } from './candidates.ts'
import { type LabelMatcher, type LineReading, readLine } from './head-line.ts'
import { coveredFaults, headingFaults, hiddenColumnFaults, titleMissing } from './layout-faults.ts'
import type { TableMatch } from './match-table.ts'
import { EXPLANATION_HEADING, PROBLEM_HEADING } from './own-sheets.ts'
import type { LayoutFault, SheetForm, SheetTable } from './reading.ts'
import type { Recognition } from './recognise.ts'
import { isFurniture, isNote, isSignature, saysNothing } from './row-words.ts'
import { saidOnce } from './said-once.ts'
import type { Observed } from './table-setting.ts'
import { bearsTitle, bestTitle, isTitleLine, linesOf, type TitleMatch, titleGroups } from './title.ts'

interface OpenForm {
  candidate: Candidate
  form: SheetForm
  observed: Observed
  unread: number[]
}

export interface SheetFacts {
  path: string
  sheet: Sheet
  layout: SheetLayout
  candidates: Candidates
}

/** @param above Rows between whatever came before and the headings. */
export function openForm(facts: SheetFacts, found: Recognition, above: readonly Row[]): OpenForm {
  const { candidate, title } = found
  const opened: OpenForm = { candidate, ...newForm(facts, candidate, title), unread: [] }
  const { form } = opened
  readRows(opened, candidate.head(), above, title, SOLITARY)
  addTitleFaults(facts, found, above, form)
  return opened
}

/** The form with nothing read yet. */
export function newForm({ path, sheet }: SheetFacts, { notice, form }: Candidate, title: TitleMatch | undefined) {
  const opened: SheetForm = {
    path,
    sheet: sheet.name,
    sheetState: sheet.state,
    notice,
    form,
    head: {},
    tables: [],
    sections: {},
    faults: [],
    rows: 0,
    ...(title && { title: title.line }),
  }
  const observed: Observed = {
    hiddenRows: [],
    struckRows: [],
    sampleRows: [],
    preparedRows: [],
    zeroRows: [],
    covered: new Map(),
    strayRows: new Map(),
    units: new Set(),
  }
  return { form: opened, observed }
}

/** A table begins: its place on the sheet, and what is odd about its headings. */
export function addTable(opened: OpenForm, facts: SheetFacts, found: Recognition, headingRows: number[]): SheetTable {
  const { match } = found
  const table: SheetTable = { table: match.matcher.table, columns: match.columns, headingRows, ...returnColumns(match) }
  if (opened.form.form.free) table.headings = match.band.cells.map(({ text, row, column }) => ({ text, row, column }))
  opened.form.tables.push(table)
  opened.form.faults.push(...headingFaults(match, headingRows), ...hiddenColumnFaults(facts.layout, match))
  return table
}

/** The columns that a 退回表 added to the sheet. */
function returnColumns({ unknown }: TableMatch): Pick<SheetTable, 'problems' | 'explanations'> {
  const at = (heading: string) => unknown.find(({ text }) => cleanText(text) === heading)?.column
  const [problems, explanations] = [at(PROBLEM_HEADING), at(EXPLANATION_HEADING)]
  return { ...(problems !== undefined && { problems }), ...(explanations !== undefined && { explanations }) }
}

/** Rows below a table or between its data. */
export function readBelow(opened: OpenForm, rows: readonly Row[]): void {
  readRows(opened, opened.candidate.foot(), rows, undefined, 0)
}

/** The head fields that rows above a repeated heading give, to tell a page break from another school's table. */
export function givesOtherHead(opened: OpenForm, above: readonly Row[]): boolean {
  const { head } = opened.form
  const rows = above.filter((row) => !bearsTitle(opened.candidate.title(), row))
  const own = new Set(opened.candidate.form.head.map((field) => field.field))
  return rows.some((row) =>
    readLine(opened.candidate.head(), saidOnce(row)).values.some(
      ({ field, value }) =>
        own.has(field.field) &&
        Object.hasOwn(head, field.field) &&
        normaliseHeading(head[field.field]!.text) !== normaliseHeading(value.text),
    ),
  )
}

/** Where the next form's own head begins among the rows between two tables: at its title, else at its lines of labels. */
export function startOfHead({ title, candidate }: Recognition, above: readonly Row[]): number {
  const own = new Set(candidate.form.head.map((field) => field.field))
  const isPrint = (row: Row) => row.texts.every((text) => text.trim() === '' || isFurniture(text.trim()))
  const isHead = (row: Row) => {
    const { labels, values } = readLine(candidate.head(), saidOnce(row))
    return isPrint(row) || (labels > 0 && (values.length === 0 || values.some(({ field }) => own.has(field.field))))
  }
  let from = title ? above.findIndex((row) => title.rows.includes(row.number)) : above.length
  while (from > 0 && (title ? isPrint : isHead)(above[from - 1]!)) from--
  return from
}

/** The head says how many there are, and that it is none. */
function rowsDeclaringNone({ form, candidate }: OpenForm): number[] {
  return candidate.form.head.flatMap(({ field, type }) => {
    const said = form.head[field]
    return type === 'count' && said && readCount(said.text, CellKind.text) === 0 ? [said.row] : []
  })
}

/** Reading has ended: what was seen on the way becomes faults. */
export function closeForm(opened: OpenForm, facts: SheetFacts): void {
  const { form, observed, unread, candidate } = opened
  const faults: LayoutFault[] = []
  const overRows = (
    rule: 'hidden-data' | 'sample-row' | 'prepared-row' | 'zero-report' | 'row-unread',
    rows: number[],
    args: LayoutFault['args'] = {},
  ) => {
    if (rows.length > 0) faults.push({ rule, row: rows[0]!, column: -1, args: { ...args, count: rows.length }, rows })
  }
  const first = form.tables[0]?.headingRows[0] ?? 1
  if (form.sheetState !== 'visible') {
    faults.push({ rule: 'hidden-data', row: first, column: 0, args: { reason: 'sheet', count: form.rows } })
  }
  overRows('hidden-data', observed.hiddenRows, { reason: facts.layout.filtered ? 'filter' : 'rows' })
  overRows('hidden-data', observed.struckRows, { reason: 'struck' })
  overRows('sample-row', observed.sampleRows)
  const none = observed.zeroRows.length > 0 ? observed.zeroRows : rowsDeclaringNone(opened)
  if (form.rows === 0 && none.length > 0) {
    form.zeroReport = true
    overRows('zero-report', none)
  } else observed.preparedRows.push(...observed.zeroRows)
  overRows('prepared-row', ascending(observed.preparedRows))
  overRows('row-unread', unread)
  faults.push(...coveredFaults(form, observed))
  for (const [column, rows] of observed.strayRows) {
    const args = { reason: 'no-heading', column: columnName(column), count: rows.length }
    faults.push({ rule: 'heading-unknown', row: rows[0]!, column, args, rows })
  }
  for (const table of candidate.form.tables) {
    if (form.tables.some((each) => each.table === table)) continue
    const heading = table.heading === '' ? (table.columns[0]?.heading ?? '') : table.heading
    faults.push({ rule: 'heading-missing', row: first, column: 0, args: { reason: 'table', heading } })
  }
  form.faults.push(...faults)
  form.rowUnits = [...observed.units]
}

function ascending(rows: number[]): number[] {
  return rows.sort((a, b) => a - b)
}

/** Above its first table a form may say what it likes, as long as it is no table. */
const SOLITARY = 2

/** @param free Rows of so many cells need no explanation. */
function readRows(
  opened: OpenForm,
  matcher: LabelMatcher,
  rows: readonly Row[],
  title: TitleMatch | undefined,
  free: number,
): void {
  const notes = noteKeys(opened.candidate.form)
  let previous = ''
  for (const row of rows.map(saidOnce)) {
    const kind = title?.rows.includes(row.number) ? 'title' : lookAt(opened, matcher, row, notes, previous)
    if (kind === 'zero') opened.observed.zeroRows.push(row.number)
    if (kind === 'unread' && filledCells(row) > free) opened.unread.push(row.number)
    previous = kind
  }
}

const noteKeys = rememberOf(({ notes }: Form) => notes.map(normaliseHeading))

/** What a row round a table is; fields found on it are kept unless an earlier row gave them. */
function lookAt(
  { candidate, form }: OpenForm,
  matcher: LabelMatcher,
  row: Row,
  notes: readonly string[],
  previous: string,
): 'note' | 'line' | 'print' | 'zero' | 'unread' {
  const filled = row.texts.map(cleanText).filter((text) => text !== '')
  const first = filled[0] ?? ''
  if (filled.length === 0) return 'print'
  if (filled.length <= 3 && (isNote(first) || isPrintedNote(notes, filled.join('')))) return 'note'
  if (filled.length <= 2 && (bearsTitle(candidate.title(), row) || isCaption(candidate, first))) return 'print'
  if (filled.length === 1 && isTitleLine(candidate.form, row)) return 'print'
  const line: LineReading = readLine(matcher, row)
  for (const { field, value } of line.values) {
    if (Object.hasOwn(form.head, field.field)) continue
    form.head[field.field] = row.kinds[value.column] === CellKind.number ? { ...value, numeric: true } : value
  }
  for (const { field, ...place } of line.empty) {
    form.emptyHead ??= {}
    if (!Object.hasOwn(form.emptyHead, field.field)) form.emptyHead[field.field] = place
  }
  if (line.labels > 0 || (filled.length <= 8 && filled.some(isSignature))) return 'line'
  if (filled.every(isFurniture)) return 'print'
  if (filled.every(saysNothing)) return 'zero'
  return previous === 'note' && filled.length === 1 && /[。；;]$/u.test(first) ? 'note' : 'unread'
}

function filledCells(row: Row): number {
  return row.texts.filter((text) => text.trim() !== '').length
}

/** The printed heading of a table or section. */
function isCaption({ form }: Candidate, text: string): boolean {
  return [...form.tables, ...form.sections].some(({ heading }) => heading !== '' && sameText(heading, text))
}

/** A row that repeats a printed note, whole or a part of it. */
function isPrintedNote(notes: readonly string[], text: string): boolean {
  const key = normaliseHeading(text)
  return key.length >= 4 && notes.some((note) => note !== '' && (note.includes(key) || key.includes(note)))
}

/** 2020年… where the form is of 2021; nothing where either title names no year, or several. */
function otherYear(own: string, found: string): { year: string; expected: string } | undefined {
  const [expected, ...others] = new Set(own.match(/20\d\d(?=年)/gu))
  if (expected === undefined || others.length > 0) return undefined
  const years = normaliseHeading(found)
    .replace(/[〇一二三四五六七八九]/gu, (each) => String('〇一二三四五六七八九'.indexOf(each)))
    .match(/20\d\d(?=年|学年|[-—~至])/gu)
  if (!years || years.includes(expected)) return undefined
  return { year: years[0]!, expected }
}

/** A lead over the form's own title that two wordings of the same title do not have. */
const OTHER_TITLE_LEAD = 0.05

function addTitleFaults(
  facts: SheetFacts,
  { candidate, title, match }: Recognition,
  above: readonly Row[],
  form: SheetForm,
): void {
  if (candidate.form.title.length === 0 || candidate.form.free) return
  const own = title?.likeness ?? 0
  // Word for word it is nobody else's.
  const lines = own < 1 ? titleGroups(linesOf(above)) : []
  for (const other of own < 1 ? facts.candidates.list : []) {
    const theirs = other === candidate || other.form.free ? undefined : bestTitle(other.title(), lines)
    if (!theirs || theirs.likeness < 0.8 || theirs.likeness < own + OTHER_TITLE_LEAD) continue
    const { text, row, column } = theirs.line
    form.faults.push({ rule: 'form-mixed', row, column, args: { title: text, form: candidate.form.label } })
    return
  }
  if (title) {
    const year = otherYear(candidate.form.title.join(''), title.line.text)
    const { text, row, column } = title.line
    if (year) form.faults.push({ rule: 'form-mixed', row, column, args: { reason: 'year', title: text, ...year } })
    return
  }
  form.faults.push(titleMissing(candidate.form, (above[0] ?? match.band.rows[0]!).number))
}
