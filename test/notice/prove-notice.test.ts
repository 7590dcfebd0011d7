/** What cannot work is refused with its line and column; every notice that comes with itcap can. */
import { describe, expect, test } from 'vitest'
import { readPack } from '../../src/notice/read-pack.ts'
import { proveNotice } from '../../src/prove-notice.ts'
import { checks } from '../../src/rules/registry.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { noticeIds, packText } from '../notices/load.ts'
import { minimalPack } from './minimal-pack.ts'

const asOf = '2024-05-01'

async function faultsOf(text: string) {
  const result = await readPack(text, {
    checks,
    textOf: (id) => (noticeIds.includes(id) ? packText(id) : undefined),
    prove: (notice, pack) => proveNotice(notice, pack, unitTable(asOf, notice)),
  })
  return 'faults' in result ? result.faults : []
}

describe('a notice that comes with itcap', () => {
  test.each(noticeIds)('%s can do what it says', async (id) => {
    expect(await faultsOf(packText(id))).toEqual([])
  })
})

const rule = (text: string) => minimalPack.replace('    checks:\n', `    checks:\n      - ${text}\n`)
const quota = (text: string) => rule(`{ check: quota, ${text} }`)
const unit = '      - { field: schoolName, heading: 学校'
const withUnit = (text: string) =>
  quota(text).replace(unit, `      - { field: county, heading: 县区名称, type: unit }\n${unit}`)

const people = `${minimalPack}  people:
    title: 参训人员登记表
    rows: person
    reporter: county
    head: [{ field: unit, label: 填报单位, type: unit }]
    columns:
      - { field: name, heading: 姓名, type: name }
      - { field: idNumber, heading: 身份证号码, type: idNumber }
      - { field: sex, heading: 性别, type: sex }
      - { field: born, heading: 出生年月, type: month }
      - { field: duty, heading: 职务 }
      - { field: level, heading: 学段, type: list, list: stage }
      - { field: hours, heading: 学时, type: number }
    checks:
`
const ask = (text: string) => `${people}      - { check: row-rule, ${text} }\n`

const tab = (text: string) => `${minimalPack}  tab:
    title: 教师情况统计表
    rows: category
    reporter: county
    columns:
      - { field: code, heading: 编号 }
      - { field: women, heading: 女教师, type: count }
      - { field: men, heading: 男教师, type: count }
    preprinted: [{ code: "01" }, { code: "02" }, { code: "03" }]
    key: [code]
    checks:
      - { check: ${text} }
`

/** The same form once more. */
const again = minimalPack.slice(minimalPack.indexOf('  report:\n')).replace('report:', 'again:')

/** Label and value cells and free text, as cards have them; no table. */
const card = `${minimalPack}  card:
    title: 教师
    rows: text
    reporter: school
    head: [{ field: remark, label: 注, place: row }]
    sections: [{ id: why, heading: 由 }]
`

