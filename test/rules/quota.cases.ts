import { quotaCheck } from '../../src/rules/quota.ts'
import { checkCases, type Ground } from './check-cases.ts'

const county = { region: '岳阳市', reporter: 'county', rows: 'person' } as const
const persons = {
  name: ['姓名', 'name'],
  stage: ['学段', 'text'],
  subject: ['学科', 'text'],
} as const
const head = { unit: ['报送单位', 'unit'] } as const
const ground = (params: Ground['params'], more: Ground = {}): Ground => ({
  notice: county,
  head,
  columns: persons,
  ...more,
  ...(params && { params }),
})

/** So many teachers of one kind; names are invented. */
const names = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'].map((each) => `示例${each}`)
const of = (count: number, subject: string, { stage = '小学', from = 0 } = {}) =>
  names.slice(from, from + count).map((name) => [name, stage, subject])
const sent = (unit: string, ...rows: (readonly (string | number)[])[][]) => ({ head: { unit }, rows: rows.flat() })

const issued = (chinese: number | '', maths: number | '') =>
  ({
    form: 'places',
    label: '附件1',
    columns: {
      unit: ['县(市、区)', 'unit'],
      chinese: ['语文', 'count'],
      maths: ['数学', 'count'],
      all: ['合计', 'count'],
    },
    rows: [
      ['岳阳楼区', chinese, maths, Number(chinese) + Number(maths)],
      ['云溪区', 1, 1, 2],
    ],
  }) as const

const bySubject = ground({ by: 'subject', max: 5 })
const table = ground({ by: ['unit', 'subject'], issued: { form: 'places' } })
const twelveEight = ground(
  { by: 'unit', hold: 'equal', limits: { 岳阳楼区: 12, 云溪区: 8 } },
  { columns: { unit: ['县(市、区)', 'unit'], name: ['姓名', 'name'] }, notice: { ...county, reporter: 'city' } },
)
const rowsOfUnits = (a: number, b: number) => [
  ...names.slice(0, a).map((name) => ['岳阳楼区', name]),
  ...names.slice(0, b).map((name) => ['云溪', name]),
]
const schools = (params: Ground['params']) =>
  ground(params, {
    columns: { schoolName: ['学校', 'school'], name: ['姓名', 'name'], duty: ['职务', 'text'], sex: ['性别', 'sex'] },
  })
const rural = ground(
  { title: '乡村教师', where: { place: ['乡', '村'] }, share: '60%' },
  { columns: { name: ['姓名', 'name'], place: ['学校所在地', 'text'] } },
)
const ratio = ground(
  { title: '候选人', where: { kind: '候选' }, share: { equal: 1.5, of: { kind: '正式' } } },
  { columns: { name: ['姓名', 'name'], kind: ['类别', 'text'] } },
)
const kinds = (candidates: number, chosen: number) => [
  ...names.slice(0, candidates).map((name) => [name, '候选']),
  ...names.slice(candidates, candidates + chosen).map((name) => [name, '正式']),
]
const placesOf = (village: number, town: number) => [
  ...names.slice(0, village).map((name) => [name, '村']),
  ...names.slice(village, village + town).map((name) => [name, '城区']),
]
const science = ground(
  { by: 'unit', title: '小学科学', where: { stage: '小学', subject: '科学' }, limits: { 岳阳市: 3 } },
  { notice: { ...county, reporter: 'county' } },
)

const region = ground({ per: 'region', title: '全市', max: 3 }, { notice: { ...county, rows: 'person' } })
const each = ground({ by: 'subject', limits: { 语文: 2, 数学: 1 } })
const stages = (more: object) =>
  ground({ by: ['unit', 'stage', 'subject'], issued: { form: 'stages', ...more } }, { columns: persons })
/** Places by stage and subject, as columns named by the pack. */
const byStage = {
  form: 'stages',
  label: '附件1',
  columns: { unit: ['县(市、区)', 'unit'], a: ['小语', 'count'], b: ['初语', 'count'] },
  rows: [['岳阳楼区', 1, 2]],
} as const
const named = stages({ columns: { '小学/语文': 'a', '初中/语文': 'b' } })

