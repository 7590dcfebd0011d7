/** The ledger on a PostgreSQL server: how it is reached and refused, and that it answers what a file answers. Without PostgreSQL installed it is skipped. */

import { once } from 'node:events'
import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { connect } from '../../src/ledger/engine/database.ts'
import { trips } from '../../src/ledger/engine/postgres-driver.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import { Overtaken } from '../../src/ledger/overtaken.ts'
import { migrations } from '../../src/ledger/schema.ts'
import type { Notice } from '../../src/notice/notice.ts'
import type { UserError } from '../../src/user-error.ts'
import { openDesk } from '../cli/transcript.ts'
import { loadNotice } from '../notices/load.ts'
import { county, handIn, open } from './hand-in.ts'
import { password, postgresServer, type TestServer } from './postgres-server.ts'
import { proxy } from './proxy.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const server = (await postgresServer()) as TestServer

beforeAll(() => {
  vi.stubEnv('PGPASSWORD', password)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await server?.remove()
})

/** What the user reads, where it cannot be opened. */
async function refusal(address: string): Promise<{ code: string; said: string }> {
  try {
    const ledger = await openLedger(address)
    ledger.close()
  } catch (error) {
    const { code, message, hint } = error as UserError
    expect(message + hint).not.toContain(password)
    return { code, said: `${message}\n${hint}` }
  }
  throw new Error('It was opened.')
}

describe('an address', () => {
  test('with a password in it is refused, and the password is not repeated', async () => {
    const { code, said } = await refusal('postgres://office:geheim@127.0.0.1:1/ledger')
    expect(code).toBe('bad-ledger-address')
    expect(said).toContain('PGPASSWORD')
    expect(said).not.toContain('geheim')
  })

  test.each([
    ['dm://office@db/ledger', '达梦'],
    ['mysql://office@db/ledger', 'mysql'],
    ['postgres://db/ledger', '看不懂'],
    ['postgres://office@db', '看不懂'],
    ['postgresql://office@db/ledger?schema=Ä', 'schema'],
    ['postgresql://office@db/ledger?sslmode=disable', 'sslmode'],
    ['postgresql://office@db/ledger?host=evil', 'host'],
  ])('%s is refused before anything is connected', async (address, word) => {
    const { code, said } = await refusal(address)
    expect(code).toBe('bad-ledger-address')
    expect(said).toContain(word)
  })

  test('where nobody answers says so', async () => {
    expect(await refusal('postgres://office@127.0.0.1:1/ledger')).toMatchObject({ code: 'ledger-unreachable' })
  })
})

