/** What is an official form and what is somebody's own list: neither is ever taken for the other. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Notice } from '../../src/notice/notice.ts'
import { OWN_ROSTER, withHeadings } from '../../src/notice/own-roster.ts'
import { readPack } from '../../src/notice/read-pack.ts'
import { checks } from '../../src/rules/registry.ts'
import { noticeIds } from '../notices/load.ts'
import { noticeForReading } from './notices.ts'
import type { PlainCell } from './plain-sheet.ts'
import { fieldsOf, headOf, read } from './read.ts'
import { person, rosterHead, rosterHeadings, rosterTitle } from './shared-rosters.ts'

let notices: Notice[]
let roster: Notice
beforeAll(async () => {
  const text = readFileSync(join(import.meta.dirname, '../../src/notice/own-roster.yaml'), 'utf8')
  const result = await readPack(text, { checks })
  if (!('notice' in result)) throw new Error(JSON.stringify(result.faults))
  roster = result.notice
  notices = [...(await Promise.all(noticeIds.map(noticeForReading))), roster]
})

async function whatIs(rows: PlainCell[][]): Promise<string> {
  const { forms, unrecognised } = await read(notices, rows)
  return unrecognised ? 'nothing' : forms.map(({ notice, form }) => `${notice.id}/${form.id}`).join(' ')
}

const own = `${OWN_ROSTER}/roster`
/** Two rows of people below the headings, by what the heading speaks of. */
function list(headings: string[], title?: string): PlainCell[][] {
  const cell = (heading: string, n: number): PlainCell => {
    if (/身份证|证件号/.test(heading)) return `43222419900101${String(n).padStart(3, '0')}X`
    if (/名/.test(heading)) return `示${'一二三'[n - 1]}`
    if (/训|合格/.test(heading)) return n % 2 ? '是' : '否'
    return `某${heading}`
  }
  return [
    ...(title === undefined ? [] : [[title]]),
    headings,
    ...[1, 2, 3].map((n) => headings.map((each) => cell(each, n))),
  ]
}

describe('an own list', () => {
  test.each([
    ['as the mission names it', ['姓名', '身份证', '学校', '是否参训']],
    ['in another order', ['是否参训', '学校', '身份证号', '姓名']],
    ['with columns of their own', ['工号', '姓名', '民族', '身份证', '学历', '学校', '政治面貌', '是否参训', '邮箱']],
    ['with the county', ['序号', '姓名', '身份证号', '县区', '学校', '是否参训', '备注']],
    ['without numbers', ['姓名', '学校', '是否参训']],
    ['without training', ['姓名', '身份证号', '学校', '民族', '学历']],
    ['with many known columns', ['姓名', '性别', '身份证', '学校', '学科', '职称', '手机', '培训情况']],
    [
      'like 附件3 but two columns, and whether they were trained',
      [...rosterHeadings.filter((each) => !/学段|学科/.test(each)), '是否参训'],
    ],
    ['all of 附件3, with whether they were trained and more', [...rosterHeadings, '是否参训', '民族', '学历']],
  ])('%s', async (_, headings) => {
    expect(await whatIs(list(headings))).toBe(own)
    expect(await whatIs(list(headings, '岳阳楼区教师培训名册'))).toBe(own)
  })

  test('groups over its headings, blank rows and a title do not matter', async () => {
    const rows: PlainCell[][] = [
      ['2021年岳阳楼区教师培训情况统计'],
      [],
      ['基本情况', null, null, '培训'],
      ['姓名', '身份证', '学校', '是否参训'],
      ['示一', '43222419900101001X', '示例小学', '√'],
    ]
    const { forms, records } = await read(notices, rows)
    expect(forms.map(({ form }) => form.id)).toEqual(['roster'])
    expect(forms[0]?.title?.parts).toEqual({ unit: '岳阳楼区' })
    expect(records.map(fieldsOf)).toEqual([
      { name: '示一', idNumber: '43222419900101001X', schoolName: '示例小学', isTrained: '√' },
    ])
  })

  test('a line of labels above says whose it is', async () => {
    const { forms } = await read(notices, [
      ['县（市、区）：岳阳楼区', null, '学校：示例小学'],
      ['姓名', '身份证', '是否参训'],
      ['示一', '43222419900101001X', '√'],
    ])
    expect(headOf(forms[0])).toEqual({ county: '岳阳楼区', school: '示例小学' })
  })

  test('a word that only contains another is nobody’s column', async () => {
    const { records } = await read(notices, list(['姓名', '身份证', '未参训原因', '校长姓名']))
    expect(Object.keys(fieldsOf(records[0]!))).toEqual(['name', 'idNumber'])
  })

  test('every heading is kept, known or not', async () => {
    const { forms } = await read(notices, list(['工号', '姓名', '身份证']))
    expect(forms[0]?.tables[0]?.headings).toEqual([
      { text: '工号', row: 1, column: 0 },
      { text: '姓名', row: 1, column: 1 },
      { text: '身份证', row: 1, column: 2 },
    ])
    expect(forms[0]?.faults).toEqual([])
  })

  test('the user says what a column is, and that there is none', async () => {
    const { notice, unknown } = withHeadings(roster, { 姓名: '教师代表', 学校: '无', 年龄: '岁' })
    expect(unknown).toEqual(['年龄'])
    const { records } = await read([...notices.slice(0, -1), notice], list(['姓名', '教师代表', '身份证', '学校']))
    expect(Object.keys(fieldsOf(records[0]!))).toEqual(['name', 'idNumber'])
  })
})

