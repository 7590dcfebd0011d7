/** Blank forms as offices make them by hand: what is read, what is guessed with a comment, what is said not to be understood. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { draftOf, draftOfSheet, noticeOf } from './drafts.ts'

const lineWith = (text: string, words: string) =>
  text
    .split('\n')
    .find((line) => line.includes(words))
    ?.trim() ?? ''

describe('types are guessed from headings, each with its comment', () => {
  test.each([
    ['身份证号码', 'type: idNumber'],
    ['联系电话', 'type: phone'],
    ['教师姓名', 'type: name'],
    ['出生年月', 'type: month'],
    ['培训日期', 'type: date'],
    ['是否农村学校', 'type: list, list:'],
    ['性别', 'type: sex'],
    ['县（市、区）', 'type: unit'],
    ['工作单位', 'type: school'],
    ['培训人数', 'type: count'],
    ['培训学时', 'type: number'],
    ['完成率', 'type: percent'],
    ['所占比例', 'type: percent'],
    ['培训经费（万元）', 'type: money'],
    ['得分（分）', 'type: number'],
    ['任教学段（小学、初中、高中）', 'type: list, list: stage'],
  ])('%s → %s', async (heading, expected) => {
    const { text } = await draftOfSheet([['示例表'], ['序号', heading, '民族'], [1], [2]])
    expect(lineWith(text, `heading: ${heading},`)).toContain(expected)
    expect(lineWith(text, `heading: ${heading},`)).toMatch(/# 猜：/u)
    expect(lineWith(text, 'heading: 民族')).toBe('- { field: nation, heading: 民族 }')
    await noticeOf(text)
  })
})

test('groups, merged or not, and the sums that 合计 and 其中 tell of', async () => {
  const { text, unread } = await draftOfSheet(
    [
      ['附件1'],
      ['示例县教师培训情况统计表'],
      ['填报单位（盖章）：', null, null, null, '填报日期：'],
      ['学校', '专任教师数', null, null, '已培训人数', '其中：女'],
      [null, '小学', '初中', '合计', null, null],
      [],
      ['合计'],
      ['填表人：', null, null, null, '联系电话：'],
      ['注：1.本表按学校填写。'],
    ],
    { merges: ['A1:F1', 'A2:F2', 'A4:A5', 'E4:E5', 'F4:F5', 'A9:F9'] },
  )
  const notice = await noticeOf(text)
  const [form] = notice.forms
  expect(form!.tables[0]!.columns.map(({ groups, heading }) => [...groups, heading].join('/'))).toEqual([
    '学校',
    '专任教师数/小学',
    '专任教师数/初中',
    '专任教师数/合计',
    '已培训人数',
    '其中：女',
  ])
  expect([form!.label, form!.title, form!.tables[0]!.total, form!.notes]).toEqual([
    '附件1',
    ['示例县教师培训情况统计表'],
    '合计',
    ['注：1.本表按学校填写。'],
  ])
  expect([form!.head, form!.foot].map((part) => part.map(({ label }) => label))).toEqual([
    ['填报单位（盖章）', '填报日期'],
    ['填表人', '联系电话'],
  ])
  expect(text).toContain('check: row-sum, total: staff, parts: [field2, field3] } # 猜：')
  expect(text).toContain('check: row-rule, id: within-2, order: [field6, trained] } # 猜：')
  expect(unread).toEqual([])
})

test('what is not understood is said by its cell, with no number of anybody', async () => {
  const { unread } = await draftOfSheet([
    ['示例表'],
    ['表号', null, null, '13000000000'],
    ['姓名', '职务', '职称', '备注'],
    [],
  ])
  expect(unread.map(({ row, column, text }) => [row, column, text])).toEqual([
    [2, 0, '表号'],
    [2, 3, '…'],
  ])
})

test('of a sheet that was filled in no person is taken over', async () => {
  const { text } = await draftOfSheet([
    ['示例表'],
    ['序号', '姓名', '联系电话'],
    [1, '张示例', '13000000000'],
    [2, '李示例', '13000000001'],
  ])
  expect(text).not.toMatch(/示例甲|张示例|13000000000/u)
  expect(text).toContain('# 这张表已经填了 2 行，没有写进来；请用空白样表')
  await noticeOf(text)
})

test('several sheets of several files are forms of one notice, each under its own id', async () => {
  const templates = join(import.meta.dirname, '../../templates')
  const paths = ['annex-1', 'annex-3'].map((id) => join(templates, 'yueyang-2021', `${id}.xlsx`))
  const { forms, text } = await draftOf(...paths)
  expect(forms.map(({ id }) => id)).toEqual(['annex-1', 'annex-3'])
  expect((await noticeOf(text)).forms.map(({ id }) => id)).toEqual(['annex-1', 'annex-3'])
})

test('an empty sheet is no form, and said to be none', async () => {
  const { forms, left } = await draftOfSheet([[]])
  expect([forms, left.map(({ why }) => why)]).toEqual([[], ['工作表是空的']])
})

test('a card is a card again, with its small table', async () => {
  const { text } = await draftOfSheet(
    [
      ['示例县支教教师登记表'],
      ['姓名', null, '性别', null, '照片'],
      ['身份证号码', null, '出生年月', null],
      ['工作单位', null, '联系电话', null],
      ['培训经历', '起止时间', '培训内容', '学时', '证明人'],
      [],
      [],
      ['主要事迹'],
      ['单位意见', '（盖章）   年  月  日'],
    ],
    { merges: ['A1:E1', 'E2:E4', 'A5:A7', 'B8:E8', 'B9:E9'] },
  )
  const [form] = (await noticeOf(text)).forms
  const [card, inside] = form!.tables
  expect(card!.columns.map(({ heading }) => heading)).toEqual([
    '姓名',
    '性别',
    '身份证号码',
    '出生年月',
    '工作单位',
    '联系电话',
    '主要事迹',
    '单位意见',
  ])
  expect(inside!.columns.map(({ heading }) => heading)).toEqual(['起止时间', '培训内容', '学时', '证明人'])
})