const refused: [name: string, text: string, points: string, words: string][] = [
  [
    'a region that does not exist',
    minimalPack.replace('成都市', '赣洲市'),
    'region:',
    '没有“赣洲市”这个地区，是不是“赣州市”',
  ],
  [
    'a check of persons on a form without any',
    rule('{ check: sex-id-mismatch }'),
    '{ check: sex-id-mismatch',
    '永远查不到东西',
  ],
  [
    'a check of units on a form without any',
    rule('{ check: units-complete }'),
    '{ check: units-complete',
    '永远查不到东西',
  ],
  ['a quota by a field that no row has', quota('by: stages, max: 2'), 'by: stages', '没有字段“stages”，是不是“stage”'],
  ['a quota where a list has no such value', quota('where: { stage: 大学 }, max: 2'), 'stage: 大学', '没有“大学”'],
  [
    'a quota of a unit that is none',
    withUnit('by: county, limits: { 锦江区: 5, 金水区: 2 }'),
    '金水区',
    '没有“金水区”',
  ],
  ['a quota of too few levels', withUnit('by: [county, stage], limits: { 锦江区: 5 }'), '锦江区: 5', '写 2 层'],
  ['a quota of too many levels', withUnit('by: county, limits: { 锦江区: { 小学: 5 } }'), '小学: 5', '写了 2 层'],
  ['a quota without any number', quota('by: stage'), '{ check: quota', '没有写多少'],
  [
    'a quota from a form that nobody declared',
    withUnit('by: county, issued: { form: reprot }'),
    'form: reprot',
    '是不是“report”',
  ],
  ['a row-rule of a field that no row has', ask('when: { duti: 校长 }, required: sex'), 'duti', '是不是“duty”'],
  ['a row-rule that asks for such a field', ask('required: [sex, remark]'), 'remark', '没有字段“remark”'],
  ['a condition that no row can meet', ask('when: { level: 大学 }, required: sex'), 'level: 大学', '没有“大学”'],
  ['a sex that is none', ask('when: { sex: 无 }, required: born'), 'sex: 无', '性别没有“无”'],
  ['an age of what is no day', ask('age: { from: duty, max: 45 }'), 'from: duty', '它的类型是 text'],
  ['an age on what is no day', ask('age: { from: idNumber, on: 2012-07-32, max: 45 }'), 'on: 2012', '不是一天'],
  ['an age without bounds', ask('age: { from: idNumber }'), 'age: {', '要有 min 或 max'],
  ['bounds the wrong way round', ask('range: { hours: { min: 5, max: 3 } }'), 'hours: {', '没有一个数合乎要求'],
  ['a range of words', ask('range: { duty: { min: 5 } }'), 'duty: {', '它的类型是 text'],
  ['an order of a day and a number', ask('order: [born, hours]'), 'order:', '数和日期不能比先后'],
  ['a sex that is to match as a birth', ask('matches-id: sex'), 'matches-id:', '它的类型是 sex'],
  ['a row-rule that asks nothing', ask('when: { duty: 校长 }'), '{ check: row-rule', '没有写要求'],
  [
    'two row-rules without a name',
    `${ask('required: duty')}      - { check: row-rule, required: born }\n`,
    '{ check: row-rule, required: born }',
    '每条要写 id',
  ],
  [
    'a list that the notice does not have',
    `${people}      - { check: on-list, form: peopel }\n`,
    'form: peopel',
    '没有报表“peopel”，是不是“people”',
  ],
  ['a list of nobody', `${people}      - { check: not-on-list, form: report }\n`, 'form: report', '看不出名单上是谁'],
  ['a list that is the form itself', `${people}      - { check: on-list, form: people }\n`, 'form: people', '自己'],
  ['a sum of a row that is not printed', tab('cell-sum, sum: "01", of: [02, 04]'), 'of: [02', '表上没有“4”这一行'],
  ['an order of such a row', tab('cell-order, less: 02—03, more: 总计'), 'more: 总计', '表上没有“总计”这一行'],
  ['a sum in a column of words', tab('cell-sum, sum: "01", of: 02, fields: [code]'), 'code] }', '看不了字段“code”'],
  [
    'categories without a name',
    tab('cell-sum, sum: "01", of: 02').replace('    key: [code]\n', ''),
    'tab:',
    'rows: category 的表要写 key',
  ],
  ['a day that nobody named', minimalPack.replace('on: 2024-05-31, ', ''), '{ id: report', '要写 on'],
  [
    'a report every month that begins nowhere',
    minimalPack.replace('on: 2024-05-31', 'monthly: 5'),
    'monthly: 5',
    '从哪一天开始',
  ],
  ['an hour that is none', minimalPack.replace('on: 2024-05-31', 'on: 2024-05-31, at: "25:00"'), 'at: ', '17:00'],
  ['a form whose blank is not recognised', card, 'card:', '画出的空白表'],
  ['a form whose blank is taken for another', minimalPack + again, 'report:', '表头同时像'],
]

test('the shortest pack can do what it says', async () => {
  expect(await faultsOf(minimalPack)).toEqual([])
})

test.each(refused)('%s is refused', async (_, text, points, words) => {
  const faults = await faultsOf(text)
  const fault = faults.find(({ message }) => message.includes(words))
  expect(fault, JSON.stringify(faults)).toBeDefined()
  const before = text.slice(0, text.indexOf(points)).split('\n')
  expect(fault).toMatchObject({ line: before.length, column: before.at(-1)!.length + 1 })
})
