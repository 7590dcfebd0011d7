/**
 * The 依据 sheet: for every number of an official sheet, the file, sheet and cell it came from, or how it was worked out. A sheet of
 * its own behind the official one, so that it never gets under the stamp.
 */

import { SOURCES_SHEET } from '../form/own-sheets.ts'
import { noticeWords } from '../notice/form-words.ts'
import type { Column, Form, Notice } from '../notice/notice.ts'
import { fileName } from '../value/file-name.ts'
import { acceptedIn, acceptedText, cellIn, type Origin } from '../value/origin.ts'
import { mostNames, remember, rememberOf, whileSame } from '../value/remember.ts'
import { drawingOf, frame, linedColumn, put, putRows, raise, rowBox, startCanvas } from './canvas.ts'
import type { Drawing, DrawnCell, RowValues } from './drawing.ts'
import type { FormContent, SourceNote } from './form-content.ts'
import { drawHeadings, drawLines } from './plain-table.ts'
import { heightOf, linesOf } from './text-size.ts'

const headings = [
  '本表单元格',
  '单位',
  '栏目',
  '数值',
  '怎样得来',
  '来源文件',
  '来源位置',
  '原数',
  '文件指纹',
  '条款',
  '说明',
]
const POINTS = 10.5
const widths = [11, 14, 30, 10, 26, 34, 14, 10, 14, 16, 34]

/** Enough of a SHA-256 to tell files apart by eye; the ledger has all of it. */
const shortDigest = 12
/** The same text for all rows of a file, which then is known at a glance. */
const fingerprint = whileSame((sha256: string) => sha256.slice(0, shortDigest))

/** One sheet of the official workbook: of cards there are many. */
interface Page {
  content: FormContent
  drawn: Pick<Drawing, 'name' | 'places'>
}

/** @param lacking What came in and is not in the numbers, and who has sent nothing; empty where nothing is lacking. */
export function drawSources(
  notice: Notice,
  form: Form,
  pages: readonly Page[],
  asOf: string,
  lacking: readonly string[],
): Drawing {
  const canvas = startCanvas(widths)
  const right = widths.length - 1
  put(canvas, rowBox(1, 0, right), `${form.label} 依据`, 'label')
  raise(canvas, 1, 30)
  put(canvas, rowBox(2, 0, right), `${noticeWords(notice)}　截至 ${asOf}`, 'plain')
  const top = drawLines(canvas, 3, lacking)
  drawHeadings(canvas, top, headings)
  const lines = pages.flatMap(linesIn)
  putRows(canvas, {
    top: top + 1,
    bottom: top + lines.length,
    columns: widths.map((_, column) => linedColumn(column, 'plain', { figureLook: 'plainFigure' })),
    values: (row) => lineValues(form, lines[row - top - 1]!, pages.length > 1),
    height: heightNeeded,
  })
  frame(canvas, { top, left: 0, bottom: top + lines.length, right })
  const margins = { top: 20, right: 15, bottom: 20, left: 15 }
  return drawingOf(canvas, SOURCES_SHEET, { margins, repeatFrom: top, repeatTo: top }, { frozenRows: top })
}

function heightNeeded(values: RowValues): number {
  let lines = 1
  for (let column = 0; column < values.length; column++) {
    const value = values[column]
    if (value !== undefined) lines = Math.max(lines, linesAt[column]!(value))
  }
  return heightOf(lines, POINTS)
}

/** School, file and fingerprint are mostly those of the row above. */
const linesAt = widths.map((width) => whileSame((value: string | number) => linesOf(String(value), POINTS, width)))

/** A number, and which of its sources. */
interface SourceLine {
  page: Page
  note: SourceNote
  index: number
}

/** One line per source; a number made from several files has several lines. */
function linesIn(page: Page): SourceLine[] {
  const lines: SourceLine[] = []
  for (const note of page.content.sources)
    for (let index = 0; index < Math.max(1, note.from.length); index++) lines.push({ page, note, index })
  return lines
}

function lineValues(form: Form, { page, note, index }: SourceLine, named: boolean): RowValues {
  const source = note.from[index]
  const said =
    index === 0 ? numberSaid(form, page, note, named) : [undefined, undefined, undefined, undefined, undefined]
  said.push(
    source && shortPath(source.path),
    source && whereIn(source),
    typeof source?.value === 'number' ? source.value : undefined,
    source && fingerprint(source.sha256),
    index === 0 && note.clause !== '' ? note.clause.replaceAll(' ', '、') : undefined,
    remarkOf(note, index === 0, source),
  )
  return said
}

/** What is said once of a number, however many sources it has. */
function numberSaid(form: Form, { content, drawn }: Page, note: SourceNote, named: boolean): DrawnCell['value'][] {
  const table = form.tables.find((each) => each.id === note.table)
  const data = content.tables[note.table]
  const value = (note.row === 'total' ? data?.total : data?.rows[note.row])?.[note.field]
  const column = table?.columns.find((each) => each.field === note.field)
  const place = drawn.places.of(note.table, note.row, note.field)
  return [
    named && place ? `${drawn.name}!${place}` : place,
    note.subject,
    column && fullHeading(column),
    typeof value === 'number' ? value : undefined,
    note.how,
  ]
}

const fullHeading = rememberOf(({ groups, heading }: Column) => [...groups, heading].join('／'))

/** What is to be said of the number, and of the file of this line. */
function remarkOf({ remark }: SourceNote, first: boolean, source: Origin | undefined): string | undefined {
  const own = first ? remark : ''
  if (source?.accepted === undefined && source?.from === undefined) return own || undefined
  const accepted = acceptedText(acceptedIn([source]))
  const all = [own, accepted !== '' ? `说明理由后计入：${accepted}` : '']
  return all.filter((text) => text !== '').join('；') || undefined
}

/** The file and its folder: enough to find it, nothing of the machine it lay on. */
const shortPath = remember((path: string) => fileName(path, 2), mostNames)

function whereIn(source: Origin): string {
  return source.from === undefined ? cellIn(source) : [cellIn(source), ...cellsBelow(source)].join(' ← ')
}

/** Of a file in a delivery from below: the files its cell was made from, and theirs. */
function cellsBelow({ from = [] }: Origin): string[] {
  if (from.length === 0) return []
  const below = from.flatMap(cellsBelow)
  const own = from.map((each) => `${shortPath(each.path)} ${cellIn(each)}`)
  return [own.join('、'), ...(below.length > 0 ? [below.join('、')] : [])]
}
