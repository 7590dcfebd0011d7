/**
 * What `gap` and `status` answer now, and the sums of the states sealed before, come in; what a director is shown of them goes out: units by
 * their gap, targets over time, who is missing, what holds up. Pure; adds no number of its own but shares of what is there, and names no person.
 */
import type { Notice } from '../notice/notice.ts'
import type { UnitTable } from '../unit/unit.ts'
import type { IsoDate } from '../value/date.ts'
import { grouped } from '../value/grouped.ts'
import type { Coverage } from './coverage.ts'
import { lackSentence } from './coverage-words.ts'
import type { GapLevel, GapNumbers, GapResult, TargetState } from './gap-result.ts'
import { type Hindrance, hindrancesOf } from './hindrances.ts'
import type { QuotaState } from './quota-states.ts'
import { rateOf } from './share.ts'
import type { StatusResult, StatusRow } from './status-result.ts'
import { whom } from './status-words.ts'

/** The sums of the ledger on a day: as it was sealed, or as it is asked about (the last one). */
export interface Moment {
  /** Name of the sealed state; `''` for the ledger as it stands. */
  name: string
  asOf: IsoDate
  total: GapNumbers
  targets: TargetState[]
  /** Something it held was removed from the ledger since. */
  reduced: boolean
}

interface OverviewQuestion {
  notice: Notice
  units: UnitTable
  gap: GapResult
  /** The same by the next level below, where the ledger knows it. */
  finer: GapResult | undefined
  quotas: readonly QuotaState[]
  /** What the gap lacks. */
  coverage: Coverage
  status: StatusResult
  /** What the forms of `status` lack. */
  statusCoverage: Coverage
  /** In order of time. */
  moments: readonly [...Moment[], Moment]
  /** Sealed states that cannot be shown, and why. */
  unused: readonly string[]
}

export interface Overview extends Pick<OverviewQuestion, 'notice' | 'quotas' | 'status' | 'moments' | 'unused'> {
  unit: string
  asOf: IsoDate
  /** `''` where nothing is lacking. */
  lack: string
  /** What the notice counts: teachers; else who and which schools stand on its lists; else nothing by unit. */
  counts: 'staff' | 'lists' | 'nothing'
  levels: Level[]
  missing: Missing[]
  total: GapNumbers
  targets: TargetState[]
  lines: Line[]
  hindrances: Hindrance[]
  /** Figures of which another one is known too. */
  differences: number
}

interface Level {
  by: GapLevel
  rows: LevelRow[]
  /** Undefined where the rows are not all there is. */
  total: GapNumbers | undefined
}

interface LevelRow {
  name: string
  /** The city of a county, the county of a school, where the rows are of several; else `''`. */
  above: string
  numbers: GapNumbers
}

/** Who never sent a form. */
interface Missing {
  form: string
  count: number
  /** Nobody sent it. */
  all: boolean
  /** Units and schools; where they are more than people read, the units above them with how many each. */
  names: string[]
}

/** How much of a target is reached, moment by moment: 1 is all of it, null is not known. */
export interface Line {
  title: string
  shares: (number | null)[]
  /** When it must be 1; `''` for no day. */
  by: IsoDate | ''
}

export function overviewOf(question: OverviewQuestion): Overview {
  const { notice, quotas, gap, coverage, status, moments, unused } = question
  const { unit, asOf, total, targets, rows, differences } = gap
  const all = [total, ...rows]
  const isListed = all.some(({ participants = 0, pilotSchools = 0 }) => participants + pilotSchools > 0)
  return {
    ...{ notice, unit, asOf, quotas, status, moments, unused, total, targets },
    lack: lackSentence(coverage),
    counts: all.some(({ staff }) => staff !== null) ? 'staff' : isListed ? 'lists' : 'nothing',
    levels: levelsOf(question),
    missing: missingOf(question),
    lines: linesOf(moments),
    hindrances: hindrancesOf(status, [coverage, question.statusCoverage], notice),
    differences: differences.length,
  }
}

/** Schools take the place of their county; counties stand below their cities, as far as these told them. */
function levelsOf({ gap, finer, units }: OverviewQuestion): Level[] {
  if (!finer) return [levelOf(gap, units)]
  if (finer.by === 'school') return [levelOf(finer, units)]
  const coarse = new Set(Array.from(gap.rows, ({ code }) => code))
  const rows = [...finer.rows].filter(({ code }) => !coarse.has(code))
  return [levelOf(gap, units), { ...levelOf({ ...finer, rows }, units), total: undefined }]
}

function levelOf({ by, rows, total }: GapResult, units: UnitTable): Level {
  const aboveOf = (code: string) =>
    by === 'school' ? (units.get(code)?.name ?? '') : by === 'county' ? (units.above(code, 'city')?.name ?? '') : ''
  const aboves = Array.from(rows, ({ code }) => aboveOf(code))
  const several = new Set(aboves).size > 1
  const above = (index: number) => (several ? aboves[index]! : '')
  return { by, total, rows: Array.from(rows, (row, index) => ({ name: row.unit, above: above(index), numbers: row })) }
}

/** Names that somebody still reads one by one. */
const MOST_NAMES = 60

function missingOf({ status, units }: OverviewQuestion): Missing[] {
  const { rows, forms, by } = status
  return forms.flatMap(({ form, expected }) => {
    const own = rows.filter((row) => row.form === form && row.state === 'missing')
    if (own.length === 0) return []
    const groupOf = ({ code }: StatusRow) => (by === 'school' ? undefined : units.above(code, by))?.name ?? ''
    const groups = grouped(own, groupOf)
    const isLong = own.length > MOST_NAMES && groups.size > 1
    const names = isLong ? [...groups].map(([name, { length }]) => `${name}（${length}）`) : own.map(whom)
    return [{ form, count: own.length, all: own.length === expected, names }]
  })
}

/** The rate of the trained, and every target whose share is known; a target that is the rate itself is the same line. */
function linesOf(moments: OverviewQuestion['moments']): Line[] {
  const last = moments.at(-1)!
  const rates = moments.map(({ total }) => total.rate)
  const goals = last.targets.map((target): Line => {
    const states = moments.map(({ targets }) => targets.find(({ id }) => id === target.id))
    return { title: target.title, shares: states.map(shareOf), by: target.by }
  })
  const known = goals.filter(({ shares }) => shares.some((share) => share !== null))
  if (rates.every((rate) => rate === null)) return known
  const isRate = (line: Line) => line.shares.every((share, index) => share === rates[index])
  if (known.some(isRate))
    return known.map((line) => (isRate(line) ? { ...line, title: `完成率（${line.title}）` } : line))
  return [{ title: '完成率', shares: rates, by: '' }, ...known]
}

function shareOf(target: TargetState | undefined): number | null {
  if (target?.region !== '' || target.required === null || target.reached === null) return null
  return rateOf(target.reached, target.required)
}
