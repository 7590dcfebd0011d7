import { beforeAll, describe, expect, test } from 'vitest'
import type { Notice } from '../../src/notice/notice.ts'
import { noticeForReading } from './notices.ts'
import type { PlainCell } from './plain-sheet.ts'
import { read } from './read.ts'
import { person, rosterHeadings, rosterTitle } from './shared-rosters.ts'

let notices: Notice[]
beforeAll(async () => {
  notices = [await noticeForReading('sichuan-2017'), await noticeForReading('yueyang-2021')]
})

describe('no form at all', () => {
  test.each([
    ['another table', [['食堂采购表'], ['品名', '数量', '单价'], ['米', 1, 2]]],
    ['a code list', [['男'], ['女'], ['学前'], ['小学']]],
    ['data without headings', [person(1), person(2)]],
    [
      'a contact list',
      [
        ['姓名', '电话'],
        ['示一', '13800000001'],
      ],
    ],
    [
      'half a form without its title',
      [
        ['姓名', '学历', '电话', '备注', '职称', '毕业院校'],
        ['示一', '本科', '1'],
      ],
    ],
    ['a letter', [['尊敬的领导：'], ['现将我校参培教师情况说明如下，请审阅。']]],
    [
      'headings that are names of members',
      [
        ['__proto__', 'constructor', 'hasOwnProperty'],
        ['a', 'b', 'c'],
      ],
    ],
  ] as [string, PlainCell[][]][])('%s', async (_, rows) => {
    const { unrecognised, records } = await read(notices, rows)
    expect(unrecognised).toMatchObject({ recognised: false, blank: false })
    expect(unrecognised!.why).not.toBe('')
    expect(records).toEqual([])
  })

  test('an empty sheet is blank', async () => {
    expect((await read(notices, [])).unrecognised).toMatchObject({ blank: true })
    expect((await read(notices, [[' ', null], ['　']])).unrecognised).toMatchObject({ blank: true })
  })

  test('no notice', async () => {
    expect((await read([], [rosterHeadings])).unrecognised).toMatchObject({ blank: false })
  })
})

describe('words only', () => {
  test.each([
    [
      '填表说明',
      [
        ['填表说明'],
        ['1.身份证号码请按文本填写；'],
        ['2.任教学段填小学、初中或高中。'],
        ['3.有疑问请致电示例市教师发展中心，联系人：林示例 8963658，邮箱：17957145688@qq.com。'],
      ],
    ],
    ['a cover', [['2021年示例市参培教师信息表'], [null, '填报说明见后，请逐项核对。']]],
    ['a dictionary of the notice’s own words', [['任教学段', '性别'], ['小学', '男'], ['初中', '女'], ['学前']]],
    ['the notes printed on a form', [['1.上报截止时间为：2021年5月30日。']]],
  ] as [string, PlainCell[][]][])('%s holds nobody', async (_, rows) => {
    expect((await read(notices, rows)).unrecognised).toMatchObject({ wordsOnly: true, blank: false })
  })

  test.each([
    ['names in a column', [['名单说明'], ['张示例'], ['李示例']]],
    ['numbered names', [['1.张示例'], ['2.李示例']]],
    ['a rare surname', [['亓示例']]],
    ['a name of another tongue', [['阿依古丽·买买提']]],
    ['names in a sentence', [['参训教师：张示例、李示例、王示例。']]],
    ['a name in every sentence', [['1.张示例，语文教师；'], ['2.李示例，数学教师；'], ['3.王示例，英语教师；']]],
    ['schools in a column', [['示例第一小学'], ['示例第二中学']]],
    ['units in a column', [['岳阳楼区'], ['君山区']]],
    ['a figure', [['教师总数：'], [45]]],
    ['a figure as text', [['教师总数：'], ['45']]],
    ['a phone in a sentence', [['有疑问请致电 13800000001。']]],
    ['two columns', [['张示例', '语文教师，优秀。']]],
    ['a sheet too long to be seen whole', Array.from({ length: 300 }, (_, at) => [`第${at}段说明文字。`])],
  ] as [string, PlainCell[][]][])('%s may be persons or figures', async (_, rows) => {
    expect((await read(notices, rows)).unrecognised).not.toHaveProperty('wordsOnly')
  })
})

describe('nearly a form', () => {
  test('names the nearest by its title and says what is missing', async () => {
    const { unrecognised } = await read(notices, [[rosterTitle], ['序号', '姓名', '民族']])
    expect(unrecognised!.nearest).toMatchObject({ notice: { id: 'yueyang-2021' }, form: { id: 'annex-3' } })
    expect(unrecognised!.nearest!.missing).toEqual([
      '性别',
      '身份证号码',
      '县（市区）',
      '工作单位',
      '任教学段',
      '任教学科',
      '联系电话',
      '备注',
    ])
    expect(unrecognised!.why).toBe(
      '没有找到报表的表头，最接近岳阳 2021附件3，缺少：性别、身份证号码、县（市区）、工作单位等8栏',
    )
  })

  test('a title alone is no form', async () => {
    const { unrecognised } = await read(notices, [[rosterTitle], ['此表另报']])
    expect(unrecognised!.nearest!.form.id).toBe('annex-3')
  })
})

describe('how far a sheet is searched', () => {
  const filler = (count: number) => Array.from({ length: count }, (_, index): PlainCell[] => [`第${index}段说明文字`])

  test('headings may stand far down', async () => {
    const { forms } = await read(notices, [...filler(150), [rosterTitle], rosterHeadings, person(1)])
    expect(forms[0]?.rows).toBe(1)
  })

  test('but not endlessly', async () => {
    const { unrecognised } = await read(notices, [...filler(5000), rosterHeadings, person(1)])
    expect(unrecognised).toBeDefined()
  })

  test('blank rows do not count', async () => {
    const { records } = await read(notices, [...Array.from({ length: 5000 }, () => [' ']), rosterHeadings, person(1)])
    expect(records.map((record) => record.row)).toEqual([5002])
  })
})
