import { beforeAll, describe, expect, test } from 'vitest'
import type { Notice } from '../../src/notice/notice.ts'
import { noticeForReading } from './notices.ts'
import type { PlainCell } from './plain-sheet.ts'
import { headOf, read } from './read.ts'
import { person, rosterHeadings, rosterTitle } from './shared-rosters.ts'

let sichuan: Notice
let yueyang: Notice
beforeAll(async () => {
  sichuan = await noticeForReading('sichuan-2017')
  yueyang = await noticeForReading('yueyang-2021')
})

describe('县(市、区)、学校、参培人数', () => {
  const head = async (...rows: PlainCell[][]) =>
    headOf((await read([yueyang], [[rosterTitle], ...rows, rosterHeadings, person(1)])).forms[0])
  const all = { county: '岳阳楼区', school: '岳阳市特殊教育学校', declaredCount: '120' }

  test.each([
    ['each with its value in one cell', [['县（市、区）岳阳楼区', null, '学校 岳阳市特殊教育学校', '参培人数：120']]],
    ['with colons', [['县（市、区）：岳阳楼区', '学校：岳阳市特殊教育学校', '参培人数：120']]],
    [
      'labels and values in cells of their own',
      [['县（市、区）', '岳阳楼区', '学校', '岳阳市特殊教育学校', '参培人数', 120]],
    ],
    [
      'with empty cells between',
      [['县（市、区）', null, '岳阳楼区', null, '学校：', null, '岳阳市特殊教育学校', '参培人数：', null, 120]],
    ],
    ['values before their labels', [['岳阳楼区', '县（市、区）', '岳阳市特殊教育学校', '学校', '参培人数：', 120]]],
    ['all in one cell, values behind', [['县(市、区) 岳阳楼区   学校 岳阳市特殊教育学校   参培人数:120']]],
    ['all in one cell, values before', [['岳阳楼区 县(市、区)  岳阳市特殊教育学校 学校  参培人数: 120']]],
    ['underscored', [['县(市、区)__岳阳楼区__学校__岳阳市特殊教育学校__参培人数:__120__']]],
    ['underscored before', [['__岳阳楼区__县(市、区)__岳阳市特殊教育学校__学校  参培人数:__120__']]],
    [
      'in full width, with blanks inside the labels',
      [['县（市、区）：岳阳楼区', '学　校：岳阳市特殊教育学校', '参 培 人 数：120']],
    ],
    ['on three rows', [['县（市、区）：岳阳楼区'], ['学校：岳阳市特殊教育学校'], ['参培人数：120']]],
    ['under other names', [['县市区：岳阳楼区', '学校名称：岳阳市特殊教育学校', '参训人数：120']]],
  ] as [string, PlainCell[][]][])('%s', async (_, rows) => {
    expect(await head(...rows)).toEqual(all)
  })

  test.each([
    '2017年3月28日',
    '2017 年 3 月 28 日',
    '2017.3.28',
    '2017-03-28',
    '（2017年3月28日）',
    '二〇一七年三月二十八日',
    '2017年3月',
    '  年  月  日',
    '日期：2017.3.28',
    '填报时间：2017年3月28日',
  ])('the day behind a name is none of it: %s', async (day) => {
    expect(await head([`县（市、区）：岳阳楼区教育局（盖章）   ${day}`, `学校：岳阳市特殊教育学校 ${day}`])).toEqual({
      county: '岳阳楼区教育局',
      school: '岳阳市特殊教育学校',
    })
  })

  test('a school named after a day keeps its name', async () => {
    expect(await head(['学校：七一中学', '县（市、区）：岳阳楼区'])).toMatchObject({ school: '七一中学' })
  })

  test('without a blank anywhere', async () => {
    expect(await head(['岳阳楼区县(市、区)岳阳市第十二中学学校参培人数：120'])).toEqual({
      ...all,
      school: '岳阳市第十二中学',
    })
  })

  test.each([
    ['empty', [['县(市、区)', null, '学校', null, '参培人数：']]],
    ['underscored only', [['县(市、区)________学校________参培人数:____']]],
    [
      'nothing of the kind',
      [['说明：请如实填写'], ['本表由各学校填写后报县（市、区）教育局审核汇总，参培人数须与名单一致']],
    ],
    ['a caption that contains a label', [['学校信息化管理团队名单']]],
    ['a label that only ends like one of the form', [['报送单位：岳阳楼区教育局', '单位负责人：示甲']]],
    ['the measure of the figures', [['单位：人']]],
  ] as [string, PlainCell[][]][])('%s gives no value', async (_, rows) => {
    expect(await head(...rows)).toEqual({})
  })

  test('the first of two values stands', async () => {
    expect(await head(['学校：甲学校'], ['学校：乙学校'])).toEqual({ school: '甲学校' })
  })
})

