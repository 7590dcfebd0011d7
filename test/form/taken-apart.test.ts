/** 拆分并填充内容 in WPS writes the text of a merged cell into each of its cells; what was read before is read after. */
import { beforeAll, expect, test } from 'vitest'
import type { Notice } from '../../src/notice/notice.ts'
import { noticeForReading } from './notices.ts'
import { mergeOf, type PlainCell } from './plain-sheet.ts'
import { fieldsOf, headOf, type Reading, read } from './read.ts'
import { person, rosterHeadings, rosterTitle } from './shared-rosters.ts'

let notices: Notice[]
beforeAll(async () => {
  notices = await Promise.all(['sichuan-2017', 'sichuan-2.0', 'yueyang-2021'].map(noticeForReading))
})

/** The merged cells of a table, each with the text of the first. */
function takenApart(table: readonly PlainCell[][], merges: readonly string[]): PlainCell[][] {
  const filled = table.map((row) => [...row])
  for (const { top, bottom, left, right } of merges.map(mergeOf)) {
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) filled[row - 1]![column] = table[top - 1]![left]
  }
  return filled
}

const told = ({ forms, unrecognised, records }: Reading) => ({
  unrecognised,
  titles: forms.map((form) => form.title?.text),
  heads: forms.map(headOf),
  faults: forms.flatMap((form) => form.faults),
  sections: forms.map((form) => form.sections),
  records: records.map((record) => [record.kind, record.row, fieldsOf(record)]),
})

const line = (text: string): PlainCell[] => [text, ...Array<null>(9).fill(null)]
const roster = [
  line('附件3'),
  line(rosterTitle),
  line('注：示例数据，单位、人员、号码均为虚构'),
  ['县（市、区）：', null, null, '岳阳楼区', '学校：', '岳阳市十二中', null, null, '参培人数：', 2],
  rosterHeadings,
  person(1),
  person(2),
  ['填报人：', null, '示一', null, null, null, '联系电话：', null, '0730-2900001', null],
  line('1.上报截止时间为：2021年5月30日。'),
  line('请务必对照身份证原件填写，务必核实后再报。'),
]
const rosterMerges = ['A1:J1', 'A2:J2', 'A3:J3', 'A4:C4', 'F4:H4', 'C8:F8', 'G8:H8', 'A9:J9', 'A10:J10']

test('a roster: title, head, notes and foot', async () => {
  const before = await read(notices, roster, { merges: rosterMerges })
  expect(before.records).toHaveLength(2)
  expect(before.forms[0]!.faults.filter(({ rule }) => rule !== 'row-unread')).toEqual([])
  expect(told(await read(notices, takenApart(roster, rosterMerges)))).toEqual(told(before))
})

test('headings in two rows', async () => {
  const table: PlainCell[][] = [
    ['2017年成都市能力提升工程培训计划及执行情况', ...Array<null>(9).fill(null)],
    [
      '地区',
      '专任教师人数',
      null,
      null,
      null,
      '已培训人数',
      '未培训人数（缺口数）',
      '省级及以上项目需求数',
      '市县级培训计划数',
      '备注',
    ],
    [null, '幼儿园', '中小学', '职业中学', '合计总数', null, null, null, null, null],
    ['锦江区', 1, 2, 3, 6, 4, 2, 1, 1, null],
    ['青羊区', 1, 2, 3, 6, 4, 2, 1, 1, null],
  ]
  const merges = ['A1:J1', 'A2:A3', 'B2:E2', 'F2:F3', 'G2:G3', 'H2:H3', 'I2:I3', 'J2:J3']
  const before = await read(notices, table, { merges })
  expect(before.records).toHaveLength(2)
  expect(told(await read(notices, takenApart(table, merges)))).toEqual(told(before))
})

test('two schools of one name and one place are data; a sentence in every cell is none', async () => {
  const same = person(2, { 4: '岳阳楼区', 5: '岳阳楼区' })
  const sentence = Array<PlainCell>(10).fill('以上人员均已核对无误')
  const { records, forms } = await read(notices, [
    line(rosterTitle),
    rosterHeadings,
    person(1),
    same,
    sentence,
    person(3),
  ])
  expect(records.map((record) => record.row)).toEqual([3, 4, 6])
  expect(forms[0]!.faults.filter(({ rule }) => rule === 'row-unread')).toMatchObject([{ rows: [5] }])
})
