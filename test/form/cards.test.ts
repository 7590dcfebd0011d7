/** Cards (申报表) however an office lays them out: the labels are found, the values read at their cells, and what is no field of the card is said. */
import { beforeAll, describe, expect, test } from 'vitest'
import { nothingKnown, startRun } from '../../src/check/run-checks.ts'
import { readSheet } from '../../src/form/read-sheet.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { readPack } from '../../src/notice/read-pack.ts'
import { drawForm } from '../../src/report/draw-form.ts'
import { blankContent } from '../../src/report/form-content.ts'
import { checks } from '../../src/rules/registry.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { type PlainCell, type PlainOptions, plainSheet } from './plain-sheet.ts'
import { faultsOf, fieldsOf, read } from './read.ts'

const pack = `id: cards
title: 示例通知
shortTitle: 示例
region: 平顶山市
level: city
clauses: { A-1: 请报申报表。 }
forms:
  apply:
    label: 附件2
    title: 示例市先进个人申报表
    rows: person
    reporter: county
    clause: A-1
    head:
      - { field: name, label: 姓名, type: name, required: true }
      - { field: sex, label: 性别, type: sex }
      - { field: idNumber, label: 身份证号码, type: idNumber, required: true }
      - { field: unit, label: 县（市、区）, type: unit, required: true }
      - { field: schoolName, label: 工作单位, type: school, required: true }
      - { field: phone, label: 联系电话, type: phone }
    sections:
      - { id: deeds, heading: 主要事迹 }
    foot:
      - { field: opinion, label: 单位意见, lines: 4, blank: "（盖章）    年   月   日" }
  family:
    label: 附件3
    title: 示例市支教教师登记表
    rows: person
    reporter: county
    clause: A-1
    head:
      - { field: name, label: 姓名, type: name, required: true }
      - { field: idNumber, label: 身份证号码, type: idNumber }
      - { field: unit, label: 县（市、区）, type: unit }
    tables:
      - id: courses
        columns:
          - { field: from, heading: 起止时间 }
          - { field: course, heading: 培训项目 }
          - { field: hours, heading: 学时, type: count }
    foot:
      - { field: opinion, label: 单位意见, lines: 3 }
  list:
    label: 附件4
    title: 示例市先进个人推荐名单
    rows: person
    reporter: county
    clause: A-1
    cards: apply
    columns:
      - { field: sequence, heading: 序号, type: sequence }
      - { field: name, heading: 姓名, type: name }
      - { field: sex, heading: 性别, type: sex }
      - { field: idNumber, heading: 身份证号码, type: idNumber }
      - { field: unit, heading: 县（市、区）, type: unit }
      - { field: schoolName, heading: 工作单位, type: school }
      - { field: phone, heading: 联系电话, type: phone }
`

let notice: Notice
beforeAll(async () => {
  const result = await readPack(pack, { checks, textOf: () => undefined })
  if (!('notice' in result)) throw new Error(JSON.stringify(result.faults))
  notice = result.notice
})

const title = '示例市先进个人申报表'
const id = '110103198501011231'
const whole = { name: '张示例', sex: '男', idNumber: id, unit: '宝丰县', schoolName: '示例小学', phone: '13000000000' }

