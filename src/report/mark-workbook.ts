/**
 * The workbook a sender sent, and what was found in it, come in; the same workbook with the faulty cells coloured, the columns 问题 and 情况说明
 * at the right and the letter as its first sheet goes out. All else stays as they sent it; the file that was sent is never written to.
 */

import { EXPLANATION_HEADING, FOUND_SHEET, PROBLEM_HEADING } from '../form/own-sheets.ts'
import type { SheetForm } from '../form/reading.ts'
import { foundIn } from '../intake/since-return.ts'
import { remember } from '../value/remember.ts'
import { cleanText } from '../value/text.ts'
import { cellAddress, cellKey } from '../workbook/address.ts'
import { openWorkbook } from '../workbook/open-workbook.ts'
import type { CellInput } from '../workbook/splice/add-inputs.ts'
import type { CellEdit } from '../workbook/splice/edit-row.ts'
import { type HeldEdits, type SheetEdits, setEdit } from '../workbook/splice/edit-sheet.ts'
import type { CellLook } from '../workbook/splice/edit-styles.ts'
import type { NewSheet } from '../workbook/splice/new-sheet.ts'
import { spliceWorkbook } from '../workbook/splice/splice-workbook.ts'
import type { Sheet } from '../workbook/workbook.ts'
import type { Drawing } from './drawing.ts'
import { faultyCells, headingRowOf, isPersonalAt, notesOf, problemsByRow, problemText } from './faulty-cells.ts'
import { inputsFor } from './input-rules.ts'
import { type LookName, looks } from './looks.ts'
import { drawReturnLetter } from './return-letter.ts'
import type { Returning, ReturningForm } from './returning.ts'
import { type SheetOutline, type SheetOutlines, startOutline } from './sheet-outlines.ts'
import { heightOf, linesOf } from './text-size.ts'

export interface Marked {
  /** Sheets that were given no notes. */
  unnoted: string[]
}

const marks = { error: { look: { fill: looks.error.fill! } }, warning: { look: { fill: looks.warning.fill! } } }
const textMarks = {
  error: { look: { ...marks.error.look, asText: true } },
  warning: { look: { ...marks.warning.look, asText: true } },
}

const asText: CellEdit = { look: { asText: true } }
/** In a longer table only the faulty cells are made text. */
const mostTextRows = 20_000

const problemWidth = 46
const explanationWidth = 26
const size = 10.5

/** @throws UnreadableFile when the workbook cannot be marked without a risk to what else is in it. */
export async function markWorkbook(
  returning: Returning,
  target: string,
  outlines: SheetOutlines | undefined,
): Promise<Marked> {
  const edits = await allEdits(returning, outlines)
  const first = sheetOf(drawReturnLetter(returning))
  return spliceWorkbook(returning.path, target, { edits, first, last: foundSheet(returning) })
}

/** By sheet. What was read of the workbook for it is let go before it is written. */
async function allEdits(returning: Returning, outlines: SheetOutlines | undefined): Promise<Map<string, SheetEdits>> {
  const edits = new Map<string, SheetEdits>()
  const source = await openWorkbook(returning.path)
  try {
    for (const sheet of source.sheets) {
      const forms = returning.forms.filter(({ form }) => form.sheet === sheet.name)
      if (forms.every(({ findings }) => findings.length === 0)) continue
      edits.set(sheet.name, await editsOf(sheet, forms, outlines?.of(returning.path, sheet.name)))
    }
  } finally {
    await source.close()
  }
  return edits
}

async function editsOf(sheet: Sheet, forms: ReturningForm[], outline: SheetOutline | undefined): Promise<SheetEdits> {
  const headings = new Map(forms.map(({ form }) => [form, headingRowOf(form)]))
  const { problems, marked, last } = await columnsFor(sheet, new Set(headings.values()), outline)
  const cells: HeldEdits = new Map()
  const heights = new Map<number, number>()
  const put = (row: number, column: number, edit: CellEdit) => setEdit(cells, row, column, edit)
  // What an earlier 退回表 said of a row is said no more.
  for (const row of marked) put(row, problems, { look: {}, text: '' })
  for (const { form, findings, unheard } of forms) {
    const heading = headings.get(form)!
    put(heading, problems, { look: lookOf('plainHeading'), text: PROBLEM_HEADING })
    put(heading, problems + 1, { look: lookOf('plainHeading'), text: EXPLANATION_HEADING })
    for (const [row, column] of personalCells(form, last)) put(row, column, asText)
    for (const [key, severity] of faultyCells(findings)) {
      const [row, column] = placeOf(key)
      const asText = isPersonalAt(form, column)
      put(row, column, asText ? textMarks[severity] : marks[severity])
    }
    for (const [row, found] of problemsByRow(form, findings)) {
      const text = problemText(found, unheard.includes(row))
      const look = lookOf(found.some(({ severity }) => severity === 'error') ? 'error' : 'warning')
      put(row, problems, { look, text })
      if (!marked.has(row)) put(row, problems + 1, explanation)
      const lines = linesOf(text, size, problemWidth)
      if (lines > 1) heights.set(row, Math.min(409, heightOf(lines, size)))
    }
  }
  const widths = new Map([
    [problems, problemWidth],
    [problems + 1, explanationWidth],
  ])
  const notes = notesOf(forms.flatMap((each) => each.findings))
  return { cells, heights, widths, notes, inputs: forms.flatMap((each) => inputsOf(each, last)) }
}

