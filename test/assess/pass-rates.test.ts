import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countPassRates } from '../../src/assess/pass-rates.ts'
import type { TeacherResult } from '../../src/assess/teacher-result.ts'

const result = (passed: boolean | undefined, grade = '', counted = true): TeacherResult => ({
  counted,
  items: [],
  score: undefined,
  grade,
  passed,
  abilities: [],
  certificates: [],
})

test('per school, per county and in all; those not counted stand apart', () => {
  const rates = countPassRates(
    { of: { setting: 'passRateOf' }, gradesOf: 'all', clauses: [] },
    { passRateOf: { value: 'all' } },
  )
  rates.add('510104', '第一小学', result(true, '优秀'))
  rates.add('510104', '第一小学', result(true, '合格'))
  rates.add('510104', '第一小学', result(undefined))
  rates.add('510104', '第二小学', result(false, '不合格'))
  rates.add('510105', '第一小学', result(undefined, '', false))
  expect(rates.bySchool()).toEqual([
    {
      unit: '510104',
      school: '第一小学',
      counted: 3,
      assessed: 2,
      passed: 2,
      failed: 0,
      open: 1,
      left: 0,
      grades: { 优秀: 1, 合格: 1 },
      base: 3,
      rate: 0.6667,
    },
    {
      unit: '510104',
      school: '第二小学',
      counted: 1,
      assessed: 1,
      passed: 0,
      failed: 1,
      open: 0,
      left: 0,
      grades: { 不合格: 1 },
      base: 1,
      rate: 0,
    },
    {
      unit: '510105',
      school: '第一小学',
      counted: 0,
      assessed: 0,
      passed: 0,
      failed: 0,
      open: 0,
      left: 1,
      grades: {},
      base: 0,
      rate: undefined,
    },
  ])
  expect(rates.byUnit().map(({ unit, counted, passed, rate }) => [unit, counted, passed, rate])).toEqual([
    ['510104', 4, 2, 0.5],
    ['510105', 0, 0, undefined],
  ])
  expect(rates.total()).toMatchObject({ counted: 4, assessed: 3, passed: 2, failed: 1, open: 1, left: 1, rate: 0.5 })
})

test('of those with a result, where the setting says so', () => {
  const rates = countPassRates(
    { of: { setting: 'passRateOf' }, gradesOf: 'all', clauses: [] },
    { passRateOf: { value: 'assessed' } },
  )
  rates.add('510104', '第一小学', result(true))
  rates.add('510104', '第一小学', result(undefined))
  expect(rates.total()).toMatchObject({ counted: 2, base: 1, rate: 1 })
})

test('whatever comes, the parts add up to the whole', () => {
  const one = fc.record({
    unit: fc.constantFrom('a', 'b'),
    school: fc.constantFrom('x', 'y', '__proto__'),
    passed: fc.constantFrom(true, false, undefined),
    counted: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(one), (all) => {
      const rates = countPassRates(null, {})
      for (const { unit, school, passed, counted } of all) rates.add(unit, school, result(passed, '', counted))
      const total = rates.total()
      for (const parts of [rates.bySchool(), rates.byUnit()]) {
        for (const key of ['counted', 'assessed', 'passed', 'failed', 'open', 'left'] as const) {
          expect(parts.reduce((sum, each) => sum + each[key], 0)).toBe(total[key])
        }
      }
      expect(total.passed + total.failed + total.open).toBe(total.counted)
      expect(total.counted + total.left).toBe(all.length)
    }),
  )
})