/** As laid out by hand, each another way. */
const layouts: [name: string, table: PlainCell[][], options?: PlainOptions][] = [
  [
    'two pairs in a row',
    [
      [title],
      ['姓名', '张示例', '性别', '男'],
      ['身份证号码', id, '联系电话', '13000000000'],
      ['县（市、区）', '宝丰县', '工作单位', '示例小学'],
      ['主要事迹', '示例事迹'],
      ['单位意见', '同意\n（盖章）  2020年3月1日'],
    ],
    { merges: ['A1:D1', 'B5:D5', 'B6:D6'] },
  ],
  [
    'other places, other words, a photograph, blanks in the labels',
    [
      ['附件2'],
      [title],
      ['工作单位：', '示例小学', null, null, null, '照片'],
      ['姓  名', '张示例', '性 别', null, '男'],
      ['公民身份号码', null, id],
      ['所属区县', '宝丰县', null, '手机号码', '13000000000'],
      ['主\n要\n事\n迹', '示例事迹'],
      ['单位\n意见', '同意'],
      [null, '（盖章）'],
      [null, '年   月   日'],
    ],
    { merges: ['A2:F2', 'F3:F6', 'C4:D4', 'A5:B5', 'C5:E5', 'B7:F7', 'A8:A10'] },
  ],
  [
    'label and value in one cell',
    [
      [title],
      ['姓名：张示例', '性别：男'],
      [`身份证号码：${id}`, '联系电话：13000000000'],
      ['县（市、区）：宝丰县', '工作单位：示例小学'],
      ['主要事迹：示例事迹'],
      ['单位意见：同意'],
    ],
  ],
  [
    'no merges, as a CSV file has none, the values further right',
    [
      [title],
      ['姓名', null, '张示例', '性别', null, '男'],
      ['身份证号码', null, id],
      ['县（市、区）', '宝丰县', null, '工作单位', '示例小学'],
      ['联系电话', '13000000000'],
      ['主要事迹', '示例事迹'],
      ['单位意见', '同意'],
    ],
  ],
  [
    'texts below their headings',
    [
      [title],
      ['姓名', '张示例', '性别', '男'],
      ['身份证号码', id, '联系电话', '13000000000'],
      ['县（市、区）', '宝丰县', '工作单位', '示例小学'],
      ['主要事迹'],
      ['示例事迹'],
      ['单位意见'],
      ['同意'],
      [null, null, '（盖章）'],
    ],
    { merges: ['A1:D1', 'A5:D5', 'A6:D6', 'A7:D7', 'A8:D8'] },
  ],
  [
    'no title, far down the sheet',
    [
      [],
      [],
      ['姓名', '张示例', '性别', '男'],
      ['身份证号码', id, '联系电话', '13000000000'],
      ['县（市、区）', '宝丰县', '工作单位', '示例小学'],
      ['主要事迹', '示例事迹'],
      ['单位意见', '同意'],
    ],
  ],
]

describe('a card', () => {
  test.each(layouts)('is read: %s', async (_, table, options) => {
    const { forms, records } = await read([notice], table, options ?? {})
    expect(forms.map(({ form, rows }) => [form.id, rows])).toEqual([['apply', 1]])
    const [record] = records
    expect(fieldsOf(record!)).toMatchObject({ ...whole, deeds: '示例事迹' })
    expect(String(fieldsOf(record!).opinion)).toMatch(/^同意/)
    expect(faultsOf(forms[0], 'row-unread')).toEqual([])
    expect(faultsOf(forms[0], 'heading-unknown')).toEqual([])
    expect(faultsOf(forms[0], 'heading-missing')).toEqual([])
  })

  test('that is blank holds nobody, and what it prints is nobody’s word', async () => {
    const form = notice.forms[0]!
    const drawn = drawForm(form, blankContent(form, notice))
    const rows: PlainCell[][] = []
    for (const { row, column, value } of drawn.cells) {
      rows[row - 1] ??= []
      rows[row - 1]![column] = value
    }
    const { forms, records } = await read(
      [notice],
      Array.from(rows, (row) => row ?? []),
    )
    expect([forms.map(({ form: { id: each } }) => each), records]).toEqual([['apply'], []])
  })

  test('tells of a label it does not know, once, with no number of a person', async () => {
    const { forms, records } = await read(
      [notice],
      [
        [title],
        ['姓名', '张示例', '籍贯', '湖南'],
        ['身份证号码', null, '护照号', 'E12345678901'],
        ['县（市、区）', '宝丰县', '工作单位', '示例小学'],
      ],
      { merges: ['A1:D1'] },
    )
    expect(faultsOf(forms[0], 'heading-unknown').map(({ args, row, column }) => [args.heading, row, column])).toEqual([
      ['籍贯', 2, 2],
      ['护照号', 3, 2],
    ])
    expect(fieldsOf(records[0]!)).toEqual({ name: '张示例', unit: '宝丰县', schoolName: '示例小学' })
    expect(faultsOf(forms[0], 'heading-missing').map(({ args }) => args.heading)).toEqual([
      '性别',
      '联系电话',
      '主要事迹',
      '单位意见',
    ])
  })

  test('stands below another on the same sheet', async () => {
    const one = (name: string) => layouts[0]![1].map((row) => row.map((cell) => (cell === '张示例' ? name : cell)))
    const { records } = await read([notice], [...one('张示例甲'), [], ...one('张示例乙')])
    expect(records.map((record) => fieldsOf(record).name)).toEqual(['张示例甲', '张示例乙'])
  })

  test('is no list: the same headings in one row', async () => {
    const headings = ['序号', '姓名', '性别', '身份证号码', '县（市、区）', '工作单位', '联系电话']
    const { forms } = await read(
      [notice],
      [['示例市先进个人推荐名单'], headings, [1, ...Object.values(whole)], [2, '李示例', '女']],
    )
    expect(forms.map(({ form, rows }) => [form.id, rows])).toEqual([['list', 2]])
  })

  test('may have a small table inside', async () => {
    const { forms, records } = await read(
      [notice],
      [
        ['示例市支教教师登记表'],
        ['姓名', '张示例', '县（市、区）', '宝丰县'],
        ['身份证号码', id],
        ['培训经历', '起止时间', '培训项目', '学时'],
        [null, '2019', '国培计划', 80],
        [null, '2020', '能力提升工程', 50],
        ['单位意见', '同意'],
      ],
      { merges: ['A1:D1', 'A4:A6', 'B3:D3', 'B7:D7'] },
    )
    expect(forms.map(({ form }) => form.id)).toEqual(['family'])
    expect(records.map((record) => [record.table.table.id, fieldsOf(record)])).toEqual([
      ['card', { name: '张示例', idNumber: id, unit: '宝丰县', opinion: '同意' }],
      ['courses', { from: '2019', course: '国培计划', hours: 80 }],
      ['courses', { from: '2020', course: '能力提升工程', hours: 50 }],
    ])
    expect(forms[0]!.faults).toEqual([])
  })
})

