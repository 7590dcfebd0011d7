import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { computeGap, usualLevel } from '../../src/gap/compute-gap.ts'
import type { Figure } from '../../src/gap/figure.ts'
import type { GapQuestion, GapResult } from '../../src/gap/gap-result.ts'
import type { Headcount } from '../../src/gap/headcount.ts'
import { rowName } from '../../src/gap/status-words.ts'
import type { Notice } from '../../src/notice/notice.ts'
import type { UnitTable } from '../../src/unit/unit.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { loadNotice } from '../notices/load.ts'
import { figuresOf } from './figures.ts'

/** Annex 1 of the notice, as printed: unit, kindergarten, school, vocational, staff, trained, untrained. */
const printed = `成都 28299 95455 9988 133742 82037 51705
自贡 2611 16698 1122 20431 14065 6366
攀枝花 1611 10078 557 12246 5541 6705
泸州 4683 32911 2095 39689 31699 7990
德阳 3071 21817 1276 26164 24374 1790
绵阳 5919 35433 1716 43068 34507 8561
广元 2287 22488 1193 25968 23154 2814
遂宁 3994 23782 1518 29294 18949 10345
内江 3755 23992 1530 29277 13025 16252
乐山 4407 21979 1565 27951 21469 6482
南充 4921 46542 3232 54695 20858 33837
宜宾 5664 39132 2644 47440 27632 19808
眉山 3297 19970 1345 24612 20201 4411
广安 3847 28824 1372 34043 27061 6982
达州 5538 43873 3432 52843 24532 28311
雅安 1625 11081 407 13113 9630 3483
巴中 1864 28474 1649 31987 25543 6444
资阳 3124 18301 892 22317 15322 6995
阿坝 1003 10244 361 11608 10218 1390
甘孜 1230 10919 291 12440 3618 8822
凉山 4135 39231 1392 44758 35321 9437`
const fields = ['kindergarten', 'school', 'vocational', 'staff', 'trained', 'untrained']
const total = [96885, 601224, 39577, 737686, 488957, 248729]
const measuresOf = (numbers: number[]) => Object.fromEntries(fields.map((field, index) => [field, numbers[index]!]))

let sichuan: Notice
let yueyang: Notice
let units: UnitTable
let annex1: Figure[]
beforeAll(async () => {
  sichuan = await loadNotice('sichuan-2017')
  yueyang = await loadNotice('yueyang-2021')
  units = unitTable('2017-03-15', sichuan)
  const rows = printed.split('\n').map((line) => {
    const [name, ...numbers] = line.split(' ')
    const match = units.find(name!, { within: '510000', level: 'city' })
    if (match.kind !== 'found') throw new Error(name)
    return { unit: match.unit.key, measures: measuresOf(numbers.map(Number)) }
  })
  annex1 = figuresOf('sichuan-2017', 'annex-1', [
    ...rows,
    { unit: '510000', kind: 'total', measures: measuresOf(total) },
  ])
})

const row = (unit: string, staff: number, trained: number, more: Record<string, number> = {}) => ({
  unit,
  measures: { staff, trained, untrained: staff - trained, ...more },
})
const annex3 = (...rows: Parameters<typeof figuresOf>[2][number][]) => figuresOf('sichuan-2017', 'annex-3', rows)
const gap = (unit: string, figures: readonly Figure[], more: Partial<GapQuestion> = {}) =>
  held(
    computeGap({
      notice: sichuan,
      figures,
      headcount: [],
      units,
      unit: units.get(unit)!,
      by: 'county',
      asOf: '2017-03-15',
      ...more,
    }),
  )
const held = (result: GapResult) => ({ ...result, rows: [...result.rows] })

