/** What was received for a notice leaves the ledger to the last byte, and nothing else does. Persons are invented. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connect } from '../../src/ledger/engine/database.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import { whatLeaves } from '../../src/render/purge.ts'
import { loadNotice } from '../notices/load.ts'
import { county, handIn } from './hand-in.ts'

const gone = await loadNotice('yueyang-2021')
const kept = await loadNotice('sichuan-2017')
const actor = { who: '示例@pc', at: '2021-05-30T09:00:00+08:00' }
let folder: string
let path: string
let ledger: Ledger

const idOf = (n: number) => `43060219870101${String(1000 + n)}`
const teacher = (n: number) => ({
  unit: '430602',
  school: '示例小学',
  values: { name: `示例${n}`, idNumber: idOf(n), phone: `1380000${1000 + n}` },
})
const persons = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => teacher(from + index))

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-purge-'))
  path = join(folder, 'itcap.db')
  ledger = await openLedger(path, { actor })
  handIn(ledger, { notice: gone, form: 'annex-3', sha256: 'a', rows: persons(0, 300), checked: { unit: '430602' } })
  // Another version, and two who stand in a list of the other notice too.
  handIn(ledger, { notice: gone, form: 'annex-3', sha256: 'b', rows: persons(0, 301), checked: { unit: '430602' } })
  handIn(ledger, { notice: kept, form: 'annex-2-teachers', sha256: 'c', rows: persons(299, 310) })
  handIn(ledger, { notice: kept, form: 'annex-3', sha256: 'd', rows: [county('510104', 100, 60)] })
})
afterEach(() => {
  ledger.close()
  rmSync(folder, { recursive: true, force: true })
})

function freeze(): void {
  const run = ledger.begin()
  run.freeze({ name: '五月', day: '2021-05-30', desk: {}, notices: [] })
  run.commit()
}

/** Of all that anybody may ask of a notice. */
const answers = ({ id, forms }: typeof kept) => [
  ledger.figures(id),
  ledger.headcount(id),
  ledger.submissions(id),
  forms.flatMap((form) => [...ledger.records(id, form.id)]),
  ledger.holdings(id).map(({ figures, otherwise, twin: _, schools, ...holding }) => ({
    ...holding,
    figures: figures(),
    otherwise: otherwise(),
    schools: [...schools()],
  })),
]

const bytes = () => readFileSync(path, 'latin1') + readFileSync(`${path}-wal`, 'latin1')

test('nothing of it is left, and the other notice is as it was', () => {
  freeze()
  const before = answers(kept)
  expect(bytes()).toContain(idOf(7))
  const frozen = { frozen: ['五月'], frozenToo: [kept.id] }
  expect(ledger.purgeable(gone.id)).toEqual({ notice: gone.id, submissions: 2, rows: 601, ...frozen })
  const said = '冻结 1 个（五月），连同其中冻结的 sichuan-2017（收到的表还在）'
  expect(whatLeaves(ledger.purgeable(gone.id))).toContain(said)
  // Two of them stay, for they stand in the other notice's list.
  expect(ledger.purge(gone.id)).toMatchObject({ submissions: 2, rows: 601, sought: 2 * 299, found: 0, copies: [] })
  expect(answers(kept)).toEqual(before)
  expect(answers(gone)).toEqual([[], [], [], [], []])
  expect(ledger.notices()).toEqual([kept.id])
  expect(ledger.frozen()).toEqual([])
  expect(bytes()).not.toContain(idOf(7))
  expect(bytes()).toContain(idOf(300))
  const last = ledger.log().at(-1)!
  expect(last).toMatchObject({ what: 'purge', whole: true, detail: { notice: gone.id, submissions: 2, rows: 601 } })
  // It may come again.
  const again = handIn(ledger, { notice: gone, form: 'annex-3', sha256: 'a', rows: persons(0, 3) })
  expect(again.outcome).toBe('recorded')
})

test('a sealed state without it stays', () => {
  ledger.purge(gone.id)
  freeze()
  handIn(ledger, { notice: gone, form: 'annex-3', sha256: 'e', rows: persons(0, 3) })
  ledger.purge(gone.id)
  expect(ledger.frozen().map(({ name }) => name)).toEqual(['五月'])
  expect(ledger.goTo('五月').removed).toEqual([])
})

test('what somebody at work keeps in the file is found and said', async () => {
  const reader = await connect(path, 100, () => new Error('busy'))
  reader.exec('BEGIN')
  reader.all('SELECT count(*) FROM record')
  expect(ledger.purge(gone.id).found).toBeGreaterThan(0)
  reader.exec('COMMIT')
  reader.close()
})
