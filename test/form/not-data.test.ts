import { beforeAll, describe, expect, test } from 'vitest'
import { isFurniture, isNote, isSampleLabel, isSignature, isTotalLabel } from '../../src/form/row-words.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { noticeForReading } from './notices.ts'
import type { PlainCell } from './plain-sheet.ts'
import { faultsOf, fieldsOf, lines, read } from './read.ts'
import { person, roster, rosterHead, rosterHeadings, rosterTitle } from './shared-rosters.ts'

let sichuan: Notice
let yueyang: Notice
beforeAll(async () => {
  sichuan = await noticeForReading('sichuan-2017')
  yueyang = await noticeForReading('yueyang-2021')
})

const planHeadings = [
  '地区',
  '幼儿园',
  '中小学',
  '职业中学',
  '合计总数',
  '已培训人数',
  '未培训人数（缺口数）',
  '省级及以上项目需求数',
  '市县级培训计划数',
  '备注',
]
const plan = (...rows: PlainCell[][]) => [['2017年成都市能力提升工程培训计划及执行情况'], planHeadings, ...rows]

describe('words that mark a row', () => {
  test.each([
    ...['小计', '合计', '总 计', '合　计：', '小计（人）', '成都市小计', '全市合计', '共计', '累计人数'],
    ...['合计45人', '幼儿园小计：8人', '共计 12 所', '共45人', '以上共4名', '全市', '全 县'],
  ])('%s is a total', (text) => {
    expect(isTotalLabel(text)).toBe(true)
  })
  test.each([
    ...['会计', '小计划', '示一', '岳阳市设计学校', '审计局', '合计总数', ''],
    ...['全南县', '全州县', '全椒', '共青城市', '公共45人', '示例45人'],
  ])('%s is none', (text) => {
    expect(isTotalLabel(text)).toBe(false)
  })
  test.each(['例', '例：张三', '示例', '（例）', '例1：李四', '样例：', '【示例】张三', '张三（示例）', '例如：王五'])(
    '%s is an example',
    (text) => {
      expect(isSampleLabel(text)).toBe(true)
    },
  )
  test.each(['示例中学', '示例一小', '例行', '例子', '张例', '范例小学', '李示'])('%s is none', (text) => {
    expect(isSampleLabel(text)).toBe(false)
  })
  test.each([
    '备注：以上',
    '说明',
    '1.上报截止时间为：2021年5月30日。',
    '2、报送地址',
    '（1）请填全称',
    '※必填',
    '注:1.',
    '填表说明：',
  ])('%s is a note', (text) => {
    expect(isNote(text)).toBe(true)
  })
  test.each(['1', '1.5', '12', '说明文教师', '注册', '2021.5.30'])('%s is none', (text) => {
    expect(isNote(text)).toBe(false)
  })
  test.each(['校长（签字）：', '（盖章）', '审核人：示一', '填报人', '单位负责人', '签 章'])(
    '%s is signed by hand',
    (text) => {
      expect(isSignature(text)).toBe(true)
    },
  )
  test.each(['校长', '示一', '负责人'])('%s is not', (text) => {
    expect(isSignature(text)).toBe(false)
  })
  test.each([
    '附件3',
    '附件',
    '第1页 共3页',
    '单位：人',
    '2021年5月28日',
    '年  月  日',
    '续表',
    '—1—',
    '填报日期：2021年5月',
  ])('%s is print', (text) => {
    expect(isFurniture(text)).toBe(true)
  })
  test.each(['附件小学', '示一', '2021', '单位：岳阳市十二中'])('%s is not', (text) => {
    expect(isFurniture(text)).toBe(false)
  })
})