checkCases(quotaCheck, {
  ground: bySubject,
  accept: [
    { why: '5 of 5, and one of another subject', ...sent('岳阳楼区', of(5, '语文'), of(1, '数学', { from: 6 })) },
    { why: 'one person written twice, who is one', ...sent('岳阳楼区', of(5, '语文'), of(1, '语文')) },
    {
      why: 'five of each of two senders',
      ...sent('岳阳楼区', of(5, '语文')),
      also: [{ form: 'example', path: '云.xlsx', ...sent('云溪区', of(5, '语文')) }],
    },
    {
      why: 'a blank where it is sorted, which is `required`’s',
      ...sent('岳阳楼区', of(5, '语文'), of(3, '', { from: 6 })),
    },
    {
      why: 'the version that came before, with one too many',
      ...sent('岳阳楼区', of(5, '语文')),
      earlier: [{ path: '旧.xlsx', unit: '430602', rows: of(6, '语文') }],
    },
    {
      why: 'the part that came before, within the number',
      ...sent('岳阳楼区', of(2, '语文', { from: 8 })),
      earlier: [{ path: '一.xlsx', unit: '430602', rows: of(3, '语文') }],
    },
    {
      why: 'a version in the ledger that came later than this one',
      ...sent('岳阳楼区', of(6, '语文')),
      received: '2021-05-01T09:00:00+08:00',
      earlier: [{ path: '新.xlsx', unit: '430602', received: '2021-05-02T09:00:00+08:00', rows: of(5, '语文') }],
    },
    { why: '12 of A and 8 of B', ground: twelveEight, head: { unit: '岳阳市' }, rows: rowsOfUnits(12, 8) },
    {
      why: '2 a school, 1 of them a 校长',
      ground: schools({ by: 'schoolName', max: 2 }),
      ...sent('岳阳楼区', [
        ['示例小学', '示例甲', '校长', '男'],
        ['示例小学', '示例乙', '教师', '女'],
        ['示例中学', '示例丙', '教师', '男'],
      ]),
    },
    { why: '60 % of them', ground: rural, ...sent('岳阳楼区', placesOf(3, 2)) },
    { why: '1.5 : 1', ground: ratio, ...sent('岳阳楼区', kinds(6, 4)) },
    { why: '1.5 : 1 of three, 4 or 5', ground: ratio, ...sent('岳阳楼区', kinds(5, 3)) },
    {
      why: 'a woman among them',
      ground: schools({ title: '女教师', where: { sex: '女' }, min: 1 }),
      ...sent('岳阳楼区', [['示例小学', '示例甲', '教师', '女性']]),
    },
    {
      why: 'all places taken',
      ground: table,
      ...sent('岳阳楼区', of(2, '语文'), of(1, '数学', { from: 3 })),
      also: [issued(2, 1)],
    },
    { why: 'no 名额分配表 to compare with', ground: table, ...sent('岳阳楼区', of(9, '语文')) },
    {
      why: 'a county’s own 3 within its city’s 3',
      ground: science,
      ...sent('岳阳楼区', of(3, '科学'), of(4, '语文', { from: 5 })),
    },
  ],
  reject: [
    {
      why: '5 where 2 places allow 3 at 1.5 : 1',
      ground: { ...each, params: { by: 'subject', limits: { 语文: 2 }, times: 1.5 } },
      ...sent('岳阳楼区', of(5, '语文')),
      finds: [['C4', { reason: 'many', found: 5, limit: 3, source: '2 × 1.5' }]],
    },
    {
      why: '4 of the whole region, from two senders',
      ground: region,
      ...sent('岳阳楼区', of(2, '语文')),
      also: [{ form: 'example', path: '云.xlsx', ...sent('云溪区', of(2, '数学')) }],
      finds: [['', { reason: 'many', group: '全市', found: 4, limit: 3, parts: '本表 2 人，示例.xlsx 2 人' }]],
    },
    {
      why: '3 语文 of each sender’s 2, and nobody of 数学',
      ground: each,
      ...sent('岳阳楼区', of(3, '语文')),
      finds: [
        ['C4', { reason: 'many', group: '语文', found: 3, limit: 2 }],
        ['', { reason: 'left', list: '数学 0/1' }],
      ],
    },
    {
      why: 'places by stage and subject, in the columns that the pack names',
      ground: named,
      ...sent('岳阳楼区', of(2, '语文'), of(2, '语文', { stage: '初中', from: 5 })),
      also: [byStage],
      finds: [['C4', { reason: 'many', group: '岳阳楼区 小学 语文', found: 2, limit: 1, source: '示例2.xlsx B4' }]],
    },
    {
      why: 'the same person in two groups, who counts in both',
      ground: ground({ by: 'subject', max: 0 }),
      ...sent('岳阳楼区', of(1, '语文'), of(1, '数学')),
      finds: [
        ['C4', { group: '语文', found: 1 }],
        ['C5', { group: '数学', found: 1 }],
      ],
    },
    {
      why: '8 语文 where 5 are allowed',
      ...sent('岳阳楼区', of(8, '语文')),
      finds: [['C4', { reason: 'many', group: '语文', found: 8, limit: 5, kind: 'max' }]],
      severity: 'error',
    },
    {
      why: '3 more beside the 3 of another day',
      ...sent('岳阳楼区', of(3, '语文', { from: 8 })),
      earlier: [{ path: '收件/一.xlsx', unit: '430602', rows: of(3, '语文') }],
      finds: [['C4', { found: 6, parts: '本表 3 人，一.xlsx 3 人' }]],
    },
    {
      why: 'two files of one sender, said once, on the last',
      ...sent('岳阳楼区', of(3, '语文')),
      also: [{ form: 'example', path: '二.xlsx', ...sent('岳阳楼区', of(3, '语文', { from: 8 })) }],
      finds: [['C4', { found: 6, parts: '本表 3 人，示例.xlsx 3 人' }]],
    },
    {
      why: '13 of A and 7 of B',
      ground: twelveEight,
      head: { unit: '岳阳市' },
      rows: rowsOfUnits(13, 7),
      finds: [
        ['A4', { reason: 'unequal', group: '岳阳楼区', found: 13, limit: 12, kind: 'equal' }],
        ['A17', { reason: 'unequal', group: '云溪区', found: 7, limit: 8 }],
      ],
    },
    {
      why: 'none of B at all',
      ground: twelveEight,
      head: { unit: '岳阳市' },
      rows: rowsOfUnits(12, 0),
      finds: [['A3', { group: '云溪区', found: 0, limit: 8 }]],
    },
    {
      why: 'some of C, which has no place',
      ground: twelveEight,
      head: { unit: '岳阳市' },
      rows: [...rowsOfUnits(12, 8), ['君山区', '示例甲']],
      finds: [['A24', { reason: 'none', group: '君山区', found: 1, limit: 0 }]],
    },
    {
      why: '4 of 小学科学 in two counties of a city that has 3',
      ground: science,
      ...sent('岳阳楼区', of(2, '科学')),
      also: [{ form: 'example', path: '云.xlsx', ...sent('云溪区', of(2, '科学', { from: 5 })) }],
      finds: [['B4', { reason: 'many', group: '岳阳市 小学科学', found: 4, limit: 3 }]],
    },
    {
      why: '3 of a school in two spellings',
      ground: schools({ by: 'schoolName', max: 2 }),
      ...sent('岳阳楼区', [
        ['岳阳市第一中学', '示例甲', '校长', '男'],
        ['市一中', '示例乙', '教师', '女'],
        ['市第一中学', '示例丙', '教师', '男'],
      ]),
      finds: [['A4', { reason: 'many', group: '岳阳市第一中学', found: 3, limit: 2 }]],
    },
    {
      why: 'two of a school who are both 校长',
      ground: schools({ by: 'schoolName', title: '校长', where: { duty: '校长' }, max: 1 }),
      ...sent('岳阳楼区', [
        ['示例小学', '示例甲', '书记、校长', '男'],
        ['示例小学', '示例乙', '校长', '女'],
        ['示例小学', '示例丙', '副校长', '女'],
      ]),
      finds: [['A4', { group: '示例小学 校长', found: 2, limit: 1 }]],
    },
    {
      why: 'no woman',
      ground: schools({ title: '女教师', where: { sex: '女' }, min: 1 }),
      ...sent('岳阳楼区', [['示例小学', '示例甲', '教师', '男']]),
      finds: [['D3', { reason: 'few', group: '女教师', found: 0, limit: 1, kind: 'min' }]],
    },
    {
      why: 'half of them where 60 % must be',
      ground: rural,
      ...sent('岳阳楼区', placesOf(3, 3)),
      finds: [['B4', { reason: 'share', kind: 'share', found: 3, base: 6, limit: 4, share: '60%' }]],
    },
    {
      why: '2 : 1 where it is 1.5 : 1',
      ground: ratio,
      ...sent('岳阳楼区', kinds(8, 4)),
      finds: [['B4', { reason: 'share', found: 8, base: 4, limit: 6, share: '1.5 倍' }]],
    },
    {
      why: 'more than the 名额分配表 of the same run gives',
      ground: table,
      ...sent('岳阳楼区', of(3, '语文')),
      also: [issued(2, '')],
      finds: [['C4', { reason: 'many', group: '岳阳楼区 语文', found: 3, limit: 2, source: '示例2.xlsx B4' }]],
    },
    {
      why: 'a subject without a place in it',
      ground: table,
      ...sent('岳阳楼区', of(2, '语文'), of(1, '美术', { from: 5 })),
      also: [issued(2, '')],
      finds: [['C6', { reason: 'none', group: '岳阳楼区 美术' }]],
    },
    {
      why: 'places still free, of which one reminds',
      ground: table,
      ...sent('岳阳楼区', of(1, '语文')),
      also: [issued(2, 1)],
      finds: [['', { reason: 'left', found: 1, limit: 3, list: '岳阳楼区 语文 1/2、岳阳楼区 数学 0/1' }]],
      severity: 'info',
    },
  ],
})
