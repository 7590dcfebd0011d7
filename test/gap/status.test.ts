/** How each who must hand in stands: one state each, rolled up. Units are real, schools and figures invented. */
import { beforeAll, describe, expect, test } from 'vitest'
import { computeCoverage } from '../../src/gap/coverage.ts'
import { lackSentence } from '../../src/gap/coverage-words.ts'
import type { Holding } from '../../src/gap/figure.ts'
import { computeStatus, formsOfStatus } from '../../src/gap/status.ts'
import type { StatusLevel } from '../../src/gap/status-result.ts'
import { stateOf } from '../../src/gap/status-rows.ts'
import { tallyOf } from '../../src/gap/status-tally.ts'
import type { Notice } from '../../src/notice/notice.ts'
import type { UnitTable } from '../../src/unit/unit.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { loadNotice } from '../notices/load.ts'
import { held, nothingHeld } from './held.ts'

let yueyang: Notice
let sichuan: Notice
let units: UnitTable
beforeAll(async () => {
  yueyang = await loadNotice('yueyang-2021')
  sichuan = await loadNotice('sichuan-2017')
  units = unitTable('2021-05-28', yueyang)
})

const loulou = '430602'
const miluo = '430681'
const later = '2021-05-29T09:00:00+08:00'

interface Ask {
  holdings?: Holding[]
  /** County key → schools of a list of one's own. */
  list?: Record<string, string[]>
  unit?: string
  by?: StatusLevel
  form?: string
}

function ask({ holdings = [], list, unit = '430600', by = 'county', form = 'annex-3' }: Ask) {
  const schools = Object.entries(list ?? {}).flatMap(([key, names]) => names.map((school) => ({ unit: key, school })))
  const expected = list && { path: '名单.xlsx', day: '2021-05-20', schools }
  const question = { ...nothingHeld, holdings, expected, notice: yueyang, units, unit: units.get(unit)! }
  const forms = formsOfStatus(yueyang, form)
  return {
    status: computeStatus({ ...question, asOf: '2021-05-28', forms, by }),
    coverage: computeCoverage({ ...question, own: undefined, forms, owed: forms, unread: [] }),
  }
}
const school = (name: string, more: Partial<Holding> = {}) => held('annex-3', loulou, { school: name, ...more })
const states = (asked: Ask) => ask(asked).status.rows.map((row) => [row.school, row.state])

describe('one state for what is held of one', () => {
  const rejected = { state: 'errors', errors: 3 } as const
  test.each<[string, string, Partial<Holding>[]]>([
    ['nothing', 'missing', []],
    ['a sheet with errors', 'rejected', [rejected]],
    ['a row of an older sheet that the newer one has not', 'missing', [{ state: 'superseded' }]],
    ['a sheet in time', 'on-time', [{}]],
    ['a sheet that came late', 'late', [{ timeliness: 'late' }]],
    ['a sheet of a form without a day', 'received', [{ timeliness: 'no-deadline' }]],
    ['a zero report', 'zero', [{ zero: true, rows: 0 }]],
    ['two versions that came together', 'undecided', [{ state: 'undecided-version' }, { state: 'undecided-version' }]],
    ['a faulty correction beside what counts', 'correcting', [{}, { ...rejected, received: later }]],
    ['a faulty sheet and then a zero report', 'correcting', [rejected, { zero: true, rows: 0, received: later }]],
    ['a zero report for one part, a sheet for another', 'on-time', [{ zero: true, rows: 0 }, {}]],
    // The first was in time; what had to be corrected still was.
    ['a late correction of a sheet in time', 'on-time', [{ state: 'superseded' }, { timeliness: 'late' }]],
    [
      'a late correction of a faulty sheet in time',
      'on-time',
      [{ state: 'superseded', rejected: true }, { timeliness: 'late' }],
    ],
  ])('%s: %s', (_, state, parts) => {
    expect(stateOf(parts.map((part) => school('示例小学', part)))).toBe(state)
  })
})

