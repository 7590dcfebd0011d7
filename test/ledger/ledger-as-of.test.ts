/** 新津县 (510132) became 新津区 (510118) on 2020-06-18: what was recorded before is found by the key of the day asked for. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { known } from '../../src/ledger/known.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { ledgerAsOf } from '../../src/ledger/ledger-as-of.ts'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { loadNotice } from '../notices/load.ts'
import { county, handIn } from './hand-in.ts'
import { place } from './place.ts'

const notice = await loadNotice('sichuan-2017')
let ledger: Ledger

beforeEach(async () => {
  ledger = await openLedger(place())
  handIn(ledger, {
    notice,
    form: 'annex-3',
    sha256: 'aa',
    rows: [county('510104', 100, 60), county('510132', 50, 20), county('510199', 7, 7)],
  })
})

afterEach(() => ledger.close())

const asOf = (day: string) => ledgerAsOf(ledger, unitTable(day, notice))
const units = (of: Iterable<{ unit: string }>) => [...new Set([...of].map(({ unit }) => unit))]

test.each([
  ['2017-03-31', ['510104', '510132', '510199']],
  ['2020-06-17', ['510104', '510132', '510199']],
  ['2020-06-18', ['510104', '510118', '510199']],
  ['2024-12-31', ['510104', '510118', '510199']],
])('figures and records as of %s', (day, keys) => {
  expect(units(asOf(day).figures(notice.id))).toEqual(keys)
  expect(units(asOf(day).records(notice.id, 'annex-3'))).toEqual(keys)
})

test('records are asked for by the key of the day', () => {
  const within = (unit: string) => unit === '510118'
  const found = [...asOf('2021-01-01').records(notice.id, 'annex-3', { within })]
  expect(found.map(({ unit, values }) => [unit, values.staff])).toEqual([['510118', 50]])
  expect([...asOf('2017-03-31').records(notice.id, 'annex-3', { within })]).toEqual([])
})

test('who has handed in, as of a later day', () => {
  handIn(ledger, {
    notice,
    form: 'annex-3',
    checked: { unit: '510132' },
    sha256: 'bb',
    rows: [county('510132', 50, 20)],
  })
  expect(units(asOf('2017-03-31').submissions(notice.id))).toContain('510132')
  expect(units(asOf('2021-01-01').submissions(notice.id))).toContain('510118')
  expect(units(asOf('2021-01-01').holdings(notice.id))).not.toContain('510132')
})

test('checks compare with what the unit handed in under its former code', () => {
  const { figure } = known(asOf('2021-01-01'), notice.id)
  expect(figure('annex-3', '510118', 'staff')).toMatchObject({ value: 50 })
  expect(figure('annex-3', '510132', 'staff')).toBeUndefined()
  expect(known(asOf('2017-03-31'), notice.id).figure('annex-3', '510132', 'staff')).toMatchObject({ value: 50 })
})

test('the ledger itself keeps what was recorded', () => {
  asOf('2021-01-01').figures(notice.id)
  expect(units(ledger.figures(notice.id))).toEqual(['510104', '510132', '510199'])
})
