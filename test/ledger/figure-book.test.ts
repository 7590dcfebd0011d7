/** Figures added up a page at a time are the figures one by one, whatever came in and however its units were called then. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bookOf } from '../../src/gap/figure-book.ts'
import { ledgerAsOf } from '../../src/ledger/ledger-as-of.ts'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { loadNotice } from '../notices/load.ts'
import { county, handIn } from './hand-in.ts'
import { place, runs } from './place.ts'

const notice = await loadNotice('sichuan-2017')
const units = unitTable('2024-01-01', notice)

// 新津县 and 新津区 are one unit since 2020; the city and a county may speak of the same one.
const row = fc.record({
  unit: fc.constantFrom('510104', '510132', '510118', '510100', ''),
  school: fc.constantFrom('', '甲校', '乙校'),
  staff: fc.oneof(fc.nat(90), fc.double({ min: 0, max: 9, noNaN: true })),
  trained: fc.nat(90),
})
const sheet = fc.record({
  sender: fc.constantFrom('510100', '510104', '510118'),
  day: fc.integer({ min: 10, max: 13 }),
  error: fc.boolean(),
  rows: fc.array(row, { minLength: 1, maxLength: 5 }),
  total: fc.option(fc.nat(300), { nil: undefined }),
})

test('a book says what the figures say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(sheet, { maxLength: 6 }), async (sheets) => {
      const ledger = await openLedger(place())
      for (const [index, { sender, day, error, rows, total }] of sheets.entries()) {
        const data = rows.map(({ unit, school, staff, trained }) => ({ ...county(unit, staff, trained), school }))
        const printed = { ...county('', total ?? 0, 0), kind: 'total' as const }
        const checked = {
          unit: sender,
          received: `2024-01-${day}T09:00:00+08:00`,
          counts: { error: error ? 1 : 0, warning: 0, info: 0 },
        }
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
        // SQLite adds up more exactly than a loop does.
        const printed = (of: typeof book) => of.totals().map(({ figure, sum }) => [figure, sum?.toFixed(9)])
        expect(printed(book)).toEqual(printed(plain))
        for (const unit of ['510104', '510118', '510132', '']) {
          const its = (key: string) => key === unit
          expect(book.of(its)).toEqual(plain.of(its))
          expect(book.of(its, ['乙校', ''])).toEqual(plain.of(its, ['乙校', '']))
        }
      }
      ledger.close()
    }),
    { numRuns: runs(80) },
  )
})