describe('who is expected', () => {
  test('without a list: a county that sent nothing, and the schools of one that did', () => {
    const { status } = ask({ holdings: [school('示例小学'), school('示例中学', { state: 'errors', errors: 2 })] })
    expect(status.rows.filter(({ code }) => code === loulou).map((row) => [row.school, row.state])).toEqual([
      ['示例中学', 'rejected'],
      ['示例小学', 'on-time'],
    ])
    expect(status.rows).toHaveLength(units.below('430600', 'county').length + 1)
    expect(status.withoutList).toEqual([
      { unit: '岳阳楼区', code: loulou, form: 'annex-3', label: '附件3', schools: 2 },
    ])
  })

  test('a sheet of several schools, whose head names none, has handed in for each that its rows name', () => {
    const places = [
      { unit: loulou, school: '岳阳楼区示例小学', rows: 9 },
      { unit: loulou, school: '示例中学', rows: 15 },
      { unit: loulou, school: '示例职校', rows: 3 },
    ]
    const asked = {
      ...nothingHeld,
      headcount: [{ form: 'annex-3', places, repeated: [] }],
      holdings: [school('', { rows: 24 }), school('示例职校', { rows: 3 })],
      notice: yueyang,
      units,
      unit: units.get(loulou)!,
      asOf: '2021-05-28',
      forms: formsOfStatus(yueyang, 'annex-3'),
      by: 'school' as const,
    }
    const named = ['示例小学', '示例中学', '示例职校', '示例幼儿园'].map((name) => ({ unit: loulou, school: name }))
    const listed = computeStatus({ ...asked, expected: { path: '名单.xlsx', day: '2021-05-20', schools: named } })
    expect(listed.rows.map((row) => [row.school, row.state, row.rows])).toEqual([
      ['示例小学', 'on-time', 9],
      ['示例中学', 'on-time', 15],
      ['示例职校', 'on-time', 3],
      ['示例幼儿园', 'missing', 0],
    ])
    expect(listed.unlisted).toEqual([])
    expect(computeStatus(asked).rows.map((row) => [row.school, row.rows])).toEqual([
      ['岳阳楼区示例小学', 9],
      ['示例中学', 15],
      ['示例职校', 3],
    ])
  })

  test('by a list of schools among the forms', () => {
    const places = [
      { unit: loulou, school: '岳阳楼区示例小学', rows: 1 },
      { unit: loulou, school: '示例中学', rows: 1 },
    ]
    const forms = formsOfStatus(yueyang, 'annex-3')
    const status = computeStatus({
      ...nothingHeld,
      headcount: [{ form: 'annex-1', places, repeated: [] }],
      holdings: [school('示例小学')],
      notice: yueyang,
      units,
      unit: units.get(loulou)!,
      asOf: '2021-05-28',
      forms,
      by: 'school',
    })
    expect(status.rows.map((row) => [row.school, row.state])).toEqual([
      ['岳阳楼区示例小学', 'on-time'],
      ['示例中学', 'missing'],
    ])
    expect(status.list.origin).toBe('form')
  })

  test('by a list of ones own, which goes before; whoever is not on it is told, not counted', () => {
    const asked = {
      list: { [loulou]: ['示例小学', '第十二中学'] },
      holdings: [school('十二中'), school('民办示例学校')],
    }
    expect(states(asked)).toEqual([
      ['示例小学', 'missing'],
      ['第十二中学', 'on-time'],
    ])
    const { status } = ask(asked)
    expect(status.unlisted.map((row) => [row.school, row.expected])).toEqual([['民办示例学校', false]])
    expect(status.total.expected).toBe(2)
  })

  test('a name that may be two schools of the list is neither; the very name goes before', () => {
    const list = { [loulou]: ['城关示例小学', '城南示例小学'] }
    const both = ask({ list, holdings: [school('示例小学')] }).status
    expect(both.rows.map(({ state }) => state)).toEqual(['missing', 'missing'])
    expect(both.unlisted).toHaveLength(1)
    const own = { [loulou]: ['城关示例小学', '示例小学'] }
    expect(states({ list: own, holdings: [school('示例小学')] })).toEqual([
      ['城关示例小学', 'missing'],
      ['示例小学', 'on-time'],
    ])
  })

  test('一中 is not 十一中, and a school of another county is not this one', () => {
    const list = { [loulou]: ['第一中学'], [miluo]: ['第一中学'] }
    expect(states({ list, holdings: [school('十一中')] }).map(([, state]) => state)).toEqual(['missing', 'missing'])
    expect(states({ list, holdings: [school('一中')] }).map(([, state]) => state)).toEqual(['on-time', 'missing'])
  })

  test('a county that only has a row on its neighbours sheet has sent nothing', () => {
    const sheet = { submission: 's', sender: loulou, state: 'errors', errors: 6 } as const
    const { status, coverage } = ask({
      form: 'annex-1',
      holdings: [held('annex-1', loulou, sheet), held('annex-1', '430603', sheet)],
    })
    expect(status.rows.filter(({ state }) => state !== 'missing').map(({ code }) => code)).toEqual([loulou])
    expect(coverage.missing.map(({ code }) => code)).toContain('430603')
  })

  test('a city whose sheet speaks of all its counties', () => {
    const table = unitTable('2017-03-28', sichuan)
    const counties = table.below('510100', 'county')
    const forms = formsOfStatus(sichuan, 'annex-3')
    const sheet = { submission: 's', sha256: 's', sender: '510100', errors: 14, state: 'errors' as const }
    const status = computeStatus({
      ...nothingHeld,
      holdings: counties.map(({ key }) => held('annex-3', key, sheet)),
      notice: sichuan,
      units: table,
      unit: table.get('510000')!,
      asOf: '2017-03-28',
      forms,
      by: 'city',
    })
    const row = status.rows.find(({ code }) => code === '510100')!
    // One sheet with 14 faults, however many counties it speaks of.
    expect(row).toMatchObject({ state: 'rejected', errors: 14, returned: 1, files: 1 })
    expect(status.total).toMatchObject({ expected: 21, complete: 0 })
  })
})

