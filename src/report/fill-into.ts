/**
 * A drawn report and an office's own workbook come in; a copy of the workbook with the report's figures in its cells goes out. Only what the
 * report says is written; every formula, look and sheet of the office stays. The workbook itself is never written to.
 */
import { resolve } from 'node:path'
import { behindLabel } from '../form/head-line.ts'
import type { Form, HeadField, Notice } from '../notice/notice.ts'
import { UserError } from '../user-error.ts'
import { fileName } from '../value/file-name.ts'
import { change } from '../value/number-text.ts'
import { cleanText } from '../value/text.ts'
import type { Value } from '../value/value.ts'
import { cellAddress } from '../workbook/address.ts'
import { setEdit } from '../workbook/splice/edit-sheet.ts'
import { movedRow, type RowMoves } from '../workbook/splice/row-moves.ts'
import { spliceWorkbook } from '../workbook/splice/splice-workbook.ts'
import { WrittenOtherwise } from '../workbook/splice/verify-splice.ts'
import { writeAtomically } from '../workbook/write-atomically.ts'
import type { FormContent, TableContent } from './form-content.ts'
import { editFor, editsOf, type IntoEdits, type Overwritten, overwrittenBy, plain, refuseHidden } from './into-edits.ts'
import { Places } from './places.ts'
import { rateColumns } from './rate-columns.ts'
import { notFillable, openTemplate, type TemplateSheet, type TemplateTable } from './template-sheet.ts'

/** What is to be filled in. */
interface Report {
  notice: Notice
  form: Form
  content: FormContent
  /** The official sheets: one, unless it is a form of cards. */
  pages: readonly unknown[]
  about: { title: string }
}

interface FilledInto {
  /** Name of the sheet. */
  sheet: string
  /** Where each field of the content stands. */
  places: Places
  remarks: string[]
  /** Head fields that found no place. */
  unplaced: string[]
}

/** What is written, in the places after the new rows are in. */
interface Filling extends IntoEdits {
  into: FilledInto
  overwritten: Overwritten[]
}

/** @throws UserError where the workbook is none that can be filled for certain, saying why. */
export async function fillInto(report: Report, from: string, target: string): Promise<FilledInto> {
  if (resolve(from) === resolve(target))
    throw new UserError('same-file', `${target} 就是原来的工作簿，没有写。`, '请用 -o 写另一个文件名。')
  const { form, notice, content } = report
  if (report.pages.length > 1)
    throw notFillable(from, `${form.label} 有 ${report.pages.length} 张`, '请去掉 --into，由 itcap 写出。')
  if (Object.keys(content.sections).length > 0)
    throw notFillable(from, `${form.label} 有成段的文字`, '请去掉 --into，由 itcap 写出。')
  const template = await openTemplate(from, form, notice)
  const moves = movesFor(template, content)
  const into: FilledInto = { sheet: template.sheet, places: new Places(), remarks: [], unplaced: [] }
  const filling: Filling = { template, moves, cells: new Map(), lines: new Map(), into, overwritten: [] }
  for (const table of template.tables) fillTable(filling, table, content, report)
  for (const field of [...form.head, ...form.foot]) fillField(filling, field, content.head[field.field])
  fillTitle(filling, report)
  await writeAtomically(target, async (temporary) => {
    const edit = {
      cells: editsOf(filling),
      heights: new Map(),
      widths: new Map(),
      recounted: true,
      ...(moves && { insert: moves }),
    }
    const { formulas } = await spliceWorkbook(from, temporary, {
      edits: new Map([[template.sheet, edit]]),
      recalculate: true,
    }).catch((error) => {
      if (!(error instanceof WrittenOtherwise)) throw error
      throw notFillable(
        from,
        `${error.cell} 填进去再读出来，与要填的不同`,
        '请把这一格的格式改为常规（不要日期、时间），再填。',
      )
    })
    const typed = filling.overwritten.filter(
      ({ row, column }) => !formulas.some((each) => each.row === row && each.column === column),
    )
    if (typed.length > 0)
      into.remarks.push(
        `${fileName(target)} 的合计里原来填着别的数，已写成算出来的：${typed
          .map((each) => `${cellAddress(each.column, each.row)} ${change(each)}`)
          .join('、')}`,
      )
    if (formulas.length > 0)
      into.remarks.push(
        `${formulas.length} 格是公式，照旧由表格软件算：${formulas
          .slice(0, 3)
          .map(({ row, column }) => cellAddress(column, row))
          .join('、')}${formulas.length > 3 ? ' 等' : ''}`,
      )
  })
  return into
}

