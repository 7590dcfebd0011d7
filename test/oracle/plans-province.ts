/**
 * A seed comes in, a province with invented figures goes out: who has reported what, on which day, under which settings. Small numbers, zeros,
 * more trained than there are, blanks and counties that never reported are all common. Knows no clause.
 */
import type { Figure } from '../../src/gap/figure.ts'
import type { SettingValues } from '../../src/notice/apply-settings.ts'
import type { UnitTable } from '../../src/unit/unit.ts'
import { Random } from '../conservation/random.ts'

export interface Row {
  unit: string
  staff: number
  /** null: left blank. */
  trained: number | null
  schools?: number
  schoolsDone?: number
  cases?: number
  started?: 0 | 1
}

export interface City {
  key: string
  counties: string[]
  /** What came down from the province. */
  issued: Row | undefined
  /** The city's own row among its counties, first, and theirs. */
  rows: Row[]
}

export interface Province {
  notice: string
  key: string
  asOf: string
  settings: SettingValues
  cities: City[]
}

export const provinces = {
  'sichuan-2017': { key: '510000', form: 'annex-3', years: [2017, 2017] },
  'zhejiang-2021': { key: '330000', form: 'progress', years: [2021, 2022] },
  'shaanxi-2.0': { key: '610000', form: 'progress', years: [2019, 2022] },
  'sichuan-2.0': { key: '510000', form: 'progress', years: [2020, 2023] },
  'heilongjiang-2.0': { key: '230000', form: 'progress', years: [2020, 2024] },
} as const
export type NoticeId = keyof typeof provinces

export function randomProvince(seed: number, tableOf: (notice: string, asOf: string) => UnitTable): Province {
  const random = new Random(seed)
  const notice = random.pick(Object.keys(provinces) as NoticeId[])
  const { key, years } = provinces[notice]
  const two = (number: number) => String(number).padStart(2, '0')
  // The last days that count, and the days about them.
  const ends = notice === 'zhejiang-2021' ? ['08-15', '08-31', '09-01'] : ['12-31', '12-31', '12-30', '01-01']
  const day = random.chance(0.4) ? random.pick(ends) : `${two(random.int(1, 12))}-${two(random.int(1, 28))}`
  const asOf = `${random.int(years[0], years[1])}-${day}`
  const units = tableOf(notice, asOf)
  const size = random.pick([3, 12, 200, 9000])
  const share = random.pick([0, 0.3, 0.9, 1])
  const row = (unit: string, extra: boolean): Row => {
    const staff = random.int(0, size)
    const trained = random.chance(0.01) ? null : random.chance(0.15) ? staff + random.int(1, 9) : random.int(0, staff)
    const schools = random.int(0, 40)
    return {
      ...{ unit, staff, trained },
      ...(extra && { schools, schoolsDone: random.int(0, schools), cases: random.int(0, 9) }),
      ...(notice === 'sichuan-2.0' && random.chance(0.7) && { started: random.int(0, 1) as 0 | 1 }),
    }
  }
  const withIssued = notice === 'sichuan-2017' && random.chance(0.6)
  const cities = units.below(key, 'city').map((city): City => {
    const counties = units.below(city.key, 'county').map((county) => county.key)
    const all = random.chance(share)
    const some = random.chance(0.7)
    const extra = notice === 'shaanxi-2.0' && random.chance(0.8)
    const reported = counties.filter(() => all || (some && random.chance(0.5)))
    const own = reported.length > 0 && random.chance(0.2) ? [city.key] : []
    return {
      key: city.key,
      counties,
      issued: withIssued ? { ...row(city.key, false), unit: city.key } : undefined,
      rows: [...own, ...reported].map((unit) => row(unit, extra)),
    }
  })
  return { notice, key, asOf, settings: settingsOf(notice, random), cities }
}

/** The places where a source is open, drawn anew in every case. */
function settingsOf(notice: NoticeId, random: Random): SettingValues {
  const rounding = () => random.pick(['half-up', 'up', 'down'])
  const dayItselfCounts = random.chance(0.8)
  if (notice === 'zhejiang-2021') return { dayItselfCounts, quotaBasis: random.pick(['phase', 'cumulative']) }
  if (notice === 'sichuan-2.0')
    return { dayItselfCounts, countyBasis: random.pick(['cumulative', 'phase']), countyRounding: rounding() }
  if (notice !== 'shaanxi-2.0') return { dayItselfCounts }
  const yearRounding = random.pick(['total', 'each'])
  return { dayItselfCounts, yearRounding, schoolRounding: rounding(), caseRounding: rounding(), thirdYear: '2022' }
}

export function figuresOf({ notice, cities }: Province): Figure[] {
  const { form } = provinces[notice as NoticeId]
  const figures = (form: string, { unit, ...measures }: Row, index: number): Figure[] =>
    Object.entries(measures).flatMap(([measure, value], column) =>
      value === null
        ? []
        : [
            {
              ...{ notice, form, unit, school: '', measure, value, kind: 'data' as const },
              source: { path: `${form}.xlsx`, sheet: 'Sheet1', cell: `${'BCDEFGH'[column]}${7 + index}`, sha256: form },
            },
          ],
    )
  const issued = cities.flatMap((city, index) => (city.issued ? figures('annex-1', city.issued, index) : []))
  return [...issued, ...cities.flatMap(({ rows }) => rows.flatMap((row, index) => figures(form, row, index)))]
}