test('two former counties of one older sheet are one entry, and what each of them says otherwise is told', () => {
  const older = (before: number, after: number) =>
    held('annex-3', '511000', {
      ...{ path: '旧.xlsx', unit: '511002', state: 'superseded', rows: 1 },
      figures: () => ({ staff: before }),
      otherwise: () => [{ measure: 'staff', before, after }],
    })
  const notice = sichuan
  const table = unitTable('2017-03-28', notice)
  const forms = notice.forms.filter(({ id }) => id === 'annex-3')
  const holdings = [older(100, 110), older(50, 60)]
  const question = { ...nothingHeld, holdings, expected: undefined, notice, units: table, unit: table.get('511000')! }
  const { notCounted } = computeCoverage({ ...question, own: undefined, forms, owed: [], unread: [] })
  expect(notCounted).toMatchObject([
    {
      ...{ file: '旧.xlsx', rows: 2, figures: { staff: 150 } },
      differs: [
        { before: 100, after: 110 },
        { before: 50, after: 60 },
      ],
    },
  ])
})

test('a county that its city has left out, with whatever reason, is missing from the province’s total too', () => {
  const table = unitTable('2017-03-28', sichuan)
  const forms = formsOfStatus(sichuan, 'annex-3')
  const lacking = (unit: string, sent: number) =>
    computeCoverage({
      ...nothingHeld,
      holdings: table
        .below('510100', 'county')
        .slice(0, sent)
        .map(({ key }) => held('annex-3', key, { submission: 's', sha256: 's', sender: '510100' })),
      ...{ notice: sichuan, units: table, unit: table.get(unit)!, own: undefined, forms, owed: forms, unread: [] },
    }).missing.map((each) => each.unit)
  expect(lacking('510100', 19)).toEqual(['简阳市'])
  expect(lacking('510000', 19)).toHaveLength(21)
  expect(lacking('510000', 19)).toContain('简阳市')
  expect(lacking('510000', 20)).toHaveLength(20)
  // Where the city sent nothing, it is one unit that is missing.
  expect(lacking('510000', 0)).toHaveLength(21)
})

