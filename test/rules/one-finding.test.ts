/** One fact, one finding: what two rules could both say of a sheet is said by one of them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDesk } from '../cli/transcript.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-one-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function errorsOf(sample: string, change: (sheet: exceljs.Worksheet) => void): Promise<string[]> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.readFile(join(import.meta.dirname, '../../samples', sample))
  change(workbook.worksheets[0]!)
  await workbook.xlsx.writeFile(join(folder, 'sheet.xlsx'))
  const { stdout } = await openDesk(folder).run('itcap validate sheet.xlsx --as-of 2021-05-01 --format json')
  const findings = JSON.parse(stdout).files[0].findings as { cell: string; rule: string; severity: string }[]
  return findings.filter(({ severity }) => severity === 'error').map(({ cell, rule }) => `${cell} ${rule}`)
}

test('a value that is none of its list is not held against a rule for some of the rows too', async () => {
  const errors = await errorsOf('ganzhou-2018/students-clean.xlsx', (sheet) => {
    sheet.getCell('F7').value = '赣州师专'
    sheet.getCell('F8').value = '南昌师范高等专科学校'
  })
  expect(errors).toEqual(['F8 row-rule', 'F7 not-in-list'])
})

test('a total row under the name of the city is told once', async () => {
  const errors = await errorsOf('sichuan-2017/annex-3-成都.xlsx', (sheet) => {
    sheet.getCell('A27').value = '成都市'
  })
  expect(errors).toEqual(['A27 total-twice'])
})

test('a sheet without any total row is asked for one', async () => {
  const errors = await errorsOf('sichuan-2017/annex-3-成都.xlsx', (sheet) => {
    sheet.spliceRows(27, 1)
  })
  expect(errors).toEqual([' column-sum'])
})
