import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Ledger } from '../../src/ledger/ledger.ts'
import type { LogLine } from '../../src/ledger/log-line.ts'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { UserError } from '../../src/user-error.ts'
import { loadNotice } from '../notices/load.ts'
import { county, handIn } from './hand-in.ts'

let notice: Notice
let folder: string
let path: string
beforeAll(async () => {
  notice = await loadNotice('sichuan-2017')
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-sound-'))
  path = join(folder, 'itcap.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const flips = Number(process.env.FLIPS ?? 60)
const actor = { who: '示例@pc', at: '2017-03-20T09:00:00+08:00' }
const rows = Array.from({ length: 400 }, (_, index) => county(`u${index}`, 100, 60))

async function filled(): Promise<void> {
  const ledger = await openLedger(path, { actor })
  handIn(ledger, { notice, form: 'annex-3', sha256: 'a', rows })
  ledger.close()
}

const isOpened = (options: object): Promise<boolean> =>
  openLedger(path, options).then(
    (ledger: Ledger) => {
      ledger.close()
      return true
    },
    () => false,
  )

test('is looked through once a day, on the next one, and after an unclean end', async () => {
  await filled()
  expect(await isOpened({ today: '2017-03-20' })).toBe(true)
  const bytes = readFileSync(path)
  // The inside of one page of figures, swapped for nonsense; every other page is whole.
  const page = Math.floor(bytes.indexOf('untrained', bytes.length / 2) / 4096) * 4096
  bytes.fill(0x5a, page + 64, page + 4032)
  const { atime, mtime } = statSync(path)
  writeFileSync(path, bytes)
  // As a disk does it, without leaving a time.
  utimesSync(path, atime, mtime)
  expect(await isOpened({ today: '2017-03-20' })).toBe(true)
  expect(await isOpened({ today: '2017-03-21' })).toBe(false)
  expect(await isOpened({})).toBe(false)
  writeFileSync(`${path}-wal`, 'left by a run that died')
  expect(await isOpened({ today: '2017-03-20' })).toBe(false)
})

test('no byte that changed makes a wrong answer in silence', async () => {
  await filled()
  const ledger = await openLedger(path, { actor, today: '2017-03-20' })
  const persons = Array.from({ length: 200 }, (_, n) => ({
    unit: `u${n % 5}`,
    school: '示例小学',
    values: { name: `示例${n}`, idNumber: `43060219870101${1000 + (n % 180)}` },
  }))
  const receipt = handIn(ledger, { notice, form: 'annex-2-teachers', sha256: 'p', rows: persons })
  const run = ledger.begin()
  run.explain(
    receipt,
    persons.slice(0, 40).map((_, n) => ({
      ...{
        key: `k${n}`,
        value: 'v',
        text: `借调到示例小学，编制在教研室 ${n}`,
        rule: 'r',
        column: '工作单位',
        message: '单位不同',
      },
      ...{
        unit: 'u1',
        school: '示例小学',
        name: `示例${n}`,
        sheet: 'Sheet1',
        cell: `C${n}`,
        reason: '',
        row: n,
        clause: '',
      },
    })),
  )
  run.commit()
  const totals = (of: Ledger) => [of.figures(notice.id), of.headcount(notice.id), of.submissions(notice.id)]
  const asked: Record<string, (of: Ledger) => unknown> = {
    totals,
    persons: (of) => [...of.records(notice.id, 'annex-2-teachers')],
    explanations: (of) => of.explanations(notice.id),
    log: (of) => of.log(),
  }
  const right = Object.fromEntries(Object.entries(asked).map(([what, ask]) => [what, ask(ledger)]))
  ledger.close()
  expect(await isOpened({ today: '2017-03-20' })).toBe(true)
  const bytes = readFileSync(path)
  const noticed: Record<string, number> = {}
  const notedIn = (what: string) => (noticed[what] = (noticed[what] ?? 0) + 1)
  for (let n = 0; n < flips; n++) {
    const at = (n * 7919 + 101) % bytes.length
    const flipped = Buffer.from(bytes)
    flipped[at]! ^= 1 << (n % 8)
    writeFileSync(path, flipped)
    let opened: Ledger | undefined
    try {
      opened = await openLedger(path, { actor, today: '2017-03-20' })
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      notedIn('opening')
    }
    for (const [what, ask] of opened ? Object.entries(asked) : []) {
      try {
        const answer = ask(opened!)
        if (what === 'log' && !(answer as LogLine[]).every(({ whole }) => whole)) notedIn(what)
        // Thousands of rows, compared a hundred times.
        else if (!isDeepStrictEqual(answer, right[what]))
          expect(answer, `${what}, bit ${n % 8} of byte ${at}`).toEqual(right[what])
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        notedIn(what)
      }
    }
    opened?.close()
    for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true })
  }
  expect(noticed.opening).toBeGreaterThan(flips / 10)
  expect(noticed.persons).toBeGreaterThan(flips / 100)
})

test('what an unclean end left is looked through once, not at each opening', async () => {
  await filled()
  writeFileSync(`${path}-wal`, 'left by a run that died')
  expect(await isOpened({ today: '2017-03-20' })).toBe(true)
  expect(readFileSync(`${path}-wal`, { flag: 'a+' })).toHaveLength(0)
})

test('who imported what, and what counts in spite of its errors, is written down', async () => {
  const ledger = await openLedger(path, { actor })
  handIn(ledger, { notice, form: 'annex-3', sha256: 'a', rows })
  const faulty = { counts: { error: 2, warning: 0, info: 0 }, accepted: '县局来函说明' }
  handIn(ledger, { notice, form: 'annex-1', sha256: 'b', rows: [], checked: faulty })
  const lines = ledger.log()
  expect(lines.map(({ what, who, at, whole }) => [what, who, at, whole])).toEqual([
    ['import', actor.who, actor.at, true],
    ['import', actor.who, actor.at, true],
    ['accept', actor.who, actor.at, true],
  ])
  expect(lines[0]!.detail).toEqual({ sheets: 1, counted: 1, rows: 400 })
  expect(lines[2]!.detail.reason).toBe('县局来函说明')
  ledger.close()
})

test('a line that was changed shows, and so do those after it', async () => {
  await filled()
  await filled()
  const { default: Libsql } = await import('libsql')
  const raw = new Libsql(path, {})
  expect(() => raw.exec("UPDATE log SET who = 'x'")).toThrow('only added to')
  expect(() => raw.exec('DELETE FROM log')).toThrow('only added to')
  raw.exec("DROP TRIGGER log_unchanged; UPDATE log SET who = '别人' WHERE n = 1")
  raw.close()
  const ledger = await openLedger(path)
  expect(ledger.log().map(({ whole }) => whole)).toEqual([false])
  ledger.close()
})

test('whoever must wait is told for whom, once each, waits for each of them, and is let in when they have done', async () => {
  const holder = { pid: process.pid, host: 'pc', since: actor.at, command: 'itcap import' }
  const first = await openLedger(path, { holder })
  const told: unknown[] = []
  const next = { ...holder, host: 'elsewhere', pid: 1 }
  // While it waits, another one takes over.
  const onWait = (who: unknown) => {
    told.push(who)
    writeFileSync(`${path}.holder`, JSON.stringify(next))
  }
  const second = await openLedger(path, { wait: 200, onWait })
  const run = first.begin()
  expect(() => second.begin()).toThrow('itcap import')
  expect(told).toEqual([holder, next])
  run.rollback()
  second.begin().rollback()
  first.close()
  second.close()
})
