/**
 * Files as they are sent, from end to end: each stands for a kind that was seen in public reports of such work. Every person and number is
 * invented; a clean row is clean, so that whatever is said is about the kind alone.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idCheckDigit } from '../../src/value/id-digits.ts'
import { openDesk } from './transcript.ts'

type Rows = string[][]

const title = '2021年岳阳市中小学（幼儿园）教师信息技术应用能力提升工程2.0试点学校参培教师信息表'
const columns = [
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
const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'
let made = 0

function person(number: number, school: string, changes: Record<number, string> = {}): string[] {
  made++
  const serial = String(2 * made + 1 + (number % 2)).padStart(3, '0')
  const seventeen = `430602198${made % 10}0${1 + (made % 9)}1${made % 10}${serial}`
  const sex = Number(serial) % 2 === 1 ? '男' : '女'
  const phone = `1540000${String(made * 37).padStart(4, '0')}`
  const name = `${surnames[made % surnames.length]}示${'甲乙丙丁戊己庚辛壬癸'[made % 10]}`
  const row = [String(number), name, sex, seventeen + idCheckDigit(seventeen)]
  row.push('岳阳楼区', school, '小学', '语文', phone, '')
  for (const [index, text] of Object.entries(changes)) row[Number(index)] = text
  return row
}

interface Kind {
  count?: string
  title?: string
  headings?: Rows
  /** Given three clean rows of a school. */
  rows?: (three: Rows, school: string) => Rows
  cell?: (text: string) => string
  /** `error rule cell`. */
  finds?: string[]
  persons?: number
}

const kinds: Record<string, Kind> = {
  'nothing odd': {},
  'guarded numbers': { cell: (text) => (/^\d{11,}/.test(text) ? `="${text}"` : text) },
  'numbers behind tabs': { cell: (text) => (/^\d{11,}/.test(text) ? `\t${text}` : text) },
  'numbers before tabs': { cell: (text) => (/^\d{11,}/.test(text) ? `${text}\t` : text) },
  'numbers behind apostrophes': { cell: (text) => (/^\d{11,}/.test(text) ? `'${text}` : text) },
  'rows copied down': {
    rows: (three, school) => [...three, ...['4', '5'].map((number) => [number, '', '', '', '岳阳楼区', school])],
    finds: ['info prepared-row A8'],
  },
  radicals: {
    rows: (three, school) =>
      three.map((row) => row.with(5, school.replace('青', '⻘')).with(1, row[1]!.replace('示', '⽰'))),
  },
  'a heading twice': {
    headings: [[...columns, '联系电话']],
    rows: (three) => three.map((row) => [...row, '0730-8800001']),
    finds: ['warning heading-twice K4'],
  },
  'columns that change places half way': {
    rows: ([a, b, c]) => {
      const swapped = (row: string[]) => row.with(7, row[8]!).with(8, row[7]!)
      return [a!, swapped(columns), swapped(b!), swapped(c!)]
    },
  },
  'no numbers and no remarks': {
    headings: [columns.slice(1, -1)],
    rows: (three) => three.map((row) => row.slice(1, -1)),
    finds: ['info heading-missing A4', 'info heading-missing A4'],
  },
  'a count in words': { count: '共 三 人' },
  'nothing to report': { count: '0', rows: () => [['', '无']], finds: ['info zero-report A5'], persons: 0 },
  'a count of none': { count: '0', rows: () => [], finds: ['info zero-report A3'], persons: 0 },
  'a row of demands': { headings: [columns, columns.map((each) => (each === '备注' ? '选填' : '必填'))] },
  'a row of numbers': { headings: [columns, columns.map((_, index) => `（${index + 1}）`)] },
  'stages of a school': {
    rows: ([a, b, c]) => [a!.with(6, '高中部'), b!.with(6, '小学部'), c!.with(6, '初中部')],
  },
  'the school without its county’s rank': {
    rows: (three, school) => three.map((row) => row.with(5, school.replace('岳阳楼区', '岳阳楼'))),
  },
  'last year’s title': { title: title.replace('2021', '2020'), finds: ['error form-mixed A2'] },
}

function file(name: string, index: number): string {
  const { count = '3', headings = [columns], cell = (text: string) => text, ...kind } = kinds[name]!
  const school = `岳阳楼区青示${'一二三四五六七八九十'[index % 10]}${index > 9 ? '分校' : ''}小学`
  const three = [1, 2, 3].map((number) => person(number, school))
  const rows = [
    ['附件3'],
    [kind.title ?? title],
    ['县（市、区）：', '', '', '岳阳楼区', '学校：', school, '', '', '参培人数：', count],
    ...headings,
    ...(kind.rows?.(three, school) ?? three).map((row) => row.map(cell)),
    ['填报人：孙示例', '', '', '', '', '联系电话：0730-8800000'],
  ]
  return rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\r\n')
}

let folder: string
let files: { path: string; rows: number; findings: { severity: string; rule: string; cell: string }[] }[]
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-sent-'))
  for (const [index, name] of Object.keys(kinds).entries())
    writeFileSync(join(folder, `${index}.csv`), file(name, index))
  const { stdout } = await openDesk(folder).run(
    'itcap validate . --notice yueyang-2021 --as-of 2021-05-28 --format json',
  )
  files = JSON.parse(stdout).files
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a file with', () => {
  test.each(Object.entries(kinds))('%s', async (name, { finds = [], persons = 3 }) => {
    const index = Object.keys(kinds).indexOf(name)
    const { rows, findings } = files.find(({ path }) => basename(path) === `${index}.csv`)!
    expect(findings.map(({ severity, rule, cell }) => `${severity} ${rule} ${cell}`)).toEqual(finds)
    expect(rows).toBe(persons)
  })
})

test('a zero report is received as one', async () => {
  await openDesk(folder).run('itcap init . --notice yueyang-2021 --unit 岳阳楼区')
  const zero = `${Object.keys(kinds).indexOf('nothing to report')}.csv`
  const { stdout } = await openDesk(folder).run(`itcap import ${zero} --received 2021-05-28 --format json`)
  expect(JSON.parse(stdout).receipts).toMatchObject([{ zero: true, outcome: 'recorded', rows: 0 }])
  expect((await openDesk(folder).run(`itcap import ${zero} --received 2021-05-28`)).stdout).toContain('零报告')
})

test('columns that change places half way are received as they stand', async () => {
  await openDesk(folder).run('itcap init . --notice yueyang-2021 --unit 岳阳楼区')
  const file = `${Object.keys(kinds).indexOf('columns that change places half way')}.csv`
  const { stdout } = await openDesk(folder).run(`itcap import ${file} --received 2021-05-28 --format json`)
  expect(JSON.parse(stdout).receipts).toMatchObject([{ outcome: 'recorded', rows: 3 }])
})
