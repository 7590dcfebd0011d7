import { beforeAll, describe, expect, test } from 'vitest'
import { conceptOf, synonymsOf } from '../../src/form/heading-synonyms.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { noticeForReading } from './notices.ts'
import type { PlainCell } from './plain-sheet.ts'
import { faultsOf, fieldsOf, read } from './read.ts'
import { person, roster, rosterHead, rosterHeadings, rosterTitle } from './shared-rosters.ts'

let sichuan: Notice
let yueyang: Notice
beforeAll(async () => {
  sichuan = await noticeForReading('sichuan-2017')
  yueyang = await noticeForReading('yueyang-2021')
})

/** The roster with one heading written differently. */
async function columnOf(index: number, heading: string): Promise<number> {
  const headings = rosterHeadings.map((each, at) => (at === index ? heading : each))
  const { forms } = await read([yueyang], [[rosterTitle], rosterHead, headings, person(1)])
  return forms[0]?.tables[0]?.columns[0]?.[index] ?? -2
}

describe('spellings of a heading', () => {
  test.each([
    [0, '序 号'],
    [0, 'No.'],
    [0, '编号'],
    [1, '姓　名'],
    [1, '★姓名（必填）'],
    [1, '教师姓名'],
    [1, '任课教师姓名'],
    [1, '姓名：'],
    [2, '性别(1-男/0-女)'],
    [2, '性\n别'],
    [3, '身份证号'],
    [3, '身份证件号（18位）'],
    [3, '公民身份号码'],
    [4, '县(市区)'],
    [4, '县（市、区）'],
    [4, '县市区'],
    [4, '所属区县'],
    [5, '所在学校'],
    [5, '学校名称（全称）'],
    [5, '单位'],
    [6, '任教学段\n(学前、小学、初中、高中)'],
    [6, '学段'],
    [7, '学科（领域）'],
    [8, '手机号码'],
    [8, '联系人电话'],
    [8, 'ＱＱ/联系电话'],
    [9, '备 注'],
    [9, '备注说明'],
  ])('column %i is found as %s', async (index, heading) => {
    expect(await columnOf(index, heading)).toBe(index)
  })

  test.each([
    [1, '民族'],
    [2, '性格'],
    [3, '证件类型'],
    [5, '学校标识码'],
    [5, '学校类型'],
    [8, '电子邮箱'],
    [9, '__proto__'],
    [9, 'constructor'],
    [9, 'toString'],
  ])('column %i is not found as %s, and both sides are said', async (index, heading) => {
    const headings = rosterHeadings.map((each, at) => (at === index ? heading : each))
    const { forms } = await read([yueyang], [[rosterTitle], rosterHead, headings, person(1)])
    expect(forms[0]!.tables[0]!.columns[0]![index]).toBe(-1)
    expect(faultsOf(forms[0], 'heading-missing')).toEqual([
      // 备注 may be left out.
      {
        rule: 'heading-missing',
        row: 3,
        column: 0,
        args: { ...(index === 9 && { reason: 'optional' }), heading: rosterHeadings[index]! },
      },
    ])
    expect(faultsOf(forms[0], 'heading-unknown')).toMatchObject([{ row: 3, column: index, args: { heading } }])
  })

  test.each([
    ['联系电话', { heading: '联系电话' }],
    ['联 系 电 话', { heading: '联 系 电 话' }],
    ['手机号码', { reason: 'spelling', heading: '手机号码' }],
  ])('the same heading twice: %s', async (heading, args) => {
    const row = [...person(1), null, '0730-8800001']
    const { forms, records } = await read([yueyang], [[rosterTitle], rosterHead, [...rosterHeadings, heading], row])
    expect(fieldsOf(records[0]!).phone).toBe('13800000001')
    expect(forms[0]!.faults).toEqual([
      { rule: 'heading-twice', row: 3, column: 10, args: { ...args, other: '联系电话', read: 'I', left: 'K' } },
    ])
  })

  test.each([
    ['2021', undefined],
    ['2020', '2020'],
    ['２０２２', '2022'],
    ['二〇二〇', '2020'],
  ])('a title of the year %s', async (year, found) => {
    const title = rosterTitle.replace('2021', year)
    const { forms } = await read([yueyang], [[title], rosterHead, rosterHeadings, person(1)])
    const args = { reason: 'year', title, year: found, expected: '2021' }
    expect(forms[0]!.faults).toEqual(found ? [{ rule: 'form-mixed', row: 1, column: 0, args }] : [])
  })

  test('a number that somebody wrote among the headings is not repeated', async () => {
    const headings = [...rosterHeadings, '咨询13800000001']
    const { forms } = await read([yueyang], [[rosterTitle], rosterHead, headings, person(1)])
    expect(faultsOf(forms[0], 'heading-unknown').map((fault) => fault.args.heading)).toEqual(['咨询…'])
  })

  test('containing is not meaning the opposite, nor something known to be else', async () => {
    const annex = yueyang.forms.find((form) => form.id === 'annex-1')!
    const columns = annex.tables[0]!.columns.map((column) =>
      column.field === 'contact' ? { ...column, heading: '培训人数', also: [] } : column,
    )
    const form = { ...annex, tables: [{ ...annex.tables[0]!, columns }] }
    const notice = { ...yueyang, forms: [form] }
    const found = async (heading: string) => {
      const headings = ['序号', '县市区名', '试点学校名称', heading, '联系电话']
      const { forms } = await read([notice], [form.title, headings, [1, '岳阳楼区', '甲学校', 3, '1']])
      return forms[0]!.tables[0]!.columns[0]![3]
    }
    expect(await found('本年培训人数')).toBe(3)
    expect(await found('未培训人数')).toBe(-1)
    expect(await found('未完成培训人数')).toBe(-1)
    expect(await found('参培人数')).toBe(-1)
  })

  test('情况说明 of a 退回表 that comes back is not the 备注 that the sheet lacks', async () => {
    const headings = [...rosterHeadings.slice(0, -1), '问题', '情况说明']
    const row = [...person(1).slice(0, 9), '联系电话：请核对', '已核对']
    const { forms } = await read([yueyang], [[rosterTitle], rosterHead, headings, row])
    expect(forms[0]!.tables[0]).toMatchObject({ problems: 9, explanations: 10 })
    expect(forms[0]!.tables[0]!.columns[0]!.at(-1)).toBe(-1)
  })

  test('a synonym never speaks for two concepts', () => {
    expect(conceptOf('负责人电话')).toBeUndefined()
    expect(conceptOf('联系人电话')).toBe('phone')
    expect(conceptOf('县（市、区）')).toBe('county')
    expect(conceptOf('__proto__')).toBeUndefined()
    expect(synonymsOf('手机号')).toContain('联系电话')
    expect(synonymsOf('民族')).toEqual([])
  })
})