describe('from annex 1 alone', () => {
  test('成都 is what the notice prints, with the cells it stands in', () => {
    const result = gap('510100', annex1)
    expect(result.total).toEqual({
      kindergarten: 28299,
      school: 95455,
      vocational: 9988,
      staff: 133742,
      trained: 82037,
      untrained: 51705,
      rate: 0.6134,
    })
    expect(result.rows).toHaveLength(1)
    expect(result.rows[0]).toMatchObject({ unit: '成都市', code: '510100', staff: 133742 })
    expect(result.rows[0]!.source).toContainEqual({
      file: 'annex-1.xlsx',
      cell: 'Sheet1!E7',
      sha256: 'annex-1',
      measure: 'staff',
    })
    // Nobody reported by county, but the city's own row holds them all.
    expect(result.missing).toEqual(
      units.below('510100', 'county').map(({ key, name }) => ({ unit: name, code: key, counted: true })),
    )
    expect(result.differences).toEqual([])
    expect(result.targets).toEqual([
      expect.objectContaining({
        id: 'full-coverage',
        by: '2017-12-31',
        required: 133742,
        reached: 82037,
        met: false,
        due: false,
        daysLeft: 291,
        clause: 'sichuan-2017#S17-04',
      }),
    ])
  })

  test('the province is the sum of its cities, beside the total the notice prints', () => {
    const result = gap('510000', annex1, { by: 'city' })
    expect(result.rows.map((each) => each.code)).toEqual(units.below('510000', 'city').map(({ key }) => key))
    expect(result.total).toMatchObject({ kindergarten: 96885, school: 601224, vocational: 39577, staff: 737686 })
    // The notice's own rows add up to 201 trained teachers fewer than it prints.
    expect(result.total).toMatchObject({ trained: 488756, untrained: 248930, rate: 0.6626 })
    expect(
      result.differences.map(({ kind, unit, measure, used, other, source }) => [
        kind,
        unit,
        measure,
        used,
        other,
        source[0]!.cell,
      ]),
    ).toEqual([
      ['printed-total', '四川省', 'trained', 488756, 488957, 'Sheet1!F28'],
      ['printed-total', '四川省', 'untrained', 248930, 248729, 'Sheet1!G28'],
    ])
    expect(gap('510000', annex1, { by: 'county' }).total).toEqual(result.total)
  })
})

describe('annex 1 and annex 3 together', () => {
  test('the counties are the rows, and the difference to the issued figure is shown', () => {
    const counties = units.below('510100', 'county')
    const reported = annex3(...counties.map(({ key }, index) => row(key, 6000 + index, 4000)))
    const result = gap('510100', [...annex1, ...reported])
    expect(result.rows).toHaveLength(counties.length)
    expect(result.missing).toEqual([])
    const staff = result.rows.reduce((sum, each) => sum + each.staff!, 0)
    expect(result.total.staff).toBe(staff)
    const difference = result.differences.find((each) => each.kind === 'issued' && each.measure === 'staff')
    expect(difference).toMatchObject({ unit: '成都市', used: staff, other: 133742, difference: staff - 133742 })
    expect(difference!.source).toEqual([
      { file: 'annex-1.xlsx', cell: 'Sheet1!E7', sha256: 'annex-1', measure: 'staff' },
    ])
    // Complete reports also stand for the city in the province's table.
    const province = gap('510000', [...annex1, ...reported], { by: 'city' })
    expect(province.rows[0]).toMatchObject({ unit: '成都市', staff })
  })

  test('incomplete reports: the total is of those reported, the province keeps the issued figure', () => {
    const result = gap('510100', [...annex1, ...annex3(row('510104', 9120, 6210), row('510105', 8846, 5102))])
    expect(result.rows.map((each) => each.unit)).toEqual(['锦江区', '青羊区'])
    expect(result.total).toMatchObject({ staff: 17966, trained: 11312, untrained: 6654 })
    expect(result.missing).toHaveLength(units.below('510100', 'county').length - 2)
    expect(result.missing.every(({ counted }) => !counted)).toBe(true)
    expect(result.differences).toContainEqual(
      expect.objectContaining({ kind: 'issued', measure: 'staff', used: 17966, other: 133742 }),
    )
    const province = gap('510000', [...annex1, ...annex3(row('510104', 9120, 6210))], { by: 'city' })
    expect(province.rows[0]).toMatchObject({ unit: '成都市', staff: 133742 })
    expect(province.differences).toContainEqual(
      expect.objectContaining({ kind: 'issued', unit: '成都市', used: 133742, other: 9120 }),
    )
  })

  test('nor is it held against the whole city where a province asks by county', () => {
    const result = gap('510000', annex3(row('510100', 100, 50), row('510104', 10, 5)), { by: 'county' })
    expect(result.rows.map(({ unit, staff }) => [unit, staff])).toEqual([
      ['成都市', 100],
      ['锦江区', 10],
    ])
    expect(result.differences).toEqual([])
  })

  test('a city’s own row among its counties is one of the parts', () => {
    const result = gap('510100', annex3(row('510100', 100, 50), row('510104', 10, 5)))
    expect(result.rows.map((each) => each.unit)).toEqual(['成都市', '锦江区'])
    expect(result.total).toMatchObject({ staff: 110, trained: 55 })
    expect(result.missing.every(({ counted }) => !counted)).toBe(true)
  })

  test('a city stands before its counties, in the order of codes', () => {
    const result = gap('510000', [...annex1, ...annex3(row('510304', 9, 1))], { by: 'county' })
    expect(result.rows.slice(0, 3).map(({ unit }) => unit)).toEqual(['成都市', '大安区', '攀枝花市'])
    const { missing } = result
    expect(missing.find(({ code }) => code === '510104')?.counted).toBe(true)
    expect(missing.find(({ code }) => code === '510302')?.counted).toBe(false)
  })

  test('reported is believed before issued where both speak of counties, and the difference is shown', () => {
    const issued = { ...sichuan.forms.find(({ id }) => id === 'annex-3')!, id: 'issued', direction: 'issued' as const }
    const notice = { ...sichuan, forms: [issued, ...sichuan.forms] }
    const figures = [...figuresOf('sichuan-2017', 'issued', [row('510104', 99, 9)]), ...annex3(row('510104', 10, 5))]
    const result = gap('510104', figures, { notice })
    expect(result.total).toMatchObject({ staff: 10, trained: 5 })
    expect(result.differences.map(({ kind, measure, used, other }) => [kind, measure, used, other])).toEqual([
      ['issued', 'staff', 10, 99],
      ['issued', 'trained', 5, 9],
      ['issued', 'untrained', 5, 90],
    ])
  })

  test('a share asked of every county is not met by one that has more than enough', () => {
    const targets = sichuan.targets.map((target) => ({ ...target, share: 0.25, per: 'county' as const }))
    const figures = annex3(row('510104', 100, 90), row('510105', 101, 25))
    const [target] = gap('510100', figures, { notice: { ...sichuan, targets } }).targets
    expect(target).toMatchObject({ required: 25 + 26, reached: 115, met: false, missing: ['青羊区'] })
  })

  test('a single county', () => {
    const result = gap('510104', annex3(row('510104', 10, 5), row('510105', 99, 9)))
    expect(result).toMatchObject({
      unit: '锦江区',
      rows: [{ code: '510104', staff: 10 }],
      total: { staff: 10, rate: 0.5 },
      missing: [],
    })
  })
})

