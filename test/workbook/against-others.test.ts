/** Cell by cell the same as exceljs and SheetJS read, on workbooks that those two wrote and can read. */
import { mkdtempSync, readFileSync as readFile, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as sheetJs from '@e965/xlsx'
import exceljs from 'exceljs'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { CellKind } from '../../src/workbook/workbook.ts'
import { tries } from '../tries.ts'
import { letters } from './make-xlsx.ts'
import { readAll, readBytes } from './read-all.ts'

const folder = mkdtempSync(join(tmpdir(), 'itcap-others-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Plain = string | number | boolean | Date | { error: string } | undefined

/** By address; errors as `{error}`, dates as ISO text, numbers as numbers. */
type Cells = Record<string, Plain | { date: string }>

const value: fc.Arbitrary<Plain> = fc.oneof(
  fc
    .array(fc.constantFrom('张', '三', '𠮷', ' ', '\n', '<', '&', '"', 'a', '1', '　'), { minLength: 1, maxLength: 6 })
    .map((c) => c.join('')),
  fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 }).filter((n) => !Object.is(n, -0)),
  fc.boolean(),
  fc.integer({ min: 100, max: 60_000 }).map((day) => new Date(Date.UTC(1899, 11, 30) + day * 86_400_000)),
  fc.constant(undefined),
)
/** SheetJS writes tiny numbers wrongly into .xls. */
const isHarmless = (cell: Plain) => typeof cell !== 'number' || cell === 0 || Math.abs(cell) > 1e-9

const grid = fc.array(fc.array(value, { maxLength: 5 }), { minLength: 1, maxLength: 8 })

test('what exceljs wrote', async () => {
  await fc.assert(
    fc.asyncProperty(grid, async (rows) => {
      const workbook = new exceljs.Workbook()
      const sheet = workbook.addWorksheet('表')
      rows.forEach((cells, r) => {
        cells.forEach((cell, c) => {
          if (cell === undefined) return
          sheet.getCell(r + 1, c + 1).value = cell as exceljs.CellValue
          if (cell instanceof Date) sheet.getCell(r + 1, c + 1).numFmt = 'yyyy"年"m"月"d"日"'
        })
      })
      const path = join(folder, 'a.xlsx')
      await workbook.xlsx.writeFile(path)
      const ours = await cellsOf(path)
      expect(ours).toEqual(expected(rows))
      expect(ours).toEqual(await byExceljs(path))
      expect(ours).toEqual(bySheetJs(path))
    }),
    { numRuns: tries(25) },
  )
})

test('what SheetJS wrote, with shared and inline strings, as .xlsx and .xls', async () => {
  await fc.assert(
    fc.asyncProperty(grid, fc.boolean(), async (rows, bookSST) => {
      const sheet = sheetJs.utils.aoa_to_sheet(rows.map((cells) => cells.map((cell) => sheetJsCell(cell))))
      const workbook = sheetJs.utils.book_new()
      sheetJs.utils.book_append_sheet(workbook, sheet, '表')
      const xlsx = sheetJs.write(workbook, { bookType: 'xlsx', type: 'buffer', bookSST }) as Buffer
      expect(flat(await readBytes(xlsx))).toEqual(expected(rows))
      if (!rows.flat().every(isHarmless)) return
      const xls = sheetJs.write(workbook, { bookType: 'biff8', type: 'buffer' }) as Buffer
      expect(flat(await readBytes(xls, '表.xls'))).toEqual(expected(rows))
    }),
    { numRuns: tries(25) },
  )
})

function sheetJsCell(cell: Plain): unknown {
  if (!(cell instanceof Date)) return cell
  return { t: 'n', v: (cell.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000, z: 'yyyy-mm-dd' }
}

function expected(rows: Plain[][]): Cells {
  const cells: Cells = {}
  rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      if (cell === undefined) return
      cells[letters(c) + (r + 1)] = cell instanceof Date ? { date: cell.toISOString().slice(0, 10) } : cell
    })
  })
  return cells
}

async function cellsOf(path: string): Promise<Cells> {
  return flat(await readAll(path))
}

function flat({ sheets }: Awaited<ReturnType<typeof readAll>>): Cells {
  const cells: Cells = {}
  for (const { number, texts, kinds } of sheets[0]!.rows) {
    texts.forEach((text, column) => {
      const kind = kinds[column]!
      if (kind === CellKind.blank) return
      cells[letters(column) + number] =
        kind === CellKind.number
          ? Number(text)
          : kind === CellKind.date
            ? { date: text }
            : kind === CellKind.boolean
              ? text === 'TRUE'
              : kind === CellKind.error
                ? { error: text }
                : text
    })
  }
  return cells
}

async function byExceljs(path: string): Promise<Cells> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.readFile(path)
  const cells: Cells = {}
  workbook.worksheets[0]!.eachRow((row) => {
    row.eachCell((cell) => {
      cells[cell.address] =
        cell.value instanceof Date ? { date: cell.value.toISOString().slice(0, 10) } : (cell.value as Plain)
    })
  })
  return cells
}

function bySheetJs(path: string): Cells {
  const workbook = sheetJs.read(readFile(path), { cellNF: true })
  const sheet = workbook.Sheets[workbook.SheetNames[0]!]!
  const cells: Cells = {}
  for (const [address, cell] of Object.entries(sheet) as [string, sheetJs.CellObject][]) {
    if (address.startsWith('!') || cell.t === 'z') continue
    const isDate = cell.t === 'n' && sheetJs.SSF.is_date(String(cell.z))
    cells[address] = isDate
      ? { date: new Date(Date.UTC(1899, 11, 30) + Number(cell.v) * 86_400_000).toISOString().slice(0, 10) }
      : (cell.v as Plain)
  }
  return cells
}
