/**
 * A province with its figures and a desk come in; what the sentences of the notices ask there goes out. Written from the clauses, in whole
 * numbers and without the packs or any arithmetic of the product; where a source is open, the setting is named.
 */
import type { City, Province, Row } from './plans-province.ts'

/** Who asks: the province, one of its cities, or a county (of a city). */
export interface Desk {
  unit: string
  city?: City
  county?: string
}

export interface Phase {
  base: number | null
  required: number | null
  own: number | null
  reached: number | null
  left: number | null
  perDay: number | null
  most: number | null
  /** The region that is asked as a whole. */
  asksRegion: boolean
  /** How many miss it, where it is asked of each. */
  missing: number
}

export interface Numbers {
  staff: number
  trained: number | null
  gap: number | null
}

/** S17-17, S17-07: the gap is staff − trained; where more are trained (直属事业单位) nobody is left, and it closes no other gap. */
const numbersOf = ({ staff, trained }: Row): Numbers => ({
  staff,
  trained,
  gap: trained === null ? null : Math.max(0, staff - trained),
})

function sum(all: readonly (number | null)[]): number | null {
  return all.some((each) => each === null) ? null : all.reduce<number>((total, each) => total + each!, 0)
}

export function sumOf(all: readonly Numbers[]): Numbers {
  const of = (field: 'staff' | 'trained' | 'gap') => sum(all.map((each) => each[field]))
  return { staff: of('staff')!, trained: of('trained'), gap: of('gap') }
}

/** S17-38: 在统计核实附件1基础上填报. What the counties report stands for the city once all of them have; until then what was issued. */
const countsByRows = ({ rows, counties, issued }: City) =>
  rows.length > 0 && (!issued || counties.every((key) => rows.some(({ unit }) => unit === key)))

export function cityNumbers(city: City): Numbers | undefined {
  if (countsByRows(city)) return sumOf(city.rows.map(numbersOf))
  return city.issued && numbersOf(city.issued)
}

/** The rows of a desk's table: unit → numbers. A city stands for itself where nothing finer is known. */
export function rowsAt({ cities }: Province, desk: Desk, by: 'city' | 'county'): [string, Numbers][] {
  const own = desk.city ? [desk.city] : cities
  if (desk.county !== undefined)
    return desk.city!.rows.filter(({ unit }) => unit === desk.county).map((row) => [row.unit, numbersOf(row)])
  return own.flatMap((city): [string, Numbers][] => {
    if (by === 'county' && city.rows.length > 0) return city.rows.map((row) => [row.unit, numbersOf(row)])
    const numbers = cityNumbers(city)
    return numbers ? [[city.key, numbers]] : []
  })
}

/** Largest remainder: every part its share rounded down, the rest to the largest remainders, the earlier first. */
export function apportion(total: number, sizes: readonly number[]): number[] {
  const all = sizes.reduce((a, b) => a + b, 0)
  if (all === 0) return sizes.map(() => 0)
  const parts = sizes.map((size) => Math.floor((total * size) / all))
  const rest = sizes.map((size, index) => ({ index, rest: (total * size) % all }))
  rest.sort((a, b) => b.rest - a.rest || a.index - b.index)
  const left = total - parts.reduce((a, b) => a + b, 0)
  for (const { index } of rest.slice(0, left)) parts[index]!++
  return parts
}

/**
 * S17-02, S17-39: 省级培训20%，市、县两级培训80%; 各县之和恰好等于全市，各市之和恰好等于全省. Split once for the province, then over the cities,
 * then over the counties of each. Counties of a city that is counted by its issued figure are split by themselves.
 */
export function provincialPart(province: Province): Map<string, number> {
  const parts = new Map<string, number>()
  const known = province.cities.filter((city) => cityNumbers(city))
  const gaps = known.map((city) => splitGap(city))
  const whole = gaps.reduce((a, b) => a + b, 0)
  const byCity = apportion(half(whole * 20, 100), gaps)
  for (const [index, city] of known.entries()) {
    parts.set(city.key, byCity[index]!)
    const rows = city.rows.map((row) => numbersOf(row).gap ?? 0)
    const together = rows.reduce((a, b) => a + b, 0)
    const here = countsByRows(city) ? byCity[index]! : half(together * 20, 100)
    for (const [at, persons] of apportion(here, rows).entries()) parts.set(`row ${city.rows[at]!.unit}`, persons)
  }
  return parts
}

const splitGap = (city: City) =>
  countsByRows(city)
    ? city.rows.reduce((all, row) => all + (numbersOf(row).gap ?? 0), 0)
    : (cityNumbers(city)!.gap ?? 0)

const half = (top: number, bottom: number) => Math.floor((2 * top + bottom) / (2 * bottom))

