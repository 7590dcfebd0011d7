/** What `validate --fix` promises is what is found in the copies that `fix` writes. Persons are invented. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import exceljs from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mendedCells } from '../../src/intake/mended.ts'
import { startRespelling } from '../../src/intake/respellings.ts'
import { summarise } from '../../src/intake/validation.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { respell, takeIn } from '../../src/pipeline.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { loadNotice } from '../notices/load.ts'

const asOf = '2021-05-28'
const sample = fileURLToPath(new URL('../../samples/yueyang-2021/faulty/annex-3-示例小学.xlsx', import.meta.url))
let folder: string
let notice: Notice
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-mended-'))
  notice = await loadNotice('yueyang-2021')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the findings that would end are those that do', async () => {
  const path = join(folder, '附件3.xlsx')
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.readFile(sample)
  const sheet = workbook.worksheets[0]!
  sheet.getCell('B9').value = '阿依古丽.买买提'
  sheet.getCell('B11').value = '张 三'
  sheet.getCell('G12').value = '小学阶段'
  await workbook.xlsx.writeFile(path)

  const table = unitTable(asOf, notice)
  const around = { asOf, notices: [notice], form: undefined, received: undefined, units: () => table, digests: false }
  const { taker, found } = startRespelling(asOf)
  const before = summarise(await takeIn([path], { ...around, digests: true }, { takers: [taker] }), asOf).totals
  const promised = summarise(await takeIn([path], { ...around, mended: mendedCells(found) }), asOf).totals
  const { fixed } = await respell([path], around, { folder: join(folder, '改好'), roots: [path] })
  const kept = summarise(await takeIn(fixed.written, around), asOf).totals
  expect(found.length).toBe(fixed.changes.length)
  expect(promised).toEqual(kept)
  expect(promised.info).toBeLessThan(before.info)
})