describe('sums', () => {
  test('completeness and timeliness are apart, at every level the same', () => {
    const list = { [loulou]: ['甲小学', '乙小学', '丙小学'], [miluo]: ['丁小学'] }
    const holdings = [
      school('甲小学'),
      school('乙小学', { timeliness: 'late' }),
      school('丙小学', { state: 'errors', errors: 1 }),
      held('annex-3', miluo, { school: '丁小学', zero: true, rows: 0 }),
    ]
    const { status } = ask({ list, holdings })
    expect(status.total).toMatchObject({ expected: 4, complete: 3, timely: 2, completeness: 0.75, timeliness: 0.5 })
    expect(status.groups.map((each) => [each.unit, each.complete, each.expected])).toEqual([
      ['岳阳楼区', 2, 3],
      ['汨罗市', 1, 1],
    ])
    for (const by of ['city', 'county', 'school'] as const) {
      const { groups } = ask({ list, holdings, by }).status
      expect(
        groups.reduce((sum, each) => sum + each.complete, 0),
        by,
      ).toBe(3)
      expect(
        groups.reduce((sum, each) => sum + each.expected, 0),
        by,
      ).toBe(4)
    }
  })

  test('a zero report is complete in coverage, and adds nobody', () => {
    const list = { [loulou]: ['甲小学'] }
    const { coverage } = ask({ list, holdings: [school('甲小学', { zero: true, rows: 0 })] })
    expect(coverage).toMatchObject({ complete: true, missing: [], counted: { rows: 0, persons: 0 } })
    expect(ask({ list }).coverage.missing).toMatchObject([{ unit: '岳阳楼区', school: '甲小学', form: 'annex-3' }])
  })

  test('a county that owes two forms is one unit that is missing', () => {
    const { coverage } = ask({ unit: loulou })
    const [one] = coverage.missing
    const twice = { ...coverage, missing: [one!, { ...one!, form: 'annex-1', label: '附件1' }] }
    expect(lackSentence(twice)).toBe('不完整：1 个单位未报')
    const schools = ['annex-2', 'annex-3'].map((form) => ({ ...one!, form, label: form, school: '示例小学' }))
    expect(lackSentence({ ...coverage, missing: schools })).toBe('不完整：1 所学校未报')
  })

  test('a row that names a county and gives no number of it hands in nothing', () => {
    const figures = (numbers: Record<string, number>) => ({ sender: '510300', figures: () => numbers, rows: 1 })
    const question = { ...nothingHeld, notice: sichuan, units: unitTable('2017-03-28', sichuan), reminders: [] }
    const unit = question.units.get('510300')!
    const holdings = [
      held('annex-3', '510302', figures({ staff: 5 })),
      held('annex-3', '510322', figures({})),
      held('annex-3', '510321', { ...figures({}), state: 'errors', errors: 1 }),
    ]
    const forms = formsOfStatus(sichuan, 'annex-3')
    const { rows } = computeStatus({ ...question, holdings, unit, forms, asOf: '2017-03-28', by: 'county' })
    const state = (code: string) => rows.find((row) => row.code === code)!.state
    expect([state('510302'), state('510322'), state('510321')]).toEqual(['on-time', 'missing', 'rejected'])
    const owing = { ...question, holdings, unit, own: undefined, forms, owed: forms, unread: [] }
    expect(computeCoverage(owing).missing.map((each) => each.code)).toContain('510322')
  })

  test('a blank form hands in nothing; the word for a zero report does', () => {
    const list = { [loulou]: ['甲小学'] }
    const of = (more: Partial<Holding>) => ask({ list, holdings: [school('甲小学', { rows: 0, ...more })] })
    expect(of({}).status.rows).toMatchObject([{ state: 'missing', files: 0 }])
    expect(of({}).coverage.complete).toBe(false)
    expect(of({ zero: true }).status.rows).toMatchObject([{ state: 'zero' }])
  })

  test('a county whose sheet the city has taken over is not told as one off the list', () => {
    const question = { ...nothingHeld, notice: sichuan, units: unitTable('2017-03-28', sichuan) }
    const unit = question.units.get('510000')!
    const forms = formsOfStatus(sichuan, 'annex-3')
    const told = (state: Holding['state']) =>
      computeStatus({
        ...question,
        ...{ unit, forms, asOf: '2017-03-28', by: 'city' },
        holdings: [held('annex-3', '510322', { state, figures: () => ({ staff: 1 }) })],
      }).unlisted.map((row) => row.unit)
    expect(told('superseded')).toEqual([])
    expect(told('counted')).toEqual(['富顺县'])
  })

  test('where nobody is on a list, a school of the city itself is not off one', () => {
    const city = held('annex-3', '430600', { school: '岳阳市第一中学' })
    const { status } = ask({ holdings: [city] })
    expect(status.unlisted).toEqual([])
    expect(status.withoutList.map((each) => each.unit)).toEqual(['岳阳市'])
    expect(ask({ holdings: [city], list: { [loulou]: ['甲小学'] } }).status.unlisted).toHaveLength(1)
  })

  test('no day, no rate of what came in time', () => {
    const { status } = ask({ form: 'training-record', list: { [loulou]: ['甲小学'] } })
    expect(status.total).toMatchObject({ completeness: 0, timeliness: null })
  })

  test('one that is lacking among very many is never 100%', () => {
    const [one] = ask({ list: { [loulou]: ['甲小学'] } }).status.rows
    const rows = Array.from(
      { length: 30_000 },
      (_, index) => ({ ...one!, state: index > 0 ? 'on-time' : 'missing' }) as const,
    )
    expect(tallyOf(rows).completeness).toBe(0.9999)
  })
})
