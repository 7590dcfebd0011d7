import { beforeAll, describe, expect, test } from 'vitest'
import { computeDeadlines, type DueItem } from '../../src/gap/deadlines.ts'
import type { Notice } from '../../src/notice/notice.ts'
import type { UnitTable } from '../../src/unit/unit.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { loadNotice } from '../notices/load.ts'
import { held, nothingHeld } from './held.ts'

let sichuan: Notice
let yueyang: Notice
let units: UnitTable
let yueyangUnits: UnitTable
beforeAll(async () => {
  sichuan = await loadNotice('sichuan-2017')
  yueyang = await loadNotice('yueyang-2021')
  units = unitTable('2017-03-15', sichuan)
  yueyangUnits = unitTable('2021-05-18', yueyang)
})

interface Ask {
  unit?: string
  asOf?: string
  within?: number
  covered?: { form: string; unit: string }[]
  notice?: Notice
}

function due({
  unit = '510100',
  asOf = '2017-03-28',
  within = Number.POSITIVE_INFINITY,
  covered = [],
  notice = sichuan,
}: Ask): DueItem[] {
  const table = notice.id === 'yueyang-2021' ? yueyangUnits : units
  const holdings = covered.map((each) => held(each.form, each.unit))
  return computeDeadlines({ ...nothingHeld, notice, units: table, unit: table.get(unit)!, asOf, within, holdings })
}
const item = (ask: Ask, form: string) => due(ask).find((each) => each.form === form)!
const annex3 = (...keys: string[]) => keys.map((unit) => ({ form: 'annex-3', unit }))

describe('computeDeadlines', () => {
  test('at a city counts the counties its sheet must speak of, and names the missing', () => {
    const counties = units.below('510100', 'county').map(({ key }) => key)
    const all = item({ covered: annex3(...counties) }, 'annex-3')
    expect(all).toMatchObject({
      expected: counties.length,
      received: counties.length,
      missing: [],
      state: 'met',
      pressing: false,
    })
    const some = item({ covered: annex3('510100', ...counties.slice(2)) }, 'annex-3')
    expect(some).toMatchObject({
      received: counties.length - 2,
      state: 'unmet',
      pressing: true,
      daysLeft: 3,
      clause: 'sichuan-2017#S17-10',
    })
    expect(some.missing.map(({ code }) => code)).toEqual(counties.slice(0, 2))
  })

  test('at a province counts the cities that handed in', () => {
    const province = item({ unit: '510000', covered: annex3('510100', '510104', '510300') }, 'annex-3')
    expect(province).toMatchObject({ expected: 21, received: 2 })
    // One county of 自贡 does not hand in for the city.
    expect(item({ unit: '510000', covered: annex3('510302') }, 'annex-3').received).toBe(0)
    expect(province.missing.map(({ code }) => code)).not.toContain('510300')
  })

  test('asks for every county only where the form must name them all', () => {
    const summary = item({ asOf: '2017-09-01' }, 'annex-2-summary')
    expect(summary).toMatchObject({ expected: 1, received: 0, missing: [{ unit: '成都市', code: '510100' }] })
    const one = item({ asOf: '2017-09-01', covered: [{ form: 'annex-2-summary', unit: '510104' }] }, 'annex-2-summary')
    expect(one.state).toBe('met')
  })

  test('never calls met what nothing recorded would show', () => {
    const contact = due({}).find(({ id }) => id === 'annex-4')!
    expect(contact).toMatchObject({ state: 'untracked', pressing: false, expected: 0, daysLeft: 3 })
    expect(due({ asOf: '2017-04-01' }).map(({ id }) => id)).not.toContain('annex-4')
  })

  test('looks no further than the window, but never over what is overdue', () => {
    expect(due({ within: 7 }).map(({ on }) => on)).not.toContain('2017-09-30')
    expect(due({ within: 2 }).map(({ id }) => id)).toEqual([])
    expect(due({ within: 3 }).map(({ id }) => id)).toEqual(['annex-3', 'annex-4'])
    expect(item({ asOf: '2018-01-01', within: 7 }, 'annex-3')).toMatchObject({ daysLeft: -276, pressing: true })
  })

  test.each([
    ['2017-03-30', 1, 0],
    ['2017-03-31', 0, -1],
    ['2017-04-01', -1, -2],
  ])('on %s, %d days are left where the day itself counts, %d where it does not', (asOf, inclusive, exclusive) => {
    expect(item({ asOf }, 'annex-3').daysLeft).toBe(inclusive)
    const strict = { ...sichuan, deadlines: sichuan.deadlines.map((each) => ({ ...each, inclusive: false })) }
    expect(item({ asOf, notice: strict }, 'annex-3')).toMatchObject({
      daysLeft: exclusive,
      on: '2017-03-31',
      lastDay: '2017-03-30',
    })
  })

  test('shows a masked day without calling it due', () => {
    const masked = { ...sichuan, deadlines: sichuan.deadlines.map((each) => ({ ...each, on: '' as const })) }
    for (const each of due({ notice: masked, within: 1 }))
      expect(each).toMatchObject({ daysLeft: null, pressing: false })
  })

  test('counts zones without a code and schools below a county', () => {
    const annex1 = item({ notice: yueyang, unit: '430600', asOf: '2021-05-20' }, 'annex-1')
    expect(annex1.missing.map(({ unit }) => unit)).toEqual(
      expect.arrayContaining(['岳阳楼区', '岳阳经济技术开发区', '南湖新区', '屈原管理区']),
    )
    const own = { notice: yueyang, unit: '430602', asOf: '2021-05-20' }
    expect(item(own, 'annex-3')).toMatchObject({ expected: 1, received: 0 })
    expect(item({ ...own, covered: [{ form: 'annex-3', unit: '430602' }] }, 'annex-3')).toMatchObject({ state: 'met' })
  })
})
