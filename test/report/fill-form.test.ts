import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Figure, StoredRecord } from '../../src/gap/figure.ts'
import { largestRemainder } from '../../src/gap/split.ts'
import { columnTypes } from '../../src/notice/column-types.ts'
import type { Form, Notice } from '../../src/notice/notice.ts'
import { drawForm } from '../../src/report/draw-form.ts'
import { drawSources } from '../../src/report/draw-sources.ts'
import { fillForm } from '../../src/report/fill-form.ts'
import type { FillInput } from '../../src/report/fill-input.ts'
import type { FormContent } from '../../src/report/form-content.ts'
import type { Unit, UnitTable } from '../../src/unit/unit.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { loadNotice, noticeIds } from '../notices/load.ts'
import { values } from './forms.ts'

let notice: Notice
let units: UnitTable
let province: Unit
let city: Unit
let counties: Unit[]

beforeAll(async () => {
  notice = await loadNotice('sichuan-2017')
  units = unitTable('2017-03-15', notice)
  province = found('四川省')
  city = found('成都市')
  counties = units.below(city.key, 'county')
})

function found(name: string): Unit {
  const match = units.find(name)
  if (match.kind !== 'found') throw new Error(name)
  return match.unit
}

function formOf(id: string, of = notice): Form {
  return of.forms.find((form) => form.id === id)!
}

function figuresOf(
  form: string,
  unit: Unit,
  measures: Record<string, number>,
  kind: Figure['kind'] = 'data',
): Figure[] {
  return Object.entries(measures).map(([measure, value], index) => ({
    notice: notice.id,
    form,
    unit: unit.key,
    school: '',
    measure,
    value,
    kind,
    source: { path: `${unit.name}.xlsx`, sheet: 'Sheet1', cell: `B${7 + index}`, sha256: 'c0ffee00'.repeat(8) },
  }))
}

function fill(id: string, unit: Unit, figures: Figure[], more: Partial<FillInput> = {}): FormContent {
  return fillForm({ notice, form: formOf(id), unit, units, figures, records: [], ...more })
}

function remarks(content: FormContent): string[] {
  return content.sources.map((source) => source.remark).filter((remark) => remark !== '')
}

describe('one row per unit', () => {
  test('in the order of the notice, not of the codes, all 21 whether they reported or not', () => {
    const content = fill('annex-1', province, figuresOf('annex-1', city, { staff: 10 }))
    const names = content.tables.main!.rows.map((row) => row.unit)
    expect(names).toEqual(formOf('annex-1').unitOrder)
    expect(names.indexOf('宜宾')).toBeLessThan(names.indexOf('眉山'))
    expect(content.tables.main!.rows[0]).toMatchObject({ unit: '成都', staff: 10 })
    expect(content.tables.main!.rows[1]!.staff).toBeUndefined()
  })

  test('Annex 3 has every county of the city as it was on the day of the notice', () => {
    const rows = fill('annex-3', city, []).tables.main!.rows
    expect(rows).toHaveLength(20)
    expect(rows.map((row) => row.unit)).toEqual(expect.arrayContaining(['新津县', '简阳市', '郫都区']))
  })

  test('schools that the city itself reports stand among its counties', () => {
    const own = fill('annex-3', city, figuresOf('annex-3', city, { staff: 300, trained: 100 })).tables.main!.rows
    expect(own).toHaveLength(21)
    expect(own[0]).toMatchObject({ unit: '成都市', staff: 300, untrained: 200, planProvincial: 40, planLocal: 160 })
  })

  test('on the province’s sheet too, each before the counties of its city; and its words where the form has no figures', () => {
    const figures = [city, ...counties].flatMap((unit) => figuresOf('annex-3', unit, { staff: 10, trained: 4 }))
    const { rows, total } = fill('annex-3', province, figures).tables.main!
    const at = rows.findIndex(({ unit }) => unit === '成都市')
    expect(rows.slice(at, at + 2).map(({ unit, staff }) => [unit, staff])).toEqual([
      ['成都市', 10],
      ['成都市锦江区', 10],
    ])
    expect(total).toMatchObject({ staff: 210, trained: 84 })
    const record: StoredRecord = {
      ...{ notice: notice.id, form: 'annex-3', table: 'main', unit: city.key, school: '', subject: '' },
      ...{ values: { remark: '市直另报' }, columns: new Map() },
      source: { path: 'a.xlsx', sheet: 'S', cell: 'A7', sha256: 'ab'.repeat(32) },
    }
    const words = fill('annex-3', province, [], { records: [record] }).tables.main!.rows
    expect(words.find(({ unit }) => unit === '成都市')).toMatchObject({ remark: '市直另报' })
  })

  test('what nobody reported is blank, not 0', () => {
    const content = fill('annex-3', city, [])
    expect(content.tables.main!.rows.every((row) => Object.keys(row).length === 1)).toBe(true)
    expect(content.tables.main!.total).toEqual({})
    expect(content.sources).toEqual([])
  })
})

