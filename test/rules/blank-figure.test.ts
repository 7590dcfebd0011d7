/** A figure that must be there and is not: said once, at its cell, and not again by every sum it is missing in. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDesk } from '../cli/transcript.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-blank-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const sample = join(import.meta.dirname, '../../samples/zhejiang-2021/progress-clean.xlsx')

test.each([
  ['B8', ['B8 required']],
  ['C8', ['C8 required']],
  ['C12', ['C12 column-sum']],
])('without %s', async (cell, expected) => {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.readFile(sample)
  workbook.worksheets[0]!.getCell(cell).value = null
  await workbook.xlsx.writeFile(join(folder, 'progress.xlsx'))
  const { stdout } = await openDesk(folder).run('itcap validate progress.xlsx --as-of 2021-05-01 --format json')
  const said = JSON.parse(stdout).files[0].findings as { cell: string; rule: string }[]
  expect(said.map((each) => `${each.cell} ${each.rule}`)).toEqual(expected)
})
