import { beforeAll, describe, expect, test } from 'vitest'
import type { Notice } from '../../src/notice/notice.ts'
import { noticeForReading } from './notices.ts'
import type { PlainCell } from './plain-sheet.ts'
import { faultsOf, fieldsOf, headOf, lines, read } from './read.ts'
import { person, roster, rosterHead, rosterHeadings, rosterTitle } from './shared-rosters.ts'

let sichuan: Notice
let yueyang: Notice
beforeAll(async () => {
  sichuan = await noticeForReading('sichuan-2017')
  yueyang = await noticeForReading('yueyang-2021')
})

const project = '中国移动中小学教师信息技术能力培训'
const summary: PlainCell[][] = [
  ['附表'],
  ['整合培训项目教师参训情况汇总（样）表'],
  ['市（州）教育行政部门（盖章）：成都市教育局', null, null, '填表人：示甲', null, null, '联系电话：028-12345678'],
  [`项目名称：${project}`],
  ['地区', '2014年', null, '2015年', null, '2016年', null, '2017年', null],
  [null, '分配人数', '核实人数', '分配人数', '核实人数', '分配人数', '核实人数', '分配人数', '核实人数'],
  ['锦江区', 1, 1, 2, 2, 3, 3, 4, 4],
  ['小计', 1, 1, 2, 2, 3, 3, 4, 4],
  ['备注：本表分项目填报，“分配人数”填写省级逐级下发的参训合格人数（培训机构提供）；'],
]
const teacherHeadings = ['县（市、区）', '年度', '序号', '教师姓名', '身份证号码', '联系电话', '所在学校', '备注']
const teachers: PlainCell[][] = [
  ['参训合格教师信息反馈（样）表'],
  ['市（州）教育行政部门（盖章）：成都市教育局', null, null, `项目名称：${project}`],
  teacherHeadings,
  ['锦江区', 2014, 1, '示一', '43222419900101001X', '13800000001', '甲学校'],
  ['锦江区', 2014, 2, '示二', '43222419900101002X', '13800000002', '甲学校'],
  ['备注：请务必根据省执行办下发的合格人员名单核实填报。'],
]

describe('two forms one below the other', () => {
  test('are both read, each with its own head', async () => {
    const { forms, records } = await read([yueyang, sichuan], [...summary, [], ...teachers])
    expect(forms.map((form) => [form.form.id, form.rows])).toEqual([
      ['annex-2-summary', 1],
      ['annex-2-teachers', 2],
    ])
    expect(headOf(forms[0])).toEqual({ unit: '成都市教育局', contact: '示甲', phone: '028-12345678', project })
    expect(headOf(forms[1])).toEqual({ unit: '成都市教育局', project })
    expect(forms.flatMap((form) => form.faults)).toEqual([])
    expect(records.map((record) => `${record.kind} ${record.row}`)).toEqual(['data 7', 'total 8', 'data 14', 'data 15'])
  })

  test('without a line between them, and without titles', async () => {
    const { forms } = await read([sichuan], [...summary.slice(4, 8), ...teachers.slice(2, 5)])
    expect(forms.map((form) => [form.form.id, form.rows])).toEqual([
      ['annex-2-summary', 1],
      ['annex-2-teachers', 2],
    ])
  })

  test('records of the second go to its own listener', async () => {
    const { records } = await read([sichuan], [...summary, ...teachers])
    expect(new Set(records.map((record) => record.table)).size).toBe(2)
    expect(records.at(-1)!.table.table.columns[0]!.field).toBe('county')
  })
})