test.each(noticeIds)('%s: whatever a unit wrote besides figures stands in its row, in every form', async (id) => {
  const own = await loadNotice(id)
  const table = unitTable('2021-12-01', own)
  for (const form of own.forms.filter(({ rows }) => rows === 'county' || rows === 'city')) {
    const unit = table.below(table.region!.key, form.rows as 'county' | 'city')[0]!
    for (const { id: main, columns } of form.tables) {
      if (!columns.some(({ type }) => type === 'unit')) continue
      const written = columns.filter(({ type }) => !columnTypes[type].figure && type !== 'sequence' && type !== 'unit')
      const record: StoredRecord = {
        ...{ notice: id, form: form.id, table: main, unit: unit.key, school: '', subject: '', columns: new Map() },
        values: Object.fromEntries(written.map(({ field, heading }) => [field, `填的${heading}`])),
        source: { path: 'a.xlsx', sheet: 'S', cell: 'A7', sha256: 'ab'.repeat(32) },
      }
      const above = table.get(unit.parent) ?? table.region!
      const { tables } = fillForm({ notice: own, form, unit: above, units: table, figures: [], records: [record] })
      expect(tables[main]!.rows.find((_, index) => tables[main]!.keys?.[index] === unit.key)).toMatchObject(
        record.values,
      )
    }
  }
})

