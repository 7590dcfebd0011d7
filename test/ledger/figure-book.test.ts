/** Figures added up a page at a time, or as sums kept of each sheet, are the figures one by one, whatever came in and however its units were called then. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bookOf } from '../../src/gap/figure-book.ts'
import { type Staffing, staffingTable } from '../../src/gap/staffing.ts'
import type { Direction } from '../../src/ledger/ledger.ts'
import { ledgerAsOf } from '../../src/ledger/ledger-as-of.ts'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import { measures } from '../../src/notice/measures.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { loadNotice } from '../notices/load.ts'
import { county, handIn } from './hand-in.ts'
import { place, runs } from './place.ts'

const notice = await loadNotice('sichuan-2017')
const units = unitTable('2024-01-01', notice)

// 新津县 and 新津区 are one unit since 2020; the city and a county may speak of the same one.
const keys = ['510104', '510132', '510118', '510100', '']
const row = fc.record({
  unit: fc.constantFrom(...keys),
  school: fc.constantFrom('', '甲校', '乙校'),
  staff: fc.oneof(
    { weight: 40, arbitrary: fc.nat(90) },
    { weight: 1, arbitrary: fc.double({ min: 0, max: 9, noNaN: true }) },
  ),
  trained: fc.nat(90),
})
const sheet = fc.record({
  sender: fc.constantFrom('510100', '510104', '510118'),
  day: fc.integer({ min: 10, max: 13 }),
  error: fc.boolean(),
  direction: fc.constantFrom<Direction>('reported', 'issued'),
  rows: fc.array(row, { minLength: 1, maxLength: 9 }),
  total: fc.option(fc.nat(300), { nil: undefined }),
})

// 1.005 + 7 + 24 is another number than 1.005 + 31.
const said = (unit: string, school: '' | '甲校' | '乙校', staff: number) => ({ unit, school, staff, trained: 0 })
const came = (day: number, rows: ReturnType<typeof said>[]) => ({
  ...{ sender: '510100' as const, day, error: false, rows, total: undefined },
  direction: (day > 10 ? 'issued' : 'reported') as Direction,
})
const fractionFirst = [
  came(10, [said('510104', '甲校', 1.005)]),
  came(11, [
    ...[said('510104', '乙校', 7), said('510104', '', 24)],
    ...[said('510118', '甲校', 1), said('510118', '乙校', 1)],
  ]),
]

/** All that is added up of units and asked of the table. */
function staffed(book: ReturnType<typeof bookOf>) {
  const table = staffingTable(notice, book, units)
  const numbers = (of: Staffing | undefined) => of && [measures.map((measure) => of[measure]?.value), of.left()]
  const said = ['510104', '510118', '510132', '510100'].map((key) => {
    const unit = units.get(key)
    const found = unit && table.of(unit)
    return [
      numbers(found?.used),
      numbers(found?.other),
      unit && table.parts(unit).map(({ staffing }) => numbers(staffing)),
    ]
  })
  return { said, reported: table.reported, started: table.started }
}

test('a book says what the figures say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(sheet, { maxLength: 6 }), async (sheets) => {
      const ledger = await openLedger(place())
      for (const [index, { sender, day, error, direction, rows, total }] of sheets.entries()) {
        const data = rows.map(({ unit, school, staff, trained }) => ({ ...county(unit, staff, trained), school }))
        const printed = { ...county('', total ?? 0, 0), kind: 'total' as const }
        const checked = {
          unit: sender,
          received: `2024-01-${day}T09:00:00+08:00`,
          counts: { error: error ? 1 : 0, warning: 0, info: 0 },
          direction,
        } as const
        handIn(ledger, {
          notice,
          form: 'annex-3',
          sha256: `file ${index}`,
          rows: total === undefined ? data : [...data, printed],
          checked,
        })
      }
      for (const asked of [ledger, ledgerAsOf(ledger, units)]) {
        const [book, plain] = [asked.figureBook(notice.id), bookOf(asked.figures(notice.id))]
        const all = (of: typeof book) => {
          const found: unknown[] = []
          of.each(({ form, unit, school, measure, value }) => found.push([form, unit, school, measure, value]))
          return found
        }
        expect(all(book)).toEqual(all(plain))
        expect(staffed(book)).toEqual(staffed(plain))
        // SQLite adds up more exactly than a loop does.
        const printed = (of: typeof book) => of.totals().map(({ figure, sum }) => [figure, sum?.toFixed(9)])
        expect(printed(book)).toEqual(printed(plain))
        for (const unit of ['510104', '510118', '510132', '']) {
          const its = (key: string) => key === unit
          // One that was opened before holds all of them; one that was not asks for these alone.
          for (const opened of [book, asked.figureBook(notice.id)]) expect(opened.of(its)).toEqual(plain.of(its))
          for (const opened of [book, asked.figureBook(notice.id)])
            expect(opened.of(its, ['乙校', ''])).toEqual(plain.of(its, ['乙校', '']))
        }
      }
      // Each row gives one figure of its staff: those that are not used are told apart.
      const used = ledger.figures(notice.id, { measure: 'staff', kind: 'data' })
      const held = ledger.holdings(notice.id)
      for (const [index, { rows }] of sheets.entries())
        for (const unit of keys) {
          const parts = held.filter((each) => each.sha256 === `file ${index}` && each.unit === unit)
          const [inAll, counted] = [parts, parts.filter(({ state }) => state === 'counted' || state === 'no-unit')].map(
            (all) => all.reduce((sum, each) => sum + each.rows, 0),
          )
          const figures = used.filter((each) => each.source.sha256 === `file ${index}` && each.unit === unit)
          expect([unit, inAll, counted]).toEqual([
            unit,
            rows.filter((each) => each.unit === unit).length,
            figures.length,
          ])
        }
      ledger.close()
    }),
    { numRuns: runs(80), examples: [[fractionFirst]] },
  )
})
