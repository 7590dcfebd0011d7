import { beforeAll, describe, expect, test } from 'vitest'
import { unitOf, whose } from '../../src/form/whose.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { noticeForReading } from './notices.ts'
import type { PlainCell } from './plain-sheet.ts'
import { read } from './read.ts'
import { person, rosterHeadings, rosterTitle } from './shared-rosters.ts'

let sichuan: Notice
let yueyang: Notice
beforeAll(async () => {
  sichuan = await noticeForReading('sichuan-2017')
  yueyang = await noticeForReading('yueyang-2021')
})

async function reporter(notice: Notice, asOf: string, rows: PlainCell[][]): Promise<string | undefined> {
  const { forms } = await read([notice], rows)
  return whose(forms[0]!, unitTable(asOf, notice)).sender()?.name
}

const planHeadings = [
  '地区',
  '幼儿园',
  '中小学',
  '职业中学',
  '合计总数',
  '已培训人数',
  '缺口数',
  '省级需求数',
  '市县级计划数',
  '备注',
]
const plan = (head: string, title: string, ...rows: PlainCell[][]) =>
  reporter(sichuan, '2017-03-15', [[title], [`市（州）教育行政部门（盖章）：${head}`], planHeadings, ...rows])

describe('a city’s plan', () => {
  const bare = '2017年____市（州）____县（区）能力提升工程培训计划及执行情况'
  test.each([
    ['成都市教育局', bare, [], '成都市'],
    ['成都市', bare, [], '成都市'],
    ['阿坝州教育局', bare, [], '阿坝藏族羌族自治州'],
    ['', '2017年成都市能力提升工程培训计划及执行情况', [], '成都市'],
    [
      '',
      bare,
      [
        ['锦江区', 1],
        ['双流区', 2],
      ],
      '成都市',
    ],
    [
      '',
      bare,
      [
        ['锦江区', 1],
        ['涪城区', 2],
      ],
      undefined,
    ],
    ['', bare, [['某区', 1]], undefined],
    ['', bare, [], undefined],
  ] as [string, string, PlainCell[][], string | undefined][])('%s / %s', async (head, title, rows, expected) => {
    expect(await plan(head, title, ...rows)).toBe(expected)
  })
})

/** Sichuan's plan: sender and names of rows come in, the units they count for go out. */
async function rowsOf(head: string, asOf: string, names: string[], own?: string): Promise<string[]> {
  const title = '2017年____市（州）____县（区）能力提升工程培训计划及执行情况'
  const sheet = [
    [title],
    [`市（州）教育行政部门（盖章）：${head}`],
    planHeadings,
    ...names.map((name) => [name, 1, 1, 1, 3, 1, 2, 1, 1]),
  ]
  const { forms } = await read([sichuan], sheet)
  const units = unitTable(asOf, sichuan)
  const desk = { own: own === undefined ? undefined : unitOf(units.find(own)), behalf: undefined }
  const owner = whose(forms[0]!, units, desk)
  return names.map((name) => owner.unit(name)?.key ?? '')
}

