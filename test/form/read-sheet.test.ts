import { beforeAll, describe, expect, test } from 'vitest'
import type { Notice } from '../../src/notice/notice.ts'
import { noticeForReading } from './notices.ts'
import type { PlainCell } from './plain-sheet.ts'
import { fieldsOf, headOf, lines, read } from './read.ts'
import { person, roster, rosterHead, rosterHeadings, rosterTitle } from './shared-rosters.ts'

let sichuan: Notice
let yueyang: Notice
beforeAll(async () => {
  sichuan = await noticeForReading('sichuan-2017')
  yueyang = await noticeForReading('yueyang-2021')
})

describe('a roster as the notice prints it', () => {
  test('is recognised with its head, foot, records and nothing odd', async () => {
    const { forms, records } = await read(
      [sichuan, yueyang],
      roster(
        person(1),
        person(2),
        [],
        ['填报人：示甲', null, null, '联系电话：13800000099'],
        ['1.上报截止时间为：2021年5月30日。'],
      ),
    )
    expect(forms.map((form) => [form.notice.id, form.form.id, form.rows])).toEqual([['yueyang-2021', 'annex-3', 2]])
    expect(headOf(forms[0])).toEqual({
      county: '岳阳楼区',
      school: '岳阳市十二中',
      declaredCount: '2',
      contact: '示甲',
      phone: '13800000099',
    })
    expect(forms[0]!.head.phone).toEqual({ text: '13800000099', row: 7, column: 3 })
    expect(forms[0]!.title).toEqual({ text: rosterTitle, row: 1, column: 0, parts: {} })
    expect(forms[0]!.faults).toEqual([])
    expect(forms[0]!.rowUnits).toEqual(['岳阳楼区'])
    expect(lines(records, 'name')).toEqual(['data 4 示一', 'data 5 示二'])
    expect(fieldsOf(records[0]!)).toEqual({
      sequence: '1',
      name: '示一',
      sex: '男',
      idNumber: '43222419900101001X',
      county: '岳阳楼区',
      schoolName: '岳阳市十二中',
      stage: '初中',
      subject: '语文',
      phone: '13800000001',
    })
    expect(records[0]!.source.texts[3]).toBe('43222419900101001X')
  })

  test('tells the listener of the form before the first record', async () => {
    const { readSheet } = await import('../../src/form/read-sheet.ts')
    const { plainSheet } = await import('./plain-sheet.ts')
    const seen: string[] = []
    await readSheet({ path: 'x.xlsx', sheet: plainSheet(roster(person(1))), notices: [yueyang] }, (form) => {
      seen.push(`${form.form.id} ${form.tables.length} ${form.head.school?.text} ${form.rows}`)
      return (records) => seen.push(...records.map(({ row }) => String(row)))
    })
    expect(seen).toEqual(['annex-3 1 岳阳市十二中 0', '4'])
  })

  test('keeps Excel row numbers under gaps', async () => {
    const { records } = await read([yueyang], [[], [], ...roster([], person(1), [], [], person(2))], { from: 7 })
    expect(lines(records, 'name')).toEqual(['data 13 示一', 'data 16 示二'])
  })
})