function inputsOf(form: ReturningForm, last: number): CellInput[] {
  return inputsFor(form, last).map(({ left, top, right, bottom, rule, hint }) => ({
    range: `${cellAddress(left, top)}:${cellAddress(right, bottom)}`,
    values: rule.type === 'list' ? rule.values : [],
    hint,
  }))
}

/** Cells of the data rows where a number must stay as it is typed. */
function* personalCells(form: SheetForm, last: number): Generator<[row: number, column: number]> {
  if (form.rows > mostTextRows) return
  for (const { table, columns, headingRows, places } of form.tables) {
    const top = Math.max(...headingRows) + 1
    const own = columns.flat().filter((column) => column >= 0 && isPersonalAt(form, column))
    if (places || table.id !== form.form.tables[0]?.id) continue
    for (let row = top; row <= Math.min(last, top + form.rows - 1); row++) for (const column of own) yield [row, column]
  }
}

interface Columns {
  problems: number
  /** Rows that an earlier 退回表 spoke of. */
  marked: Set<number>
  /** The last row with anything in it. */
  last: number
}

/** Where the two columns stand: where an earlier 退回表 put them, else right of everything. Looks at the sheet where nobody has before. */
async function columnsFor(
  sheet: Sheet,
  headings: ReadonlySet<number>,
  outline: SheetOutline | undefined,
): Promise<Columns> {
  let before = -1
  const marked = new Set<number>()
  const own = startOutline()
  if (!outline)
    await sheet.rows((row) => {
      // Known by its heading, before its first row.
      if (headings.has(row.number) && before < 0)
        before = row.texts.findIndex((text) => cleanText(text ?? '') === PROBLEM_HEADING)
      if (before >= 0 && (row.texts[before] ?? '') !== '' && !headings.has(row.number)) marked.add(row.number)
      own.add(row)
      return undefined
    })
  const { used, last, layout } = outline ?? own.made(await sheet.layout())
  let free = used
  for (const { right } of layout.merges) free = Math.max(free, Math.min(right, 200) + 1)
  return { problems: before >= 0 ? before : free, marked, last }
}

function placeOf(key: number): [row: number, column: number] {
  const row = Math.floor(key / cellKey(1, 0))
  return [row, key - cellKey(row, 0)]
}

/** One object for each name: there may be a cell of it in every row. */
const lookOf = remember((name: LookName): CellLook => {
  const { fill, bold, size: points, across, wrap } = looks[name]
  return {
    ...(fill !== undefined && { fill }),
    ...(bold && { bold }),
    size: points,
    across,
    ...(wrap && { wrap }),
    lined: true,
  }
}, 100)

function sheetOf({ name, cells, widths, heights, merges }: Drawing): NewSheet {
  return {
    name,
    widths,
    heights,
    merges,
    cells: cells.map(({ row, column, value, look, lines }) => {
      const { lined: _, ...plain } = lookOf(look)
      const isLined = Object.values(lines).some((line) => line !== '')
      return { row, column, edit: { look: { ...plain, ...(isLined && { lined: true }) }, text: String(value ?? '') } }
    }),
  }
}

/** What the sender writes into, also in a workbook whose sheets are protected. */
const explanation: CellEdit = { look: { ...lookOf('plain'), unlocked: true } }

/** What was found, for the day it comes back; it says nothing of anybody. */
function foundSheet({ forms }: Returning): NewSheet {
  const found = [...foundIn(forms.flatMap(({ findings }) => findings))]
  const cells = found.flatMap(([kind, count], index) => [
    { row: index + 1, column: 0, edit: { look: {}, text: kind } },
    { row: index + 1, column: 1, edit: { look: {}, text: String(count) } },
  ])
  return { name: FOUND_SHEET, veryHidden: true, cells, widths: [], heights: new Map(), merges: [] }
}
