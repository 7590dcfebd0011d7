/** A ledger carried from one place to another and back answers the same, byte for byte; a place that has anything is refused. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import { type Desk, openDesk } from '../cli/transcript.ts'
import { password, postgresServer, type TestServer } from './postgres-server.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const server = (await postgresServer()) as TestServer
const folder = mkdtempSync(join(tmpdir(), 'itcap-move-'))
/** What the ledger that is carried answers, before and after. */
let before: unknown[]
const desk: Desk = openDesk(folder)

/** Every table gets rows: lists and figures, a correction, a refused file, an unreadable one, words for warnings, a sealed state. */
const day = [
  'import s/sichuan-2017/annex-1.xlsx --received 2017-03-15T10:00',
  'import s/sichuan-2017/annex-3-成都.xlsx --received 2017-04-02',
  'import s/sichuan-2017/annex-2-teachers-中国电信.xlsx s/sichuan-2017/annex-2-teachers-中国移动.xlsx --received 2017-03-20',
  'import s/sichuan-2017-faulty --received 2017-03-21',
  'status --remind --as-of 2017-04-03',
  'expect list.csv',
  'freeze 月底 --as-of 2017-04-03',
  'import s/sichuan-2017/annex-3-成都.xlsx --received 2017-05-03 --accept 核对过',
  'import broken.xlsx --received 2017-05-03',
]
const questions = [
  'gap --as-of 2017-05-03',
  'gap --basis named --as-of 2017-05-03',
  'status --as-of 2017-05-03',
  'gap --at 月底',
  'person 张示例',
  'explanations --as-of 2017-05-03',
  'import s/sichuan-2017/annex-1.xlsx --received 2017-06-01',
]

const workspace = (ledger: string) =>
  writeFileSync(join(folder, 'w/itcap.yaml'), `notice: sichuan-2017\nunit: 成都\nledger: ${ledger}\n`)

async function answers(ledger: string): Promise<unknown[]> {
  workspace(ledger)
  const all = []
  for (const question of questions) {
    const { stdout, code } = await desk.run(`itcap --workspace w ${question} --format json`)
    all.push({ question, code, stdout })
  }
  return all
}

const move = (from: string, to: string, more = '') => desk.run(`itcap --workspace w ledger move ${from} ${to}${more}`)

beforeAll(async () => {
  vi.stubEnv('PGPASSWORD', password)
  cpSync(join(root, 'samples'), join(folder, 's'), { recursive: true })
  writeFileSync(join(folder, 'broken.xlsx'), 'no workbook')
  writeFileSync(join(folder, 'list.csv'), '县（市、区）,学校\r\n锦江区,示例小学\r\n')
  await desk.run('itcap init w --notice sichuan-2017 --unit 成都')
  workspace('itcap.db')
  for (const command of day) await desk.run(`itcap --workspace w ${command}`)
  before = await answers('itcap.db')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await server?.remove()
  rmSync(folder, { recursive: true, force: true })
})

test('from file to file', async () => {
  const { stdout, code } = await move('w/itcap.db', 'w/copy.db', ' --format json')
  expect(code).toBe(0)
  const { tables, answered } = JSON.parse(stdout)
  expect(answered).toEqual(['sichuan-2017'])
  const empty = tables.filter(({ rows }: { rows: number }) => rows === 0).map(({ table }: { table: string }) => table)
  expect(empty).toEqual(['repeated', 'explanation', 'origin', 'contained'])
  expect(await answers('copy.db')).toEqual(before)
  expect((await desk.run('itcap --workspace w log --verify')).code).toBe(0)
})

test('what is not there, is the same place or has anything is refused', async () => {
  expect((await move('w/none.db', 'w/other.db')).stderr).toContain('没有台账 w/none.db')
  expect((await move('w/itcap.db', 'w/itcap.db')).code).toBe(2)
  await move('w/itcap.db', 'w/full.db')
  const { stderr, code } = await move('w/full.db', 'w/itcap.db')
  expect(stderr).toContain('已经有内容')
  expect(code).toBe(2)
})

describe.skipIf(!server)('on a server', () => {
  test('there and back again: equal rows, equal answers', async () => {
    const address = `${server.address()}?schema=moved`
    const there = await move('w/itcap.db', address)
    expect(there.stdout).toContain('sichuan-2017 的 gap、status 相同')
    expect(there.code).toBe(0)
    expect(await answers(address)).toEqual(before)
    const back = await move(address, 'w/back.db', ' --format json')
    expect(back.code).toBe(0)
    expect(await answers('back.db')).toEqual(before)
    const { stdout } = await desk.run('itcap --workspace w log --verify')
    expect(stdout).toContain('都与写下时一样')
    expect(stdout).toContain(`从 office@127.0.0.1:${server.port}/ledger 搬来`)
    expect(JSON.parse(back.stdout).tables).toHaveLength(18)
  })

  test('a figure that changes on the way is noticed, and nothing stays', async () => {
    const address = `${server.address()}?schema=altered`
    const made = await openLedger(address)
    made.close()
    server.sql(
      `CREATE FUNCTION altered.alter() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.value := NEW.value + 1; RETURN NEW; END';
       GRANT USAGE ON SCHEMA altered TO PUBLIC;
       CREATE TRIGGER altered BEFORE INSERT ON altered.figure FOR EACH ROW EXECUTE PROCEDURE altered.alter()`,
      'ledger',
    )
    const { code, stderr } = await move('w/itcap.db', address)
    expect(stderr).toContain('figure')
    expect(code).toBe(3)
    expect(
      server.sql('SELECT (SELECT count(*) FROM altered.submission) + (SELECT count(*) FROM altered.log)', 'ledger'),
    ).toBe('0')
  })
})