describe('several schools on one sheet', () => {
  test('each with its own head are forms of their own', async () => {
    const second: PlainCell[][] = [
      [rosterTitle],
      ['县（市、区）君山区', null, null, '学校 君山中学', null, null, '参培人数：1'],
      rosterHeadings,
      person(3),
      ['填报人：示乙', null, '联系电话：13800000011'],
    ]
    const { forms, records } = await read(
      [yueyang],
      [...roster(person(1)), ['填报人：示甲', null, '联系电话：13800000010'], [], ...second],
    )
    expect(forms.map((form) => [headOf(form).school, headOf(form).contact, form.rows])).toEqual([
      ['岳阳市十二中', '示甲', 1],
      ['君山中学', '示乙', 1],
    ])
    expect(lines(records, 'name')).toEqual(['data 4 示一', 'data 10 示三'])
  })

  test('also without titles, each with its own foot', async () => {
    const school = (county: string, name: string, contact: string, row: PlainCell[]): PlainCell[][] => [
      [`县（市、区）：${county}`, null, `学校：${name}`],
      rosterHeadings,
      row,
      [`填报人：${contact}`, null, '联系电话：13800000010'],
    ]
    const rows = [...school('岳阳楼区', '甲中学', '示甲', person(1)), ...school('君山区', '乙中学', '示乙', person(2))]
    const { forms } = await read([yueyang], rows)
    expect(forms.map((form) => [headOf(form).school, headOf(form).contact, form.rows])).toEqual([
      ['甲中学', '示甲', 1],
      ['乙中学', '示乙', 1],
    ])
  })

  test('hints below the headings are repeated with them', async () => {
    const hints = [null, null, null, null, null, null, '（学前、小学、初中、高中）']
    const { records } = await read(
      [yueyang],
      [[rosterTitle], rosterHeadings, hints, person(1), rosterHeadings, hints, person(2)],
    )
    expect(lines(records, 'name')).toEqual(['data 4 示一', 'data 7 示二'])
  })

  test('the same head once more is a page break', async () => {
    const { forms } = await read(
      [yueyang],
      [...roster(person(1)), [rosterTitle], rosterHead, rosterHeadings, person(2)],
    )
    expect(forms.map((form) => form.rows)).toEqual([2])
    expect(forms[0]!.tables).toHaveLength(1)
    expect(forms[0]!.faults).toEqual([])
  })

  test('rows whose words are headings elsewhere are data above the headings that are repeated', async () => {
    const town = await noticeForReading('town-assessment')
    const top = ['序号', '姓名', '身份证号码', '学校名称', '编制情况', '微能力（学分）', '学分合计', '分项评价']
    const headings = [
      [...top, null, null, '评审结果', '备注'],
      [...top.map(() => null).slice(1), '个人研修计划', '实践应用成果', '实践证据'],
    ]
    const teacher = (number: number) => {
      const id = `43062619900101${String(number).padStart(4, '0')}`
      return [number, `示${'一二三四五六七'[number]}`, id, '示例中学', '在编在岗', 'A1（10）', 10, ...good]
    }
    const good = ['合格', '合格', '合格', '合格']
    const title = [['镇中小学教师信息技术应用能力提升工程2.0'], ['示例中学实践应用考核记录表'], ['学校：示例中学']]
    for (const above of [1, 2, 3, 4]) {
      const rows = Array.from({ length: above }, (_, index) => teacher(index + 1))
      const sheet = [...title, ...headings, teacher(0), ['二、第2部分'], ...rows, ...headings, teacher(above + 1)]
      const { forms, records } = await read([town], sheet)
      const numbers = records.map((record) => Number(fieldsOf(record).sequence))
      expect(numbers).toEqual([0, ...rows.map(([n]) => n), above + 1])
      expect(forms[0]!.tables).toHaveLength(1)
    }
  })

  test('columns that change places after a page break are followed', async () => {
    const swapped = [...rosterHeadings]
    swapped[1] = rosterHeadings[2]!
    swapped[2] = rosterHeadings[1]!
    const { forms, records } = await read([yueyang], [...roster(person(1)), swapped, person(2, { 1: '女', 2: '示二' })])
    expect(forms).toHaveLength(1)
    expect(records.map((record) => fieldsOf(record).name)).toEqual(['示一', '示二'])
  })
})