describe.skipIf(!server)('a server', () => {
  test('that does not encrypt is not spoken to over a network', async () => {
    const { code, said } = await refusal(`${server.address()}?sslmode=verify-full`)
    expect(code).toBe('ledger-unencrypted')
    expect(said).toContain('TLS')
  })

  test('takes a password from the environment or a pgpass file, and says which is missing or wrong', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'itcap-pgpass-'))
    try {
      vi.stubEnv('PGPASSWORD', 'wrong')
      expect((await refusal(server.address())).said).toContain('不让账号')
      vi.stubEnv('PGPASSWORD', undefined)
      const pgpass = join(folder, 'pgpass')
      vi.stubEnv('PGPASSFILE', pgpass)
      expect((await refusal(server.address())).said).toContain('没有账号 office 的密码')
      writeFileSync(pgpass, `127.0.0.1:${server.port}:*:office:${password}\n`)
      chmodSync(pgpass, 0o644)
      expect((await refusal(server.address())).said).toContain('只许自己读')
      chmodSync(pgpass, 0o600)
      const ledger = await openLedger(`${server.address()}?schema=pgpass`)
      expect(ledger.notices()).toEqual([])
      ledger.close()
    } finally {
      vi.unstubAllEnvs()
      vi.stubEnv('PGPASSWORD', password)
      rmSync(folder, { recursive: true })
    }
  })

  test('that is not fit for a ledger is refused with what to do', async () => {
    server.sql("CREATE DATABASE latin OWNER office ENCODING 'LATIN1' TEMPLATE template0")
    expect(await refusal(server.address('latin'))).toMatchObject({ code: 'ledger-server-unfit' })
    expect((await refusal(server.address('nowhere'))).said).toContain('没有数据库 nowhere')
    server.sql(`CREATE ROLE guest LOGIN PASSWORD '${password}'`)
    const { code, said } = await refusal(server.address('ledger', 'guest'))
    expect(code).toBe('ledger-rights')
    expect(said).toContain('CREATE')
    server.sql(
      'CREATE SCHEMA another AUTHORIZATION office; CREATE TABLE another.ledger (application int, version int)',
      'ledger',
    )
    server.sql('ALTER TABLE another.ledger OWNER TO office', 'ledger')
    expect((await refusal(`${server.address()}?schema=another`)).said).toContain('不是台账')
  })

  test('asked before anything was recorded has nothing, and nothing is made', async () => {
    const ledger = await openLedger(`${server.address()}?schema=unmade`, { create: false })
    expect(ledger.notices()).toEqual([])
    ledger.close()
    expect(server.sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'unmade'", 'ledger')).toBe('0')
  })

  test('of an older version is brought up to date, of a newer one refused', async () => {
    const address = `${server.address()}?schema=older`
    const made = await openLedger(address)
    made.close()
    server.sql(
      `UPDATE older.ledger SET version = ${migrations.length - 1};
       ALTER TABLE older.content DROP COLUMN rows; ALTER TABLE older.state DROP COLUMN log`,
      'ledger',
    )
    const ledger = await openLedger(address)
    ledger.close()
    expect(server.sql('SELECT version FROM older.ledger', 'ledger')).toBe(String(migrations.length))
    server.sql(`UPDATE older.ledger SET version = ${migrations.length + 1}`, 'ledger')
    expect(await refusal(address)).toMatchObject({ code: 'ledger-newer' })
  })

  test('two runs that make the ledger at once get the same one', async () => {
    const address = `${server.address()}?schema=twice`
    const opened = await Promise.all([openLedger(address), openLedger(address)])
    for (const ledger of opened) ledger.close()
  })

  test('keeps its log from being changed', async () => {
    const address = `${server.address()}?schema=logged`
    const ledger = await openLedger(address)
    const run = ledger.begin()
    run.note('fix', { file: 'a.xlsx' })
    run.commit()
    expect(ledger.log()).toMatchObject([{ what: 'fix', whole: true }])
    ledger.close()
    const db = await connect(address, 1000, () => new Error('busy'))
    for (const change of ['DELETE FROM log', "UPDATE log SET who = ''", 'TRUNCATE log'])
      expect(() => db.all(change)).toThrow('only added to')
    db.close()
  })
})