describe('what does not agree', () => {
  test('within a row is said, and staff − trained is the gap', () => {
    const result = gap(
      '510104',
      annex3(row('510104', 100, 40, { untrained: 50, kindergarten: 20, school: 70, vocational: 5 })),
    )
    expect(result.total.untrained).toBe(60)
    expect(result.differences.map(({ kind, used, other }) => [kind, used, other])).toEqual([
      ['row-sum', 100, 95],
      ['gap-identity', 60, 50],
    ])
  })

  test('more trained than staff: nobody is left there, and it closes no other gap', () => {
    const result = gap('510100', annex3(row('510104', 100, 109, { untrained: 0 }), row('510105', 400, 120)))
    expect(result.rows.map(({ untrained }) => untrained)).toEqual([0, 280])
    expect(result.total).toMatchObject({ staff: 500, trained: 229, untrained: 280 })
    expect(result.targets[0]).toMatchObject({ required: 500, reached: 229, short: 280, met: false })
    expect(result.differences.filter(({ kind }) => kind === 'gap-identity')).toEqual([])
  })

  test('a blank is not 0: no half totals, but a kind of school a county lacks counts as none', () => {
    const half = annex3(row('510104', 100, 60, { vocational: 7 }), { unit: '510105', measures: { staff: 50 } })
    const result = gap('510100', half)
    expect(result.rows[1]).toMatchObject({ staff: 50, trained: null, untrained: null, rate: null })
    expect(result.total).toMatchObject({ staff: 150, vocational: 7, trained: null, untrained: null, rate: null })
    expect(result.targets[0]).toMatchObject({ required: 150, reached: null, met: null })
  })

  test('nothing reported is nothing, not 0', () => {
    expect(gap('510100', [])).toMatchObject({ rows: [], total: { staff: null, trained: null, rate: null } })
  })

  test('staff is the sum of its parts where the total was left blank', () => {
    const only = annex3({ unit: '510104', measures: { kindergarten: 3, school: 5, trained: 4 } })
    expect(gap('510104', only).total).toMatchObject({ staff: 8, trained: 4, untrained: 4, rate: 0.5 })
  })

  test('two counties of one name carry their city', () => {
    const names = gap('510000', annex3(row('511002', 1, 1), row('511102', 1, 1))).rows.map(({ unit }) => unit)
    expect(names).toEqual(['内江市市中区', '乐山市市中区'])
  })
})

