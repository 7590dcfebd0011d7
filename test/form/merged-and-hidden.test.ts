import { beforeAll, describe, expect, test } from 'vitest'
import type { Notice } from '../../src/notice/notice.ts'
import { noticeForReading } from './notices.ts'
import { faultsOf, fieldsOf, lines, read } from './read.ts'
import { person, roster } from './shared-rosters.ts'

let sichuan: Notice
let yueyang: Notice
beforeAll(async () => {
  sichuan = await noticeForReading('sichuan-2017')
  yueyang = await noticeForReading('yueyang-2021')
})

describe('vertically merged cells', () => {
  test('speak for the rows they cover, and for no other', async () => {
    const rows = roster(
      person(1, { 5: '甲学校' }),
      person(2, { 4: null, 5: null }),
      person(3, { 4: null, 5: null }),
      person(4, { 4: null, 5: null }),
    )
    const { records } = await read([yueyang], rows, { merges: ['E4:E6', 'F4:F5'], hiddenColumns: ['E'] })
    expect(records.map((record) => fieldsOf(record).county)).toEqual(['岳阳楼区', '岳阳楼区', '岳阳楼区', undefined])
    expect(records.map((record) => fieldsOf(record).schoolName)).toEqual(['甲学校', '甲学校', undefined, undefined])
  })

  test('blanks without a merge stay blank', async () => {
    const { records } = await read([yueyang], roster(person(1), person(2, { 4: null })))
    expect(fieldsOf(records[1]!).county).toBeUndefined()
  })

  test('never repeat a figure', async () => {
    const title = ['2017年成都市能力提升工程培训计划及执行情况']
    const headings = ['地区', '幼儿园', '中小学', '职业中学', '合计总数', '已培训人数', '缺口数', '备注']
    const rows = [title, headings, ['锦江区', 1, 2, 3, 6, 4, 2, '合并'], ['青羊区', null, 2, 3, 6, 4, 2, null]]
    const { records } = await read([sichuan], rows, { merges: ['B3:B4', 'H3:H4'] })
    expect(fieldsOf(records[1]!)).toEqual({
      unit: '青羊区',
      school: 2,
      vocational: 3,
      staff: 6,
      trained: 4,
      untrained: 2,
      remark: '合并',
    })
  })

  test('make no record of a row that has nothing of its own', async () => {
    const { records } = await read([yueyang], roster(person(1), [2], [], [' ']), { merges: ['E4:E7', 'F4:F7'] })
    expect(lines(records, 'name')).toEqual(['data 4 示一'])
  })

  test('over the whole column do no harm', async () => {
    const { records } = await read([yueyang], roster(person(1), person(2)), { merges: ['L1:L1048576', 'A1:J1'] })
    expect(lines(records, 'name')).toEqual(['data 4 示一', 'data 5 示二'])
  })
})

