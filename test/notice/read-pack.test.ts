import { describe, expect, test } from 'vitest'
import type { Notice } from '../../src/notice/notice.ts'
import { readPack } from '../../src/notice/read-pack.ts'
import { checks } from '../../src/rules/registry.ts'
import { minimalPack } from './minimal-pack.ts'

async function faultsOf(text: string) {
  const result = await readPack(text, { checks })
  return 'faults' in result ? result.faults : []
}

async function noticeOf(text: string): Promise<Notice> {
  const result = await readPack(text, { checks })
  if ('faults' in result) throw new Error(JSON.stringify(result.faults))
  return result.notice
}

/** The line (from 1) on which the text stands, and the column at which it begins. */
function placeOf(text: string, part: string) {
  const before = text.slice(0, text.indexOf(part)).split('\n')
  return { line: before.length, column: before.at(-1)!.length + 1 }
}

/** What is replaced, by what, where the fault must point, and words of the message. */
const broken: [name: string, from: string, to: string, points: string, words: string][] = [
  ['a key nobody knows', 'required: true }', 'requird: true }', 'requird', '没有“requird”这一项，是不是“required”'],
  ['a check nobody knows', 'check: row-sum', 'check: row-some', 'check: row-some', '没有名为“row-some”的检查项'],
  ['a clause that is not quoted', 'clause: A-2 }', 'clause: A-9 }', 'clause: A-9', '没有条款“A-9”'],
  ['a column nobody declared', 'parts: [kindergarten, school]', 'parts: [kindergarten, k12]', 'k12', '没有字段“k12”'],
  ['a parameter the check does not take', 'total: staff,', 'sum: staff,', '{ check: row-sum', '缺少“total”这一项'],
  ['a misspelt parameter', 'total: staff,', 'totl: staff,', 'totl', '是不是“total”'],
  ['a misspelt check', 'check: row-sum', 'check: row-sun', 'check: row-sun', '是不是“row-sum”'],
  ['a misspelt field', '[kindergarten, school]', '[kindergarden, school]', 'kindergarden', '是不是“kindergarten”'],
  [
    'a column whose type the check cannot look at',
    'total: staff,',
    'total: schoolName,',
    'total: schoolName',
    '类型是 school（学校），应为 count',
  ],
  ['staff that is no number', 'heading: 合计, type: count', 'heading: 合计, type: text', 'type: text', 'gap 要相加'],
  ['a list nobody declared', 'list: stage }', 'list: stages }', 'list: stages', '没有取值表“stages”'],
  ['a list column without a list', ', list: stage }', ' }', '{ field: stage', 'list: 取值表名'],
  ['a form nobody declared', 'forms: [report]', 'forms: [annex]', 'annex', '没有报表“annex”'],
  ['a day that is not in the calendar', '2024-05-31', '2023-02-29', 'on: 2023-02-29', '日期写作'],
  ['a setting nobody declared', 'on: 2024-05-31', 'on: $year-05-31', 'on: $year', '没有设置“year”'],
  ['a field given twice', 'field: staff', 'field: school', 'field: school, heading: 合计', '出现两次'],
  ['a key that is no column', 'key: [schoolName]', 'key: [schoolName, place]', 'place', '没有字段“place”'],
  ['a type nobody knows', 'type: school, required', 'type: shool, required', 'type: shool', '应为下列之一'],
  ['a heading without a field', '{ field: staff, ', '{ ', '{ heading: 合计', '缺少字段名'],
  ['two equal keys', 'lists:\n', 'clauses:\n', '', 'YAML'],
  [
    'a unit of its own without a name',
    'lists:\n',
    'units: [{ key: 510104-GX, parent: "510100" }]\nlists:\n',
    '{ key: 510104-GX',
    '“510104-GX”要写 name',
  ],
  [
    'a unit of its own below a county, which no county’s total would hold',
    'lists:\n',
    'units: [{ key: 510104-GX, name: 东部教育集团, parent: "510104" }]\nlists:\n',
    'parent: "510104"',
    '写成给“510104”加的别名',
  ],
  [
    'a new name for a unit that has one',
    'lists:\n',
    'units: [{ key: "510104", name: 锦江, also: [锦官] }]\nlists:\n',
    '{ key: "510104"',
    '只写 key 和 also',
  ],
  ['a code without a further name', 'lists:\n', 'units: [{ key: "510104" }]\nlists:\n', '{ key: "510104"', 'also'],
  ['a missing part', 'level: county\n', '', 'id: example-county', '缺少“level”'],
]