test('rows always add up to the total, whatever the level and whoever reported, also where more are trained than there are', () => {
  const keys = fc.subarray(['510100', '510104', '510105', '510300', '510302', '513200'])
  fc.assert(
    fc.property(
      keys,
      fc.array(fc.tuple(fc.nat(5000), fc.nat(5000)), { minLength: 6, maxLength: 6 }),
      (counties, numbers) => {
        const figures = [
          ...annex1,
          ...annex3(...counties.map((key, index) => row(key, numbers[index]![0], numbers[index]![1]))),
        ]
        for (const by of ['city', 'county'] as const) {
          const result = gap('510000', figures, { by })
          for (const measure of ['staff', 'trained', 'untrained'] as const) {
            expect(result.rows.reduce((sum, each) => sum + each[measure]!, 0)).toBe(result.total[measure])
          }
        }
      },
    ),
    { numRuns: 15 },
  )
})

describe('persons by name', () => {
  const teachers: Headcount = {
    form: 'annex-2-teachers',
    places: [
      { unit: '510104', school: '一小', rows: 30 },
      { unit: '510104', school: '二小', rows: 20 },
      { unit: '510105', school: '三小', rows: 10 },
      { unit: '510302', school: '别处', rows: 500 },
    ],
    repeated: [
      { way: 0, persons: 1, unit: '510104', school: '一小', rows: 1 },
      { way: 0, persons: 1, unit: '510105', school: '三小', rows: 1 },
      { way: 1, persons: 1, unit: '510104', school: '二小', rows: 3 },
    ],
  }

  test('are the trained of --basis named; who stands in two counties counts once in all, and it is said', () => {
    const figures = annex3(row('510104', 100, 60), row('510105', 40, 11))
    const result = gap('510100', figures, { basis: 'named', headcount: [teachers] })
    expect(result.rows.map(({ trained, untrained, rate }) => [trained, untrained, rate])).toEqual([
      [48, 52, 0.48],
      [10, 30, 0.25],
    ])
    expect(result.total).toMatchObject({ staff: 140, trained: 57, untrained: 83, participants: 57, rate: 0.4071 })
    expect(result.differences.map(({ kind, measure, used, other }) => [kind, measure, used, other])).toEqual([
      ['named', 'trained', 57, 71],
      ['repeated-person', 'participants', 57, 58],
    ])
    expect(result.targets[0]).toMatchObject({ required: 140, reached: 57 })
  })

  test('of a county that nobody is on a list of, nothing is known: as its own ledger says, so does its city of it', () => {
    const asked = { basis: 'named' as const, by: 'county' as const }
    const figures = annex3(row('510106', 100, 60))
    const [own, city] = [[], [teachers]].map((headcount) => gap('510106', figures, { ...asked, headcount }))
    expect(own!.total).toMatchObject({ staff: 100, trained: null, untrained: null })
    expect(city!.total).toEqual(own!.total)
  })

  test('by school', () => {
    const result = gap('510100', [], { basis: 'named', headcount: [teachers], by: 'school' })
    expect(result.rows.map(({ unit, code, trained }) => [unit, code, trained])).toEqual([
      ['一小', '510104', 30],
      ['二小', '510104', 18],
      ['三小', '510105', 10],
    ])
  })

  test('by school, under whatever name the list has it: the very name first, else the only one it may be', async () => {
    const notice = { ...sichuan, forms: [...sichuan.forms, ...(await loadNotice('zhejiang-2021')).forms] }
    const staffOf = (unit: string, school: string, staff: number) => ({ unit, school, measures: { staff } })
    const figures = figuresOf('zhejiang-2021', 'school-list', [
      staffOf('510104', '锦江区示例中学', 40),
      staffOf('510104', '示例第一小学', 50),
      staffOf('510104', '城东示例幼儿园', 20),
      staffOf('510104', '城西示例幼儿园', 30),
      staffOf('510105', '示例中学', 60),
    ])
    const places = [
      { unit: '510104', school: '示例中学', rows: 6 },
      { unit: '510104', school: '锦江区示例中学', rows: 3 },
      { unit: '510104', school: '示例一小', rows: 5 },
      { unit: '510104', school: '示例幼儿园', rows: 4 },
      { unit: '510105', school: '示例中学', rows: 7 },
    ]
    const repeated = [
      { way: 0, persons: 1, unit: '510104', school: '示例中学', rows: 1 },
      { way: 0, persons: 1, unit: '510104', school: '锦江区示例中学', rows: 1 },
    ]
    const headcount = [{ form: 'annex-2-teachers', places, repeated }]
    const { rows } = gap('510100', figures, { basis: 'named', headcount, by: 'school', notice })
    expect(rows.map((each) => [rowName(each), each.staff, each.trained])).toEqual([
      ['锦江区 城东示例幼儿园', 20, 0],
      ['锦江区 城西示例幼儿园', 30, 0],
      ['锦江区 示例幼儿园', null, 4],
      ['锦江区 示例第一小学', 50, 5],
      ['锦江区示例中学', 40, 8],
      ['青羊区 示例中学', 60, 7],
    ])
  })

  test('by school without figures: two spellings are one school by its fullest name, as in status; what may mean two is one of its own', () => {
    const places = [
      '锦江一中',
      '锦江区第一中学',
      '示例七中',
      '城东示例幼儿园',
      '城西示例幼儿园',
      '示例幼儿园',
      '示例三中',
    ].map((school, index) => ({ unit: '510104', school, rows: index + 1 }))
    for (const all of [places, places.toReversed()]) {
      const headcount = [{ form: 'annex-2-teachers', places: all, repeated: [] }]
      const { rows } = gap('510104', [], { basis: 'named', headcount, by: 'school' })
      expect(Array.from(rows, ({ unit, trained }) => [unit, trained])).toEqual([
        ['城东示例幼儿园', 4],
        ['城西示例幼儿园', 5],
        ['示例三中', 7],
        ['示例七中', 3],
        ['示例幼儿园', 6],
        ['锦江区第一中学', 3],
      ])
    }
  })

  test('by school, the reported number of a county is compared once, and with no school of it', async () => {
    const figures = annex3(row('510104', 100, 60), row('510105', 40, 11))
    const named = gap('510100', figures, { basis: 'named', headcount: [teachers], by: 'school' })
    expect(named.differences.map(({ kind, used, other }) => [kind, used, other])).toEqual([
      ['named', 57, 71],
      ['repeated-person', 57, 58],
    ])
    const notice = { ...(await loadNotice('sichuan-2017')) }
    const { forms } = await loadNotice('zhejiang-2021')
    notice.forms = [...notice.forms, ...forms.filter(({ id }) => id === 'school-list')]
    const schools = figuresOf('zhejiang-2021', 'school-list', [
      { unit: '510104', school: '甲校', measures: { staff: 70 } },
      { unit: '510104', school: '乙校', measures: { staff: 30 } },
    ])
    const reported = gap('510100', [...figures, ...schools], { by: 'school', notice })
    expect(reported.rows.map(({ unit, staff }) => [unit, staff])).toEqual([
      ['乙校', 30],
      ['甲校', 70],
    ])
    expect(reported.differences.filter(({ code }) => code === '510104')).toEqual([])
  })

  test('a list of schools gives each its staff, and makes no sum of their county', async () => {
    const zhejiang = await loadNotice('zhejiang-2021')
    const figures = figuresOf('zhejiang-2021', 'school-list', [
      { unit: '330102', school: '甲校', measures: { staff: 80 } },
      { unit: '330102', school: '乙校', measures: { staff: 45 } },
    ])
    const table = unitTable('2021-05-14', zhejiang)
    const question = {
      notice: zhejiang,
      figures,
      headcount: [],
      units: table,
      unit: table.get('330102')!,
      asOf: '2021-05-14',
    }
    const schools = held(computeGap({ ...question, by: 'school' }))
    expect(schools.rows.map(({ unit, code, staff, trained }) => [unit, code, staff, trained])).toEqual([
      ['乙校', '330102', 45, null],
      ['甲校', '330102', 80, null],
    ])
    expect(computeGap({ ...question, by: 'county' })).toMatchObject({ rows: [], total: { staff: null } })
  })

  test('schools of one name in two counties, more than are looked up at once, each with its own cells', async () => {
    const zhejiang = await loadNotice('zhejiang-2021')
    const schools = ['330102', '330106'].flatMap((unit) =>
      Array.from({ length: 700 }, (_, n) => ({ unit, school: `第${n}小学`, measures: { staff: n + 1 } })),
    )
    const table = unitTable('2021-05-14', zhejiang)
    const { rows } = computeGap({
      notice: zhejiang,
      figures: figuresOf('zhejiang-2021', 'school-list', schools),
      headcount: [],
      units: table,
      unit: table.get('330100')!,
      asOf: '2021-05-14',
      by: 'school',
    })
    expect(rows).toHaveLength(schools.length)
    for (const { unit, code, staff, source } of rows) {
      const at = schools.findIndex((each) => each.unit === code && each.school === unit)
      expect([staff, source.map(({ cell }) => cell)]).toEqual([schools[at]!.measures.staff, [`Sheet1!B${7 + at}`]])
    }
  })

  test('and pilot schools, where a notice asks for two in every county', () => {
    const table = unitTable('2021-05-18', yueyang)
    const result = held(
      computeGap({
        notice: yueyang,
        figures: [],
        headcount: [
          {
            form: 'annex-1',
            places: [
              { unit: '430602', school: '甲', rows: 1 },
              { unit: '430602', school: '乙', rows: 1 },
              { unit: '430621', school: '丙', rows: 1 },
            ],
            repeated: [],
          },
          { form: 'annex-3', places: [{ unit: '430602', school: '甲', rows: 50 }], repeated: [] },
        ],
        units: table,
        unit: table.get('430600')!,
        by: 'county',
        asOf: '2021-05-30',
      }),
    )
    expect(
      result.rows.map(({ unit, participants, pilotSchools, staff }) => [unit, participants, pilotSchools, staff]),
    ).toEqual([
      ['岳阳楼区', 50, 2, null],
      ['岳阳县', 0, 1, null],
    ])
    expect(result.total).toMatchObject({ participants: 50, pilotSchools: 3, staff: null })
    const counties = table.below('430600', 'county').length
    const pilots = result.targets.find((each) => each.of === 'pilotSchools' && each.counted === 'counties')!
    expect(pilots).toMatchObject({ required: counties, reached: 1, met: false })
    expect(pilots.missing).toContain('岳阳县')
    expect(pilots.missing).not.toContain('岳阳楼区')
    expect(result.missing).toHaveLength(counties - 2)
  })
})