describe('where a number comes from', () => {
  test('a figure handed in is taken as it is, with its file and cell', () => {
    const content = fill('annex-3', city, figuresOf('annex-3', counties[0]!, { staff: 10, trained: 4 }))
    const staff = content.sources.find((source) => source.field === 'staff')
    expect(staff).toMatchObject({
      subject: '锦江区',
      how: '照录',
      from: [{ path: '锦江区.xlsx', cell: 'B7', value: 10 }],
    })
  })

  test('what the notice defines is worked out, with its clause', () => {
    const content = fill(
      'annex-3',
      city,
      figuresOf('annex-3', counties[0]!, { kindergarten: 1, school: 2, vocational: 3, trained: 4 }),
    )
    expect(content.tables.main!.rows[0]).toMatchObject({ staff: 6, untrained: 2 })
    expect(content.sources.find((source) => source.field === 'untrained')).toMatchObject({
      from: [],
      how: expect.stringContaining('－'),
    })
    expect(content.sources.find((source) => source.field === 'staff')?.clause).toContain('S17-16')
  })

  test('a figure that contradicts the definition is kept and remarked upon', () => {
    const content = fill('annex-3', city, figuresOf('annex-3', counties[0]!, { staff: 10, trained: 4, untrained: 5 }))
    expect(content.tables.main!.rows[0]!.untrained).toBe(5)
    expect(remarks(content).join()).toContain('为 6')
  })

  test('a city nobody reported as such is the sum of its counties, saying who is missing', () => {
    const figures = counties.slice(2).flatMap((county) => figuresOf('annex-3', county, { staff: 10 }))
    const content = fill('annex-1', province, figures)
    expect(content.tables.main!.rows[0]).toMatchObject({ unit: '成都', staff: 180 })
    const note = content.sources.find((source) => source.field === 'staff' && source.row === 0)
    expect(note?.from).toHaveLength(18)
    expect(note?.remark).toContain('锦江区、青羊区')
  })

  test('a rate above 1 that was handed in stands as it was meant', () => {
    const figures = (unit: Unit, rate: number) => figuresOf('progress', unit, { staff: 800, trained: 900, rate })
    const both = [counties[0]!, counties[1]!].flatMap((unit, index) => figures(unit, [1.125, 112.5][index]!))
    const table = formOf('annex-3').tables[0]!
    const rate = { ...table.columns.at(-2)!, field: 'rate', heading: '完成率', type: 'number' as const }
    const form = {
      ...formOf('annex-3'),
      id: 'progress',
      tables: [{ ...table, columns: [...table.columns, rate] }],
      rules: [
        {
          check: 'rate-stated',
          severity: 'error' as const,
          clauses: [],
          table: '',
          params: { rate: 'rate', trained: 'trained', staff: 'staff' },
        },
      ],
    }
    const { rows } = fillForm({ notice, form, unit: city, units, figures: both, records: [] }).tables.main!
    expect(rows.slice(0, 2).map((row) => row.rate)).toEqual([1.125, 1.125])
  })

  test('units are numbered where the form has a column for it', async () => {
    const own = await loadNotice('pingdingshan-2020')
    const table = unitTable('2021-03-01', own)
    const form = formOf('places', own)
    const content = fillForm({ notice: own, form, unit: table.region!, units: table, figures: [], records: [] })
    const { rows } = content.tables.main!
    expect(rows.map((row) => row.sequence)).toEqual(rows.map((_, index) => index + 1))
  })

  test('of two counties that are one by now counts are added, a rate is worked out, and both remarks stay', async () => {
    const zhejiang = await loadNotice('zhejiang-2021')
    const all = unitTable('2021-05-28', zhejiang)
    const [hangzhou, merged] = ['杭州市', '杭州市上城区'].map((name) => {
      const match = all.find(name)
      if (match.kind !== 'found') throw new Error(name)
      return match.unit
    }) as [Unit, Unit]
    const sent = [
      { staff: 2530, trained: 1580, rate: 0.6245, remark: '原上城区' },
      { staff: 1188, trained: 1077, rate: 0.9066, remark: '原江干区' },
    ]
    const source = { path: '杭州市.xlsx', sheet: 'Sheet1', cell: 'B7', sha256: 'c0ffee00'.repeat(8) }
    const content = fillForm({
      notice: zhejiang,
      form: formOf('progress', zhejiang),
      unit: hangzhou,
      units: all,
      figures: sent.flatMap(({ remark: _, ...measures }) => figuresOf('progress', merged, measures)),
      records: sent.map(
        (values): StoredRecord => ({
          notice: zhejiang.id,
          form: 'progress',
          table: 'main',
          unit: merged.key,
          school: '',
          subject: '上城区',
          values,
          source,
          columns: new Map(),
        }),
      ),
    })
    const row = content.tables.main!.rows.find(({ unit }) => unit === '上城区')
    expect(row).toMatchObject({
      staff: 3718,
      trained: 2657,
      untrained: 1061,
      rate: 0.7146,
      remark: '原上城区；原江干区',
    })
  })

  test('a printed total that is not the sum is said at the total, and the sum is printed', () => {
    const figures = [
      ...figuresOf('annex-1', found('成都市'), { trained: 82037 }),
      ...figuresOf('annex-1', found('自贡市'), { trained: 14065 }),
      ...figuresOf('annex-1', province, { trained: 96303 }, 'total'),
    ]
    const content = fill('annex-1', province, figures)
    expect(content.tables.main!.total).toEqual({ trained: 96102 })
    expect(remarks(content).join()).toMatch(
      /已培训人数：来件（Sheet1!B7）所列合计为 96303，本表各行之和为 96102，少 201/,
    )
    const drawing = drawForm(formOf('annex-1'), content)
    const place = drawing.places.of('main', 'total', 'trained')
    const noted = drawing.cells.filter((cell) => cell.note !== '')
    expect(noted).toHaveLength(1)
    expect(place).toBe('M15')
    expect(noted[0]).toMatchObject({ value: 96102, note: expect.stringContaining('96303') })
  })

  test('the counties’ sum is compared with what was issued for the city', () => {
    const figures = [
      ...figuresOf('annex-1', city, { staff: 133742 }),
      ...figuresOf('annex-3', counties[0]!, { staff: 133000 }),
    ]
    expect(remarks(fill('annex-3', city, figures)).join()).toContain(
      '附件1（Sheet1!B7）为 133742，本表各行之和为 133000，少 742',
    )
  })
})

