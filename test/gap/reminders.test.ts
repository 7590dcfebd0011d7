/** 催报: what each is told, in which order, and what is not said twice. Units are real, schools and figures invented. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Figure, Holding } from '../../src/gap/figure.ts'
import { remindersOf } from '../../src/gap/reminders.ts'
import { computeStatus, formsOfStatus } from '../../src/gap/status.ts'
import type { Reminder } from '../../src/gap/status-result.ts'
import { failures } from '../../src/gap/status-words.ts'
import type { Notice } from '../../src/notice/notice.ts'
import type { UnitTable } from '../../src/unit/unit.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { notepadText } from '../../src/workbook/notepad-text.ts'
import { loadNotice } from '../notices/load.ts'
import { held, nothingHeld } from './held.ts'

let notice: Notice
let units: UnitTable
beforeAll(async () => {
  notice = await loadNotice('yueyang-2021')
  units = unitTable('2021-05-28', notice)
})

interface Ask {
  holdings?: Holding[]
  reminders?: Reminder[]
  figures?: Figure[]
  all?: boolean
  unit?: string
}
const schools = [
  { unit: '430602', school: '甲小学' },
  { unit: '430602', school: '乙小学' },
  { unit: '430681', school: '丙小学' },
]
function ask({ holdings = [], reminders = [], figures = [], all = false, unit = '430600' }: Ask) {
  const status = computeStatus({
    ...nothingHeld,
    holdings,
    reminders,
    expected: { path: '名单.xlsx', day: '2021-05-20', schools },
    notice,
    units,
    unit: units.get(unit)!,
    asOf: '2021-05-28',
    forms: formsOfStatus(notice, 'annex-3'),
    by: unit === '430600' ? 'county' : 'school',
  })
  return remindersOf({
    notice,
    status,
    reminders,
    figures,
    holdings,
    all,
    contact: { name: '示例科', phone: '0730-0000000' },
  })
}
const staff = (unit: string, value: number): Figure => ({
  notice: notice.id,
  form: 'x',
  unit,
  school: '',
  measure: 'staff',
  value,
  kind: 'data',
  source: { path: 'x.xlsx', sheet: '', cell: 'A1', sha256: 'x' },
})

describe('a reminder', () => {
  test('says what is missing, what blocks, how many days are left and whom to call', () => {
    const rejected = held('annex-3', '430602', { school: '乙小学', state: 'errors', errors: 3, path: '张示例.xlsx' })
    expect(ask({ holdings: [rejected] }).units[0]!.text.split('\n')).toEqual([
      '岳阳楼区：岳教体办通〔2021〕8号要报的表，还有 2 份没有办完。',
      '附件3（5月30日截止，还有 2 天）：还没有报：甲小学；报了没过，请改好再报：乙小学（3 处错误，退回 1 次）。',
      '没有可报的也请回复一声，按零报告登记。',
      '有问题请联系：示例科 0730-0000000',
    ])
  })

  test('goes to each school at the desk of a county', () => {
    const { units: found } = ask({ unit: '430602' })
    expect(found.map(({ school }) => school)).toEqual(['甲小学', '乙小学'])
    expect(found[0]!.text).toContain('岳阳楼区 甲小学：')
    expect(found[0]!.text).toContain('：还没有报。')
  })

  test('is first for whoever has most teachers, else for whoever lacks most', () => {
    const order = (figures: Figure[]) => ask({ figures }).units.map(({ unit }) => unit)
    expect(order([])).toEqual(['岳阳楼区', '汨罗市'])
    expect(order([staff('430602', 100), staff('430681', 900)])).toEqual(['汨罗市', '岳阳楼区'])
  })

  test('is not said again until something changes; all on request', () => {
    const first = ask({})
    expect(first.given).toHaveLength(3)
    const again = ask({ reminders: first.given })
    expect(again.units).toEqual([])
    expect(again.unchanged).toEqual({ units: 2, rows: 3, day: '2021-05-28' })
    expect(ask({ reminders: first.given, all: true }).units).toHaveLength(2)
    const changed = ask({
      reminders: first.given,
      holdings: [held('annex-3', '430602', { school: '甲小学', state: 'errors', errors: 1 })],
    })
    expect(changed.units.map(({ rows }) => rows.map(({ school }) => school))).toEqual([['甲小学']])
  })

  test('says once who has done it since, and keeps the day', () => {
    const first = ask({})
    const holdings = [held('annex-3', '430602', { school: '甲小学' })]
    const second = ask({ reminders: first.given, holdings })
    expect(second.done.map(({ school, state }) => [school, state])).toEqual([['甲小学', 'on-time']])
    expect(second.units).toEqual([])
    expect(second.given).toMatchObject([{ school: '甲小学', day: '2021-05-28' }])
    const kept = [...first.given.filter(({ school }) => school !== '甲小学'), ...second.given]
    expect(ask({ reminders: kept, holdings }).done).toEqual([])
  })

  test('of schools whose size nobody knows: who sent more that does not count is first, who only corrects is last', () => {
    const list = ['甲小学', '乙小学']
    const rejected = (school: string, rows: number, more = {}) =>
      held('annex-3', '430602', { school, rows, state: 'errors', errors: 2, figures: () => ({}), ...more })
    const order = (holdings: Holding[]) => ask({ holdings, unit: '430602' }).units.map(({ school }) => school)
    expect(order([rejected('甲小学', 20), rejected('乙小学', 300)])).toEqual(['乙小学', '甲小学'])
    expect(order([rejected('甲小学', 300), rejected('乙小学', 20)])).toEqual(list)
    const counts = held('annex-3', '430602', { school: '甲小学', rows: 900 })
    expect(order([counts, rejected('甲小学', 900), rejected('乙小学', 20)])).toEqual(['乙小学', '甲小学'])
  })

  test('is for nobody who has reported, a zero report among them', () => {
    const holdings = schools.map(({ unit, school }) => held('annex-3', unit, { school, zero: true, rows: 0 }))
    expect(ask({ holdings }).units).toEqual([])
  })

  test('is shown by Notepad as it is', () => expect(notepadText('甲\n乙')).toBe('\uFEFF甲\r\n乙\r\n'))
})

describe('the desk of a province of 21 cities', () => {
  test('some in, some rejected, some correcting: whoever holds back most teachers is first, and the next run says what changed', async () => {
    const sichuan = await loadNotice('sichuan-2017')
    const table = unitTable('2017-03-30', sichuan)
    const cities = table.below('510000', 'city')
    expect(cities).toHaveLength(21)
    // Teachers as the province's own table has them: 1000, 2000, … 21000, in an order that is not that of the codes.
    const size = (index: number) => 1000 * (((index * 8) % 21) + 1)
    const figures = cities.map(({ key }, index) => ({ ...staff(key, size(index)), notice: 'sichuan-2017' }))
    const inTime = cities.slice(0, 9).map(({ key }) => held('annex-3', key))
    const rejected = cities.slice(9, 12).map(({ key }) => held('annex-3', key, { state: 'errors', errors: 4 }))
    const corrected = cities
      .slice(12, 14)
      .flatMap(({ key }) => [held('annex-3', key), held('annex-3', key, { state: 'errors', errors: 1 })])
    const run = (holdings: Holding[], reminders: Reminder[]) => {
      const around = { ...nothingHeld, holdings, reminders, notice: sichuan, units: table, asOf: '2017-03-30' }
      const forms = formsOfStatus(sichuan, 'annex-3')
      const status = computeStatus({ ...around, unit: table.get('510000')!, forms, by: 'city' })
      const found = remindersOf({ ...around, status, figures, all: false, contact: { name: '', phone: '' } })
      return { ...found, codes: found.units.map(({ code }) => code) }
    }
    const first = run([...inTime, ...rejected, ...corrected], [])
    const open = cities.map(({ key }, index) => ({ key, index })).slice(9)
    const wanted = open
      .map(({ key, index }) => ({ key, back: index === 12 || index === 13 ? 0 : size(index) }))
      .sort((a, b) => b.back - a.back)
    expect(first.codes.slice(0, 10)).toEqual(wanted.slice(0, 10).map(({ key }) => key))
    expect(first.codes.slice(10).sort()).toEqual([cities[12]!.key, cities[13]!.key].sort())

    // One that was rejected is right now, one that had sent nothing sends something with errors; the rest is not said again.
    const later = [
      ...inTime,
      ...rejected,
      ...corrected,
      held('annex-3', cities[20]!.key, { state: 'errors', errors: 7 }),
    ].map((each) => (each.unit === cities[9]!.key ? held('annex-3', each.unit) : each))
    const second = run(later, first.given)
    expect(second.codes).toEqual([cities[20]!.key])
    expect(second.units[0]!.text).toContain('7 处错误')
    expect(second.done.map(({ code }) => code)).toEqual([cities[9]!.key])
    expect(second.unchanged).toMatchObject({ units: 10, rows: 10 })
  })
})

describe("a city's sheet that speaks of its twenty counties", () => {
  const whole = async (sheets: { path: string; more: Partial<Holding> }[]) => {
    const sichuan = await loadNotice('sichuan-2017')
    const table = unitTable('2017-03-01', sichuan)
    const counties = table.below('510100', 'county')
    const holdings = sheets.flatMap(({ path, more }) =>
      counties.map(({ key }) =>
        held('annex-3', key, { sender: '510100', submission: path, path, sha256: path, ...more }),
      ),
    )
    const around = { ...nothingHeld, holdings, notice: sichuan, units: table, asOf: '2017-03-01' }
    const forms = formsOfStatus(sichuan, 'annex-3')
    const status = computeStatus({ ...around, unit: table.get('510100')!, forms, by: 'county' })
    const found = remindersOf({ ...around, status, figures: [], all: false, contact: { name: '', phone: '' } })
    return { ...found, status, counties, failed: failures(status.rows) }
  }
  const undecided = { state: 'undecided-version' } as const

  test('in two versions: the city is asked once, none of its counties', async () => {
    const {
      units: found,
      given,
      failed,
      counties,
    } = await whole([
      { path: 'a.xlsx', more: undecided },
      { path: 'b.xlsx', more: undecided },
    ])
    expect(found.map(({ unit, rows }) => [unit, rows.length])).toEqual([['成都市', 1]])
    expect(found[0]!.text).toContain('还有 1 份没有办完。')
    expect(failed).toEqual(['成都市（填的是 20 个单位，两个版本一起收到，等您定一份）'])
    expect(given).toHaveLength(counties.length)
  })

  test('with errors: its faults are told to the city, and not again', async () => {
    const sheets = [{ path: 'a.xlsx', more: { state: 'errors', errors: 3 } as const }]
    const { units: found, failed } = await whole(sheets)
    expect(found.map(({ unit }) => unit)).toEqual(['成都市'])
    expect(failed).toEqual(['成都市（填的是 20 个单位，3 处错误，退回 1 次）'])
  })

  test('beside sheets of their own: each is told of its own', async () => {
    const { status } = await whole([{ path: 'a.xlsx', more: undecided }])
    const own = status.rows.map((row, index) => (index === 0 ? { ...row, sentBy: '', sentByCode: '', errors: 2 } : row))
    expect(failures(own)).toEqual(['锦江区（2 处错误）', '成都市（填的是 19 个单位，两个版本一起收到，等您定一份）'])
  })
})
