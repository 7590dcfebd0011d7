/** 内江's plan over a year in which 隆昌县 became 隆昌市, by the command line: one county, once, whoever sends it. Figures are invented. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as sheetJs from '@e965/xlsx'
import { afterAll, expect, test } from 'vitest'
import { openDesk } from './transcript.ts'

const folder = mkdtempSync(join(tmpdir(), 'itcap-county-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const headings = [
  '地区',
  '幼儿园',
  '中小学',
  '职业中学',
  '合计总数',
  '已培训人数',
  '未培训人数（缺口数）',
  '省级及以上项目需求数',
  '市县级培训计划数',
  '备注',
]

/** @param rows Name of the county, teachers, trained. */
function plan(file: string, head: string, rows: [string, number, number][]): void {
  const figures = rows.map(([, staff, trained]) => {
    const provincial = Math.round((staff - trained) * 0.2)
    return [0, staff, 0, staff, trained, staff - trained, provincial, staff - trained - provincial]
  })
  const sum = figures[0]!.map((_, column) => figures.reduce((all, row) => all + row[column]!, 0))
  const sheet = sheetJs.utils.aoa_to_sheet([
    ['附件3'],
    ['2017年____市（州）____县（区）能力提升工程培训计划及执行情况'],
    [`市（州）教育行政部门（盖章）：${head}`, '', '', '填表人：张示例', '', '', '联系电话：0832-2020000'],
    headings,
    ...rows.map(([name], index) => [name, ...figures[index]!]),
    ['小计', ...sum],
  ])
  const book = sheetJs.utils.book_new()
  sheetJs.utils.book_append_sheet(book, sheet, 'Sheet1')
  writeFileSync(join(folder, file), sheetJs.write(book, { bookType: 'xlsx', type: 'buffer' }) as Buffer)
}

const itcap = async (words: string) => {
  const ran = await openDesk(folder).run(`itcap ${words}`)
  return { ...ran, json: () => JSON.parse(ran.stdout) }
}
const others: [string, number, number][] = [
  ['市中区', 100, 40],
  ['东兴区', 200, 50],
  ['威远县', 300, 60],
  ['资中县', 400, 70],
]
const rowsOf = async (day: string) =>
  (await itcap(`--workspace 工作 --as-of ${day} gap --format json`))
    .json()
    .rows.map(({ unit, staff }: { unit: string; staff: number }) => [unit, staff])

test('隆昌县 in March, its own sheet as 隆昌市 in June, the city again in July', async () => {
  await itcap('init 工作 --notice sichuan-2017 --unit 内江市')
  plan('三月.xlsx', '内江市教育局', [...others, ['隆昌县', 500, 80]])
  plan('隆昌.xlsx', '隆昌市教育局', [['隆昌市', 510, 90]])
  plan('七月.xlsx', '内江市教体局（盖章） 2017年7月3日', [...others, ['隆昌市', 520, 95]])

  const march = (
    await itcap('--workspace 工作 --as-of 2017-03-28 import 三月.xlsx --received 2017-03-28 --format json')
  ).json()
  expect(march.receipts).toMatchObject([{ unit: '511000', outcome: 'recorded', rows: 5 }])
  expect((await rowsOf('2017-03-28')).at(-1)).toEqual(['隆昌县', 500])

  await itcap('--workspace 工作 --as-of 2017-06-01 import 隆昌.xlsx --received 2017-06-01')
  expect(await rowsOf('2017-06-01')).toEqual([...others.map(([name, staff]) => [name, staff]), ['隆昌市', 510]])
  const { coverage } = (await itcap('--workspace 工作 --as-of 2017-06-01 gap --format json')).json()
  expect(coverage.notCounted).toMatchObject([
    {
      ...{ file: '三月.xlsx', unit: '隆昌市', why: 'superseded', figures: { staff: 500 } },
      differs: [
        { heading: '中小学', before: 500, after: 510 },
        { heading: '合计总数', before: 500, after: 510 },
        { heading: '已培训人数', before: 80, after: 90 },
      ],
    },
  ])

  const july = (
    await itcap('--workspace 工作 --as-of 2017-07-03 import 七月.xlsx --received 2017-07-03 --format json')
  ).json()
  expect(july.receipts).toMatchObject([{ outcome: 'superseded-older', replaces: { path: '三月.xlsx', persons: 5 } }])
  expect((await rowsOf('2017-07-03')).at(-1)).toEqual(['隆昌市', 520])
  // Asked as of March, the same county under the name it had.
  expect((await rowsOf('2017-03-28')).at(-1)).toEqual(['隆昌县', 520])

  const written = (await itcap('--workspace 工作 --as-of 2017-07-03 report annex-3 -o 附件3.xlsx --format json')).json()
  expect(written).toMatchObject({ rows: 5, coverage: { complete: true } })
})

test('a correction of some counties that is accepted takes the others away: the receipt and every answer name them', async () => {
  await itcap('init 部分 --notice sichuan-2017 --unit 内江市')
  plan('全部.xlsx', '内江市教育局', [...others, ['隆昌县', 500, 80]])
  plan('部分.xlsx', '内江市教育局', [['东兴区', 210, 60], ...others.slice(2)])
  await itcap('--workspace 部分 import 全部.xlsx --received 2017-03-20')
  const { receipts } = (
    await itcap(
      '--workspace 部分 --as-of 2017-03-28 import 部分.xlsx --received 2017-03-21 --accept 只报更正的 --format json',
    )
  ).json()
  expect(receipts[0].replaces.units).toEqual(['内江市市中区', '隆昌县'])
  const { coverage, total } = (await itcap('--workspace 部分 --as-of 2017-03-28 gap --format json')).json()
  expect(total.staff).toBe(210 + 300 + 400)
  expect(coverage.complete).toBe(false)
  expect(coverage.missing.map(({ unit }: { unit: string }) => unit)).toEqual(['内江市市中区', '隆昌县'])
  const status = await itcap('--workspace 部分 --as-of 2017-03-28 status --form annex-3')
  expect(status.stdout).toContain('未报 附件3  内江市市中区、隆昌县')
})
