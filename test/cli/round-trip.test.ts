/** The way of every form: blank workbook from itcap → filled by hand → validated → imported → gap → report → validated again, without a finding. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDesk } from './transcript.ts'

let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-round-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const itcap = (command: string) => openDesk(folder).run(`itcap ${command}`)
const findings = async (path: string, more = '') => {
  const { stdout } = await itcap(`validate ${path} --received 2017-03-28 ${more} --format json`)
  return JSON.parse(stdout).files.flatMap((file: { findings: { message: string; cell: string }[] }) =>
    file.findings.map(({ cell, message }) => `${cell} ${message}`),
  )
}

/** Types into a blank form as a person does: cells by address, nothing else. */
async function fill(path: string, cells: Record<string, string | number>): Promise<void> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.readFile(join(folder, path))
  const sheet = workbook.worksheets[0]!
  for (const [address, value] of Object.entries(cells)) sheet.getCell(address).value = value
  await workbook.xlsx.writeFile(join(folder, path))
}

/** First row of the table below the heading, by the text of a heading cell. */
async function find(path: string, text: string): Promise<{ row: number; column: number }> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.readFile(join(folder, path))
  let found: { row: number; column: number } | undefined
  workbook.worksheets[0]!.eachRow((row, number) =>
    row.eachCell((cell, column) => {
      if (
        !found &&
        String(cell.value ?? '')
          .replaceAll(/\s/g, '')
          .startsWith(text)
      )
        found = { row: number, column }
    }),
  )
  return found!
}

const COUNTIES = ['自流井区', '贡井区', '大安区', '沿滩区', '荣县', '富顺县']

test('Sichuan Annex 3, a city of six counties', async () => {
  await itcap('template sichuan-2017/annex-3 -o annex-3.xlsx')
  const head = await find('annex-3.xlsx', '市（州）教育行政部门')
  const total = await find('annex-3.xlsx', '小计')
  const heading = await find('annex-3.xlsx', '地区')
  const cells: Record<string, string | number> = {
    [`A${head.row}`]: '市（州）教育行政部门（盖章）：自贡市教育和体育局',
    [`G${head.row}`]: '填表人：张示例',
    [`I${head.row}`]: '联系电话：0813-8100000',
    A2: '2017年自贡市能力提升工程培训计划及执行情况',
  }
  const sums = Array<number>(8).fill(0)
  for (const [index, county] of COUNTIES.entries()) {
    const row = heading.row + 2 + index
    const [kindergarten, school, vocational, trained] = [100 + index, 1000 + 10 * index, 50, 600 + index]
    const staff = kindergarten! + school! + vocational!
    const gap = staff - trained!
    const provincial = Math.round(gap * 0.2)
    const values = [kindergarten, school, vocational, staff, trained, gap, provincial, gap - provincial] as number[]
    cells[`A${row}`] = county
    for (const [column, value] of values.entries()) {
      cells[`${'BCDEFGHI'[column]}${row}`] = value
      sums[column]! += value
    }
  }
  for (const [column, value] of sums.entries()) cells[`${'BCDEFGHI'[column]}${total.row}`] = value
  await fill('annex-3.xlsx', cells)

  expect(await findings('annex-3.xlsx')).toEqual([])
  await itcap('init . --notice sichuan-2017 --unit 自贡')
  expect((await itcap('import annex-3.xlsx --received 2017-03-28')).code).toBe(0)
  const gap = JSON.parse((await itcap('gap --city 自贡 --as-of 2017-03-28 --format json')).stdout)
  expect(gap.total).toMatchObject({ staff: sums[3], trained: sums[4], untrained: sums[5] })
  expect(gap.rows.map(({ unit }: { unit: string }) => unit)).toEqual(COUNTIES)
  expect(gap.missing).toEqual([])

  await itcap('report annex-3 --city 自贡 -o report.xlsx --as-of 2017-03-28')
  await fill('report.xlsx', { [`G${head.row}`]: '填表人：张示例', [`I${head.row}`]: '联系电话：0813-8100000' })
  expect(await findings('report.xlsx')).toEqual([])
})

test('Yueyang Annex 3, a school of two teachers', async () => {
  await itcap('template yueyang-2021/annex-3 -o annex-3.xlsx')
  const head = await find('annex-3.xlsx', '县（市、区）')
  const heading = await find('annex-3.xlsx', '序号')
  const foot = await find('annex-3.xlsx', '填报人')
  const phone = await find('annex-3.xlsx', '联系电话：')
  const row = heading.row + 1
  const people = [
    ['1', '张示例', '女', '432224198801010128', '汨罗市', '汨罗市示例中学', '初中', '数学', '13800000000'],
    ['2', '李示例', '男', '432224198801010119', '汨罗市', '汨罗市示例中学', '高中', '语文', '13900000000'],
  ].map((person) => person.map((text, column) => (column === 3 ? withCheckDigit(text) : text)))
  const cells: Record<string, string> = {
    [`A${head.row}`]: '县（市、区）：汨罗市',
    [`E${head.row}`]: '学校：汨罗市示例中学',
    [`I${head.row}`]: '参培人数：2',
    [`A${foot.row}`]: '填报人：王示例',
    [`${String.fromCharCode(64 + phone.column)}${phone.row}`]: '联系电话：13700000000',
  }
  for (const [index, person] of people.entries()) {
    for (const [column, text] of person.entries()) cells[`${'ABCDEFGHI'[column]}${row + index}`] = text
  }
  await fill('annex-3.xlsx', cells)

  expect(await findings('annex-3.xlsx')).toEqual([])
  await itcap('init . --notice yueyang-2021 --unit 汨罗市')
  expect((await itcap('import annex-3.xlsx --received 2021-05-28')).code).toBe(0)
  const gap = JSON.parse((await itcap('gap --by school --as-of 2021-05-28 --format json')).stdout)
  expect(gap.total.participants).toBe(2)
  expect(gap.rows).toMatchObject([{ unit: '汨罗市示例中学', participants: 2 }])
})

/** The check digit of GB 11643 for 17 digits, worked out here so that the test does not borrow it from the product. */
function withCheckDigit(number: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  return number.slice(0, 17) + '10X98765432'[sum % 11]
}