/** Rows that the data need and the table does not have, put above its last row: totals and rules that run over the table grow with it. */
function movesFor({ path, tables }: TemplateSheet, content: FormContent): RowMoves | undefined {
  const lacking = tables.flatMap((each) => {
    const { table, first, last, total } = each
    const slots = (last - first + 1) * table.columns.length - (table.columns.length > 1 && total === last ? 1 : 0)
    const count = (content.tables[table.table.id]?.rows.length ?? 0) - slots
    return count > 0 ? [{ ...each, count }] : []
  })
  const [only, second] = lacking
  if (!only) return undefined
  if (second) throw notFillable(path, '几张表都要插行', '请先在工作簿里插好足够的空行，再填。')
  const { table, first, last, count } = only
  if (table.columns.length > 1) throw notFillable(path, '左右并排的表要插行', '请先在工作簿里插好足够的空行，再填。')
  if (last === first)
    throw notFillable(path, `只有第 ${first} 行一行可填，要填 ${count + 1} 行`, '请在它下面再插一行空行，再填。')
  return { before: last, count, like: last - 1 }
}

function put({ cells }: Filling, row: number, column: number, value: string | number): void {
  setEdit(cells, row, column, editFor(value, plain))
}

const percent = { percent: true }

function fillTable(filling: Filling, place: TemplateTable, content: FormContent, { form }: Report): void {
  const { table, total } = place
  const data: TableContent = content.tables[table.table.id] ?? { rows: [], total: undefined }
  const { into, moves, lines } = filling
  const rates = new Set(rateColumns(form, table.table).map(({ column }) => column.field))
  const blocks = table.columns.map((columns) =>
    table.table.columns.map(({ field }, index) => ({
      field,
      column: columns[index]!,
      look: rates.has(field) ? percent : plain,
    })),
  )
  const write = (row: number, block: number, values: Record<string, Value>, isTotal: boolean) => {
    const line = { columns: blocks[block]!, values, isTotal }
    // Of each of 100,000 rows: what is pushed leaves room for sixteen more.
    lines.set(row, [...(lines.get(row) ?? []), line])
    refuseHidden(filling, row, line)
    return line
  }
  const slots = placed(filling, place, data.rows, slotsOf(filling, place))
  for (const [index, values] of data.rows.entries()) write(slots[index]!.row, slots[index]!.block, values, false)
  for (const [index, { field }] of table.table.columns.entries()) {
    const columnIn = ({ block }: Slot) => table.columns[block]![index]!
    const [first] = slots
    if (first && slots.every(({ row, block }, at) => block === first.block && row === first.row + at))
      into.places.setRun(table.table.id, field, columnIn(first), first.row, slots.length)
    else slots.forEach((slot, at) => void into.places.set(table.table.id, at, field, columnIn(slot), slot.row))
  }
  if (!data.total) return
  const totalRow = total === undefined ? undefined : moves ? movedRow(total, moves) : total
  if (totalRow === undefined) {
    into.remarks.push('工作簿里没有合计的行，合计没有写')
    return
  }
  for (const { field, column } of blocks.at(-1)!) into.places.set(table.table.id, 'total', field, column, totalRow)
  const line = write(totalRow, blocks.length - 1, data.total, true)
  filling.overwritten.push(...overwrittenBy(filling, { was: total!, is: totalRow }, line))
}

interface Slot {
  row: number
  block: number
  /** What is printed there, by index of column. */
  printed: ReadonlyMap<number, string>
}

const nothing: Slot['printed'] = new Map()

/** Down the left block first. */
function slotsOf({ template, moves }: Filling, { table, first, last, total }: TemplateTable): Slot[] {
  const bottom = moves ? movedRow(last, moves) : last
  const was = new Map([...template.rows.values()].map((row) => [moves ? movedRow(row.number, moves) : row.number, row]))
  return table.columns.flatMap((places, block) =>
    Array.from({ length: bottom - first + 1 }, (_, index): Slot => {
      const row = first + index
      const texts = was.get(row)?.texts
      if (texts === undefined) return { row, block, printed: nothing }
      const printed = places.flatMap((place, column): [number, string][] => {
        const text = cleanText(texts[place] ?? '')
        const { type } = table.table.columns[column]!
        return text === '' || text === '0' || type === 'sequence' ? [] : [[column, text]]
      })
      return { row, block, printed: printed.length > 0 ? new Map(printed) : nothing }
    }).filter(({ row }) => !(table.columns.length > 1 && row === total && block === table.columns.length - 1)),
  )
}