describe('plan columns', () => {
  const sum = (content: FormContent, field: string) =>
    content.tables.main!.rows.reduce((all, row) => all + Number(row[field] ?? 0), 0)

  test('rows and columns add up exactly, whatever the gaps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9999 }), { minLength: 20, maxLength: 20 }), (gaps) => {
        const figures = counties.flatMap((county, index) => figuresOf('annex-3', county, { untrained: gaps[index]! }))
        const content = fill('annex-3', city, figures)
        const gap = gaps.reduce((all, each) => all + each, 0)
        expect(sum(content, 'planProvincial')).toBe(largestRemainder(gap, [0.2, 0.8])[0])
        expect(sum(content, 'planProvincial') + sum(content, 'planLocal')).toBe(gap)
        for (const [index, row] of content.tables.main!.rows.entries()) {
          expect(Number(row.planProvincial) + Number(row.planLocal)).toBe(gaps[index])
          expect(Math.abs(Number(row.planProvincial) - gaps[index]! * 0.2)).toBeLessThan(1)
        }
        expect(content.tables.main!.total).toMatchObject({ planProvincial: sum(content, 'planProvincial') })
      }),
      { numRuns: 20 },
    )
  })

  test('the cities’ sheets add up to the province', () => {
    const cities = units.below(province.key, 'city')
    const issued = cities.flatMap((each, index) => figuresOf('annex-1', each, { untrained: 1003 + index * 7 }))
    let provincial = 0
    for (const [index, each] of cities.entries()) {
      const first = units.below(each.key, 'county')[0]!
      const own = figuresOf('annex-3', first, { untrained: 1003 + index * 7 })
      provincial += sum(fill('annex-3', each, [...issued, ...own]), 'planProvincial')
    }
    const gap = cities.reduce((all, _, index) => all + 1003 + index * 7, 0)
    expect(provincial).toBe(largestRemainder(gap, [0.2, 0.8])[0])
  })

  test('a county’s own plan is kept; how far it departs is said', () => {
    const figures = [
      ...figuresOf('annex-3', counties[0]!, { untrained: 100, planProvincial: 50, planLocal: 50 }),
      ...figuresOf('annex-3', counties[1]!, { untrained: 100 }),
    ]
    const content = fill('annex-3', city, figures)
    expect(content.tables.main!.rows[0]).toMatchObject({ planProvincial: 50, planLocal: 50 })
    expect(content.tables.main!.rows[1]).toMatchObject({ planProvincial: 20, planLocal: 80 })
    expect(remarks(content)).toEqual([
      '锦江区省级及以上项目需求数：所报为 50，按缺口数的 20% 应为 20，照录所报',
      '锦江区市县级培训计划数：所报为 50，按缺口数的 80% 应为 80，照录所报',
    ])
  })

  test('a county that trained more than it has plans nobody', () => {
    const content = fill('annex-3', city, figuresOf('annex-3', counties[0]!, { staff: 10, trained: 12 }))
    expect(content.tables.main!.rows[0]).toMatchObject({ untrained: 0, planProvincial: 0, planLocal: 0 })
  })
})

