/**
 * Reopens a workbook that was just made and compares it with what was drawn: every value, every merge, page set-up, and that no cell
 * is a formula or a link. A difference is a fault of itcap and stops the file from being put into place.
 */
import type { Worksheet } from 'exceljs'
import { cellAddress } from '../workbook/address.ts'
import { openWorkbook } from '../workbook/open-workbook.ts'
import type { MeantSheet } from './beside.ts'
import { cellValue } from './cell-value.ts'
import { differs, digestOfRows } from './digest-of-cells.ts'
import type { Drawing } from './drawing.ts'

/** @throws Error naming the first differences. */
export async function verifyWorkbook(bytes: Uint8Array, drawings: readonly Drawing[]): Promise<void> {
  const exceljs = (await import('exceljs')).default
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(bytes as never)
  const differences: string[] = []
  if (workbook.worksheets.length !== drawings.length) differences.push(`${workbook.worksheets.length} sheets`)
  for (const [index, drawing] of drawings.entries()) {
    const sheet = workbook.worksheets[index]
    if (sheet)
      differences.push(...sheetDifferences(sheet, drawing, exceljs.ValueType).map((each) => `${sheet.name} ${each}`))
  }
  if (differences.length > 0) throw differs(differences.slice(0, 5).join('; '))
}

/** The same for values alone, of a workbook of any length, read by the reader that reads what schools send. */
export async function verifyValues(path: string, meant: readonly MeantSheet[]): Promise<void> {
  const workbook = await openWorkbook(path)
  try {
    for (const [index, { name, digest }] of meant.entries()) {
      const found = digestOfRows(name)
      await workbook.sheets[index]?.rows(found.add)
      if (found.made() !== digest) throw differs(name)
    }
  } finally {
    await workbook.close()
  }
}

function sheetDifferences(sheet: Worksheet, drawing: Drawing, kinds: typeof import('exceljs').ValueType): string[] {
  const differences: string[] = []
  const expected = new Map<string, string | number>()
  for (const cell of drawing.cells) {
    const value = cellValue(cell)
    if (value !== undefined) expected.set(cellAddress(cell.column, cell.row), value)
  }
  sheet.eachRow((row) => {
    row.eachCell((cell) => {
      if (cell.type === kinds.Null || cell.type === kinds.Merge) return
      const value = expected.get(cell.address)
      expected.delete(cell.address)
      if (cell.type !== kinds.Number && cell.type !== kinds.String)
        differences.push(`${cell.address} is no plain value`)
      else if (cell.value !== value) differences.push(`${cell.address} has another value`)
    })
  })
  for (const address of expected.keys()) differences.push(`${address} is missing`)
  differences.push(...mergeDifferences(sheet, drawing), ...pageDifferences(sheet, drawing))
  return differences
}

function mergeDifferences(sheet: Worksheet, drawing: Drawing): string[] {
  const found = new Set(sheet.model.merges as unknown as string[])
  const wanted = drawing.merges.map(
    (merge) => `${cellAddress(merge.left, merge.top)}:${cellAddress(merge.right, merge.bottom)}`,
  )
  const missing = wanted.filter((range) => !found.has(range)).map((range) => `${range} is not merged`)
  return found.size === wanted.length ? missing : [...missing, `${found.size} merges, not ${wanted.length}`]
}

function pageDifferences(sheet: Worksheet, drawing: Drawing): string[] {
  const { pageSetup } = sheet
  const differences: string[] = []
  if (pageSetup.paperSize !== 9) differences.push('paper is not A4')
  if (pageSetup.orientation !== drawing.page.orientation) differences.push('orientation')
  if (!pageSetup.fitToPage || pageSetup.fitToWidth !== 1) differences.push('not one page wide')
  const { repeatFrom, repeatTo } = drawing.page
  if (repeatFrom > 0 && pageSetup.printTitlesRow !== `${repeatFrom}:${repeatTo}`)
    differences.push('heading rows not repeated')
  return differences
}
