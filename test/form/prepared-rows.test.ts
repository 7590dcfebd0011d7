/** Rows that are about nobody: prepared beforehand, or saying that there is nothing to report. */
import { beforeAll, describe, expect, test } from 'vitest'
import { saysNothing } from '../../src/form/row-words.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { noticeForReading } from './notices.ts'
import type { PlainCell } from './plain-sheet.ts'
import { faultsOf, lines, read } from './read.ts'
import { person, roster } from './shared-rosters.ts'

let sichuan: Notice
let yueyang: Notice
beforeAll(async () => {
  sichuan = await noticeForReading('sichuan-2017')
  yueyang = await noticeForReading('yueyang-2021')
})

const noValue = { error: '#VALUE!' }
const notFound = { error: '#N/A' }

describe('prepared rows', () => {
  test.each([
    ['units and schools copied down', [2, null, null, null, '岳阳楼区', '岳阳市十二中']],
    ['another school, filled in beforehand', [2, null, null, null, '岳阳楼区', '岳阳市十三中']],
    ['without numbers', [null, null, null, null, '岳阳楼区', '岳阳市十二中']],
    ['stage and subject copied down too', [2, null, null, null, '岳阳楼区', '岳阳市十二中', '初中', '语文']],
    ['a formula for the sex that found nothing', [2, null, noValue, null, null, '岳阳市十二中']],
    ['a formula for the sex that found 女', [2, null, '女', null, '岳阳楼区', '岳阳市十二中']],
    ['names looked up and not found', [2, notFound, notFound, notFound, '岳阳楼区', '岳阳市十二中', notFound]],
    ['the 0 of blank cells', [2, 0, 0, 0, '岳阳楼区', '岳阳市十二中', 0, 0, 0, 0]],
    ['formulas nobody calculated beside nobody', [2, null, { formula: true }, null, { formula: true }, '岳阳市十二中']],
  ] as [string, PlainCell[]][])('%s', async (_, row) => {
    const { forms, records } = await read([yueyang], roster(person(1), row, row, row))
    expect(lines(records, 'name')).toEqual(['data 4 示一'])
    expect(forms[0]!.faults).toEqual([
      { rule: 'prepared-row', row: 5, column: -1, args: { count: 3 }, rows: [5, 6, 7] },
    ])
  })

  test.each([
    ['a name alone', [2, '示二', null, null, '岳阳楼区', '岳阳市十二中']],
    ['an ID number alone', [2, null, null, '432224199001010020', '岳阳楼区', '岳阳市十二中']],
    ['a phone alone', [2, null, null, null, '岳阳楼区', '岳阳市十二中', '初中', '语文', '13800000002']],
    ['a subject of its own', [2, null, '女', null, '岳阳楼区', '岳阳市十二中', '初中', '物理']],
    ['a remark', [2, null, null, null, '岳阳楼区', '岳阳市十二中', null, null, null, '休产假']],
    ['a word in place of the school', [2, null, null, null, null, '以上教师均已离校，不再上报。']],
    ['a formula for the name nobody calculated', [2, { formula: true }, null, null, '岳阳楼区', '岳阳市十二中']],
  ] as [string, PlainCell[]][])('not: %s', async (_, row) => {
    const { records } = await read([yueyang], roster(person(1), row, person(3)))
    expect(records.map((record) => `${record.kind} ${record.row}`)).toEqual(['data 4', 'data 5', 'data 6'])
  })

  test('all of them: a form filled in beforehand and sent back empty', async () => {
    const row = [1, null, null, null, '岳阳楼区', '岳阳市十二中', '初中']
    const { forms, records } = await read([yueyang], roster(row, row, row))
    expect(records).toEqual([])
    expect(forms[0]!.faults).toMatchObject([{ rule: 'prepared-row', rows: [4, 5, 6] }])
  })

  test('of figures: zeros and divisions by zero without a unit', async () => {
    const title = ['2017年成都市能力提升工程培训计划及执行情况']
    const headings = ['地区', '幼儿园', '中小学', '职业中学', '合计总数', '已培训人数', '缺口数', '备注']
    const rows = (...more: PlainCell[][]) => [title, headings, ['锦江区', 1, 2, 3, 6, 4, 2], ...more]
    const zero = [null, null, null, null, 0, 0, 0]
    const good = await read([sichuan], rows(zero, [null, null, null, null, 0, noValue, 0], ['小计', 1, 2, 3, 6, 4, 2]))
    expect(lines(good.records, 'unit')).toEqual(['data 3 锦江区', 'total 6 小计'])
    expect(faultsOf(good.forms[0], 'prepared-row')).toMatchObject([{ rows: [4, 5] }])
    // A figure of nobody's is a figure all the same.
    const figure = await read([sichuan], rows([null, null, null, null, 6, 4, 2]))
    expect(lines(figure.records, 'unit')).toEqual(['data 3 锦江区', 'data 4 '])
  })
})

describe('a zero report', () => {
  test.each([
    '无',
    '无此情况',
    '零报告',
    '暂无',
    '本校无参培教师',
    '没有',
    '无需上报',
    '（无）',
    '/',
    '——',
    '我校无此类人员',
  ])('%s says so', (text) => expect(saysNothing(text)).toBe(true))
  test.each(['无锡', '吴', '无名小学', '0', '零', '空军', '没有填完', '无职称', '本校', ''])('%s does not', (text) =>
    expect(saysNothing(text)).toBe(false),
  )

  test.each([
    ['in place of a name', [[null, '无']]],
    ['behind a number', [[1, '无']]],
    ['in the first column', [['无']]],
    ['in every column', [['无', '无', '无', '无', '无', '无', '无', '无', '无', '无']]],
    ['beside unit and school', [[1, '无', null, null, '岳阳楼区', '岳阳市十二中']]],
    ['strokes in every column', [[1, '/', '/', '/', '/', '/', '/', '/', '/', '/']]],
    ['above empty numbered rows', [['零报告'], [1], [2]]],
    ['below empty numbered rows', [[1], [2], [], ['无此情况']]],
  ] as [string, PlainCell[][]][])('%s', async (_, rows) => {
    const { forms, records } = await read([yueyang], roster(...rows))
    expect(records).toEqual([])
    expect(forms[0]).toMatchObject({ zeroReport: true, rows: 0 })
    expect(forms[0]!.faults).toMatchObject([{ rule: 'zero-report', args: { count: 1 } }])
  })

  test('merged over the table', async () => {
    const { forms } = await read([yueyang], roster(['本校无参培教师']), { merges: ['A4:J4'] })
    expect(forms[0]).toMatchObject({ zeroReport: true, rows: 0 })
  })

  test('is none beside a person: strokes and 无 in the rows that are left over hold nobody', async () => {
    const { forms, records } = await read([yueyang], roster(person(1), [2, '无'], Array(10).fill('/')))
    expect(lines(records, 'name')).toEqual(['data 4 示一'])
    expect(forms[0]!.zeroReport).toBeUndefined()
    expect(forms[0]!.faults).toMatchObject([{ rule: 'prepared-row', rows: [5, 6] }])
  })

  test('is none where a person is named', async () => {
    const { records } = await read([yueyang], roster([1, '无', '男', '432224199001010020', '岳阳楼区', '岳阳市十二中']))
    expect(records).toHaveLength(1)
  })
})
