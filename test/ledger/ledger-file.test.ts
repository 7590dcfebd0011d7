import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Holder } from '../../src/ledger/engine/holder.ts'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import { inTransaction } from '../../src/ledger/transaction.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { UserError } from '../../src/user-error.ts'
import { loadNotice } from '../notices/load.ts'
import { county, handIn, open } from './hand-in.ts'

let notice: Notice
let folder: string
let path: string
beforeAll(async () => {
  notice = await loadNotice('sichuan-2017')
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-ledger-'))
  path = join(folder, 'itcap.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const holder: Holder = { pid: 4711, host: 'pc-示例', since: '2017-03-20T09:00:00+08:00', command: 'itcap import 收件/' }
const faultOf = async (work: () => unknown): Promise<UserError> => {
  try {
    await work()
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('No error')
}
const sent = (sha256: string) => ({ notice, form: 'annex-3', sha256, rows: [county('510104', 100, 60)] })

describe('the ledger file', () => {
  test('is made for its owner only, and keeps what was committed', async () => {
    const ledger = await openLedger(path)
    handIn(ledger, sent('a'))
    for (const name of ['itcap.db', 'itcap.db-wal', 'itcap.db-shm']) {
      expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600)
    }
    ledger.close()
    const again = await openLedger(path)
    expect(again.submissions('sichuan-2017')).toHaveLength(1)
    again.close()
  })

  test('is not made where only a question is asked', async () => {
    const ledger = await openLedger(path, { create: false })
    expect(ledger.figures('sichuan-2017')).toEqual([])
    ledger.close()
    expect(existsSync(path)).toBe(false)
  })

  test('of a newer itcap, or of another program, is refused untouched', async () => {
    const { default: Libsql } = await import('libsql')
    const newer = await openLedger(path)
    newer.close()
    const raw = new Libsql(path, {})
    raw.exec('PRAGMA user_version = 99')
    raw.close()
    const before = readFileSync(path)
    const fault = await faultOf(() => openLedger(path))
    expect(fault.code).toBe('ledger-newer')
    expect(fault.message).toContain('99')
    expect(readFileSync(path).equals(before)).toBe(true)

    const foreign = join(folder, 'foreign.db')
    const other = new Libsql(foreign, {})
    other.exec('CREATE TABLE t (a)')
    other.close()
    expect((await faultOf(() => openLedger(foreign))).code).toBe('ledger-damaged')
  })

  test.each([
    ['an empty file', (file: string) => writeFileSync(file, '')],
    ['no database', (file: string) => writeFileSync(file, '这不是台账'.repeat(1000))],
    ['cut short', (file: string) => truncateSync(file, 20_000)],
    ['cut within the header', (file: string) => truncateSync(file, 50)],
  ])('that is damaged (%s) is refused in Chinese and left as it is', async (_, damage) => {
    const ledger = await openLedger(path)
    handIn(ledger, sent('a'))
    ledger.close()
    damage(path)
    const before = readFileSync(path)
    const fault = await faultOf(() => openLedger(path))
    expect(fault.code).toBe('ledger-damaged')
    expect(fault.message).toMatch(/^台账 .*。$/)
    expect(fault.hint).toContain('没有改动它')
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('with pages overwritten is refused rather than summed', async () => {
    const ledger = await openLedger(path)
    const rows = Array.from({ length: 400 }, (_, index) => county(`u${index}`, 100, 60))
    handIn(ledger, { ...sent('a'), rows })
    ledger.close()
    const bytes = readFileSync(path)
    for (let page = 2; page * 4096 < bytes.length; page++) bytes.fill(0x5a, page * 4096 + 100, page * 4096 + 2000)
    writeFileSync(path, bytes)
    expect((await faultOf(() => openLedger(path))).code).toBe('ledger-damaged')
  })

  test('where a folder stands, or none is, says so', async () => {
    mkdirSync(path)
    expect((await faultOf(() => openLedger(path))).code).toBe('ledger-unusable')
    expect((await faultOf(() => openLedger(join(folder, 'nowhere', 'itcap.db')))).code).toBe('ledger-unusable')
  })

  test('held by another run is waited for, then the holder is named', async () => {
    const first = await openLedger(path, { holder })
    const second = await openLedger(path, { wait: 50 })
    const run = first.begin()
    const fault = await faultOf(() => second.begin())
    expect(fault.code).toBe('ledger-busy')
    for (const word of ['4711', 'pc-示例', '2017-03-20T09:00:00+08:00', 'itcap import 收件/'])
      expect(fault.message).toContain(word)
    expect(second.figures('sichuan-2017')).toEqual([])
    run.commit()
    expect(existsSync(`${path}.holder`)).toBe(false)
    second.begin().rollback()
    first.close()
    second.close()
  })

  test('is not said to be held by a run that has ended', async () => {
    const ended = spawnSync(process.execPath, ['-e', '0']).pid
    const first = await openLedger(path, { holder: { ...holder, pid: ended } })
    const second = await openLedger(path, { wait: 50, holder: { ...holder, pid: process.pid } })
    const run = first.begin()
    const fault = await faultOf(() => second.begin())
    expect(fault.code).toBe('ledger-busy')
    expect(fault.message).toContain('另一个程序')
    run.rollback()
    first.close()
    second.close()
  })

  test('made by two runs at once is one ledger', async () => {
    const both = await Promise.all([openLedger(path), openLedger(path)])
    handIn(both[0], sent('a'))
    expect(both[1].submissions('sichuan-2017')).toHaveLength(1)
    for (const ledger of both) ledger.close()
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([])
  })

  test('is written by two runs one after the other', async () => {
    const first = await openLedger(path)
    const second = await openLedger(path)
    handIn(first, sent('a'))
    expect(handIn(second, { ...sent('b'), checked: { received: '2017-03-25T09:00:00+08:00' } }).outcome).toBe(
      'superseded-older',
    )
    expect(first.figures('sichuan-2017').map(({ source }) => source.sha256)).toContain('b')
    first.close()
    second.close()
  })
})

test('what ended a run is told, where SQLite took everything back by itself already', async () => {
  const made = await openLedger(path)
  handIn(made, { notice, form: 'annex-3', sha256: 'a', rows: [county('510104', 100, 60)] })
  made.close()
  const { default: Libsql } = await import('libsql')
  const raw = new Libsql(path, {})
  for (const how of ['INSERT', 'DELETE'])
    raw.exec(
      `CREATE TRIGGER full_${how} BEFORE ${how} ON submission BEGIN SELECT RAISE(ROLLBACK, 'the disk is full'); END`,
    )
  raw.close()
  const ledger = await openLedger(path)
  const more = { notice, form: 'annex-3', sha256: 'b', rows: [county('510105', 100, 60)] }
  await expect(inTransaction(ledger, (run) => open(run, more)())).rejects.toThrow('the disk is full')
  expect(() => ledger.purge(notice.id)).toThrow('the disk is full')
  expect(ledger.submissions(notice.id)).toHaveLength(1)
  ledger.close()
})
