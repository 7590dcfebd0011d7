import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { backUp, restore } from '../../src/ledger/backup.ts'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import { applicationId, migrations } from '../../src/ledger/schema.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { loadNotice } from '../notices/load.ts'
import { county, handIn } from './hand-in.ts'

let notice: Notice
let folder: string
let path: string
let copy: string
beforeAll(async () => {
  notice = await loadNotice('sichuan-2017')
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-backup-'))
  path = join(folder, 'itcap.db')
  copy = join(folder, 'copy.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const rows = Array.from({ length: 300 }, (_, index) => county(`u${index}`, 100 + index, 60))
const file = (sha256: string) => ({ notice, form: 'annex-3', sha256, rows, path: `${sha256}.xlsx`, sheet: sha256 })
const sent = async () => {
  const ledger = await openLedger(path)
  const found = ledger.submissions('sichuan-2017').map((each) => each.sha256)
  ledger.close()
  return found
}

async function filled(): Promise<void> {
  const ledger = await openLedger(path)
  handIn(ledger, file('a'))
  ledger.close()
}

test('is made while somebody imports, for its owner only, and holds what was committed', async () => {
  await filled()
  const ledger = await openLedger(path)
  const run = ledger.begin()
  expect((await backUp(path, copy)).submissions).toBe(1)
  run.rollback()
  handIn(ledger, { ...file('b'), checked: { received: '2017-03-25T09:00:00+08:00' } })
  ledger.close()
  expect(statSync(copy).mode & 0o777).toBe(0o600)
  await expect(backUp(path, copy)).rejects.toThrow('已经有了')

  expect(await sent()).toEqual(['a', 'b'])
  const { kept } = await restore(copy, path, '2017-04-01')
  expect(await sent()).toEqual(['a'])
  expect(existsSync(kept)).toBe(true)
})

test('is not restored while somebody writes', async () => {
  await filled()
  await backUp(path, copy)
  const ledger = await openLedger(path)
  const run = ledger.begin()
  await expect(restore(copy, path, '2017-04-01', 100)).rejects.toMatchObject({ code: 'ledger-busy' })
  run.rollback()
  ledger.close()
})

test('with a byte changed anywhere, or without its checksum, is refused, and the ledger stays', async () => {
  await filled()
  await backUp(path, copy)
  const whole = readFileSync(copy)
  const seed = 20260729
  let state = seed
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state % below
  }
  const silent: number[] = []
  for (let flip = 0; flip < 100; flip++) {
    const at = random(whole.length)
    const bytes = Buffer.from(whole)
    bytes[at]! ^= 1 + random(255)
    writeFileSync(copy, bytes)
    await restore(copy, path, '2017-04-01').then(
      () => silent.push(at),
      () => {},
    )
  }
  expect(silent, `seed ${seed}`).toEqual([])
  writeFileSync(copy, whole)
  rmSync(`${copy}.sha256`)
  await expect(restore(copy, path, '2017-04-01')).rejects.toThrow('无从核对')
  expect(await sent()).toEqual(['a'])
})

test('of a ledger in which somebody stands elsewhere than the lists say is refused', async () => {
  const ledger = await openLedger(path)
  const list = (sha256: string, unit: string, persons: number[], checked: object) => {
    const rows = persons.map((n) => ({ unit, school: '示例小学', values: { idNumber: `51000019800101${1000 + n}` } }))
    return handIn(ledger, { notice, form: 'annex-2-teachers', sha256, rows, checked: { unit, ...checked } }).outcome
  }
  const later = { received: '2017-03-25T09:00:00+08:00' }
  const outcomes = [
    list('first', '510104', [1, 2, 3, 4], {}),
    list('mended', '510104', [1, 2, 3, 5, 5], later),
    list('part', '510104', [1, 7, 8], later),
    list('faulty', '510105', [9], { counts: { error: 1, warning: 0, info: 0 } }),
    list('issued', '510105', [1, 9], { direction: 'issued' }),
    list('other', '510106', [5, 6], {}),
  ]
  expect(outcomes).toEqual(['recorded', 'superseded-older', 'recorded', 'rejected', 'recorded', 'recorded'])
  ledger.close()
  await backUp(path, copy)

  const { default: Libsql } = await import('libsql')
  const whole = readFileSync(path)
  const one = "WHERE subject LIKE '%1006'"
  const changes = [
    `UPDATE presence SET subject = replace(subject, '1006', '1046') ${one}`,
    `UPDATE presence SET n = 2 ${one}`,
    `UPDATE presence SET place = place - 1 ${one}`,
    `DELETE FROM presence ${one}`,
    'DELETE FROM presence',
    `INSERT INTO presence SELECT form, subject || 'X', place, n FROM presence ${one}`,
  ]
  for (const [index, change] of changes.entries()) {
    const changed = join(folder, `${index}.db`)
    writeFileSync(changed, whole)
    const raw = new Libsql(changed, {})
    raw.exec(change)
    raw.close()
    await expect(backUp(changed, join(folder, 'damaged.db')), change).rejects.toThrow('与名单不符')
  }
})

test('of an older version is kept beside the ledger before it is brought up to date', async () => {
  const { default: Libsql } = await import('libsql')
  const old = new Libsql(path, {})
  for (const step of migrations.slice(0, 2)) old.exec(step)
  old.exec(
    `PRAGMA application_id = ${applicationId}; PRAGMA user_version = 2; INSERT INTO place VALUES (7, '510104', '')`,
  )
  old.close()
  expect(await sent()).toEqual([])
  const before = new Libsql(`${path}.v2`, {})
  expect(before.prepare('PRAGMA user_version').raw().get()).toEqual([2])
  expect(before.prepare('SELECT id FROM place').raw().get()).toEqual([7])
  before.close()
  const after = new Libsql(path, {})
  expect(after.prepare('SELECT id FROM place').raw().get()).toEqual([7])
  after.close()
})