export function share(base: number, percent: number, rounding: unknown): number {
  if (rounding === 'up') return Math.floor((base * percent + 99) / 100)
  return rounding === 'down' ? Math.floor((base * percent) / 100) : half(base * percent, 100)
}

const nothing: Phase = {
  ...{ base: null, required: null, own: null, reached: null, left: null, perDay: null, most: null },
  ...{ asksRegion: false, missing: 0 },
}

/** Days there are: up to the last one (which counts, by `dayItselfCounts`), on it that day; none before the phase begins. */
export function daysFor(asOf: string, from: string, by: string, counts: boolean): number | null {
  const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000
  const last = day(by) - (counts ? 0 : 1)
  if (day(asOf) > last) return null
  return day(from || asOf) > day(asOf) ? last - day(from) + 1 : Math.max(1, last - day(asOf))
}

interface Part {
  base: number
  required: number
  own: number
  reached: number | null
  left: number | null
}

/** Asked of each: what one has too many helps no other. */
function ofEach(parts: readonly Part[], most: number | null = null): Phase {
  if (parts.length === 0) return nothing
  const known = parts.every(({ left }) => left !== null)
  const of = (field: keyof Part) => sum(parts.map((each) => each[field]))
  return {
    ...nothing,
    ...{ base: of('base'), required: of('required'), own: of('own'), reached: of('reached'), left: of('left') },
    most: most === null ? null : most * parts.length,
    missing: known && parts.length > 1 ? parts.filter(({ left }) => left! > 0).length : 0,
  }
}

const region: Phase = { ...nothing, asksRegion: true }
const fixed = (number: number): Part => ({ base: 1, required: number, own: number, reached: null, left: null })
const part = (base: number, required: number, before: number, reached: number | null): Part => ({
  ...{ base, required, own: required - before, reached },
  left: reached === null ? null : Math.max(0, required - reached),
})

/** Every target of a notice at a desk: id → what is asked, with its days. */
export function phasesAt(province: Province, desk: Desk, by: 'city' | 'county'): Record<string, Phase> {
  const { asOf, settings } = province
  const dated = ([from, until]: readonly [string, string], phase: Phase): Phase => {
    const days = until === '' ? null : daysFor(asOf, from, until, settings.dayItselfCounts !== false)
    return { ...phase, perDay: phase.left === null || days === null ? null : Math.ceil(phase.left / days) }
  }
  const found = clauses[province.notice]!(province, desk, by)
  return Object.fromEntries(Object.entries(found).map(([id, [days, phase]]) => [id, dated(days, phase)]))
}

type Clauses = (
  province: Province,
  desk: Desk,
  by: 'city' | 'county',
) => Record<string, [days: readonly [string, string], Phase]>

/** 全员培训: everybody; whoever is left anywhere is left. */
function everybody(province: Province, desk: Desk, by: 'city' | 'county'): Phase {
  const rows = rowsAt(province, desk, by).map(([, numbers]) => numbers)
  if (rows.length === 0) return nothing
  const { staff, trained, gap } = sumOf(rows)
  return { ...nothing, base: staff, required: staff, own: staff, reached: trained, left: gap }
}