describe('a row counts for the unit it means to its sender', () => {
  test.each([
    ['乐山市教育局', ['市中区', '市中', '乐山市市中区'], ['511102', '511102', '511102']],
    ['内江市教育局（盖章）', ['市中区', '东兴区'], ['511002', '511011']],
    ['四川省乐山市教育和体育局（盖章）', ['市中区'], ['511102']],
    ['乐山市市中区', ['市中区', '市中', '乐山市市中区'], ['511102', '511102', '511102']],
    ['乐山市市中区教育局', ['市中区'], ['511102']],
    ['广安市', ['广安', '广安区', '前锋区', '广安市'], ['511602', '511602', '511603', '511600']],
    ['阿坝州教育局', ['阿坝', '阿坝县'], ['513231', '513231']],
    ['成都市教育局', ['成都市', '成都'], ['510100', '510100']],
    [
      '成都市教育局',
      ['市直属学校', '成都市高新技术产业开发区', '高新区管委会'],
      ['510100-市直属学校', '510100-高新区', '510100-高新区'],
    ],
    ['成都市教育局', ['涪城区'], ['510703']],
    ['成都市', ['锦江区教育局', '金堂县教体局（盖章）', '锦江曲教育局', '教育局'], ['510104', '510121', '', '']],
    ['成都市教育局', ['锦江曲', '某区'], ['', '']],
    ['', ['市中区', '高新区'], ['', '']],
    ['成都高新区教育文化和卫生健康局', ['高新区', '成都高新技术产业开发区'], ['510100-高新区', '510100-高新区']],
  ] as [string, string[], string[]][])('%s: %j → %j', async (head, names, keys) => {
    expect(await rowsOf(head, '2017-03-15', names)).toEqual(keys)
  })

  test('宜宾 on the sheet of 宜宾市 is its county, whatever it is called now', async () => {
    expect(await rowsOf('宜宾市教育局', '2017-03-20', ['宜宾'])).toEqual(['511521'])
    expect(await rowsOf('宜宾市教育局', '2024-03-20', ['宜宾', '宜宾市'])).toEqual(['511504', '511500'])
  })

  test('where the head is blank, among units of the same name the desk’s own is meant', async () => {
    expect(await rowsOf('', '2017-03-15', ['市中区'], '乐山')).toEqual(['511102'])
    expect(await rowsOf('市中区', '2017-03-15', ['市中区'], '内江市')).toEqual(['511002'])
  })

  test('row 岳阳 under 岳阳县教育局 is the county', async () => {
    const rows = [
      [rosterTitle],
      ['县（市、区）：岳阳县教育局', '学校：甲学校'],
      rosterHeadings,
      person(1, { 4: '岳阳' }),
    ]
    const { forms } = await read([yueyang], rows)
    expect(whose(forms[0]!, unitTable('2021-05-28', yueyang)).unit('岳阳')?.name).toBe('岳阳县')
  })
})

describe('a school’s roster', () => {
  const roster = (county: string, ...rows: PlainCell[][]) =>
    reporter(yueyang, '2021-05-28', [
      [rosterTitle],
      [`县（市、区）：${county}`, '学校：甲学校'],
      rosterHeadings,
      ...rows,
    ])
  test.each([
    ['岳阳楼区', [], '岳阳楼区'],
    ['岳阳市岳阳楼区', [], '岳阳楼区'],
    ['经开区', [], '岳阳经济技术开发区'],
    ['', [person(1), person(2)], '岳阳楼区'],
    ['', [person(1), person(2, { 4: '君山区' })], undefined],
  ] as [string, PlainCell[][], string | undefined][])('head %s', async (county, rows, expected) => {
    expect(await roster(county, ...rows)).toBe(expected)
  })
})

describe('a plan in words', () => {
  test.each([
    ['岳阳市岳阳楼区', '岳阳楼区'],
    ['岳阳 市 岳阳楼区 县（市、区）', '岳阳楼区'],
    ['        市        县（市、区）', undefined],
  ])('%s', async (county, expected) => {
    const rows: PlainCell[][] = [
      ['2021年岳阳市中小学（幼儿园）教师信息技术应用能力提升工程2.0试点学校整校推进方案'],
      ['学校名称', '甲学校'],
      ['所属区域', county],
      ['组别', '姓名', '职务', '职称', '角色', '手机号', '备注'],
    ]
    expect(await reporter(yueyang, '2021-05-28', rows)).toBe(expected)
  })
})

test('the province’s own list is the province’s', async () => {
  const rows: PlainCell[][] = [
    ['全省中小学教师信息技术应用能力提升工程培训实施情况统计表'],
    ['市州', '幼儿园', '中小学', '中职', '合计总数', '已培训人数', '未培训人数'],
    ['成都', 28299, 95455, 9988, 133742, 82037, 51705],
    ['阿坝', 1003, 10244, 361, 11608, 10218, 1390],
  ]
  expect(await reporter(sichuan, '2017-03-15', rows)).toBe('四川省')
})