describe.skipIf(!server)('two desks at once', () => {
  let notice: Notice
  let [one, other]: Ledger[] = []
  let ledgers = 0
  const holder = { pid: 7, host: '甲机', since: '2017-03-20T09:00:00+08:00', command: 'itcap import' }
  const sheet = (sha256: string, unit: string) => ({
    notice,
    form: 'annex-3',
    sha256,
    rows: [county(unit, 100, 60)],
    checked: { unit },
  })
  beforeAll(async () => {
    notice = await loadNotice('sichuan-2017')
  })
  beforeEach(async () => {
    const address = `${server.address()}?schema=desks_${++ledgers}`
    one = await openLedger(address, { holder, wait: 200 })
    other = await openLedger(address, { holder: { ...holder, pid: 8, host: '乙机' }, wait: 200 })
  })
  afterEach(() => {
    one!.close()
    other!.close()
  })

  test('read and record while the other one is still reading', () => {
    const run = one!.begin()
    const finish = open(run, sheet('a', '510104'))
    expect(handIn(other!, sheet('b', '510105')).outcome).toBe('recorded')
    expect(finish().outcome).toBe('recorded')
    run.commit()
    expect(other!.figures(notice.id).map(({ unit }) => unit)).toEqual([...four('510105'), ...four('510104')])
    expect(one!.log().map(({ what, whole }) => [what, whole])).toEqual([
      ['import', true],
      ['import', true],
    ])
  })
  const four = (unit: string) => [unit, unit, unit, unit]

  test('the same bytes that the other one was quicker with are known, and stand once', () => {
    const run = one!.begin()
    const finish = open(run, sheet('a', '510104'))
    handIn(other!, sheet('a', '510104'))
    expect(finish()).toMatchObject({ outcome: 'unchanged', rows: 1 })
    run.commit()
    expect(one!.submissions(notice.id)).toHaveLength(1)
    expect(one!.figures(notice.id)).toHaveLength(4)
  })

  test('what the other one sent back meanwhile is judged anew, and stands once', () => {
    const faulty = { ...sheet('a', '510104') }
    const run = one!.begin()
    const finish = open(run, faulty)
    const errors = { error: 1, warning: 0, info: 0 }
    expect(handIn(other!, { ...faulty, checked: { unit: '510104', counts: errors } }).outcome).toBe('rejected')
    expect(finish().outcome).toBe('recorded')
    run.commit()
    expect(one!.submissions(notice.id)).toMatchObject([{ outcome: 'recorded', current: true }])
    expect(one!.figures(notice.id)).toHaveLength(4)
  })

  test('who was asked about and then recorded by the other one is asked about again', () => {
    const person = (sha256: string, unit: string, idNumber: string) => {
      const values = { name: '示例一', idNumber, schoolName: '示例小学' }
      return {
        notice,
        form: 'annex-2-teachers',
        sha256,
        rows: [{ unit, school: '示例小学', values }],
        checked: { unit },
      }
    }
    const [same, another] = ['510000198001010011', '510000198001010022'] as const
    const first = one!.begin()
    const finish = open(first, person('a', '510104', same))
    handIn(other!, person('b', '510105', another))
    expect(finish().outcome).toBe('recorded')
    first.commit()

    const second = one!.begin()
    const overtaken = open(second, person('c', '510106', another))
    handIn(other!, person('d', '510107', another))
    expect(overtaken).toThrow(Overtaken)
    second.rollback()
    const alone = one!.begin(true)
    expect(() => handIn(other!, person('e', '510108', another))).toThrow('占用')
    expect(open(alone, person('c', '510106', another))().outcome).toBe('recorded')
    alone.commit()

    const third = one!.begin()
    one!.figures(notice.id)
    const asked = open(third, person('f', '510109', same))
    handIn(other!, sheet('g', '510104'))
    expect(asked).toThrow(Overtaken)
    third.rollback()
  })

  test('who records is waited for by name, and not for ever', () => {
    const run = one!.begin()
    open(run, sheet('a', '510104'))()
    const second = other!.begin()
    const finish = open(second, sheet('b', '510105'))
    expect(finish).toThrow(/甲机.*itcap import/)
    second.rollback()
    run.rollback()
    expect(handIn(other!, sheet('b', '510105')).outcome).toBe('recorded')
    expect(one!.submissions(notice.id)).toHaveLength(1)
  })

  test.each([
    ['while it reads', false],
    ['while it records', true],
  ])('a connection that ends %s leaves nothing, and says so', async (_, isRecording) => {
    const run = one!.begin()
    const finish = open(run, sheet('a', '510104'))
    if (isRecording) finish()
    server.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'itcap'")
    expect(isRecording ? run.commit : finish).toThrow('连接断了')
    run.rollback()
    const ledger = await openLedger(`${server.address()}?schema=desks_${ledgers}`)
    expect(ledger.submissions(notice.id)).toEqual([])
    expect(handIn(ledger, sheet('a', '510104')).outcome).toBe('recorded')
    ledger.close()
  })
})