const clauses: Record<string, Clauses> = {
  // S17-04: 到2017年底……全员培训.
  'sichuan-2017': (province, desk, by) => ({ 'full-coverage': [['', '2017-12-31'], everybody(province, desk, by)] }),

  // HL-05: 20xx年底前……全员培训; the year is masked.
  'heilongjiang-2.0': (province, desk, by) => ({ 'full-coverage': [['', ''], everybody(province, desk, by)] }),

  'zhejiang-2021': (province, desk) => {
    // ZJ-02 不少于本地教师数的25%; ZJ-04 不少于40%, of the second phase alone or of both: `quotaBasis`. 本地: every county.
    const parts = (ends: (staff: number) => [required: number, before: number]) =>
      rowsAt(province, desk, 'county').map(([, { staff, trained }]) => part(staff, ...ends(staff), trained))
    const first = (staff: number) => share(staff, 25, 'up')
    const second = (staff: number) =>
      province.settings.quotaBasis === 'phase'
        ? Math.min(staff, first(staff) + share(staff, 40, 'up'))
        : share(staff, 40, 'up')
    return {
      'phase-1': [['', '2021-08-15'], ofEach(parts((staff) => [first(staff), 0]))],
      'phase-2': [['2021-09-01', '2022-08-31'], ofEach(parts((staff) => [second(staff), first(staff)]))],
    }
  },

  'shaanxi-2.0': (province, desk) => {
    const { settings } = province
    const cities = desk.county === undefined ? (desk.city ? [desk.city] : province.cities) : []
    const all = (city: City, measure: 'schools' | 'schoolsDone' | 'cases' | 'trained') =>
      city.rows.length === 0 ? null : sum(city.rows.map((row) => row[measure] ?? null))
    // SX-09: 各市分别完成辖区内20%、50%、30%学校; how whole schools come out: `schoolRounding`, of the running total or year by year: `yearRounding`.
    const upTo = (schools: number, years: number) => {
      const shares = [20, 50, 30].slice(0, years)
      const round = (percent: number) => share(schools, percent, settings.schoolRounding)
      const eachYear = settings.yearRounding === 'each' || settings.schoolRounding === 'up'
      if (!eachYear) return round(shares.reduce((a, b) => a + b, 0))
      return shares.reduce((before, percent) => Math.min(schools, before + round(percent)), 0)
    }
    const year = (number: number) =>
      cities.flatMap((city) => {
        const schools = all(city, 'schools')
        if (schools === null) return []
        return [
          part(schools, upTo(schools, number), number > 1 ? upTo(schools, number - 1) : 0, all(city, 'schoolsDone')),
        ]
      })
    // SX-05: 每年由各市推荐参训教师总数1%.
    const cases = cities.flatMap((city) => {
      const trained = all(city, 'trained')
      return trained === null ? [] : [part(trained, share(trained, 1, settings.caseRounding), 0, all(city, 'cases'))]
    })
    const below = desk.county !== undefined
    const ofCity = (parts: Part[]) => (below ? region : ofEach(parts))
    const isProvince = desk.city === undefined
    const counties = below ? 1 : cities.reduce((count, city) => count + city.counties.length, 0)
    return {
      pilots: [['', '2019-12-31'], isProvince ? ofEach([fixed(214)]) : region],
      'poor-counties': [['', '2022-12-31'], isProvince ? ofEach([fixed(56)]) : region],
      'poor-2020': [['2020-01-01', '2020-12-31'], isProvince ? nothing : region],
      'poor-2021': [['2021-01-01', '2021-12-31'], isProvince ? nothing : region],
      'poor-year-3': [['2022-01-01', '2022-12-31'], isProvince ? nothing : region],
      'schools-2020': [['2020-01-01', '2020-12-31'], ofCity(year(1))],
      'schools-2021': [['2021-01-01', '2021-12-31'], ofCity(year(2))],
      'schools-year-3': [['2022-01-01', '2022-12-31'], ofCity(year(3))],
      // SX-10: 每县区抽查3—5所.
      inspected: [
        ['', ''],
        ofEach(
          Array.from({ length: counties }, () => fixed(3)),
          5,
        ),
      ],
      cases: [['', ''], ofCity(cases)],
    }
  },

  'sichuan-2.0': (province, desk, by) => {
    const { settings, cities } = province
    const counties = cities.map((city) => city.counties.length)
    const all = counties.reduce((a, b) => a + b, 0)
    // SC2-14, SC2-15: 全省20%、60%的县启动; of all so far or of the year: `countyBasis`; whole counties: `countyRounding`.
    const first = share(all, 20, settings.countyRounding)
    const alone = settings.countyBasis === 'phase'
    const upTo =
      alone && settings.countyRounding === 'up'
        ? first + share(all, 60, 'up')
        : share(all, alone ? 80 : 60, settings.countyRounding)
    const inFirst = apportion(first, counties)
    const inSecond = apportion(
      upTo - first,
      counties.map((count, index) => count - inFirst[index]!),
    )
    const started = cities.map((city) => city.rows.filter((row) => row.started === 1 && row.unit !== city.key).length)
    const ofCounties = (required: number[], before: number[]): Phase => {
      if (desk.county !== undefined) return region
      const parts = cities.map((_, index) => part(counties[index]!, required[index]!, before[index]!, started[index]!))
      const mine = desk.city ? [parts[cities.indexOf(desk.city)]!] : parts
      const whole = ofEach(mine)
      return { ...whole, left: Math.max(0, whole.required! - whole.reached!), missing: 0 }
    }
    const none = counties.map(() => 0)
    const courses = (places: number): [[string, string], Phase] => [
      ['', '2022-12-31'],
      // SC2-09…11: 开展三期，每期200人 (400人): the province's.
      desk.city ? region : ofEach([fixed(3 * places)]),
    ]
    const cityCount = desk.city ? 1 : cities.length
    return {
      'counties-2020': [['', '2020-12-31'], ofCounties(inFirst, none)],
      'counties-2021': [
        ['2021-01-01', '2021-12-31'],
        ofCounties(
          inFirst.map((count, index) => count + inSecond[index]!),
          inFirst,
        ),
      ],
      'full-coverage': [['', '2022-12-31'], everybody(province, desk, by)],
      'trainer-courses': courses(200),
      'school-courses': courses(200),
      'classroom-courses': courses(400),
      // SC2-12: 各市（州）推荐5-7所.
      'sample-schools': [
        ['', '2020-12-31'],
        desk.county === undefined
          ? ofEach(
              Array.from({ length: cityCount }, () => fixed(5)),
              7,
            )
          : region,
      ],
    }
  },
}
