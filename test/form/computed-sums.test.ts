/** Sums whose formulas were saved without their results: added up where the parts are known, and nothing else. */
import { beforeAll, expect, test } from 'vitest'
import type { Notice } from '../../src/notice/notice.ts'
import { loadNotice } from '../notices/load.ts'
import type { PlainCell } from './plain-sheet.ts'
import { fieldsOf, read } from './read.ts'

let sichuan: Notice
beforeAll(async () => {
  sichuan = await loadNotice('sichuan-2017')
})

const headings = ['地区', '幼儿园', '中小学', '职业中学', '合计总数', '已培训人数', '缺口数', '备注']
const formula = { formula: true } as const
const first = async (row: PlainCell[]) =>
  fieldsOf((await read([sichuan], [['2017年成都市能力提升工程培训计划及执行情况'], headings, row])).records[0]!)

test('the sum of a row is known from its parts', async () => {
  expect(await first(['锦江区', 1, 2, 3, formula, 4, 2])).toMatchObject({ staff: 6 })
  expect(await first(['锦江区', 1, null, 3, formula, 4, 0])).toMatchObject({ staff: 4 })
})

test.each<[string, PlainCell[]]>([
  ['a part is a formula too', ['锦江区', 1, formula, 3, formula, 4, 2]],
  ['a part is no number', ['锦江区', 1, '约2', 3, formula, 4, 2]],
  ['there is no part', ['锦江区', null, null, null, formula, 4, 2]],
])('not where %s', async (_, row) => {
  expect((await first(row)).staff).toBeNaN()
})

test('nor what is no sum: 缺口数, 已培训人数', async () => {
  const fields = await first(['锦江区', 1, 2, 3, 6, formula, formula])
  expect(fields.trained).toBeNaN()
  expect(fields.untrained).toBeNaN()
})