describe('报送单位、报送人、联系电话', () => {
  const headings = ['序号', '县市区名', '试点学校名称', '联系人', '联系电话']
  const head = async (...rows: PlainCell[][]) =>
    headOf((await read([yueyang], [...rows, headings, [1, '岳阳楼区', '甲学校', '示乙', '13800000000']])).forms[0])
  const all = { unit: '岳阳楼区教育局', contact: '示甲', phone: '0730-1234567' }

  test.each([
    ['as printed', [['报送单位：岳阳楼区教育局', null, '报送人：示甲', '联系电话：0730-1234567']]],
    [
      'with the stamp before the colon',
      [['报送单位（盖章）：岳阳楼区教育局', '报送人：示甲', '联系电话：0730-1234567']],
    ],
    [
      'with the stamp behind the value',
      [['报送单位：岳阳楼区教育局（盖章）', '报送人：示甲', '联系电话：0730-1234567']],
    ],
    ['over cells', [['报送单位（公章）', '岳阳楼区教育局', '报送人', '示甲', '联系电话', '0730-1234567']]],
    ['in one cell', [['报送单位：岳阳楼区教育局    报送人：示甲    联系电话：0730-1234567']]],
    ['with the words of another office', [['报送单位：岳阳楼区教育局', '填表人：示甲', '电话：0730-1234567']]],
  ] as [string, PlainCell[][]][])('%s', async (_, rows) => {
    expect(await head(...rows)).toEqual(all)
  })
})

describe('a label with brackets of its own', () => {
  const title = ['2017年成都市能力提升工程培训计划及执行情况']
  test.each([
    '市（州）教育行政部门（盖章）：成都市教育局',
    '市(州)教育行政部门(盖章) 成都市教育局',
    '成都市教育局 市（州）教育行政部门（盖章）',
  ])('%s', async (cell) => {
    const rows = [
      title,
      [cell, null, '填表人：示甲'],
      ['地区', '幼儿园', '中小学', '职业中学', '合计总数', '已培训人数', '缺口数', '备注'],
    ]
    const { forms } = await read([sichuan], rows)
    expect(headOf(forms[0])).toEqual({ unit: '成都市教育局', contact: '示甲' })
  })
})

test('titles that differ only in what the blank form prints are told apart by how the unit ends', async () => {
  const annex = yueyang.forms.find((form) => form.id === 'annex-3')!
  const notice = (id: string, unit: string): Notice => ({
    ...yueyang,
    id,
    forms: [{ ...annex, title: ['{unit}参培教师信息表'], blanks: { unit } }],
  })
  const notices = [notice('county', '____县（市、区）'), notice('school', '____学校')]
  const idOf = async (title: string) => (await read(notices, [[title], rosterHeadings, person(1)])).forms[0]!.notice.id
  expect(await idOf('岳阳市特殊教育学校参培教师信息表')).toBe('school')
  expect(await idOf('____学校参培教师信息表')).toBe('school')
  expect(await idOf('岳阳楼区参培教师信息表')).toBe('county')
  expect(await idOf('某处参培教师信息表')).toBe('county')
})

describe('what stands for the placeholders of a title', () => {
  test.each([
    ['2017年成都市能力提升工程培训计划及执行情况', { unit: '成都市' }],
    ['2017年 成都市 能力提升工程培训计划及执行情况表', { unit: '成都市' }],
    ['2017年____市（州）____县（区）能力提升工程培训计划及执行情况', {}],
    ['2017年能力提升工程培训计划及执行情况', {}],
  ])('%s', async (title, parts) => {
    const headings = ['地区', '幼儿园', '中小学', '职业中学', '合计总数', '已培训人数', '缺口数', '备注']
    const { forms } = await read([sichuan], [['附件3'], [title], headings])
    expect(forms[0]!.title).toMatchObject({ row: 2, parts })
    expect(forms[0]!.title?.parts).toEqual(parts)
  })
})
