import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { chooseSchools, type School } from '../../src/gap/choose-schools.ts'
import { cumulativeShare, phaseOf, phasesUpTo } from '../../src/gap/phases.ts'
import { computePlan, type PhasePlan, type PlanQuestion } from '../../src/gap/plan.ts'
import { type Load, reallocate } from '../../src/gap/reallocate.ts'
import { splitTable } from '../../src/gap/split.ts'
import type { Notice, Target } from '../../src/notice/notice.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { loadNotice } from '../notices/load.ts'
import { tries } from '../tries.ts'
import { type FigureRow, figuresOf } from './figures.ts'

const notices: Record<string, Notice> = {}
beforeAll(async () => {
  for (const id of ['sichuan-2017', 'sichuan-2.0', 'shaanxi-2.0', 'zhejiang-2021']) notices[id] = await loadNotice(id)
})

const target = (notice: Notice, id: string): Target => notice.targets.find((each) => each.id === id)!
const withTarget = (notice: Notice, id: string, change: Partial<Target>): Notice => ({
  ...notice,
  targets: notice.targets.map((each) => (each.id === id ? { ...each, ...change } : each)),
})
const row = (unit: string, staff: number | null, trained: number | null, more: Record<string, number> = {}) => ({
  unit,
  measures: { ...(staff !== null && { staff }), ...(trained !== null && { trained }), ...more },
})

describe('phases', () => {
  test('Shaanxi: 30, 35 and 35 % of 6246 schools are the 1874, 2186 and 2186 it prints', () => {
    const shaanxi = notices['shaanxi-2.0']!
    for (const id of ['poor-2020', 'poor-2021', 'poor-year-3']) {
      const { own } = phaseOf(shaanxi, target(shaanxi, id), 6246)
      expect(own).toBe(target(shaanxi, id).stated)
    }
    expect(phasesUpTo(shaanxi, target(shaanxi, 'poor-year-3'), 6246)).toEqual([1874, 2186, 2186])
  })

  test('of the poor counties and of all counties are counted apart', () => {
    const shaanxi = notices['shaanxi-2.0']!
    const targets = shaanxi.targets.map((each) => ({ ...each, per: 'region' as const }))
    const notice = { ...shaanxi, targets }
    const phases = (id: string) => phasesUpTo(notice, targets.find((each) => each.id === id)!, 1000)
    expect(phases('poor-year-3')).toEqual([300, 350, 350])
    expect(phases('schools-year-3')).toEqual([200, 500, 300])
  })

  test.each([
    ['cumulative', 'half-up', [37, 110]],
    ['cumulative', 'up', [37, 110]],
    ['cumulative', 'down', [36, 109]],
    ['phase', 'half-up', [37, 146]],
  ] as const)('Sichuan: 20 and 60 %% of 183 counties, %s, %s', (basis, rounding, required) => {
    let sichuan = notices['sichuan-2.0']!
    for (const id of ['counties-2020', 'counties-2021']) sichuan = withTarget(sichuan, id, { basis, rounding })
    const found = ['counties-2020', 'counties-2021'].map((id) => phaseOf(sichuan, target(sichuan, id), 183).required)
    expect(found).toEqual(required)
  })

  test('Zhejiang: 40 % on top of 25 %, or in all, as the setting says', () => {
    const zhejiang = notices['zhejiang-2021']!
    const share = (basis: Target['basis']) => {
      const chosen = withTarget(zhejiang, 'phase-2', { basis })
      return cumulativeShare(chosen, target(chosen, 'phase-2'))
    }
    expect([share('phase'), share('cumulative')]).toEqual([0.65, 0.4])
  })

  test('Zhejiang: rounded up, each phase reaches its own share', () => {
    const zhejiang = notices['zhejiang-2021']!
    // 101 × 25 % = 25.25, 101 × 40 % = 40.4; 65 % of all would be 66 and leave 40 for the second phase, which is less than 40 %.
    expect(phasesUpTo(zhejiang, target(zhejiang, 'phase-2'), 101)).toEqual([26, 41])
    expect(phasesUpTo(zhejiang, target(zhejiang, 'phase-2'), 1)).toEqual([1, 0])
  })

  test('add up to the base whenever the shares add up to 1', () => {
    const sharesOf = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 5 })
    const roundings = fc.constantFrom('half-up', 'up', 'down' as const)
    fc.assert(
      fc.property(fc.nat(1_000_000), sharesOf, roundings, (base, weights, rounding) => {
        const left = weights.map((weight) => weight / 100 / weights.length)
        const shares = [...left, 1 - left.reduce((a, b) => a + b, 0)].map((share) => Math.round(share * 1000) / 1000)
        const targets = shares.map((share, index) => ({
          ...notices['shaanxi-2.0']!.targets[2]!,
          id: `${index}`,
          share,
          rounding,
        }))
        const notice = { ...notices['shaanxi-2.0']!, targets }
        const last = targets.at(-1)!
        if (cumulativeShare(notice, last) !== 1) return
        const own = phasesUpTo(notice, last, base)
        expect(own.reduce((a, b) => a + b, 0)).toBe(base)
        expect(own.every((each) => each >= 0)).toBe(true)
      }),
    )
  })
})