test.skipIf(!server)(
  'a connection that ends at the very moment of recording says that nobody knows, and again is safe',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'itcap-cut-'))
    const between = await proxy(server.port, { at: 'COMMIT\0', cuts: true })
    try {
      cpSync(join(root, 'samples/sichuan-2017'), join(folder, 's'), { recursive: true })
      const desk = openDesk(folder)
      const workspace = (port: number) =>
        writeFileSync(
          join(folder, 'itcap.yaml'),
          `notice: sichuan-2017\nunit: 成都\nledger: postgres://office@127.0.0.1:${port}/ledger?schema=cut\n`,
        )
      const ledger = await openLedger(`${server.address()}?schema=cut`)
      const take = 'itcap import s/annex-3-成都.xlsx --received 2017-03-28'
      workspace(between.port)
      const cut = await desk.run(take)
      expect(cut.stderr).toContain('不知道记入了没有')
      expect(cut.code).toBe(2)
      expect(ledger.submissions('sichuan-2017')).toHaveLength(1)
      workspace(server.port)
      expect((await desk.run(take)).stdout).toContain('以前登记过')
      expect(ledger.submissions('sichuan-2017')).toHaveLength(1)
      ledger.close()
    } finally {
      between.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
)

test('a certificate file that is not there, or an answer that is none of PostgreSQL, ends a run and not the next', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'itcap-odd-'))
  const desk = openDesk(folder)
  // Asks for a way of logging in that nobody knows, as openGauss does.
  const odd = createServer((socket) => {
    socket.on('error', () => {}).once('data', () => socket.write(Buffer.from([82, 0, 0, 0, 8, 0, 0, 0, 99])))
  })
  odd.listen(0, '127.0.0.1')
  await once(odd, 'listening')
  const said = async (options: string) => {
    const { port } = odd.address() as AddressInfo
    const ledger = `postgres://office@127.0.0.1:${port}/ledger${options}`
    writeFileSync(join(folder, 'itcap.yaml'), `notice: sichuan-2017\nunit: 成都\nledger: ${ledger}\n`)
    const { stderr, code } = await desk.run('itcap gap')
    expect(code).toBe(2)
    return stderr
  }
  try {
    const nowhere = '?sslmode=verify-full&sslrootcert=nowhere.pem'
    expect(await said(nowhere)).toContain('读不了台账地址里写的证书文件 nowhere.pem')
    expect(await said('')).toContain('itcap 不支持')
    expect(await said(nowhere)).toContain('读不了台账地址里写的证书文件 nowhere.pem')
  } finally {
    odd.close()
    rmSync(folder, { recursive: true, force: true })
  }
}, 30_000)

/** What a run asks once weighs more on each of a few files. */
test.skipIf(!server)('thirty small files take at most four round trips each', async () => {
  const files = 30
  const notice = await loadNotice('sichuan-2017')
  const ledger = await openLedger(`${server.address()}?schema=trips`)
  const teachers = (file: number) =>
    Array.from({ length: 20 }, (_, index) => {
      const values = {
        name: `示例${index}`,
        idNumber: `51000019800101${1000 + file * 20 + index}`,
        schoolName: `示例${file}小学`,
      }
      return { unit: '510104', school: `示例${file}小学`, values }
    })
  const run = (from: number) => {
    const began = trips.count
    const transaction = ledger.begin()
    const finish = Array.from({ length: files }, (_, index) => {
      const file = from + index
      const checked = { unit: `unit ${file}` }
      return open(transaction, {
        notice,
        form: 'annex-2-teachers',
        sha256: `file ${file}`,
        rows: teachers(file),
        checked,
      })
    })
    for (const each of finish) each()
    transaction.commit()
    return (trips.count - began) / files
  }
  expect(run(0)).toBeLessThanOrEqual(4)
  expect(run(files)).toBeLessThanOrEqual(4)
  expect([...ledger.records(notice.id, 'annex-2-teachers')]).toHaveLength(2 * files * 20)
  ledger.close()
})

