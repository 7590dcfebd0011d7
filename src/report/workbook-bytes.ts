/**
 * Drawings → the bytes of an .xlsx file. The same drawings always give the same bytes. Text is written as text whatever it begins
 * with; there is no way to write a formula.
 */

import type { Cell, Style, Workbook, Worksheet } from 'exceljs'
import { remember } from '../value/remember.ts'
import { cellAddress, columnName } from '../workbook/address.ts'
import { storedText } from '../workbook/stored-text.ts'
import { cellValue, startsLikeFormula, styleKey } from './cell-value.ts'
import type { Drawing, DrawnBars, DrawnCell, DrawnInput, Lines } from './drawing.ts'
import { withFixedTimes } from './fixed-times.ts'
import { type Fonts, looks, officialFonts } from './looks.ts'

export interface WriteOptions {
  fonts?: Fonts
  /** Left out: it is. What goes on to be packed with other parts need not be, which saves 0.3 s. */
  isPacked?: boolean
}

/** exceljs asks for a date; any fixed one keeps the bytes the same. */
const fixedDate = new Date(Date.UTC(2000, 0, 1))

/**
 * Not yet verified: `write-workbook.ts` does that.
 * @throws UserError when a text is longer than a cell can hold.
 */
export async function workbookBytes(drawings: readonly Drawing[], options: WriteOptions = {}): Promise<Uint8Array> {
  const exceljs = (await import('exceljs')).default
  const workbook = new exceljs.Workbook()
  workbook.created = fixedDate
  workbook.modified = fixedDate
  workbook.creator = 'itcap'
  const styles = styleCache(options.fonts ?? officialFonts)
  for (const drawing of drawings) addSheet(workbook, drawing, styles)
  const zip = options.isPacked === false ? { compression: 'STORE' } : {}
  return withFixedTimes(new Uint8Array(await workbook.xlsx.writeBuffer({ zip } as never)))
}

function addSheet(workbook: Workbook, drawing: Drawing, styles: Styles): void {
  const sheet = workbook.addWorksheet(sheetName(drawing.name), drawing.veryHidden ? { state: 'veryHidden' } : {})
  sheet.columns = drawing.widths.map((width) => ({ width }))
  for (const column of drawing.hiddenColumns) sheet.getColumn(column + 1).hidden = true
  for (const merge of drawing.merges) {
    sheet.mergeCellsWithoutStyle(merge.top, merge.left + 1, merge.bottom, merge.right + 1)
  }
  for (const cell of drawing.cells) writeCell(sheet.getCell(cell.row, cell.column + 1), cell, styles)
  for (const [row, height] of drawing.heights) sheet.getRow(row).height = Math.min(409, height)
  for (const row of drawing.hiddenRows) sheet.getRow(row).hidden = true
  for (const input of drawing.inputs) addInput(sheet, input)
  for (const bars of drawing.bars ?? []) addBars(sheet, bars)
  if (drawing.frozenRows > 0) sheet.views = [{ state: 'frozen', ySplit: drawing.frozenRows, xSplit: 0 }]
  setPage(sheet, drawing)
}

function writeCell(target: Cell, cell: DrawnCell, styles: Styles): void {
  target.style = styles(cell)
  const value = cellValue(cell)
  if (value !== undefined) target.value = typeof value === 'string' ? storedText(value) : value
  if (cell.note !== '') target.note = storedText(cell.note)
}

type Styles = (cell: DrawnCell) => Partial<Style>

/** Equal cells share one style object: exceljs then looks it up instead of comparing it. */
function styleCache(fonts: Fonts): Styles {
  const styleAt = remember((_: string, cell: DrawnCell) => styleOf(cell, fonts), 10_000)
  return (cell) => styleAt(styleKey(cell), cell)
}