describe('what lies under a merge', () => {
  test('is not read, and said with what stands there', async () => {
    const rows = roster(person(1), person(2, { 4: '云溪区' }), person(3, { 5: '旧名小学' }), person(4))
    const { forms, records } = await read([yueyang], rows, { merges: ['A1:J1', 'E4:E6', 'F4:F6'] })
    expect(records.map((record) => fieldsOf(record).county)).toEqual(Array(4).fill('岳阳楼区'))
    expect(records.map((record) => fieldsOf(record).schoolName)).toEqual(Array(4).fill('岳阳市十二中'))
    expect(records[1]!.source.texts[4]).toBe('')
    expect(forms[0]!.faults).toEqual([
      { rule: 'hidden-data', row: 5, column: 4, args: { reason: 'covered', count: 1, texts: '云溪区' }, rows: [5] },
      { rule: 'hidden-data', row: 6, column: 5, args: { reason: 'covered', count: 1, texts: '旧名小学' }, rows: [6] },
    ])
  })

  test('beside it too; never a number of a person', async () => {
    const rows = roster(person(1), person(2, { 9: '另见13800000009' }))
    const { forms, records } = await read([yueyang], rows, { merges: ['C4:D4', 'I5:J5'] })
    expect(fieldsOf(records[0]!).idNumber).toBeUndefined()
    expect(forms[0]!.faults).toMatchObject([
      { row: 4, column: 3, args: { count: 1, texts: '' } },
      { row: 5, column: 9, args: { count: 1, texts: '另见…' } },
    ])
  })

  test('is nothing to speak of where it is what the merge shows', async () => {
    const { forms } = await read([yueyang], roster(person(1), person(2), person(3)), { merges: ['E4:E6', 'F4:F6'] })
    expect(forms[0]!.faults).toEqual([])
  })

  test('a figure is counted once, and the one under it said', async () => {
    const title = ['2017年成都市能力提升工程培训计划及执行情况']
    const headings = ['地区', '幼儿园', '中小学', '职业中学', '合计总数', '已培训人数', '缺口数', '备注']
    const rows = [title, headings, ['锦江区', 1, 2, 3, 6, 4, 2], ['青羊区', 1, 2, 3, 6, 4, 2]]
    const { forms, records } = await read([sichuan], rows, { merges: ['B3:B4'] })
    expect(fieldsOf(records[1]!).kindergarten).toBeUndefined()
    expect(faultsOf(forms[0], 'hidden-data')).toMatchObject([{ row: 4, column: 1, args: { texts: '1' } }])
  })

  test('merges over whole columns, a hundred thousand of them, cost little', async () => {
    const merges = Array.from({ length: 100_000 }, (_, index) => `L${index + 4}:L1048576`)
    const { records } = await read([yueyang], roster(person(1), person(2)), { merges })
    expect(records).toHaveLength(2)
  })
})

describe('what is hidden', () => {
  test('is read, and said once with its rows', async () => {
    const { forms, records } = await read([yueyang], roster(person(1), person(2), person(3), [4]), {
      hiddenRows: [5, 6, 7, 9],
    })
    expect(records.map((record) => record.hidden)).toEqual([false, true, true])
    expect(forms[0]!.faults).toEqual([
      { rule: 'hidden-data', row: 5, column: -1, args: { reason: 'rows', count: 2 }, rows: [5, 6] },
    ])
  })

  test('and rows with a line through them, read like the others', async () => {
    const { forms, records } = await read([yueyang], roster(person(1), person(2), person(3)), { struckRows: [3, 5, 6] })
    expect(records).toHaveLength(3)
    expect(forms[0]!.faults).toEqual([
      { rule: 'hidden-data', row: 5, column: -1, args: { reason: 'struck', count: 2 }, rows: [5, 6] },
    ])
  })

  test('by a filter is said so', async () => {
    const { forms } = await read([yueyang], roster(person(1), person(2)), { hiddenRows: [5], filtered: true })
    expect(forms[0]!.faults).toMatchObject([{ args: { reason: 'filter', count: 1 }, rows: [5] }])
    const nothing = await read([yueyang], roster(person(1)), { filtered: true })
    expect(nothing.forms[0]!.faults).toEqual([])
  })

  test('columns, only where they belong to the table', async () => {
    const { forms } = await read([yueyang], roster(person(1)), { hiddenColumns: ['D', 'I', 'Z'] })
    expect(faultsOf(forms[0], 'hidden-data')).toEqual([
      { rule: 'hidden-data', row: 3, column: 3, args: { reason: 'columns', columns: 'D、I', count: 2 } },
    ])
  })

  test.each(['hidden', 'veryHidden'] as const)('a sheet that is %s', async (state) => {
    const { forms, records } = await read([yueyang], roster(person(1), person(2)), { state })
    expect(forms[0]!.sheetState).toBe(state)
    expect(records).toHaveLength(2)
    expect(forms[0]!.faults).toEqual([{ rule: 'hidden-data', row: 3, column: 0, args: { reason: 'sheet', count: 2 } }])
  })
})