describe('an official form', () => {
  const people = (headings: string[]) =>
    [person(1), person(2), person(3)].map((row) => headings.map((each) => row[rosterHeadings.indexOf(each)] ?? null))
  const annex3 = (headings: string[], above: PlainCell[][]) => [...above, headings, ...people(headings)]

  test.each(rosterHeadings.map((heading) => [heading]))('without %s it stays that form', async (missing) => {
    const headings = rosterHeadings.filter((each) => each !== missing)
    expect(await whatIs(annex3(headings, [[rosterTitle], rosterHead]))).toBe('yueyang-2021/annex-3')
    expect(await whatIs(annex3(headings, []))).toBe('yueyang-2021/annex-3')
  })

  test('with a column of their own it stays that form', async () => {
    const headings = [...rosterHeadings, '是否参训']
    expect(await whatIs(annex3(headings, [[rosterTitle], rosterHead]))).toBe('yueyang-2021/annex-3')
    expect(await whatIs(annex3(headings, []))).toBe('yueyang-2021/annex-3')
  })

  test('with its title it stays that form, whatever else they did', async () => {
    const headings = [...rosterHeadings.slice(0, 6), '是否参训', '民族', '学历']
    expect(await whatIs(annex3(headings, [[rosterTitle]]))).toBe('yueyang-2021/annex-3')
  })

  test('of every notice, with its title and without', async () => {
    // A card is no list, whatever its labels.
    for (const notice of notices.slice(0, -1))
      for (const form of notice.forms.filter(({ rows, tables }) => rows === 'person' && !tables[0]!.card)) {
        const headings = form.tables[0]!.columns.map(({ heading }) => heading)
        expect(await whatIs([[form.title.join('')], ...list(headings)]), `${notice.id}/${form.id}`).not.toBe(own)
        expect(await whatIs(list(headings)), `${notice.id}/${form.id}`).not.toBe(own)
      }
  })
})

describe('neither', () => {
  test.each([
    ['a contact list', list(['姓名', '电话'])],
    [
      'a list of schools',
      [
        ['县区', '学校', '联系人'],
        ['某县', '示例小学', '示一'],
      ],
    ],
    [
      'another table',
      [
        ['品名', '数量', '单价'],
        ['米', 1, 2],
      ],
    ],
  ])('%s', async (_, rows) => {
    expect(await whatIs(rows)).not.toBe(own)
  })
})