test.each([
  ['510000', 'sichuan-2017', 'city'],
  ['510100', 'sichuan-2017', 'county'],
  ['510104', 'sichuan-2017', 'county'],
  ['430600', 'yueyang-2021', 'county'],
  ['430602', 'yueyang-2021', 'school'],
])('%s of %s is shown by %s', (key, id, level) => {
  const notice = id === 'sichuan-2017' ? sichuan : yueyang
  expect(usualLevel(unitTable('2021-05-18', notice).get(key)!, notice)).toBe(level)
})

test('a county has begun where the form says so; where no form asks, when it has reported', async () => {
  const sichuan2 = await loadNotice('sichuan-2.0')
  const counties = units.below('510100', 'county').map(({ key }) => key)
  const begun = (notice: Notice, answerOf: (index: number) => Record<string, number>) => {
    const rows = counties.map((unit, index) => ({ unit, measures: { staff: 10, trained: 0, ...answerOf(index) } }))
    const figures = figuresOf(notice.id, 'progress', rows)
    const at = { notice, units, unit: units.get('510100')!, by: 'county', asOf: '2020-12-31' } as const
    const { targets } = computeGap({ ...at, figures, headcount: [] })
    return targets.find(({ id }) => id === 'counties-2020')
  }
  // 20% of 20.
  expect(counties).toHaveLength(20)
  expect(begun(sichuan2, (index) => ({ started: index < 4 ? 1 : 0 }))).toMatchObject({
    required: 4,
    reached: 4,
    met: true,
  })
  expect(begun(sichuan2, (index) => ({ started: index < 3 ? 1 : 0 }))).toMatchObject({ reached: 3, met: false })
  expect(begun(sichuan2, () => ({}))).toMatchObject({ reached: 0, met: false })
  const unasked = {
    ...sichuan2,
    forms: sichuan2.forms.map((form) => ({
      ...form,
      tables: form.tables.map((table) => ({
        ...table,
        columns: table.columns.filter(({ field }) => field !== 'started'),
      })),
    })),
  }
  expect(begun(unasked, () => ({}))).toMatchObject({ reached: 20, met: true })
})
