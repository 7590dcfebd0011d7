/** Rosters for tests, of invented persons: the prefix 432224 was abolished in 1986, before these dates of birth. */
import type { PlainCell } from './plain-sheet.ts'

export const rosterTitle = '2021年岳阳市中小学（幼儿园）教师信息技术应用能力提升工程2.0试点学校参培教师信息表'
export const rosterHead: PlainCell[] = [
  '县（市、区）岳阳楼区',
  null,
  null,
  '学校 岳阳市十二中',
  null,
  null,
  '参培人数：2',
]
export const rosterHeadings = [
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

const persons = ['示一', '示二', '示三', '示四', '示五', '示六', '示七', '示八', '示九', '示十']

/** The n-th invented person, from 1. */
export function person(n: number, changes: Record<number, PlainCell> = {}): PlainCell[] {
  const row: PlainCell[] = [
    n,
    persons[n - 1] ?? `示${n}`,
    n % 2 === 1 ? '男' : '女',
    `43222419900101${String(n).padStart(3, '0')}X`,
    '岳阳楼区',
    '岳阳市十二中',
    '初中',
    '语文',
    `1380000${String(n).padStart(4, '0')}`,
  ]
  for (const [index, cell] of Object.entries(changes)) row[Number(index)] = cell
  return row
}

export function roster(...rows: PlainCell[][]): PlainCell[][] {
  return [[rosterTitle], rosterHead, rosterHeadings, ...rows]
}
