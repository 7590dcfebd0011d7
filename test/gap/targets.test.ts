import { beforeAll, expect, test } from 'vitest'
import { type Reached, targetStates } from '../../src/gap/targets.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { loadNotice } from '../notices/load.ts'

let shaanxi: Notice
let sichuan: Notice
beforeAll(async () => {
  shaanxi = await loadNotice('shaanxi-2.0')
  sichuan = await loadNotice('sichuan-2.0')
})

const nothing: Reached = { staff: null, trained: null, counties: [], cities: [] }
const stateOf = (notice: Notice, id: string, reached: Partial<Reached>) =>
  targetStates(notice, { ...nothing, ...reached }, '2020-06-30').find((target) => target.id === id)

test('what is asked of every city is rounded city by city, and names who misses it', () => {
  const cities = [
    // 20% of 147 are 29.4, of 148 are 29.6; 1% of 1949 are 19.49, of 1950 are 19.5.
    { name: '铜川市', trained: 1949, schools: 147, schoolsDone: 29, cases: 19 },
    { name: '宝鸡市', trained: 1950, schools: 148, schoolsDone: 29, cases: 21 },
    { name: '咸阳市', trained: null },
  ]
  expect(stateOf(shaanxi, 'schools-2020', { cities })).toMatchObject({
    ...{ counted: 'schools', required: 29 + 30, reached: 58, met: false, missing: ['宝鸡市'] },
  })
  expect(stateOf(shaanxi, 'cases', { cities })).toMatchObject({
    ...{ counted: 'cases', required: 19 + 20, reached: 40, met: true, missing: [] },
  })
})

test('a city that says how many schools it has, not how many are done, leaves it open', () => {
  const cities = [{ name: '铜川市', trained: 100, schools: 147 }]
  expect(stateOf(shaanxi, 'schools-2020', { cities })).toMatchObject({ required: 29, reached: null, met: null })
  expect(stateOf(shaanxi, 'schools-2020', {})).toMatchObject({ required: null, reached: null, met: null })
})

test('batches count together: three times 200 persons are 600', () => {
  expect(stateOf(sichuan, 'trainer-courses', {})).toMatchObject({ counted: 'teachers', required: 600, met: null })
})

test('a number of counties counts counties', () => {
  expect(stateOf(shaanxi, 'poor-counties', {})).toMatchObject({ counted: 'counties', required: 56, met: null })
})
