/**
 * An office's own workbook and a form come in; the sheet that is this form, with the rows that may be filled in, goes out. Found by title and
 * headings, as in reading. A sheet that cannot be filled for certain is refused with the reason.
 */
import { readSheet } from '../form/read-sheet.ts'
import type { FormRecord, SheetForm, SheetTable } from '../form/reading.ts'
import { columnTypes } from '../notice/column-types.ts'
import type { Form, Notice } from '../notice/notice.ts'
import { UnreadableFile, UserError } from '../user-error.ts'
import { cleanText } from '../value/text.ts'
import { columnName } from '../workbook/address.ts'
import { openWorkbook } from '../workbook/open-workbook.ts'
import { linedRows } from '../workbook/splice/lined-rows.ts'
import type { Box, Row, Sheet } from '../workbook/workbook.ts'

export interface TemplateSheet {
  path: string
  sheet: string
  form: SheetForm
  merges: readonly Box[]
  /** What stands there, by row. */
  rows: ReadonlyMap<number, Row>
  tables: TemplateTable[]
}

export interface TemplateTable {
  table: SheetTable
  /** Rows for data, as Excel shows them. */
  first: number
  last: number
  /** The printed total row of the last block; undefined where there is none. */
  total: number | undefined
}

/** @throws UserError saying what is in the way. */
export async function openTemplate(path: string, form: Form, notice: Notice): Promise<TemplateSheet> {
  const workbook = await openWorkbook(path).catch((error: unknown) => {
    throw error instanceof UnreadableFile ? notFillable(path, error.message, `${error.hint}。`) : error
  })
  try {
    if (workbook.format !== 'xlsx')
      throw notFillable(path, '不是 .xlsx 工作簿', '请用 Excel 或 WPS 另存为 .xlsx，再填。')
    if (form.tables[0]?.card)
      throw notFillable(path, `${form.label} 一人一张，不能填进一份工作簿`, '请去掉 --into，由 itcap 写出。')
    const found: TemplateSheet[] = []
    const others: string[] = []
    for (const sheet of workbook.sheets) {
      const own = await templateIn(sheet, path, form, notice)
      if (typeof own === 'string') others.push(`${sheet.name}：${own}`)
      else found.push(own)
    }
    const [first, second] = found
    if (!first)
      throw notFillable(path, `没有一张工作表是 ${form.label}（${others.join('；')}）`, '请核对是不是这份通知的表。')
    if (second)
      throw notFillable(
        path,
        `“${first.sheet}”和“${second.sheet}”都是 ${form.label}`,
        '请只留要填的一张，另存一份再填。',
      )
    return first
  } finally {
    await workbook.close()
  }
}

export function notFillable(path: string, why: string, hint: string): UserError {
  return new UserError('not-fillable', `不能填进 ${path}：${why}。`, hint)
}

/** A sentence where the sheet is another. */
async function templateIn(sheet: Sheet, path: string, form: Form, notice: Notice): Promise<TemplateSheet | string> {
  const records: FormRecord[] = []
  const read = await readSheet({ path, sheet, notices: [notice] }, () => (some) => {
    records.push(...some)
  })
  if (!Array.isArray(read)) return read.blank ? '空的' : read.why
  const own = read.filter((each) => each.form.id === form.id)
  if (own.length === 0) return read.map((each) => each.form.label || each.form.id).join('、')
  if (own.length > 1 || read.length > 1)
    throw notFillable(path, `“${sheet.name}”里有几张表`, '请一张工作表只留一张表，再填。')
  const [only] = own as [SheetForm]
  const rows = new Map<number, Row>()
  await sheet.rows((row) => {
    rows.set(row.number, { ...row, texts: [...row.texts], kinds: [...row.kinds] })
    return undefined
  })
  const { merges } = await sheet.layout()
  const tables = only.tables.map((table) => tableIn({ path, sheet: sheet.name, form: only, rows, records }, table))
  return { path, sheet: sheet.name, form: only, merges, rows, tables }
}