function styleOf(cell: DrawnCell, fonts: Fonts): Partial<Style> {
  const look = looks[cell.look]
  const style: Partial<Style> = {
    font: { name: fonts[look.font], size: look.size, charset: chineseCharset, ...(look.bold ? { bold: true } : {}) },
    alignment: {
      ...(look.indent ? { indent: look.indent } : {}),
      horizontal: look.across,
      vertical: look.up === undefined || look.up === 'center' ? 'middle' : look.up,
      wrapText: look.wrap ?? false,
    },
  }
  // 小标宋 is bold by design; its fallback is not.
  if (look.font === 'title' && fonts.title === '宋体') style.font = { ...style.font, bold: true }
  const border = borderOf(cell.lines)
  if (border) style.border = border
  if (look.fill) style.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${look.fill}` } }
  if (look.format) style.numFmt = look.format
  if (cell.unlocked) style.protection = { locked: false }
  if (cell.asText || startsLikeFormula(cell.value)) style.numFmt = '@'
  return style
}

/** GB 2312: Excel then falls back to another Chinese font where this one is not installed. */
const chineseCharset = 134

function borderOf(lines: Lines): Style['border'] | undefined {
  const sides = (['top', 'right', 'bottom', 'left'] as const).filter((side) => lines[side] !== '')
  if (sides.length === 0) return undefined
  const border: Record<string, unknown> = {}
  for (const side of sides) border[side] = { style: lines[side], color: { argb: 'FF000000' } }
  return border as unknown as Style['border']
}

function addInput(sheet: Worksheet, input: DrawnInput): void {
  const first = cellAddress(input.left, input.top)
  const rest = rangeBelow(input)
  const model = validationModel(input)
  const validations = (sheet as unknown as { dataValidations: { add(range: string, model: unknown): void } })
    .dataValidations
  const hint = storedText(input.hint)
  const hinted = hint === '' ? model : { ...model, showInputMessage: true, promptTitle: '填写说明', prompt: hint }
  validations.add(first, hinted)
  if (rest === '') return
  if (input.hintsAll) validations.add(rest, hinted)
  else if (input.rule.type !== 'any') validations.add(rest, model)
}

/** exceljs keeps the colour where its types know none. */
function addBars(sheet: Worksheet, { column, top, bottom, most }: DrawnBars): void {
  const largest = most === undefined ? { type: 'max' } : { type: 'num', value: most }
  const rule = {
    type: 'dataBar',
    priority: 1,
    gradient: false,
    minLength: 0,
    maxLength: 100,
    cfvo: [{ type: 'num', value: 0 }, largest],
    color: { argb: 'FF9DC3E6' },
    // exceljs would give it a random one each time it writes.
    get x14Id() {
      return `{00000000-0000-4000-8000-${String(column).padStart(12, '0')}}`
    },
    set x14Id(_: string) {},
  }
  const ref = `${cellAddress(column, top)}:${cellAddress(column, bottom)}`
  sheet.addConditionalFormatting({ ref, rules: [rule as never] })
}

function validationModel(input: DrawnInput): Record<string, unknown> {
  const { rule } = input
  if (rule.type === 'any') return { type: 'any', allowBlank: true }
  const common = {
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle: '请核对',
    error: storedText(input.complaint),
  }
  if (rule.type === 'list') return { type: 'list', formulae: [`"${rule.values.join(',')}"`], ...common }
  if (rule.type === 'whole') {
    return { type: 'whole', operator: 'greaterThanOrEqual', formulae: [rule.least], ...common }
  }
  if (rule.type === 'length') {
    return { type: 'textLength', operator: 'between', formulae: [rule.least, rule.most], ...common }
  }
  return { type: 'custom', formulae: [rule.formula], ...common }
}

function rangeBelow(input: DrawnInput): string {
  if (input.bottom === input.top && input.right === input.left) return ''
  return `${cellAddress(input.left, input.top + 1)}:${cellAddress(input.right, input.bottom)}`
}

function setPage(sheet: Worksheet, drawing: Drawing): void {
  const { page } = drawing
  const last = drawing.cells.at(-1)
  const inches = (millimetres: number) => Math.round((millimetres / 25.4) * 1000) / 1000
  sheet.pageSetup = {
    ...sheet.pageSetup,
    paperSize: 9 as never,
    orientation: page.orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: page.onePage ? 1 : 0,
    horizontalCentered: true,
    margins: {
      top: inches(page.margins.top),
      right: inches(page.margins.right),
      bottom: inches(page.margins.bottom),
      left: inches(page.margins.left),
      header: inches(12),
      footer: inches(Math.min(20, page.margins.bottom - 8)),
    },
  }
  if (page.repeatFrom > 0) sheet.pageSetup.printTitlesRow = `${page.repeatFrom}:${page.repeatTo}`
  // With its dollar signs: exceljs puts only the first of each pair. LibreOffice prints a hidden sheet too, once it is told what of it.
  if (last && !drawing.veryHidden)
    sheet.pageSetup.printArea = `A$1:${columnName(drawing.widths.length - 1)}$${last.row}`
  sheet.headerFooter.oddFooter = footerOf(page)
  const breaks = (sheet as unknown as { rowBreaks: unknown[] }).rowBreaks
  for (const id of page.breaks) breaks.push({ id, max: 16_383, man: 1 })
}

/** GB/T 9704: page number in 4号 (14 pt) 宋体 between dashes. */
function footerOf(page: Drawing['page']): string {
  const number = page.pageNumber ? '&C&"宋体,常规"&14— &P —' : ''
  const source = page.sourceLine === '' ? '' : `&R&"宋体,常规"&8${page.sourceLine.replaceAll('&', '&&')}`
  return number + source
}

/** Excel forbids a few characters in a tab's name, and names over 31 characters. */
function sheetName(name: string): string {
  const allowed = name.replaceAll(/[[\]:*?/\\]/g, '').replaceAll(/^'+|'+$/g, '')
  return allowed === '' ? 'Sheet1' : allowed.slice(0, 31)
}