describe('one row per person or school', () => {
  let yueyang: Notice
  let yueyangUnits: UnitTable
  beforeAll(async () => {
    yueyang = await loadNotice('yueyang-2021')
    yueyangUnits = unitTable('2021-05-18', yueyang)
  })

  const record = (unit: string, name: string, row: number): StoredRecord => ({
    notice: 'yueyang-2021',
    form: 'annex-3',
    table: 'main',
    unit,
    school: '示例小学',
    subject: name,
    values: { name, sequence: row, county: '照原样', schoolName: '示例小学' },
    columns: new Map(),
    source: { path: '/home/officer/收件/a.xlsx', sheet: '附件3', cell: `A${row + 6}`, sha256: 'ab'.repeat(32) },
  })

  const fillRoster = (records: StoredRecord[]) => {
    const unit = yueyangUnits.find('岳阳市')
    if (unit.kind !== 'found') throw new Error('岳阳市')
    const input = { notice: yueyang, form: formOf('annex-3', yueyang), unit: unit.unit, units: yueyangUnits }
    return fillForm({ ...input, figures: [], records })
  }

  test('all current ones, in the order of units, numbered anew', () => {
    const rows = fillRoster([record('430603', '乙', 1), record('430602', '甲', 1), record('430602', '丙', 2)]).tables
      .main!.rows
    expect(rows.map((row) => [row.sequence, row.name])).toEqual([
      [1, '甲'],
      [2, '丙'],
      [3, '乙'],
    ])
    expect(rows[0]!.county).toBe('照原样')
  })

  test('other cities’ persons are left out, extra units are in', () => {
    const rows = fillRoster([record('430102', '甲', 1), record('430600-NH', '乙', 1)]).tables.main!.rows
    expect(rows.map((row) => row.name)).toEqual(['乙'])
  })

  test('head counts and the only school are known; people are not guessed', () => {
    const { head } = fillRoster([record('430602', '甲', 1)])
    expect(head).toMatchObject({ county: '岳阳市', school: '示例小学', declaredCount: 1 })
    expect(head.contact).toBeUndefined()
  })

  test('the sheet of sources names places, never persons', () => {
    const content = fillRoster([record('430602', '欧阳示例', 1)])
    const form = formOf('annex-3', yueyang)
    const drawing = drawSources(yueyang, form, [{ content, drawn: drawForm(form, content) }], '2021-05-28', [])
    expect(Object.values(values(drawing))).toEqual(expect.arrayContaining(['附件3!A7', '收件/a.xlsx']))
    expect(Object.values(values(drawing)).join()).not.toContain('欧阳')
  })
})

test('a form filled in per project takes the figures of that project’s records only', () => {
  const record: StoredRecord = {
    notice: notice.id,
    form: 'annex-2-summary',
    table: 'main',
    unit: counties[0]!.key,
    school: '',
    subject: '',
    values: { unit: '锦江区', distributed2014: 5, verified2014: 4 },
    columns: new Map(),
    source: { path: 'a.xlsx', sheet: 'S', cell: 'A7', sha256: 'ab'.repeat(32) },
  }
  const other = figuresOf('annex-2-summary', counties[0]!, { distributed2014: 99 })
  const content = fill('annex-2-summary', city, other, { records: [record], head: { project: '甲项目' } })
  expect(content.tables.main!.rows[0]).toMatchObject({ distributed2014: 5, verified2014: 4 })
  expect(content.head.project).toBe('甲项目')
})