interface Read extends Pick<TemplateSheet, 'path' | 'sheet' | 'form' | 'rows'> {
  records: readonly FormRecord[]
}

function tableIn(read: Read, table: SheetTable): TemplateTable {
  const { path, form, records, rows } = read
  const missing = table.table.columns.filter((_, index) => table.columns[0]![index]! < 0)
  if (missing.length > 0)
    throw notFillable(
      path,
      `“${read.sheet}”缺栏目 ${missing.map(({ heading }) => heading).join('、')}`,
      '请用通知原来的表。',
    )
  const own = records.filter((record) => record.table === table)
  const subtotal = own.find(({ kind }) => kind === 'subtotal')
  if (subtotal) throw notFillable(path, `第 ${subtotal.row} 行是分类小计，不知道该填什么`, '请删去分类小计的行，再填。')
  const samples = form.faults.flatMap((fault) => (fault.rule === 'sample-row' ? (fault.rows ?? []) : []))
  if (samples.length > 0) throw notFillable(path, `第 ${samples[0]} 行是例子`, '请删去例子的行，再填。')
  refuseFilled(read, table, own)
  const first = Math.max(...table.headingRows) + 1
  const total = own.find(({ kind }) => kind === 'total')?.row
  const last = lastDataRow(read, table, first, total)
  if (last < first) throw notFillable(path, `“${read.sheet}”的表头下面没有可填的行`, '请留一行空行，再填。')
  if (table.columns.length > 1 && rows.size > 0 && total !== undefined && total > last + 1)
    throw notFillable(path, `第 ${last + 1} 行不知道是什么`, '请核对表格。')
  return { table, first, last, total }
}

/** Figures that stand there already are somebody's: they are not written over. */
function refuseFilled({ path }: Read, table: SheetTable, records: readonly FormRecord[]): void {
  for (const { row, block, source, kind } of records) {
    if (kind !== 'data') continue
    const filled = table.columns[block]!.find((place, index) => {
      const { type } = table.table.columns[index]!
      const text = cleanText(source.texts[place] ?? '')
      return (columnTypes[type].figure || columnTypes[type].personal) && text !== '' && text !== '0'
    })
    if (filled !== undefined)
      throw notFillable(
        path,
        `${columnName(filled)}${row} 已经填了内容，不能盖掉`,
        '请用没有填过的表，或先清空这些行。',
      )
  }
}

/** Above the total; else above the first row below that says something else; as far as the lines of the table go. */
function lastDataRow(
  { path, sheet, form, rows, records }: Read,
  table: SheetTable,
  first: number,
  total: number | undefined,
): number {
  const columns = new Set(table.columns.flat())
  const lined = linedRows(path, sheet, columns)
  const prepared = form.faults.flatMap((fault) => (fault.rule === 'prepared-row' ? (fault.rows ?? []) : []))
  const data = new Set([...records.filter(({ kind }) => kind === 'data').map(({ row }) => row), ...prepared])
  const below = [...rows.values()].find(
    ({ number, texts }) =>
      number >= first &&
      !data.has(number) &&
      texts.some((text) => cleanText(text ?? '') !== '') &&
      !isNumberAlone(table, texts),
  )
  // A total of side-by-side blocks stands on a line with data of the others.
  const blocks = table.columns.length > 1
  const end =
    total !== undefined
      ? blocks
        ? total
        : total - 1
      : (below?.number ?? Math.max(first, ...rows.keys(), ...lined) + 1) - 1
  if (!lined.has(first)) return end
  let last = first
  while (last < end && (lined.has(last + 1) || data.has(last + 1))) last++
  return last
}

/** A row of nothing but its printed number. */
function isNumberAlone({ table, columns }: SheetTable, texts: readonly string[]): boolean {
  const places = columns.flatMap((block) => block.filter((_, index) => table.columns[index]!.type === 'sequence'))
  return texts.every((text, column) => cleanText(text ?? '') === '' || places.includes(column))
}
