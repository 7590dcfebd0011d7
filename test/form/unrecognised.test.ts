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