/** Each row of the data to the row where its name is printed, the others to the free ones in turn. */
function placed(
  { template }: Filling,
  { table }: TemplateTable,
  rows: readonly Record<string, Value>[],
  slots: readonly Slot[],
): Slot[] {
  const order = new Map<number, Slot>()
  const free: Slot[] = []
  for (const slot of slots) {
    if (slot.printed.size === 0) {
      free.push(slot)
      continue
    }
    const fits = rows.findIndex((values, index) => !order.has(index) && isPrinted(slot, values))
    if (fits >= 0) order.set(fits, slot)
    else if (rows.length > 0 && isGroupAlone(slot, rows)) free.push(slot)
    else if (![...slot.printed.keys()].some((column) => ['unit', 'school'].includes(table.table.columns[column]!.type)))
      throw notFillable(
        template.path,
        `第 ${slot.row} 行印的“${[...slot.printed.values()].join(' ')}”没有要填的内容与它对应`,
        '请核对是不是这个单位的表。',
      )
  }
  function isPrinted({ printed }: Slot, values: Record<string, Value>): boolean {
    return [...printed].every(([column, text]) => sameName(text, values[table.table.columns[column]!.field]))
  }
  function isGroupAlone({ printed }: Slot, all: readonly Record<string, Value>[]): boolean {
    return (
      [...printed.keys()].every((column) => table.table.columns[column]!.mergeDown) &&
      all.some((values) => isPrinted({ row: 0, block: 0, printed }, values))
    )
  }
  let taken = 0
  return rows.map((_, index) => {
    const slot = order.get(index) ?? free[taken++]
    if (!slot)
      throw notFillable(
        template.path,
        `印好的单位以外，还有 ${rows.length - order.size} 行没有空行可填`,
        '请先在工作簿里插好足够的空行，再填。',
      )
    return slot
  })
}

/** 锦江 for 锦江区. */
function sameName(printed: string, value: Value): boolean {
  const text = cleanText(String(value ?? ''))
  if (text === printed) return true
  return (
    printed.length > 1 && text.length === printed.length + 1 && text.startsWith(printed) && /[市区县州]$/.test(text)
  )
}

/** Beside its label where a cell is free, else behind the label; what stands there already stays. */
function fillField(filling: Filling, field: HeadField, value: Value): void {
  const { template, moves, into } = filling
  if (value === undefined || Object.hasOwn(template.form.head, field.field)) return
  const label = template.form.emptyHead?.[field.field]
  if (!label) {
    into.unplaced.push(field.label)
    return
  }
  const row = moves ? movedRow(label.row, moves) : label.row
  const texts = template.rows.get(label.row)?.texts ?? []
  const own = texts[label.column] ?? ''
  const right =
    template.merges.find(({ top, left }) => top === label.row && left === label.column)?.right ?? label.column
  const width = Math.max(...template.tables.flatMap(({ table }) => table.columns.flat()))
  const end = behindLabel(field, own)
  const isAlone = end !== undefined && /^[\s_＿]*$/u.test(own.slice(end))
  if (isAlone && right < width && (texts[right + 1] ?? '') === '' && !/[_＿]/u.test(own)) {
    put(filling, row, right + 1, value)
    return
  }
  if (end === undefined) {
    into.unplaced.push(field.label)
    return
  }
  const text = String(value)
  // The room that was left for it: a wide letter takes the room of two.
  const room = new RegExp(`^[\\s_＿]{0,${text.length * 2}}`, 'u').exec(own.slice(end))![0].length
  const lead = own.slice(0, end)
  put(filling, row, label.column, `${lead}${/[:：]\s*$/u.test(lead) ? '' : '：'}${text}${own.slice(end + room)}`)
}

/** Only where the printed title leaves the unit blank. */
function fillTitle(filling: Filling, { form, about }: Report): void {
  const { template, moves } = filling
  const { title } = template.form
  if (!title || !form.title.join('').includes('{unit}') || title.parts.unit !== undefined) return
  const own = template.rows.get(title.row)?.texts[title.column] ?? ''
  if (cleanText(own) !== cleanText(title.text)) return
  put(filling, moves ? movedRow(title.row, moves) : title.row, title.column, about.title)
}
