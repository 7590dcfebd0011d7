/** Results of teachers come in one by one; how many passed in each school and county goes out. Keeps counts only, never persons. */

import type { PassRateRule } from '../notice/assessment.ts'
import { grown } from '../value/grouped.ts'
import { halfUp } from '../value/half-up.ts'
import { settled } from './item.ts'
import type { Settings, TeacherResult } from './teacher-result.ts'

export interface PassRate {
  /** Key of the unit the teachers belong to. */
  unit: string
  /** `''` in the rates of units. */
  school: string
  /** Teachers the notice counts. */
  counted: number
  /** Of them, those with a result, yes or no. */
  assessed: number
  passed: number
  failed: number
  /** Nothing can be said yet. */
  open: number
  /** On the form, but not counted by the notice. */
  left: number
  /** How many have each grade. */
  grades: Record<string, number>
  /** Of whom the rate is: all who are counted, or those with a result, as the notice or its setting says. */
  base: number
  /** Passed ÷ base, 0…1 to four decimals, half up; undefined where the base is 0. */
  rate: number | undefined
}

interface PassRates {
  add(unit: string, school: string, result: TeacherResult): void
  /** In the order in which schools and units first came. */
  bySchool(): PassRate[]
  byUnit(): PassRate[]
  total(): PassRate
}

export function countPassRates(rule: PassRateRule | null, settings: Settings): PassRates {
  const base = rule ? (settled(rule.of, settings) ?? 'all') : 'all'
  const gradesOf = rule ? (settled(rule.gradesOf, settings) ?? 'all') : 'all'
  const schools = new Map<string, PassRate>()
  const units = new Map<string, PassRate>()
  const whole = start('', '')
  const at = (map: Map<string, PassRate>, unit: string, school: string): PassRate =>
    grown(map, `${unit}\n${school}`, () => start(unit, school))
  const rated = (rate: PassRate): PassRate => {
    const of = base === 'all' ? rate.counted : rate.assessed
    return {
      ...rate,
      grades: { ...rate.grades },
      base: of,
      rate: of === 0 ? undefined : Number(halfUp(rate.passed, of, 4)),
    }
  }
  return {
    add(unit, school, result) {
      for (const rate of [at(schools, unit, school), at(units, unit, ''), whole]) count(rate, result, gradesOf)
    },
    bySchool: () => [...schools.values()].map(rated),
    byUnit: () => [...units.values()].map(rated),
    total: () => rated(whole),
  }
}

function start(unit: string, school: string): PassRate {
  return {
    unit,
    school,
    counted: 0,
    assessed: 0,
    passed: 0,
    failed: 0,
    open: 0,
    left: 0,
    grades: {},
    base: 0,
    rate: undefined,
  }
}

function count(rate: PassRate, result: TeacherResult, gradesOf: 'all' | 'qualified'): void {
  const { counted, passed, grade } = result
  if (!counted) {
    rate.left++
    return
  }
  rate.counted++
  if (passed === undefined) rate.open++
  else rate.assessed++
  if (passed === true) rate.passed++
  if (passed === false) rate.failed++
  if (grade !== '' && (gradesOf === 'all' || isQualified(result))) rate.grades[grade] = (rate.grades[grade] ?? 0) + 1
}

/** 后方可参与: who was not entitled to be graded has no grade, whatever is written. A blank is held against nobody. */
function isQualified({ items }: TeacherResult): boolean {
  return !items.some(({ rule, state }) => rule === 'eligibility' && state === 'missed')
}
