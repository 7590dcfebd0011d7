/** A form comes in with its head filled in and no rows: its receipt says so in words, and says what counts instead. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from './transcript.ts'

let folder: string
let desk: Desk
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-blank-form-'))
  desk = openDesk(folder)
  await desk.run('itcap init 区 --notice yueyang-2021 --unit 岳阳楼区')
  for (const name of ['空表', '空表二'])
    writeFileSync(
      join(folder, `${name}.csv`),
      [
        '2021年岳阳市中小学（幼儿园）教师信息技术应用能力提升工程2.0试点学校汇总表',
        `报送单位：岳阳楼区,,报送人：王示例,,联系电话：${name === '空表' ? '0730-1234567' : '0730-1234568'}`,
        '序号,县市区名,试点学校名称,联系人,联系电话',
      ].join('\n'),
    )
  copyFileSync(join(import.meta.dirname, '../../samples/yueyang-2021/clean/annex-1.xlsx'), join(folder, '附件1.xlsx'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The notice wants two schools of a county: an error that is accepted. */
const accepting = '--accept 试 --received 2021-05-20'
const itcap = async (command: string) =>
  (await desk.run(`itcap --workspace 区 ${command}`)).stdout.replaceAll(/\n */g, '')

test('alone it is no report', async () => {
  const said = await itcap(`import 空表.csv ${accepting}`)
  expect(said).toContain('0 行  空表，不算报过')
  expect(said).toContain('空表.csv 是空表，一行数据也没有：没有报过的仍是未报')
  expect(said).not.toContain('✓')
  expect(await itcap('status --form annex-1 --as-of 2021-05-21')).toContain('（本级）  未报')
})

test('with errors it is a blank form all the same', async () => {
  expect(await itcap('import 空表.csv --received 2021-05-20')).toContain('空表，有错误，未计入')
})

test('it changes nothing of what was reported', async () => {
  await itcap('import 附件1.xlsx --received 2021-05-19')
  expect(await itcap(`import 空表.csv ${accepting}`)).toContain('一行数据也没有，算的还是以前报的')
  expect(await itcap('status --form annex-1 --as-of 2021-05-21')).toContain('（本级）  按时')
})

test('it undoes no zero report, and stands in the way of none', async () => {
  await itcap(`import 空表.csv ${accepting}`)
  await itcap('zero annex-1 --unit 岳阳楼区 --said-by 王主任 --received 2021-05-21')
  expect(await itcap(`import 空表二.csv ${accepting}`)).toContain('一行数据也没有，算的还是 零报告（王主任）')
  expect(await itcap('status --form annex-1 --as-of 2021-05-21')).toContain('（本级）  零报告')
})

test('of a workbook with another sheet, the sheet is named', async () => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(join(folder, '附件1.xlsx'))
  book
    .addWorksheet('附件3')
    .addRows([
      ['2021年岳阳市中小学（幼儿园）教师信息技术应用能力提升工程2.0试点学校参培教师信息表'],
      ['填报单位：岳阳楼区示例小学'],
      ['序号', '姓名', '性别', '身份证号码', '工作单位', '学历', '任教学段', '任教学科', '联系电话', '备注'],
    ])
  await book.xlsx.writeFile(join(folder, '两张.xlsx'))
  const said = await itcap(`import 两张.xlsx ${accepting}`)
  expect(said).toContain('两张.xlsx “附件3” 是空表')
  expect(said).toContain('2 行')
})