test.skipIf(!server)(
  'figures of one unit take two round trips, of none one, of thirty in a book at most twelve',
  async () => {
    const notice = await loadNotice('sichuan-2017')
    const ledger = await openLedger(`${server.address()}?schema=opened`)
    const units = Array.from({ length: 30 }, (_, index) => `5101${10 + index}`)
    handIn(ledger, { notice, form: 'annex-3', sha256: 'all', rows: units.map((unit) => county(unit, 100, 60)) })
    const tripsOf = (unit: string) => {
      const began = trips.count
      ledger.figures(notice.id, { within: (key) => key === unit })
      return trips.count - began
    }
    tripsOf('510110')
    expect([tripsOf('510111'), tripsOf('nowhere')]).toEqual([2, 1])
    const began = trips.count
    const book = ledger.figureBook(notice.id)
    const found = units.flatMap((unit) => book.of((key) => key === unit))
    expect(trips.count - began).toBeLessThanOrEqual(12)
    expect(found).toEqual(ledger.figures(notice.id, { kind: 'data' }))
    ledger.close()
  },
)

/** From the first day to the last; `report` writes beside the workspace. */
const day = [
  'import s/sichuan-2017/annex-1.xlsx --received 2017-03-15T10:00',
  'import s/sichuan-2017/annex-3-成都.xlsx --received 2017-04-02',
  'import s/sichuan-2017/annex-3-成都.xlsx --received 2017-04-03',
  'import s/sichuan-2017/annex-2-teachers-中国电信.xlsx s/sichuan-2017/annex-2-teachers-中国移动.xlsx --received 2017-03-20',
  'import s/sichuan-2017-faulty --received 2017-03-21',
  'zero annex-4 --county 锦江区 --received 2017-03-28',
  'validate s/sichuan-2017/annex-2-teachers-中国移动.xlsx',
  'gap --as-of 2017-04-03',
  'gap --by county --as-of 2017-04-03',
  'gap --basis named --as-of 2017-04-03',
  'status --as-of 2017-04-03',
  'deadlines --as-of 2017-04-03',
  'plan --as-of 2017-04-03',
  'check --as-of 2017-04-03',
  'report annex-3 --as-of 2017-04-03 -o out.xlsx',
  'person 张示例',
  'freeze 月底 --as-of 2017-04-03',
  'import s/sichuan-2017/annex-3-成都.xlsx --received 2017-05-03 --accept 核对过',
  'diff 月底 --as-of 2017-05-03',
  'gap --at 月底',
  'freeze',
  'explanations --as-of 2017-05-03',
]

test.skipIf(!server)('a day on a server says, byte for byte, what it says with a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'itcap-golden-'))
  try {
    cpSync(join(root, 'samples'), join(folder, 's'), { recursive: true })
    const desk = openDesk(folder)
    await desk.run('itcap init w --notice sichuan-2017 --unit 成都')
    const own = join(folder, 'w', 'itcap.yaml')
    const said = async (ledger: string) => {
      await desk.run('itcap init w --notice sichuan-2017 --unit 成都')
      writeFileSync(own, `notice: sichuan-2017\nunit: 成都\nledger: ${ledger}\n`)
      const answers = []
      for (const command of day) {
        const { stdout, stderr, code } = await desk.run(`itcap --workspace w ${command} --format json`)
        // When it was done is another moment each time.
        answers.push({ command, code, stdout: stdout.replaceAll(/"at": ?"[^"]*"/g, ''), stderr })
        rmSync(join(folder, 'out.xlsx'), { force: true })
      }
      return answers
    }
    const [file, onServer] = [await said('itcap.db'), await said(`${server.address()}?schema=golden`)]
    for (const [index, each] of file.entries()) expect(onServer[index]).toEqual(each)
    expect(file.filter(({ code }) => code !== 0 && code !== 1).map(({ command }) => command)).toEqual([
      'zero annex-4 --county 锦江区 --received 2017-03-28',
    ])

    const { stdout: purged } = await desk.run('itcap --workspace w purge --notice sichuan-2017 --yes')
    expect(purged).toContain('VACUUM FULL')
    const { stderr: backup, code } = await desk.run('itcap --workspace w backup copy.db')
    expect(backup).toContain('pg_dump')
    expect(code).toBe(2)
    expect((await desk.run('itcap --workspace w restore copy.db')).stderr).toContain('pg_restore')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