describe('splitTable', () => {
  test('never hands out more than there is, and every column adds up', () => {
    const amounts = fc.array(fc.nat(500), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(amounts, fc.array(fc.nat(100), { minLength: 1, maxLength: 4 }), (rows, weights) => {
        const sum = rows.reduce((a, b) => a + b, 0)
        const all = weights.reduce((a, b) => a + b, 0) + 1
        const columns = weights.map((weight) => Math.floor((sum * weight) / all))
        const table = splitTable(columns, rows)
        for (const [index, column] of columns.entries()) {
          expect(table.reduce((total, each) => total + each[index]!, 0)).toBe(column)
        }
        for (const [index, each] of table.entries()) {
          expect(each.every((part) => part >= 0)).toBe(true)
          expect(each.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(rows[index]!)
        }
      }),
    )
  })
})

describe('computePlan', () => {
  const plan = (id: string, unit: string, rows: FigureRow[], more: Partial<PlanQuestion> = {}) => {
    const notice = notices[id]!
    const units = unitTable('2021-01-01', notice)
    const figures = figuresOf(id, id === 'sichuan-2017' ? 'annex-3' : 'progress', rows)
    const at = { notice, units, unit: units.get(unit)!, by: unit.endsWith('0000') ? 'city' : 'county' } as const
    return computePlan({ ...at, figures, headcount: [], asOf: '2021-01-01', ...more })
  }
  const phase = (phases: PhasePlan[], id: string) => phases.find((each) => each.id === id)!

  test('Sichuan 2017: everybody untrained, split 20 : 80 so that rows and columns add up', () => {
    const rows = [row('510104', 103, 50), row('510105', 77, 66), row('510106', 9, 10)]
    const result = plan('sichuan-2017', '510100', rows, { asOf: '2017-12-01' })
    const everybody = phase(result.phases, 'full-coverage')
    expect(everybody).toMatchObject({
      base: 189,
      required: 189,
      own: 189,
      reached: 126,
      left: 64,
      daysLeft: 30,
      perDay: 3,
    })
    expect(everybody.rows.map(({ left, perDay }) => [left, perDay])).toEqual([
      [53, 2],
      [11, 1],
      [0, 0],
    ])
    const [split] = result.splits
    expect(split!.total).toEqual({ planProvincial: 13, planLocal: 51 })
    expect(split!.rows.map(({ amount, parts }) => [amount, parts.planProvincial, parts.planLocal])).toEqual([
      [53, 11, 42],
      [11, 2, 9],
      [0, 0, 0],
    ])
  })

  test('Sichuan 2.0: 20 % of 183 counties over the cities, in whole counties', () => {
    const { phases } = plan('sichuan-2.0', '510000', [])
    const first = phase(phases, 'counties-2020')
    expect(first).toMatchObject({ base: 183, required: 37, own: 37, daysLeft: -1, perDay: null })
    expect(first.rows).toHaveLength(21)
    expect(first.rows.reduce((sum, each) => sum + each.own, 0)).toBe(37)
    for (const each of first.rows) expect(Math.abs(each.own - each.base * 0.2)).toBeLessThan(1)
    const second = phase(phases, 'counties-2021')
    expect(second.rows.reduce((sum, each) => sum + each.required, 0)).toBe(second.required)
    expect(second.rows.every(({ own, required, base }) => own >= 0 && required <= base)).toBe(true)
    expect(phase(phases, 'sample-schools')).toMatchObject({ required: 105, most: 147, base: 21 })
    expect(phase(phases, 'trainer-courses')).toMatchObject({ required: 600, own: 600 })
  })

  test('Zhejiang: every county reaches the share itself', () => {
    const rows = [row('330102', 101, 30), row('330105', 99, 0)]
    const first = phase(plan('zhejiang-2021', '330100', rows).phases, 'phase-1')
    expect(first.rows.map(({ required, left }) => [required, left])).toEqual([
      [26, 0],
      [25, 25],
    ])
    expect(first).toMatchObject({ required: 51, left: 25, base: 200 })
  })

  test('Shaanxi: schools of the poor counties, where somebody says how many there are', () => {
    const unknown = phase(plan('shaanxi-2.0', '610000', []).phases, 'poor-2020')
    expect(unknown).toMatchObject({ base: null, required: null, own: null, stated: 1874, agrees: null })
    const schools = new Map([['国家级贫困县区', 6246]])
    const known = plan('shaanxi-2.0', '610000', [], { schools }).phases
    expect(phase(known, 'poor-2020')).toMatchObject({ base: 6246, own: 1874, agrees: true })
    expect(phase(known, 'poor-2021')).toMatchObject({ required: 4060, own: 2186, agrees: true })
    const other = plan('shaanxi-2.0', '610000', [], { schools: new Map([['国家级贫困县区', 6300]]) }).phases
    expect(phase(other, 'poor-2020')).toMatchObject({ own: 1890, agrees: false })
  })

  test('nobody reported: no number, rather than 0', () => {
    const result = plan('sichuan-2017', '510100', [row('510104', null, 5)])
    expect(phase(result.phases, 'full-coverage')).toMatchObject({ required: null, reached: null, left: null, rows: [] })
  })

  test('Shaanxi: schools and cases as the progress sheets give them, a city’s counties together', () => {
    const counties = [
      row('610202', 2000, 1000, { schools: 90, schoolsDone: 10, cases: 8 }),
      row('610204', 2000, 950, { schools: 57, schoolsDone: 12, cases: 12 }),
    ]
    const { phases } = plan('shaanxi-2.0', '610200', counties)
    // 147 × 20% = 29.4; 1950 × 1% = 19.5, half up.
    expect(phase(phases, 'schools-2020')).toMatchObject({ base: 147, required: 29, reached: 22, left: 7 })
    expect(phase(phases, 'cases')).toMatchObject({ base: 1950, required: 20, reached: 20, left: 0 })
    const half = plan('shaanxi-2.0', '610200', [counties[0]!, row('610204', 2000, 950)]).phases
    expect(phase(half, 'cases')).toMatchObject({ base: 1950, reached: null, left: null })
    const told = new Map([['610200', 200]])
    expect(phase(plan('shaanxi-2.0', '610200', counties, { schools: told }).phases, 'schools-2020')).toMatchObject({
      base: 200,
      reached: null,
    })
  })

  test('what no form says may be told, and is taken off what is asked in all', () => {
    const done = new Map([['trainer-courses', 400]])
    const { phases } = plan('sichuan-2.0', '510000', [], { done })
    expect(phase(phases, 'trainer-courses')).toMatchObject({ required: 600, reached: 400, left: 200 })
    expect(phase(phases, 'school-courses')).toMatchObject({ required: 600, reached: null, left: null })
    const more = plan('sichuan-2.0', '510000', [], { done: new Map([['trainer-courses', 700]]) }).phases
    expect(phase(more, 'trainer-courses').left).toBe(0)
  })
})

describe('chooseSchools', () => {
  const schools = (...sizes: number[]): School[] => sizes.map((teachers, index) => ({ name: `校${index}`, teachers }))
  const names = (choice: { schools: School[] }) => choice.schools.map(({ name }) => name)

  test('reaches the target with the fewest too many', () => {
    expect(chooseSchools(schools(50, 40, 30, 20), 70)).toMatchObject({ teachers: 70, surplus: 0 })
    expect(chooseSchools(schools(50, 41, 30), 75)).toMatchObject({ teachers: 80, surplus: 5 })
    expect(chooseSchools(schools(10, 10, 10), 25)).toMatchObject({ teachers: 30, surplus: 5 })
  })

  test('keeps what is chosen, and says how far all of them fall short', () => {
    const all = schools(50, 40, 30, 20)
    const choice = chooseSchools(all, 60, [all[3]!])
    expect(choice).toMatchObject({ teachers: 60, surplus: 0 })
    expect(names(choice)).toEqual(['校3', '校1'])
    expect(chooseSchools(all, 10, [all[0]!])).toMatchObject({ schools: [all[0]], surplus: 40 })
    expect(chooseSchools(all.slice(0, 2), 100)).toMatchObject({ teachers: 90, surplus: -10 })
    expect(chooseSchools([], 5)).toMatchObject({ schools: [], surplus: -5 })
  })

  test('is as good as trying every selection, and the same every time', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 11 })
    fc.assert(
      fc.property(sizes, fc.nat(300), fc.nat(3), (list, goal, fixed) => {
        const all = schools(...list)
        const chosen = all.slice(0, Math.min(fixed, all.length))
        const free = all.filter((school) => !chosen.includes(school))
        const base = chosen.reduce((sum, { teachers }) => sum + teachers, 0)
        let best = Number.POSITIVE_INFINITY
        for (let subset = 0; subset < 2 ** free.length; subset++) {
          const sum = free.reduce((total, { teachers }, index) => total + ((subset >> index) & 1 ? teachers : 0), base)
          if (sum >= goal) best = Math.min(best, sum)
        }
        const choice = chooseSchools(all, goal, chosen)
        const everything = list.reduce((a, b) => a + b, 0)
        expect(choice.teachers).toBe(best === Number.POSITIVE_INFINITY ? everything : best)
        expect(choice.teachers).toBe(choice.schools.reduce((sum, { teachers }) => sum + teachers, 0))
        expect(new Set(choice.schools).size).toBe(choice.schools.length)
        for (const school of chosen) expect(choice.schools).toContain(school)
        expect(chooseSchools(all, goal, chosen)).toEqual(choice)
      }),
      { numRuns: tries(200) },
    )
  })

  test('of a whole county’s schools is exact too', () => {
    const many = schools(...Array.from({ length: 600 }, (_, index) => 20 + ((index * 37) % 181)))
    const total = many.reduce((sum, { teachers }) => sum + teachers, 0)
    for (const goal of [1, Math.ceil(total * 0.4), total - 1]) {
      const choice = chooseSchools(many, goal)
      expect(choice.surplus).toBe(goal === 1 ? 19 : goal === total - 1 ? 1 : 0)
    }
  })
})