describe('where the headings stand', () => {
  test('in any order, with columns of somebody else between', async () => {
    const headings = ['备注', '手机号', '姓名', '民族', '性别', '身份证号', '学段', '学科', '学校', '县市区', '序号']
    const row: PlainCell[] = [
      '无',
      '13800000001',
      '示一',
      '汉',
      '男',
      '43222419900101001X',
      '初中',
      '语文',
      '甲学校',
      '岳阳楼区',
      1,
    ]
    const { forms, records } = await read([yueyang], [[rosterTitle], headings, row])
    expect(forms[0]!.tables[0]!.columns).toEqual([[10, 2, 4, 5, 9, 8, 6, 7, 1, 0]])
    expect(fieldsOf(records[0]!)).toMatchObject({ name: '示一', phone: '13800000001', remark: '无', sequence: '1' })
    expect(faultsOf(forms[0], 'heading-unknown')).toMatchObject([{ column: 3, args: { heading: '民族' } }])
  })

  test('inside a school’s own wider list', async () => {
    const headings = [
      '序号',
      '姓名',
      '性别',
      '民族',
      '出生年月',
      '身份证号',
      '政治面貌',
      '学历',
      '县市区',
      '学校',
      '学段',
      '学科',
      '手机号',
    ]
    const { forms } = await read(
      [yueyang],
      [['教师花名册'], headings, [1, '示一', '男', '汉', '1990-01', '1', '', '', '甲', '乙', '丙', '丁', '2']],
    )
    expect(forms[0]!.form.id).toBe('annex-3')
    expect(faultsOf(forms[0], 'heading-unknown').map((fault) => fault.args.heading)).toEqual([
      '民族',
      '出生年月',
      '政治面貌',
      '学历',
    ])
    expect(faultsOf(forms[0], 'title-missing')).toHaveLength(1)
  })

  test('in two rows, merged or with blanks for the group to go on', async () => {
    const top: PlainCell[] = [
      '地区',
      '专任教师数',
      null,
      null,
      null,
      '已培训人数',
      '未培训人数',
      '2017培训计划数',
      null,
      '备注',
    ]
    const leaf: PlainCell[] = [
      null,
      '幼儿园',
      '中小学',
      '职业中学',
      '合计总数',
      null,
      '(缺口数)',
      '省级及以上项目需求数',
      '市县级培训计划数',
    ]
    const rows = [['2017年成都市能力提升工程培训计划及执行情况'], top, leaf, ['锦江区', 1, 2, 3, 6, 4, 2, 1, 1]]
    const merges = ['A2:A3', 'B2:E2', 'F2:F3', 'H2:I2', 'J2:J3', 'A1:J1']
    for (const options of [{}, { merges }]) {
      const { forms } = await read([sichuan], rows, options)
      expect(forms[0]!.form.id).toBe('annex-3')
      expect(forms[0]!.tables[0]).toMatchObject({ headingRows: [2, 3], columns: [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]] })
      expect(forms[0]!.title?.parts).toEqual({ unit: '成都市' })
    }
  })

  test('with years as groups, in the order of the sheet', async () => {
    const rows: PlainCell[][] = [
      ['整合培训项目教师参训情况汇总表'],
      ['地区', '2016年', null, '2014年', null, '2015年', null, '2017年'],
      [null, '分配人数', '核实人数', '分配人数', '核实人数', '分配人数', '核实人数', '分配人数', '核实人数'],
      ['锦江区', 61, 62, 41, 42, 51, 52, 71, 72],
    ]
    const { records } = await read([sichuan], rows)
    expect(fieldsOf(records[0]!)).toMatchObject({
      distributed2014: 41,
      verified2014: 42,
      distributed2016: 61,
      verified2017: 72,
    })
  })

  test('with the group written into each heading', async () => {
    const headings = ['地区', '2015年分配人数', '2015年核实人数', '2014年分配人数', '2014年核实人数']
    const { forms, records } = await read(
      [sichuan],
      [['整合培训项目教师参训情况汇总（样）表'], headings, ['锦江区', 1, 2, 3, 4]],
    )
    expect(fieldsOf(records[0]!)).toEqual({
      unit: '锦江区',
      distributed2015: 1,
      verified2015: 2,
      distributed2014: 3,
      verified2014: 4,
    })
    expect(faultsOf(forms[0], 'heading-missing').map((fault) => fault.args.heading)).toContain('2016年／分配人数')
  })

  test('the same heading without its groups is taken in order only when all of them stand there', async () => {
    const pairs = (count: number) => Array.from({ length: count }, () => ['分配人数', '核实人数']).flat()
    const complete = await read(
      [sichuan],
      [['整合培训项目教师参训情况汇总（样）表'], ['地区', ...pairs(4)], ['锦江区', 1, 2, 3, 4, 5, 6, 7, 8]],
    )
    expect(fieldsOf(complete.records[0]!)).toMatchObject({ distributed2014: 1, verified2017: 8 })
    const partly = await read(
      [sichuan],
      [['整合培训项目教师参训情况汇总（样）表'], ['地区', ...pairs(3)], ['锦江区', 1, 2, 3, 4, 5, 6]],
      {
        form: 'annex-2-summary',
      },
    )
    expect(partly.records.map(fieldsOf)).not.toContainEqual(expect.objectContaining({ distributed2014: 1 }))
  })

  test.each([
    ['below it', [null, null, null, null, null, null, '（学前、小学、初中、高中）']],
    ['as column numbers', ['甲', 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['numbers in brackets', ['（1）', '（2）', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)', '(10)']],
    ['numbers in circles', [...'①②③④⑤⑥⑦⑧⑨⑩']],
    ['letters', [...'ABCDEFGHIJ']],
    ['numerals', [...'一二三四五六七八九十']],
    ['below their name', ['栏次', 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['letters and sums', ['甲', '乙', '丙', 1, 2, 3, '4=1+2', '第5栏', 6, 7]],
    ['必填 and 选填', ['必填', '必填', '必填', '必填', '必填', '必填', '必填', '必填', '必填', '选填']],
    [
      '必填 in brackets',
      ['（必填）', '（必填）', '(必填)', '【必填】', '*必填', '必填', '必填', '必填', '必填', '（选填）'],
    ],
    [
      '必填 with what is asked',
      [null, '必填', '必填', '必填，18位', '必填：下拉选择', '必填', '必填', '选填', '必填', null],
    ],
  ] as [string, PlainCell[]][])('with a row of hints: %s', async (_, hints) => {
    const { forms, records } = await read([yueyang], [[rosterTitle], rosterHeadings, hints, person(1)])
    expect(forms[0]!.tables[0]!.headingRows).toEqual([2, 3])
    expect(records.map((record) => record.row)).toEqual([4])
  })

  test('必填 above the headings is print too', async () => {
    const demands = rosterHeadings.map(() => '必填')
    const { forms } = await read([yueyang], [[rosterTitle], demands, rosterHeadings, person(1)])
    expect(forms[0]).toMatchObject({ rows: 1, faults: [] })
  })

  test('below a head whose labels are still empty', async () => {
    const title = [['2021年岳阳市中小学（幼儿园）教师信息技术应用'], ['能力提升工程2.0试点学校汇总表']]
    const rows = [
      ...title,
      ['报送单位：', null, '报送人：', '联系电话：'],
      ['序号', '县市区名', '试点学校名称', '联系人', '联系电话'],
      [1],
    ]
    const { forms } = await read([yueyang], rows)
    expect(forms[0]).toMatchObject({ head: {}, rows: 0, faults: [], tables: [{ headingRows: [4] }] })
  })

  test('联系电话 in the head line and as a column are two things', async () => {
    const rows: PlainCell[][] = [
      ['报送单位（盖章）', '岳阳楼区教育局', '报送人', '示甲', '联系电话', '0730-1234567'],
      ['序号', '县市区名', '试点学校名称', '联系人', '联系电话'],
      [1, '岳阳楼区', '甲学校', '示乙', '13800000000'],
    ]
    const { forms, records } = await read([yueyang], rows)
    expect(forms[0]!.head.phone?.text).toBe('0730-1234567')
    expect(fieldsOf(records[0]!)).toMatchObject({ contact: '示乙', phone: '13800000000' })
  })

  test('data under no heading in the middle of the table are said too', async () => {
    const wider = (row: PlainCell[], cell: PlainCell) => [...row.slice(0, 3), cell, ...row.slice(3)]
    const rows = [[rosterTitle], wider(rosterHeadings, null), wider(person(1), '1990-01'), wider(person(2), null)]
    const { forms, records } = await read([yueyang], rows)
    expect(faultsOf(forms[0], 'heading-unknown')).toMatchObject([
      { row: 3, column: 3, args: { column: 'D', count: 1 }, rows: [3] },
    ])
    expect(records).toHaveLength(2)
  })

  test('data under no heading are said with their rows', async () => {
    const { forms } = await read(
      [yueyang],
      roster([...person(1), null, '另附'], person(2), [...person(3), null, '另附']),
    )
    expect(faultsOf(forms[0], 'heading-unknown')).toEqual([
      {
        rule: 'heading-unknown',
        row: 4,
        column: 10,
        args: { reason: 'no-heading', column: 'K', count: 2 },
        rows: [4, 6],
      },
    ])
  })
})
