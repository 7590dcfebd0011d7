/**
 * A random desk on a random day, some sheets received: what `deadlines` says beside what the clauses say. Who owes what and until when is
 * written here from the sentences; the setting that is open is `dayItselfCounts`.
 */
import { computeDeadlines } from '../../src/gap/deadlines.ts'
import { applySettings } from '../../src/notice/apply-settings.ts'
import type { Notice } from '../../src/notice/notice.ts'
import type { UnitTable } from '../../src/unit/unit.ts'
import type { Random } from '../conservation/random.ts'
import { held, nothingHeld } from '../gap/held.ts'

interface Duty {
  notice: string
  form: string
  region: string
  on: string
  /** From which level below the region the form comes, and which rows it must hold, seen from the desk that sends it. */
  from: 'city' | 'county'
  rows: 'county' | undefined
}

const duties: readonly Duty[] = [
  // S17-10: 于3月31日前填报……（附件3）; S17-36: 本表分解到各县（市、区）……以市（州）为单位统计汇总.
  { notice: 'sichuan-2017', form: 'annex-3', region: '510000', on: '2017-03-31', from: 'city', rows: 'county' },
  // ZJ-09: 各市、县（市、区）教育局……于2021年5月14日前报送.
  { notice: 'zhejiang-2021', form: 'school-list', region: '330000', on: '2021-05-14', from: 'county', rows: undefined },
  // YY-06: 各县市区教育行政部门填写……于2021年5月30日前报送.
  { notice: 'yueyang-2021', form: 'annex-1', region: '430600', on: '2021-05-30', from: 'county', rows: undefined },
]

const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000
const text = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10)

export function compareDays(
  random: Random,
  tableOf: (notice: string, asOf: string) => UnitTable,
  packs: ReadonlyMap<string, Notice>,
): [what: string, found: unknown, expected: unknown][] {
  const duty = random.pick(duties)
  const asOf = text(day(duty.on) + random.int(-12, 4))
  const within = random.pick([0, 1, 3, 7, Number.POSITIVE_INFINITY])
  const dayItselfCounts = random.chance(0.7)
  const units = tableOf(duty.notice, asOf)
  const levels = duty.region.endsWith('0000')
    ? (['province', 'city', 'county'] as const)
    : (['city', 'county'] as const)
  const level = random.pick(levels)
  const top = units.get(duty.region)!
  const unit = level === top.level ? top : random.pick(units.below(top.key, level as 'city' | 'county'))
  const rank = { province: 0, city: 1, county: 2 }
  // Above the sender every sender owes it; at his desk every unit that must stand on the sheet; below, the desk itself.
  const sender =
    rank[level] < rank[duty.from] ? duty.from : duty.rows && rank[level] < rank[duty.rows] ? duty.rows : undefined
  const owed = sender ? units.below(unit.key, sender) : [unit]
  const received = owed.filter(() => random.chance(random.pick([0.2, 1])))
  const holdings = received.map(({ key }) => held(duty.form, key))
  const notice = applySettings(packs.get(duty.notice)!, { dayItselfCounts })
  const found = computeDeadlines({ ...nothingHeld, notice, units, unit, asOf, holdings, within }).find(
    ({ form }) => form === duty.form,
  )
  const last = day(duty.on) - (dayItselfCounts ? 0 : 1)
  const missing = owed.filter((each) => !received.includes(each)).map(({ key }) => key)
  const inWindow = last <= day(asOf) + within
  const shown = inWindow && (last >= day(asOf) || missing.length > 0)
  const expected = shown
    ? [
        owed.length,
        received.length,
        missing,
        last - day(asOf),
        missing.length > 0 ? 'unmet' : 'met',
        missing.length > 0,
      ]
    : undefined
  const said = found && [
    ...[found.expected, found.received, found.missing.map(({ code }) => code)],
    ...[found.daysLeft, found.state, found.pressing],
  ]
  return [[`deadline ${duty.form} of ${unit.name} on ${asOf}, dayItselfCounts=${dayItselfCounts}`, said, expected]]
}
