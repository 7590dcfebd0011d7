import { beforeAll, describe, expect, test } from 'vitest'
import type { Notice } from '../../src/notice/notice.ts'
import { noticeForReading } from './notices.ts'
import type { PlainCell, PlainOptions } from './plain-sheet.ts'
import { faultsOf, fieldsOf, headOf, lines, read } from './read.ts'

let sichuan: Notice
let yueyang: Notice
beforeAll(async () => {
  sichuan = await noticeForReading('sichuan-2017')
  yueyang = await noticeForReading('yueyang-2021')
})

const rosterTitle = '2021年岳阳市中小学（幼儿园）教师信息技术应用能力提升工程2.0试点学校参培教师信息表'
const rosterHeadings = [
  '序号',
  '姓名',
  '性别',
  '身份证号码',
  '县（市区）',
  '工作单位',
  '任教学段',
  '任教学科',
  '联系电话',
  '备注',
]
// Invented persons: the prefix 432224 was abolished in 1986, before these dates of birth.
const first = [1, '示一', '男', '432224199001010017', '岳阳楼区', '岳阳市十二中', '初中', '语文', '13800000001']
const second = [2, '示二', '女', '432224199002020026', '岳阳楼区', '岳阳市十二中', '高中', '数学', '13800000002']

function roster(...rows: PlainCell[][]): PlainCell[][] {
  return [
    [rosterTitle],
    ['县（市、区）岳阳楼区', null, null, '学校 岳阳市十二中', null, null, '参培人数：2'],
    rosterHeadings,
    ...rows,
  ]
}

const readRoster = (rows: PlainCell[][], options?: PlainOptions) => read([sichuan, yueyang], rows, options)

describe('a roster as the notice prints it', () => {
  test('is recognised with its head, records and nothing odd', async () => {
    const { forms, records } = await readRoster(
      roster(
        first,
        second,
        [],
        ['填报人：示三', null, null, '联系电话：13800000003'],
        ['1.上报截止时间为：2021年5月30日。'],
      ),
    )
    expect(forms.map((form) => [form.notice.id, form.form.id, form.rows])).toEqual([['yueyang-2021', 'annex-3', 2]])
    expect(headOf(forms[0])).toEqual({
      county: '岳阳楼区',
      school: '岳阳市十二中',
      declaredCount: '2',
      contact: '示三',
      phone: '13800000003',
    })
    expect(forms[0]!.title?.row).toBe(1)
    expect(forms[0]!.faults).toEqual([])
    expect(lines(records, 'name')).toEqual(['data 4 示一', 'data 5 示二'])
    expect(fieldsOf(records[0]!)).toEqual({
      sequence: '1',
      name: '示一',
      sex: '男',
      idNumber: '432224199001010017',
      county: '岳阳楼区',
      schoolName: '岳阳市十二中',
      stage: '初中',
      subject: '语文',
      phone: '13800000001',
    })
  })
})

const annex1: PlainCell[][] = [
  ['附件1'],
  ['全省中小学教师信息技术应用能力提升工程培训实施情况统计表'],
  [
    '市州',
    '专任教师数',
    null,
    null,
    null,
    '已培训人数',
    '未培训人数',
    '市州',
    '专任教师数',
    null,
    null,
    null,
    '已培训人数',
    '未培训人数',
  ],
  [null, '幼儿园', '中小学', '中职', '合计总数', null, null, null, '幼儿园', '中小学', '中职', '合计总数'],
  ['成都', 28299, 95455, 9988, 133742, 82037, 51705, '宜宾', 5664, 39132, 2644, 47440, 27632, 19808],
  ['自贡', 2611, 16698, 1122, 20431, 14065, 6366, '小计', 96885, 601224, 39577, 737686, 488957, 248729],
  ['备注：1.本表是以市（州）为单位的统计汇总表'],
]

describe('side-by-side blocks', () => {
  test('are read block by block, the total only at the end of the last', async () => {
    const { forms, records } = await read([yueyang, sichuan], annex1)
    expect(forms.map((form) => form.form.id)).toEqual(['annex-1'])
    expect(forms[0]!.tables[0]!.columns).toEqual([
      [0, 1, 2, 3, 4, 5, 6],
      [7, 8, 9, 10, 11, 12, 13],
    ])
    expect(lines(records, 'unit')).toEqual(['data 5 成都', 'data 5 宜宾', 'data 6 自贡', 'total 6 小计'])
    expect(records.map((record) => record.block)).toEqual([0, 1, 0, 1])
    expect(faultsOf(forms[0], 'heading-unknown')).toEqual([])
    expect(fieldsOf(records[0]!)).toMatchObject({ staff: 133742, untrained: 51705 })
  })
})