describe('totals', () => {
  test('the form’s own is the last one; those before it were added by somebody', async () => {
    const { forms, records } = await read(
      [sichuan],
      plan(['锦江区', 1, 2, 3, 6], ['小计', 1, 2, 3, 6], ['青羊区', 1, 2, 3, 6], ['合 计', 2, 4, 6, 12]),
    )
    expect(lines(records, 'unit')).toEqual(['data 3 锦江区', 'subtotal 4 小计', 'data 5 青羊区', 'total 6 合 计'])
    expect(forms[0]!.rows).toBe(2)
    expect(fieldsOf(records[3]!)).toMatchObject({ staff: 12 })
  })

  test('two at the end: the last is the total', async () => {
    const { records } = await read([sichuan], plan(['锦江区', 1, 2, 3, 6], ['小计', 1, 2, 3, 6], ['合计', 1, 2, 3, 6]))
    expect(lines(records, 'unit').slice(1)).toEqual(['subtotal 4 小计', 'total 5 合计'])
  })

  test('above all rows it is the form’s own, unless there is one below', async () => {
    const rows: PlainCell[][] = [
      ['合计', 2, 4, 6, 12],
      ['城区小计', 1, 2, 3, 6],
      ['锦江区', 1, 2, 3, 6],
      ['青羊区', 1, 2, 3, 6],
    ]
    const above = await read([sichuan], plan(...rows))
    expect(lines(above.records, 'unit')).toEqual([
      'subtotal 4 城区小计',
      'data 5 锦江区',
      'data 6 青羊区',
      'total 3 合计',
    ])
    const both = await read([sichuan], plan(...rows.toSpliced(1, 1), ['小计', 2, 4, 6, 12]))
    expect(lines(both.records, 'unit').slice(2)).toEqual(['subtotal 3 合计', 'total 6 小计'])
  })

  test('a form without total row has none, wherever the label stands', async () => {
    for (const label of [
      ['合计', null, null, '2人'],
      [null, '合计', null, '2'],
      [3, '合计'],
      [null, null, null, null, '小计', '2'],
    ]) {
      const { forms, records } = await read([yueyang], roster(person(1), person(2), label))
      expect(records.at(-1)).toMatchObject({ kind: 'subtotal', row: 6 })
      expect(forms[0]!.rows).toBe(2)
    }
  })

  test('a total of formulas without values is still a total', async () => {
    const { records } = await read(
      [sichuan],
      plan(['锦江区', 1, 2, 3, 6], ['小计', { formula: true }, { formula: true }]),
    )
    expect(records.at(-1)).toMatchObject({ kind: 'total', row: 4 })
    expect(records.at(-1)!.values[1]).toBeNaN()
  })
})

describe('rows that are no data', () => {
  const between = async (...rows: PlainCell[][]) => read([yueyang], roster(person(1), ...rows, person(2)))

  test.each([
    ['a blank row', [[]]],
    ['blanks only', [[' ', '　', null, ' ']]],
    ['empty numbered rows', [[2], ['3'], [4]]],
    ['numbers with the county filled in beforehand', [[2, null, null, null, '岳阳楼区']]],
    ['the headings after a page break', [rosterHeadings]],
    ['title, head and headings after a page break', [['第2页'], [rosterTitle], rosterHead, rosterHeadings]],
    ['a note', [['备注：以上为第一批']]],
    ['a note beside its label', [['备注', '以上为第一批']]],
    ['the form’s own note', [['上报截止时间为：2021年5月30日']]],
    ['a signature line', [['填报人：', null, '审核人：', null, '（盖章）']]],
    ['a foot line', [['填报人：示甲', null, null, '联系电话：13800000000']]],
    ['a foot line over cells', [['填报人', '示甲', '联系电话', '13800000000']]],
    ['a date', [[null, null, null, '2021年5月28日']]],
    ['a page number', [['第1页 共2页']]],
  ] as [string, PlainCell[][]][])('%s', async (_, rows) => {
    const { forms, records } = await between(...rows)
    expect(forms).toHaveLength(1)
    expect(lines(records, 'name')).toEqual(['data 4 示一', `data ${5 + rows.length} 示二`])
    expect(forms[0]!.faults).toEqual([])
  })

  test.each([
    ['an example', ['例', '张三', '男', '432224199001010000', '岳阳楼区', '某学校', '小学', '语文']],
    ['an example by its name', [1, '例：张三', '男', '432224199001010000']],
    ['an example in brackets', [null, '张三（示例）', '男', '432224199001010000']],
  ] as [string, PlainCell[]][])('%s is left out, and said', async (_, row) => {
    const { forms, records } = await between(row)
    expect(lines(records, 'name')).toEqual(['data 4 示一', 'data 6 示二'])
    expect(forms[0]!.faults).toEqual([{ rule: 'sample-row', row: 5, column: -1, args: { count: 1 }, rows: [5] }])
  })

  test('a line of the title printed again among counties is no county, a county without figures is one', async () => {
    const shaanxi = await noticeForReading('shaanxi-2.0')
    const title = [['进度表'], ['陕西省中小学教师信息技术应用能力提升工程2.0'], ['铜川市培训进度统计表']]
    const head = ['报送单位（盖章）：', null, '铜川市', null, '填表人：', '示一', '联系电话：', '029-0000000']
    const headings = [
      '地区',
      '教师数',
      '已培训人数',
      '未培训人数',
      '学校总数',
      '已整校推进学校数',
      '推荐案例数',
      '完成率',
    ]
    const page = (...rows: PlainCell[][]) => [...title, head, headings, ...rows]
    const table = [...page(['王益区', 2, 1, 1, 1, 1, 0, 0.5]), ...page(['印台区', 2, 1, 1, 1, 1, 0, 0.5], ['宜君县'])]
    const { forms, records } = await read([shaanxi], table)
    expect(lines(records, 'unit')).toEqual(['data 6 王益区', 'data 12 印台区', 'data 13 宜君县'])
    expect(forms[0]!.faults.filter(({ rule }) => rule === 'row-unread')).toEqual([])
  })

  test('示例 or 小计 among the remarks makes no row an example or a total', async () => {
    const table = plan(
      ['合江县', 1, 2, 3, 6, 5, 1, 0, 1, '示例'],
      ['总岗山区', 1, 2, 3, 6, 5, 1, 0, 1, '小计'],
      ['小计', 2, 4, 6, 12, 10, 2, 0, 2, ''],
    )
    const { records } = await read([sichuan], table)
    expect(lines(records, 'unit')).toEqual(['data 3 合江县', 'data 4 总岗山区', 'total 5 小计'])
  })

  test('what nobody can explain is said, never dropped', async () => {
    const caption = await read([yueyang], roster(person(1), ['初中部'], person(2)), { merges: ['A5:J5'] })
    expect(faultsOf(caption.forms[0], 'row-unread')).toMatchObject([{ rows: [5], args: { count: 1 } }])
    const below = await read([yueyang], roster(person(1), [], ['本校另有2名教师休产假，下学期补训']), {
      merges: ['A6:J6'],
    })
    expect(faultsOf(below.forms[0], 'row-unread')).toMatchObject([{ rows: [6] }])
    const aside = await read(
      [yueyang],
      roster(person(1), [null, null, null, null, null, null, null, null, null, null, null, '见附页']),
    )
    expect(faultsOf(aside.forms[0], 'row-unread')).toMatchObject([{ rows: [5] }])
  })

  test.each(['一、示例小学', '（二）初中部', '三．幼儿园', '（十二）、示例中学', '小学', '初中 部：'])(
    'the title of a part is nobody, and said: %s',
    async (title) => {
      for (const at of [0, 1]) {
        const { forms, records } = await read(
          [yueyang],
          roster(person(1), [], ...[[title], [null, title]].slice(at, at + 1)),
        )
        expect(lines(records, 'name')).toEqual(['data 4 示一'])
        expect(faultsOf(forms[0], 'row-unread')).toMatchObject([{ rows: [6] }])
      }
      const first = await read([yueyang], roster([null, title], person(1)))
      expect(lines(first.records, 'name')).toEqual(['data 5 示一'])
      expect(faultsOf(first.forms[0], 'row-unread')).toMatchObject([{ rows: [4] }])
    },
  )

  test('the title of a part in the column of schools is no school; with anything beside it, it is data', async () => {
    const schools = (...rows: PlainCell[][]) => [
      ['2021年岳阳市中小学（幼儿园）教师信息技术应用能力提升工程2.0试点学校汇总表'],
      ['报送单位：', '平江县', '报送人：', '示一', '联系电话：', '0730-8000000'],
      ['序号', '县市区名', '试点学校名称', '联系人', '联系电话'],
      ...rows,
    ]
    const one = [1, '平江县', '示例一小', '示一', '15400000000']
    const { forms, records } = await read(
      [yueyang],
      schools([null, null, '小学'], one, [null, null, '中学'], [2, '平江县', '中学']),
    )
    expect(lines(records, 'schoolName')).toEqual(['data 5 示例一小', 'data 7 中学'])
    expect(faultsOf(forms[0], 'row-unread')).toMatchObject([{ rows: [4, 6] }])
  })

  test('a thousand such rows below a table need no memory of theirs', async () => {
    const { forms } = await read(
      [yueyang],
      roster(person(1), ...Array.from({ length: 1000 }, () => ['备注栏外的话在此', null, null])),
    )
    expect(forms[0]!.rows + (faultsOf(forms[0], 'row-unread')[0]?.rows?.length ?? 0)).toBeGreaterThanOrEqual(1000)
  })
})

