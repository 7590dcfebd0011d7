import { beforeAll, expect, test } from 'vitest'
import { computeGap } from '../../src/gap/compute-gap.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { loadNotice } from '../notices/load.ts'
import { type FigureRow, figuresOf } from './figures.ts'

let shaanxi: Notice
let sichuan: Notice
beforeAll(async () => {
  shaanxi = await loadNotice('shaanxi-2.0')
  sichuan = await loadNotice('sichuan-2.0')
})

const stateOf = (notice: Notice, unit: string, id: string, rows: FigureRow[] = []) => {
  const units = unitTable('2020-06-30', notice)
  const figures = figuresOf(notice.id, 'progress', rows)
  const at = { notice, units, unit: units.get(unit)!, by: 'city', asOf: '2020-06-30' } as const
  return computeGap({ ...at, figures, headcount: [] }).targets.find((target) => target.id === id)
}
/** A city that has sent its own row alone; the numbers are invented. */
const city = (unit: string, measures: Record<string, number>): FigureRow => ({ unit, measures })

test('what is asked of every city is rounded city by city, and names who misses it', () => {
  const cities = [
    // 20% of 147 are 29.4, of 148 are 29.6; 1% of 1949 are 19.49, of 1950 are 19.5.
    city('610200', { staff: 5000, trained: 1949, schools: 147, schoolsDone: 29, cases: 19 }),
    city('610300', { staff: 5000, trained: 1950, schools: 148, schoolsDone: 29, cases: 21 }),
    city('610400', { staff: 5000 }),
  ]
  expect(stateOf(shaanxi, '610000', 'schools-2020', cities)).toMatchObject({
    ...{ counted: 'schools', required: 29 + 30, reached: 58, short: 1, met: false, missing: ['宝鸡市'] },
  })
  expect(stateOf(shaanxi, '610000', 'cases', cities)).toMatchObject({
    ...{ counted: 'cases', required: 19 + 20, reached: 40, short: 0, met: true, missing: [] },
  })
})

test('a city that says how many schools it has, not how many are done, leaves it open', () => {
  const cities = [city('610200', { staff: 5000, trained: 100, schools: 147 })]
  expect(stateOf(shaanxi, '610000', 'schools-2020', cities)).toMatchObject({ required: 29, reached: null, met: null })
  expect(stateOf(shaanxi, '610000', 'schools-2020')).toMatchObject({ required: null, reached: null, met: null })
})

test('batches count together: three times 200 persons are 600', () => {
  const state = stateOf(sichuan, '510000', 'trainer-courses')
  expect(state).toMatchObject({ counted: 'teachers', required: 600, met: null, region: '' })
})

test('a number of counties counts counties', () => {
  expect(stateOf(shaanxi, '610000', 'poor-counties')).toMatchObject({ counted: 'counties', required: 56, met: null })
})

test.each([
  // 每县区抽查3—5所: three to five in each.
  ['shaanxi-2.0', '610200', 'inspected', 4 * 3, 4 * 5],
  ['shaanxi-2.0', '610000', 'inspected', 107 * 3, 107 * 5],
  ['shaanxi-2.0', '610202', 'inspected', 3, 5],
  // 各市（州）推荐5—7所.
  ['sichuan-2.0', '510000', 'sample-schools', 21 * 5, 21 * 7],
  ['sichuan-2.0', '510100', 'sample-schools', 5, 7],
])('%s: of %s %s asks %i to %i', (id, unit, target, required, most) => {
  expect(stateOf(id === 'shaanxi-2.0' ? shaanxi : sichuan, unit, target)).toMatchObject({ required, most })
})

test.each([
  ['shaanxi-2.0', '610100', 'pilots', '陕西省'],
  ['shaanxi-2.0', '610100', 'poor-counties', '陕西省'],
  ['shaanxi-2.0', '610102', 'schools-2020', '西安市'],
  ['sichuan-2.0', '510100', 'trainer-courses', '四川省'],
  ['sichuan-2.0', '510104', 'counties-2020', '四川省'],
  ['sichuan-2.0', '510104', 'sample-schools', '成都市'],
])('%s: %s is not asked for %s, %s is', (id, unit, target, region) => {
  const state = stateOf(id === 'shaanxi-2.0' ? shaanxi : sichuan, unit, target)
  expect(state).toMatchObject({ required: null, short: null, met: null, region })
})