describe('a plan of several tables and texts', () => {
  const plan: PlainCell[][] = [
    ['2021年岳阳市中小学（幼儿园）教师信息技术应用'],
    ['能力提升工程2.0试点学校整校推进方案'],
    ['学校名称', null, '岳阳市十二中'],
    ['所属区域', null, '岳阳市 岳阳楼 县（市、区）'],
    ['学校信息化管理团队', null, '姓名', '职务', '职称', '角色', '手机号', '备注'],
    [null, '管理者', '示一', '校长', '高级', '领导小组组长', '13800000001'],
    [null, null, '示二', '副校长', '高级', '组员', '13800000002'],
    [null, '指导者', '示三', '教师', '一级', '组员', '13800000003'],
    [],
    ['一、学校概况'],
    ['（一）学校简介及教育信息化建设现状'],
    ['（1.学校班级数、师生数、校园及建筑面积等基本情况；2.学校教育信息化环境、设施设备及利用情况等现状）'],
    ['我校有36个班，\n教师120人。'],
    ['第二段'],
    ['（二）教师年龄及职称结构、教育信息化应用水平现状\n平均年龄38岁'],
    ['三、能力提升工程2.0整校推进目标：三年内人人达标'],
    ['七、本校各教研组研修计划'],
    ['教研组名称', '学段', '学科', '研修计划', '备注'],
    ['语文组', '初中', '语文', '每周一次'],
    ['数学组', '初中', '数学', '每周一次'],
    ['八、本校教师研修计划'],
    ['姓名', '学段', '学科', '能力点选择', '备注'],
    ['示一', '初中', '语文', 'A1、A3、B2'],
  ]
  const merges = ['A5:A9', 'B6:B7', 'B8:B9', 'A1:H1', 'A2:H2']

  test('gives head, tables and sections', async () => {
    const { forms, records } = await read([sichuan, yueyang], plan, { merges })
    expect(forms.map((form) => form.form.id)).toEqual(['annex-2'])
    expect(headOf(forms[0])).toEqual({ school: '岳阳市十二中', county: '岳阳市 岳阳楼 县（市、区）' })
    expect(forms[0]!.tables.map((table) => [table.table.id, table.headingRows])).toEqual([
      ['team', [5]],
      ['group-plans', [18]],
      ['teacher-plans', [22]],
    ])
    expect(records.map((record) => record.row)).toEqual([6, 7, 8, 19, 20, 23])
    expect(records.slice(0, 3).map((record) => [fieldsOf(record).group, fieldsOf(record).name])).toEqual([
      ['管理者', '示一'],
      ['管理者', '示二'],
      ['指导者', '示三'],
    ])
    expect(forms[0]!.faults).toEqual([])
    const texts = Object.fromEntries(Object.entries(forms[0]!.sections).map(([id, section]) => [id, section.text]))
    expect(texts).toEqual({
      overview: '',
      'overview-1': '我校有36个班，\n教师120人。\n第二段',
      'overview-2': '平均年龄38岁',
      'whole-school-goals': '三年内人人达标',
    })
    expect(forms[0]!.sections['overview-1']).toMatchObject({ row: 13, column: 0 })
  })

  test('the listener knows all tables before the first record', async () => {
    const { readSheet } = await import('../../src/form/read-sheet.ts')
    const { plainSheet } = await import('./plain-sheet.ts')
    let known = 0
    await readSheet({ path: 'x', sheet: plainSheet(plan, { merges }), notices: [yueyang] }, (form) => {
      known = form.tables.length
      return () => {}
    })
    expect(known).toBe(3)
  })

  test('a text beside its heading is read', async () => {
    const rows = plan.map((row) =>
      String(row[0]).startsWith('三、') ? ['三、能力提升工程2.0整校推进目标', '三年内人人达标'] : row,
    )
    const { forms } = await read([yueyang], rows, { merges })
    expect(forms[0]!.sections['whole-school-goals']?.text).toBe('三年内人人达标')
  })

  test('a table that is not there is said', async () => {
    const { forms } = await read([yueyang], plan.slice(0, 20), { merges })
    expect(faultsOf(forms[0], 'heading-missing')).toMatchObject([
      { args: { reason: 'table', heading: '八、本校教师研修计划' } },
    ])
  })

  test('the blank form gives no record and no text', async () => {
    const blank = plan.map((row, index) => ([6, 7, 12, 13, 18, 19, 22].includes(index) ? [] : row))
    blank[5] = [null, '管理者', null, '校长', null, '领导小组组长']
    blank[14] = ['（二）教师年龄及职称结构、教育信息化应用水平现状']
    blank[15] = ['三、能力提升工程2.0整校推进目标']
    const { forms, records } = await read([yueyang], blank, { merges })
    expect(records).toEqual([])
    expect(Object.values(forms[0]!.sections).map((section) => section.text)).toEqual(['', '', '', ''])
  })
})
