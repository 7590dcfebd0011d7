/**
 * No statement on a server looks at rows times rows, whatever the server believes of its tables: that they are empty, or as they were long ago.
 * Rows are counted, nothing is timed. Without PostgreSQL installed it is skipped.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { readPack } from '../../src/notice/read-pack.ts'
import { checks } from '../../src/rules/registry.ts'
import { makeLedgerFiles } from '../bench/make-ledger.mjs'
import { openDesk } from '../cli/transcript.ts'
import { type HandIn, handIn, open } from './hand-in.ts'
import { explaining, type Looked, lookedAt } from './plans.ts'
import { password, postgresServer, type TestServer } from './postgres-server.ts'

const server = (await postgresServer(explaining)) as TestServer
const folder = mkdtempSync(join(tmpdir(), 'itcap-plans-'))
const desk = openDesk(folder)
/** Rows of a sheet; their square is far beyond what any statement may look at. More of them show the same, and take longer. */
const rows = 400
const most = 50 * rows
/** Logins and their units. */
const offices = { one: '锦江区', other: '双流区', above: '成都市' }
let notice: Notice

beforeAll(async () => {
  vi.stubEnv('PGPASSWORD', password)
  makeLedgerFiles(folder, { schools: 0, persons: 0 })
  const read = await readPack(readFileSync(join(folder, 'pack/notice.yaml'), 'utf8'), { checks, textOf: () => '' })
  notice = (read as { notice: Notice }).notice
  if (server) for (const login of Object.keys(offices)) server.sql(role(login))
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await server?.remove()
  rmSync(folder, { recursive: true, force: true })
})

let sheets = 0

function sheet(form: string, unit: string, from: number, count = rows): HandIn {
  const row = (n: number) => ({
    unit,
    school: `示例第${n}小学`,
    values:
      form === 'persons'
        ? { name: '示例', idNumber: String(510000198001010000n + BigInt(n)), schoolName: `示例第${n}小学` }
        : { schoolName: `示例第${n}小学`, kindergarten: 0, school: 40, vocational: 0, staff: 40, trained: 10 },
  })
  const received = `2024-05-06T09:00:${String(++sheets % 60).padStart(2, '0')}+08:00`
  const list = Array.from({ length: count }, (_, index) => row(from + index))
  return { notice, form, sha256: `sheet ${sheets}`, path: `${sheets}.csv`, rows: list, checked: { unit, received } }
}

/** What two desks do; `halfway` through it the server may look at its tables. */
function live(one: Ledger, other: Ledger, [unit, next]: readonly [string, string], halfway: () => void): void {
  handIn(one, sheet('persons', unit, 0, 3))
  handIn(one, sheet('schools', unit, 0))
  handIn(other, sheet('persons', next, 50_000))
  halfway()
  handIn(one, sheet('persons', unit, 1))
  handIn(one, sheet('persons', unit, 5))
  handIn(one, sheet('schools', unit, 1))
  // The other one is quicker, with persons of its own.
  const run = one.begin()
  const finish = open(run, sheet('persons', unit, 10))
  handIn(other, sheet('persons', next, 60_000))
  finish()
  run.commit()
  // Half of them stand there too; then neither list counts, then one of them.
  handIn(other, sheet('persons', next, rows / 2))
  const together = [sheet('persons', next, 90_000), sheet('persons', next, 90_001)]
  for (const each of together) each.checked!.received = '2024-05-07T09:00:00+08:00'
  const small = Array.from({ length: 8 }, (_, index) => sheet('persons', next, 70_000 + index * 125, 125))
  const many = other.begin()
  for (const each of [...together, ...small].map((each) => open(many, each))) each()
  many.commit()
}

const moments = [
  ['that it never looked at', () => {}],
  ['that it looked at when they were half full', () => server.sql('ANALYZE', 'ledger')],
] as const

const looked = (from: number): Looked[] =>
  lookedAt(server.log().slice(from)).filter((each) => each.rows > most || each.isCompiled)

const address = (login: string, schema: string) => `${server.address('ledger', login)}?schema=${schema}`

async function ask(name: string, ledger: string, ...commands: string[]): Promise<void> {
  mkdirSync(join(folder, name))
  makeLedgerFiles(join(folder, name), { schools: 0, persons: 0 })
  writeFileSync(join(folder, name, 'itcap.yaml'), `notice: pack\nunit: 成都市\nledger: ${ledger}\n`)
  for (const command of commands) {
    const { code, output } = await desk.run(`itcap --workspace ${name} ${command}`)
    expect(code, output).toBeLessThan(2)
  }
}

const role = (login: string) => `CREATE ROLE ${login} LOGIN PASSWORD '${password}'`

const questions = ['gap --by school', 'gap --basis named', 'status'].map((each) => `${each} --as-of 2024-05-10`)

describe.skipIf(!server)('a server plans for tables', () => {
  test.each(moments)('%s', async (moment, halfway) => {
    const schema = `plain_${moments.findIndex(([each]) => each === moment)}`
    const begun = server.log().length
    const desks = [await openLedger(address('office', schema)), await openLedger(address('office', schema))] as const
    live(...desks, ['510104', '510116'], halfway)
    for (const each of desks) each.close()
    await ask(schema, address('office', schema), ...questions, 'purge --notice example-bench --yes')
    expect(looked(begun)).toEqual([])
  })

  test.each(moments)('%s, of several offices', async (moment, halfway) => {
    const schema = `offices_${moments.findIndex(([each]) => each === moment)}`
    const grants = Object.entries(offices).map(([login, unit]) => `ledger grant ${login} --unit ${unit}`)
    await ask(schema, address('office', schema), 'ledger init', ...grants)
    const begun = server.log().length
    const desks = [await openLedger(address('one', schema)), await openLedger(address('other', schema))] as const
    live(...desks, ['510104', '510116'], halfway)
    for (const each of desks) each.close()
    await ask(`above_${schema}`, address('above', schema), ...questions)
    expect(looked(begun)).toEqual([])
  })

  test('so that many small lists of one office take time that grows with them', async () => {
    const schema = 'small'
    await ask(schema, address('office', schema), 'ledger init', 'ledger grant one --unit 锦江区')
    /** Each asks anew which submissions are its own. */
    const askedFor = async (count: number, from: number) => {
      const begun = server.log().length
      const county = await openLedger(address('one', schema))
      const run = county.begin()
      const lists = Array.from({ length: count }, (_, index) => sheet('persons', '510104', from + index * 5, 5))
      for (const each of lists.map((each) => open(run, each))) each()
      run.commit()
      // One of them is corrected.
      handIn(county, sheet('persons', '510104', from + 1, 5))
      county.close()
      return lookedAt(server.log().slice(begun)).filter(({ statement }) =>
        statement.includes('SELECT s.id FROM office'),
      ).length
    }
    const few = await askedFor(5, 0)
    expect(few).toBeGreaterThan(5)
    expect(await askedFor(20, 10_000)).toBeLessThan(5 * few)
  })
})