describe('rows that are data', () => {
  test.each([
    ['a name alone', [null, '示二']],
    ['a row without its number', [null, '示二', '女', '432224199001010020']],
    ['an ID number alone', [null, null, null, '432224199001010020']],
    ['a name that begins like a heading', [2, '任县', '女', '432224199001010020']],
    [
      'a school that begins like a heading',
      [2, '示二', '女', '432224199001010020', '岳阳楼区', '学校实验小学', '小学', '语文', '1'],
    ],
    ['a name ending like a total', [2, '示会计', '女', '432224199001010020']],
    ['a formula in the name', [2, { formula: true }, '女', '432224199001010020']],
  ] as [string, PlainCell[]][])('%s', async (_, row) => {
    const { forms, records } = await read([yueyang], roster(person(1), row, person(3)))
    expect(records.map((record) => `${record.kind} ${record.row}`)).toEqual(['data 4', 'data 5', 'data 6'])
    expect(forms[0]!.faults).toEqual([])
  })

  test('also below notes and totals', async () => {
    const { records } = await read(
      [yueyang],
      roster(person(1), ['合计', 1], ['备注：补报如下'], person(2), [3, '示三']),
    )
    expect(lines(records, 'name')).toEqual(['data 4 示一', 'subtotal 5 1', 'data 7 示二', 'data 8 示三'])
  })

  test('a unit without figures is a row of its form', async () => {
    const { records } = await read([sichuan], plan(['锦江区', 1, 2, 3, 6], ['青羊区']))
    expect(lines(records, 'unit')).toEqual(['data 3 锦江区', 'data 4 青羊区'])
  })
})