describe('values', () => {
  const value = async (column: number, cell: PlainCell, field: string) => {
    const { records } = await read([yueyang], roster(person(1, { [column]: cell })))
    return fieldsOf(records[0]!)[field]
  }

  test.each([
    ['a code narrowed and trimmed', 3, ' ４３２２２４１９９００１０１００１Ｘ ', 'idNumber', '43222419900101001X'],
    ['a number kept as the file holds it', 3, '4.32224199001E+17', 'idNumber', '4.32224199001E+17'],
    ['a name kept in its own characters', 1, '买买提·示　例', 'name', '买买提·示 例'],
    ['full-width letters of a name kept', 1, 'ＡＢ', 'name', 'ＡＢ'],
    ['a lone blank is nothing', 7, '　', 'subject', undefined],
    ['an apostrophe for text', 8, "'13800000001", 'phone', '13800000001'],
    ['words with line breaks', 9, '第一批\n已报', 'remark', '第一批 已报'],
    ['an error value', 7, { error: '#REF!' }, 'subject', '#REF!'],
    ['a formula without a value', 7, { formula: true }, 'subject', undefined],
  ] as const)('%s', async (_, column, cell, field, expected) => {
    expect(await value(column, cell as PlainCell, field)).toBe(expected)
  })

  test('counts are numbers, NaN where they are none, undefined where blank', async () => {
    const cells: PlainCell[] = ['锦江区', 12, '12', '１２', 'x', { formula: true }, '-', -1, '']
    const headings = [
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
    const { records } = await read([sichuan], [['2017年成都市能力提升工程培训计划及执行情况'], headings, cells])
    expect(records[0]!.values).toEqual([
      '锦江区',
      12,
      12,
      12,
      Number.NaN,
      Number.NaN,
      undefined,
      Number.NaN,
      undefined,
      undefined,
    ])
  })
})

describe('side-by-side blocks', () => {
  const annex1: PlainCell[][] = [
    ['附件1'],
    ['全省中小学教师信息技术应用能力提升工程培训实施情况统计表'],
    [
      '市州',
      '专任教师数',
      null,
      null,
      null,
      '已培训人数',
      '未培训人数',
      '市州',
      '专任教师数',
      null,
      null,
      null,
      '已培训人数',
      '未培训人数',
    ],
    [null, '幼儿园', '中小学', '中职', '合计总数', null, null, null, '幼儿园', '中小学', '中职', '合计总数'],
    ['成都', 28299, 95455, 9988, 133742, 82037, 51705, '宜宾', 5664, 39132, 2644, 47440, 27632, 19808],
    ['自贡', 2611, 16698, 1122, 20431, 14065, 6366, '小计', 96885, 601224, 39577, 737686, 488957, 248729],
    ['备注：1.本表是以市（州）为单位的统计汇总表'],
  ]

  test('are read block by block, the total only at the end of the last', async () => {
    const { forms, records } = await read([yueyang, sichuan], annex1)
    expect(forms.map((form) => [form.form.id, form.rows])).toEqual([['annex-1', 3]])
    expect(forms[0]!.tables[0]!.columns).toEqual([
      [0, 1, 2, 3, 4, 5, 6],
      [7, 8, 9, 10, 11, 12, 13],
    ])
    expect(lines(records, 'unit')).toEqual(['data 5 成都', 'data 5 宜宾', 'data 6 自贡', 'total 6 小计'])
    expect(records.map((record) => record.block)).toEqual([0, 1, 0, 1])
    expect(forms[0]!.faults).toEqual([])
    expect(fieldsOf(records[0]!)).toMatchObject({ staff: 133742, untrained: 51705 })
  })

  test('also where a school put two of a one-block form side by side', async () => {
    const headings = ['序号', '县市区名', '试点学校名称', '联系人', '联系电话']
    const one: PlainCell[] = [1, '岳阳楼区', '甲学校', '示一', '13800000001']
    const two: PlainCell[] = [2, '君山区', '乙学校', '示二', '13800000002']
    const { forms, records } = await read(
      [yueyang],
      [
        [...headings, null, ...headings],
        [...one, null, ...two],
      ],
    )
    expect(forms[0]!.tables[0]!.columns).toHaveLength(2)
    expect(lines(records, 'schoolName')).toEqual(['data 2 甲学校', 'data 2 乙学校'])
  })

  test('a subtotal under the left block is a subtotal', async () => {
    const rows = [...annex1]
    rows.splice(6, 0, ['小计', 1, 1, 1, 1, 1, 1, '合计', 2, 2, 2, 2, 2, 2])
    const { records } = await read([sichuan], rows)
    expect(lines(records, 'unit').slice(-3)).toEqual(['subtotal 6 小计', 'subtotal 7 小计', 'total 7 合计'])
  })
})

describe('which form', () => {
  test('the first of two notices with the same form, unless the title names the other', async () => {
    const other: Notice = { ...yueyang, id: 'other', forms: yueyang.forms.map((form) => ({ ...form })) }
    const titled = { ...other, forms: other.forms.map((form) => ({ ...form, title: ['某市学校参训人员名册'] })) }
    const idOf = async (notices: Notice[], rows: PlainCell[][]) => (await read(notices, rows)).forms[0]?.notice.id
    expect(await idOf([other, yueyang], roster(person(1)))).toBe('other')
    expect(await idOf([yueyang, other], roster(person(1)))).toBe('yueyang-2021')
    expect(await idOf([titled, yueyang], roster(person(1)))).toBe('yueyang-2021')
    expect(await idOf([yueyang, titled], [['某市学校参训人员名册'], rosterHeadings, person(1)])).toBe('other')
  })

  test('two forms of one notice with the same headings and no title: none, and both are named', async () => {
    const annex3 = yueyang.forms.find((form) => form.id === 'annex-3')!
    const twin = { ...annex3, id: 'twin', label: '附件9', title: ['另一张表'] }
    const notice = { ...yueyang, forms: [...yueyang.forms, twin] }
    const { unrecognised, records } = await read([notice], [rosterHeadings, person(1)])
    expect(unrecognised).toMatchObject({ recognised: false, blank: false })
    expect(unrecognised?.why).toContain('附件3')
    expect(unrecognised?.why).toContain('附件9')
    expect(records).toEqual([])
    const { forms } = await read([notice], [rosterHeadings, person(1)], { form: 'twin' })
    expect(forms[0]?.form.id).toBe('twin')
  })

  test('the form the user names, with or without its notice', async () => {
    const idOf = async (form: string) => (await read([sichuan, yueyang], roster(person(1)), { form })).forms[0]?.form.id
    expect(await idOf('annex-3')).toBe('annex-3')
    expect(await idOf('yueyang-2021/annex-3')).toBe('annex-3')
    expect(await idOf('sichuan-2017/annex-3')).toBeUndefined()
  })

  test('the form the user names, though half of it is missing', async () => {
    const rows = [
      ['姓名', '身份证号', '学历', '电话', '籍贯'],
      ['示一', '43222419900101001X', '本科', '13800000001', '某地'],
    ]
    expect((await read([yueyang], rows)).unrecognised).toBeDefined()
    const { forms, records } = await read([yueyang], rows, { form: 'annex-3' })
    expect(forms[0]?.form.id).toBe('annex-3')
    expect(fieldsOf(records[0]!)).toEqual({ name: '示一', idNumber: '43222419900101001X', phone: '13800000001' })
  })

  test('a title of another form above known headings is said', async () => {
    const title = '2021年岳阳市中小学（幼儿园）教师信息技术应用能力提升工程2.0试点学校汇总表'
    const { forms } = await read([yueyang], [[title], rosterHead, rosterHeadings, person(1)])
    expect(forms[0]!.form.id).toBe('annex-3')
    expect(forms[0]!.faults).toMatchObject([{ rule: 'form-mixed', row: 1, column: 0, args: { title, form: '附件3' } }])
  })
})