describe('readPack', () => {
  test('reads the shortest pack', async () => {
    const notice = await noticeOf(minimalPack)
    expect(notice.forms[0]?.tables[0]?.columns.map(({ groups, heading }) => [...groups, heading])).toEqual([
      ['学校'],
      ['学段'],
      ['教师数', '幼儿园'],
      ['教师数', '中小学'],
      ['教师数', '合计'],
    ])
  })

  test('takes further names for a unit that has a code, and units without one', async () => {
    const units =
      'units: [{ key: "510104", also: [锦官城] }, { key: 510104-GX, name: 锦江高新区, parent: "510100" }]\nlists:\n'
    const notice = await noticeOf(minimalPack.replace('lists:\n', units))
    expect(notice.aliases).toEqual([{ key: '510104', also: ['锦官城'] }])
    expect(notice.units).toMatchObject([{ key: '510104-GX', name: '锦江高新区', level: 'county', district: true }])
  })

  test.each(broken)('points at %s', async (_, from, to, points, words) => {
    expect(minimalPack).toContain(from)
    const text = minimalPack.replace(from, to)
    const faults = await faultsOf(text)
    const fault = faults.find((each) => each.message.includes(words))
    expect(fault, JSON.stringify(faults)).toBeDefined()
    if (points !== '') expect(fault).toMatchObject(placeOf(text, points))
  })

  test('names every fault at once, in the order of the text', async () => {
    const text = minimalPack.replace('clause: A-2 }', 'clause: A-9 }').replace('forms: [report]', 'forms: [annex]')
    const faults = await faultsOf(text)
    expect(faults.map((fault) => fault.path)).toEqual(['deadlines[0].forms[0]', 'forms.report.checks[0].clause'])
    expect(faults.map((fault) => fault.line)).toEqual([...faults.map((fault) => fault.line)].sort((a, b) => a - b))
  })

  test.each([
    ['no YAML', 'id: [1, 2\ntitle: "'],
    ['a text', '四川'],
    ['a list', '- a'],
    ['nothing', ''],
    ['null', 'null'],
    ['deep aliases', 'a: &a [1]\nb: [*a, *a]'],
    ['an unknown tag', 'id: !!js/function "x"'],
  ])('refuses %s in Chinese, with a place', async (_, text) => {
    const faults = await faultsOf(text)
    expect(faults.length).toBeGreaterThan(0)
    for (const { line, column, message } of faults) {
      expect(line).toBeGreaterThan(0)
      expect(column).toBeGreaterThan(0)
      expect(message).toMatch(/[\u4e00-\u9fff]/)
    }
  })

  test('refuses shares that do not add up', async () => {
    const text = `${minimalPack}splits:\n  - { id: plan, of: staff, into: { kindergarten: 20%, school: 70% }, clause: A-2 }\n`
    const [fault] = await faultsOf(text)
    expect(fault).toMatchObject({
      path: 'splits[0].into',
      message: '比例之和是 90%，应为 100%',
      ...placeOf(text, 'into:'),
    })
  })

  test('refuses an ID number as the subject of a row', async () => {
    const text = minimalPack
      .replace('field: schoolName, heading: 学校, type: school', 'field: idNumber, heading: 身份证号码, type: idNumber')
      .replace('key: [schoolName]', 'key: [idNumber]')
    expect((await faultsOf(text)).map((fault) => fault.message)).toEqual([
      expect.stringContaining('身份证号码不能作 key'),
    ])
  })

  test('a form without a mark goes by its title', async () => {
    const notice = await noticeOf(minimalPack)
    expect(notice.forms[0]).toMatchObject({ label: '培训情况表', mark: '' })
  })
})