describe('what is checked of a card', () => {
  const faulty = (cells: Partial<Record<string, string>>): PlainCell[][] => [
    [title],
    ['姓名', cells.name ?? '张示例', '性别', cells.sex ?? '男'],
    ['身份证号码', cells.id ?? id, '联系电话', cells.phone ?? '13000000000'],
    ['县（市、区）', cells.unit ?? '宝丰县', '工作单位', cells.school ?? '示例小学'],
    ['主要事迹', '示例事迹'],
    ['单位意见', '同意'],
  ]

  async function findingsIn(...tables: PlainCell[][][]) {
    const run = startRun({
      checks,
      asOf: '2024-05-01',
      known: () => nothingKnown,
      units: (each) => unitTable('2024-05-01', each),
    })
    const opened: ReturnType<typeof run.open>[] = []
    for (const [index, table] of tables.entries()) {
      const sheet = plainSheet(table, { merges: ['A1:D1', 'B5:D5', 'B6:D6'] })
      await readSheet({ path: `${index}.xlsx`, sheet, notices: [notice], form: undefined }, (form) => {
        const sheetChecks = run.open(form)
        opened.push(sheetChecks)
        return sheetChecks.take
      })
      opened.at(-1)!.end()
    }
    run.finish()
    return opened.map((each) => each.result().findings.map(({ rule, cell, column }) => `${rule} ${cell} ${column}`))
  }

  test.each([
    ['id-number B3 身份证号码', { id: '110103198501011232' }],
    ['sex-id-mismatch D2 性别', { sex: '女' }],
    ['phone D3 联系电话', { phone: '123' }],
    ['name B2 姓名', { name: '张示例（校长）' }],
    ['required B2 姓名', { name: '' }],
    ['required D4 工作单位', { school: '' }],
    ['not-in-list D2 性别', { sex: '甲' }],
    ['unknown-unit B4 县（市、区）', { unit: '没有县' }],
  ])('%s', async (expected, cells) => {
    const [own, ...others] = (await findingsIn(faulty(cells)))[0]!
    expect([own, others]).toEqual([expected, []])
  })

  test('a sound one is sound', async () => {
    expect(await findingsIn(faulty({}))).toEqual([[]])
  })

  test('one number in two files is told once, on the later card', async () => {
    const told = await findingsIn(faulty({}), faulty({ name: '李示例', unit: '鲁山县', school: '另一小学' }))
    expect(told).toEqual([[], ['id-duplicate B3 身份证号码']])
  })
})
