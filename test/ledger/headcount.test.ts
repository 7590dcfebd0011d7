import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { distinctSubjects } from '../../src/gap/headcount.ts'
import { known } from '../../src/ledger/known.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { loadNotice } from '../notices/load.ts'
import { handIn, type Row } from './hand-in.ts'
import { place, runs } from './place.ts'

let notice: Notice
beforeAll(async () => {
  notice = await loadNotice('sichuan-2017')
})

/** Invented: prefix 510000 belongs to nobody. The 18th sign is not the check digit, and need not be. */
const id = (person: number) => `5100001980010${String(person).padStart(5, '0')}`

const teacher = (person: number, unit: string, school: string): Row => ({
  unit,
  school,
  values: { county: unit, year: '2015', name: `示例${person}`, idNumber: id(person), schoolName: school },
})

function distinct(ledger: Ledger, within: (unit: string, school: string) => boolean = () => true): number {
  const [headcount] = ledger.headcount('sichuan-2017', { form: 'annex-2-teachers' })
  return headcount ? distinctSubjects(headcount, within) : 0
}

describe('distinct persons', () => {
  test('by county, school and in all, each once', async () => {
    const ledger = await openLedger(place())
    const rows = [
      teacher(1, 'A', '一小'),
      teacher(1, 'A', '一小'),
      teacher(1, 'A', '二小'),
      teacher(2, 'A', '二小'),
      teacher(1, 'B', '三小'),
    ]
    handIn(ledger, { notice, form: 'annex-2-teachers', sha256: 'a', rows })
    expect(distinct(ledger)).toBe(2)
    expect(distinct(ledger, (unit) => unit === 'A')).toBe(2)
    expect(distinct(ledger, (unit) => unit === 'B')).toBe(1)
    expect(distinct(ledger, (_, school) => school === '一小')).toBe(1)
    expect(JSON.stringify(ledger.headcount('sichuan-2017'))).not.toContain(id(1))
  })

  test('know 15 digits and their 18 as one person, x and X too, and a name without number at its school', async () => {
    const ledger = await openLedger(place())
    const row = (idNumber: string | undefined, name: string, school = '一小'): Row => ({
      unit: 'A',
      school,
      values: { name, idNumber },
    })
    // GB 11643's own sample, in both lengths.
    const rows = [row('11010519491231002X', '甲'), row('11010519491231002x', '甲'), row('110105491231002', '甲')]
    handIn(ledger, { notice, form: 'annex-2-teachers', sha256: 'a', rows })
    expect(distinct(ledger)).toBe(1)
    const named = [row(undefined, '张　三'), row('', '张三'), row(undefined, '张三', '二小'), row(undefined, '')]
    handIn(ledger, { notice, form: 'annex-2-teachers', sha256: 'b', rows: named, checked: { unit: '510300' } })
    expect(distinct(ledger)).toBe(3)
  })

  test('and distinct schools, however their names are spaced', async () => {
    const yueyang = await loadNotice('yueyang-2021')
    const ledger = await openLedger(place())
    const row = (unit: string, school: string): Row => ({ unit, school, values: { schoolName: school } })
    const rows = [
      row('430602', '示例小学'),
      row('430602', '示例 小学'),
      row('430602', '示例中学'),
      row('430621', '示例小学'),
    ]
    handIn(ledger, { notice: yueyang, form: 'annex-1', sha256: 'a', rows, checked: { unit: '430600' } })
    const [schools] = ledger.headcount('yueyang-2021', { form: 'annex-1' })
    expect(distinctSubjects(schools!, (unit) => unit === '430602')).toBe(2)
    expect(distinctSubjects(schools!, () => true)).toBe(3)
  })

  test('leave lists issued from above out', async () => {
    const ledger = await openLedger(place())
    const sent = { notice, form: 'annex-2-teachers', head: { project: notice.lists.project![0]!.value } }
    handIn(ledger, {
      ...sent,
      sha256: 'a',
      rows: [teacher(1, '510104', '一小'), teacher(2, '510104', '一小')],
      checked: { direction: 'issued' },
    })
    expect(distinct(ledger)).toBe(0)
    const issued = known(ledger, 'sichuan-2017')
    expect(issued.issuedList('annex-2-teachers', sent.head.project)).toHaveLength(2)
    expect(issued.issuedCount?.('annex-2-teachers', sent.head.project, '510104', '2015')).toBe(2)
    expect(issued.issuedCount?.('annex-2-teachers', sent.head.project, '510104', '2016')).toBe(0)
    expect(issued.issuedList('annex-2-teachers', 'another')).toBeUndefined()
    handIn(ledger, { ...sent, sha256: 'b', rows: [teacher(1, '510104', '一小')] })
    expect(distinct(ledger)).toBe(1)
    expect([...ledger.records('sichuan-2017', 'annex-2-teachers', { direction: 'issued' })]).toHaveLength(2)
  })

  test('stay right through any history of imports, corrections and rejections', async () => {
    const arrival = fc.record({
      sender: fc.nat(3),
      at: fc.integer({ min: 10, max: 28 }),
      error: fc.boolean(),
      rows: fc.array(fc.tuple(fc.nat(8), fc.constantFrom('A', 'B'), fc.constantFrom('一小', '二小')), {
        maxLength: 12,
      }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(arrival, { maxLength: 8 }), async (history) => {
        const ledger = await openLedger(place())
        type Arrival = (typeof history)[number]
        let current: Arrival[] = []
        const personsOf = ({ rows }: Arrival) => new Set(rows.map(([person]) => person))
        for (const [index, each] of history.entries()) {
          const rows = each.rows.map(([person, unit, school]) => teacher(person, unit, school))
          const checked = {
            unit: `unit ${each.sender}`,
            received: `2017-03-${each.at}T09:00:00+08:00`,
            counts: { error: each.error ? 1 : 0, warning: 0, info: 0 },
          }
          handIn(ledger, { notice, form: 'annex-2-teachers', sha256: `file ${index}`, rows, checked })
          if (each.error) continue
          // Half of the smaller one in common: another version; else a part beside it. An empty sheet takes nothing away.
          const own = personsOf(each)
          const versions = current.filter((other) => {
            const there = personsOf(other)
            const common = [...own].filter((person) => there.has(person)).length
            const least = Math.min(own.size, there.size)
            return other.sender === each.sender && (least === 0 ? own.size === there.size : common * 2 >= least)
          })
          if (versions.some(({ at }) => at > each.at)) continue
          current = [...current.filter((other) => !versions.includes(other)), each]
        }
        const all = current.flatMap(({ rows }) => rows)
        for (const [units, schools] of [
          ['AB', '一小二小'],
          ['A', '一小二小'],
          ['AB', '二小'],
          ['B', '一小'],
        ] as const) {
          const meant = all.filter(([, unit, school]) => units.includes(unit) && schools.includes(school))
          const found = distinct(ledger, (unit, school) => units.includes(unit) && schools.includes(school))
          const persons = new Set(meant.map(([person]) => person)).size
          expect(found).toBe(persons)
          if (schools !== '一小二小') continue
          const [byUnit] = ledger.headcount('sichuan-2017', { form: 'annex-2-teachers', bySchool: false })
          expect(byUnit ? distinctSubjects(byUnit, (unit) => units.includes(unit)) : 0).toBe(persons)
        }
        expect([...ledger.records('sichuan-2017', 'annex-2-teachers')]).toHaveLength(all.length)
        ledger.close()
      }),
      { numRuns: runs(60) },
    )
  })
})