describe('reallocate', () => {
  const load = (unit: string, left: number, capacity: number): Load => ({ unit, code: unit, left, capacity })

  test('moves what does not fit to where there is most room', () => {
    const result = reallocate([load('甲', 100, 40), load('乙', 10, 50), load('丙', 5, 45), load('丁', 30, 20)])
    expect(result).toEqual({
      short: [
        { unit: '甲', code: '甲', persons: 60 },
        { unit: '丁', code: '丁', persons: 10 },
      ],
      moves: [
        { from: '甲', to: '乙', persons: 40 },
        { from: '甲', to: '丙', persons: 20 },
        { from: '丁', to: '丙', persons: 10 },
      ],
      uncovered: 0,
    })
  })

  test('shortages 3, 6, 5 and rooms 4, 4, 5, 3 take four moves', () => {
    const loads = [3, 6, 5].map((short, index) => load(`甲${index}`, short, 0))
    const rooms = [4, 4, 5, 3].map((room, index) => load(`乙${index}`, 0, room))
    expect(reallocate([...loads, ...rooms]).moves).toHaveLength(4)
  })

  test('takes the fewest moves there are, where few units are concerned', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(amounts, amounts, (short, room) => {
        const loads = [
          ...short.map((left, index) => load(`甲${index}`, left, 0)),
          ...room.map((free, index) => load(`乙${index}`, 0, free)),
        ]
        const { moves } = reallocate(loads)
        expect(moves.length).toBe(fewestMoves(short, room))
      }),
    )
  })

  test('moves no more than is short and fills nobody beyond capacity', () => {
    const loads = fc.array(fc.tuple(fc.nat(200), fc.nat(200)), { maxLength: 12 })
    fc.assert(
      fc.property(loads, (pairs) => {
        const all = pairs.map(([left, capacity], index) => load(`${index}`, left, capacity))
        const { short, moves, uncovered } = reallocate(all)
        const missing = short.reduce((sum, { persons }) => sum + persons, 0)
        const moved = moves.reduce((sum, { persons }) => sum + persons, 0)
        const room = all.reduce((sum, { left, capacity }) => sum + Math.max(0, capacity - left), 0)
        expect(moved).toBe(Math.min(missing, room))
        expect(moved + uncovered).toBe(missing)
        for (const { unit, left, capacity } of all) {
          const given = moves.filter(({ from }) => from === unit).reduce((sum, { persons }) => sum + persons, 0)
          const got = moves.filter(({ to }) => to === unit).reduce((sum, { persons }) => sum + persons, 0)
          expect(given).toBeLessThanOrEqual(Math.max(0, left - capacity))
          expect(got).toBeLessThanOrEqual(Math.max(0, capacity - left))
        }
      }),
    )
  })
})

/** By trying: every way to settle the first shortage with the rooms, then the next. */
function fewestMoves(short: readonly number[], room: readonly number[]): number {
  const all = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0)
  if (all(short) > all(room)) return fewestMoves(room, short)
  return fewestInOrder(short, room)
}

function settle(open: number, room: readonly number[], from: number, rest: readonly number[]): number {
  if (open === 0) return fewestInOrder(rest, room)
  let best = Number.POSITIVE_INFINITY
  for (let index = from; index < room.length; index++) {
    for (let moved = 1; moved <= Math.min(open, room[index]!); moved++) {
      const left = room.map((each, at) => (at === index ? each - moved : each))
      best = Math.min(best, 1 + settle(open - moved, left, index + 1, rest))
    }
  }
  return best
}

function fewestInOrder([first, ...rest]: readonly number[], room: readonly number[]): number {
  return first === undefined ? 0 : settle(first, room, 0, rest)
}
