/** 催报: what each is told, in which order, and what is not said twice. Units are real, schools and figures invented. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Figure, Holding } from '../../src/gap/figure.ts'
import { remindersOf } from '../../src/gap/reminders.ts'
import { computeStatus, formsOfStatus } from '../../src/gap/status.ts'
import type { Reminder } from '../../src/gap/status-result.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { notepadText } from '../../src/render/remind.ts'
import type { UnitTable } from '../../src/unit/unit.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
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
  return remindersOf({ notice, status, reminders, figures, all, contact: { name: '示例科', phone: '0730-0000000' } })
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

  test('is for nobody who has reported, a zero report among them', () => {
    const holdings = schools.map(({ unit, school }) => held('annex-3', unit, { school, zero: true, rows: 0 }))
    expect(ask({ holdings }).units).toEqual([])
  })

  test('is shown by Notepad as it is', () => expect(notepadText('甲\n乙')).toBe('\uFEFF甲\r\n乙\r\n'))
})
