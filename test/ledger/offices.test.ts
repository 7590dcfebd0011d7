/**
 * Several offices on one ledger of a server: each sees and changes its own, whichever way it asks, and is told what concerns it of the others;
 * whoever sees all is answered, byte for byte, what a file answers. Without PostgreSQL installed it is skipped.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { connect, type Database } from '../../src/ledger/engine/database.ts'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import { Overtaken } from '../../src/ledger/overtaken.ts'
import { standingsOf } from '../../src/ledger/persons.ts'
import { makeLedgerFiles } from '../bench/make-ledger.mjs'
import { person } from '../bench/make-roster.mjs'
import { openDesk } from '../cli/transcript.ts'
import { loadNotice } from '../notices/load.ts'
import { handIn, open } from './hand-in.ts'
import { password, postgresServer, type TestServer } from './postgres-server.ts'

const server = (await postgresServer()) as TestServer
const folder = mkdtempSync(join(tmpdir(), 'itcap-offices-'))
const desk = openDesk(folder)
const day = '--as-of 2024-05-10'

const address = (login: string, schema = 'itcap') => `${server.address('ledger', login)}?schema=${schema}`
const workspace = (login: string, unit: string, ledger = address(login)) => {
  mkdirSync(join(folder, login))
  makeLedgerFiles(join(folder, login), { schools: 0, persons: 0 })
  writeFileSync(join(folder, login, 'itcap.yaml'), `notice: pack\nunit: ${unit}\nledger: ${ledger}\n`)
}
const as = (login: string, command: string) => desk.run(`itcap --workspace ${login} ${command}`)

function sheet(name: string, ...lines: string[]): void {
  writeFileSync(join(folder, name), `${lines.join('\r\n')}\r\n`)
}

const persons = (county: string, from: number, to: number) => [
  `成都市${county}参培教师名单`,
  `填报单位：成都市${county}`,
  '姓名,身份证号码,工作单位',
  ...Array.from({ length: to - from }, (_, index) => {
    const [, name, , id] = person(from + index)
    return `${name},${id}\t,${county}示例小学`
  }),
]

const schools = (county: string, staff: number) => [
  `成都市${county}学校培训情况表`,
  `填报单位：成都市${county}`,
  '学校,幼儿园,中小学,中职,专任教师,已培训人数,未培训人数',
  `${county}示例小学,0,${staff},0,${staff},10,${staff - 10}`,
]

/** Who hands in what, one after another. */
const month: [login: string, command: string][] = [
  ['jinjiang', 'import jinjiang-schools.csv --received 2024-05-06T09:00'],
  ['jinjiang', 'import jinjiang-persons.csv --received 2024-05-06T09:01'],
  ['shuangliu', 'import shuangliu-schools.csv --received 2024-05-06T09:02'],
  ['shuangliu', 'import shuangliu-persons.csv --received 2024-05-06T09:03'],
  ['jinjiang', 'import jinjiang-corrected.csv --received 2024-05-07T09:00'],
  ['shuangliu', 'import broken.xlsx --received 2024-05-07T09:01'],
]
const questions = ['gap --by county', 'gap --basis named', 'status', 'deadlines', 'plan', 'explanations']

const json = async (login: string, question: string) => {
  const { stdout, code } = await as(login, `${question} ${day} --format json`)
  return { question, code, stdout }
}

beforeAll(async () => {
  if (!server) return
  vi.stubEnv('PGPASSWORD', password)
  for (const login of ['jinjiang', 'shuangliu', 'chengdu', 'nobody'])
    server.sql(`CREATE ROLE ${login} LOGIN PASSWORD '${password}'`)
  workspace('office', '成都市')
  workspace('jinjiang', '锦江区')
  workspace('shuangliu', '双流区')
  workspace('chengdu', '成都市')
  workspace('nobody', '金牛区')
  workspace('file', '成都市', 'itcap.db')
  sheet('jinjiang-schools.csv', ...schools('锦江区', 40))
  sheet('shuangliu-schools.csv', ...schools('双流区', 70))
  sheet('jinjiang-persons.csv', ...persons('锦江区', 0, 20))
  sheet('shuangliu-persons.csv', ...persons('双流区', 100, 130))
  sheet('jinjiang-corrected.csv', ...persons('锦江区', 2, 22))
  sheet('shared.csv', ...persons('双流区', 15, 18))
  sheet('broken.xlsx', 'no workbook')
  expect((await as('office', 'ledger init')).code).toBe(0)
  for (const [login, unit] of Object.entries({ jinjiang: '锦江区', shuangliu: '双流区', chengdu: '成都市' }))
    expect((await as('office', `ledger grant ${login} --unit ${unit}`)).output).toContain(unit)
  for (const [login, command] of month) {
    const { code, output } = await as(login, command)
    expect(code, output).toBe(command.includes('broken') ? 2 : 0)
    await as('file', command)
  }
}, 120_000)
afterAll(async () => {
  vi.unstubAllEnvs()
  await server?.remove()
  rmSync(folder, { recursive: true, force: true })
})

// One story on one server: each part goes on from what the one before left.
describe.skipIf(!server)('a ledger of several offices', { shuffle: false }, () => {
  describe('an office', () => {
    let county: Database
    beforeAll(async () => {
      county = await connect(address('jinjiang'), 1000, () => new Error('busy'))
    })
    afterAll(() => county.close())

    test('that sees all is answered what a file answers', async () => {
      for (const question of questions) expect(await json('chengdu', question)).toEqual(await json('file', question))
    })

    test('gets the same of its own unit as whoever is above it; what others could not read is for them', async () => {
      for (const question of ['gap', 'gap --basis named', 'gap --by school', 'status']) {
        const [own, above] = [await json('jinjiang', question), await json('chengdu', `${question} --county 锦江区`)]
        const [mine, theirs] = [JSON.parse(own.stdout), JSON.parse(above.stdout)]
        const { notCounted } = theirs.coverage
        theirs.coverage.notCounted = notCounted.filter(({ file }: { file: string }) => file !== 'broken.xlsx')
        expect(notCounted).toHaveLength(mine.coverage.notCounted.length + 1)
        expect(mine).toEqual(theirs)
      }
    })

    test('is refused a total of which it sees only a part', async () => {
      for (const question of [
        'gap --city 成都',
        'gap --province 四川',
        'status --county 双流区',
        'report summary --city 成都',
      ]) {
        const { code, stderr, stdout } = await as('jinjiang', `${question} ${day}`)
        expect(stderr).toContain('只看得到锦江区的')
        expect(stdout).toBe('')
        expect(code).toBe(2)
      }
    })

    test('without a unit gets nothing, and is told what to do', async () => {
      for (const command of ['gap', 'import jinjiang-schools.csv', 'log', 'purge --notice example-bench']) {
        const { code, stderr } = await as('nobody', command)
        expect(stderr).toContain('itcap ledger grant nobody --unit')
        expect(code).toBe(2)
      }
    })

    test('sees and changes nothing of another one, in whatever SQL', () => {
      const count = (sql: string) => county.first(`SELECT count(*) FROM ${sql}`)![0]
      const [theirs] = server
        .sql("SELECT id FROM itcap.submission WHERE unit = '510116' AND rows = 30", 'ledger')
        .split('\n')
      const place = server.sql("SELECT id FROM itcap.place WHERE unit = '510116' AND school <> ''", 'ledger')
      expect(count("submission WHERE unit <> '510104'")).toBe(0)
      for (const table of ['record', 'figure', 'tally']) expect(count(`${table} WHERE submission = ${theirs}`)).toBe(0)
      for (const table of ['presence', 'repeated', 'tally', 'record'])
        expect(count(`${table} WHERE place = ${place}`)).toBe(0)
      expect(count('presence')).toBe(20 + 1)
      expect(count('unread')).toBe(0)
      expect(count('office')).toBe(1)
      for (const change of [
        `DELETE FROM record WHERE submission = ${theirs}`,
        `UPDATE submission SET current = 0 WHERE id = ${theirs}`,
        `UPDATE figure SET value = 0 WHERE submission = ${theirs}`,
      ])
        county.all(change)
      for (const refused of [
        `INSERT INTO record VALUES (${theirs}, 999, ${place}, 'x', '[]')`,
        `INSERT INTO tally VALUES (${theirs}, 1, 1, 1)`,
        "INSERT INTO record VALUES (999, 1, 1, 'x', '[]')",
        `INSERT INTO record VALUES ((SELECT max(id) FROM submission WHERE current = 1), 999, ${place}, 'x', '[]')`,
        "UPDATE submission SET unit = '510116'",
        `SELECT count_subjects(1, ${theirs}, -1)`,
        "INSERT INTO presence VALUES (1, 'x', 1, 1)",
        "INSERT INTO expected VALUES ('example-bench', 0, '510116', '', '', '')",
        "INSERT INTO office VALUES ('jinjiang', '510000', '51')",
        'SELECT * FROM secret',
        'SELECT * FROM standing',
        'ALTER TABLE record DISABLE ROW LEVEL SECURITY',
        'SET ROLE office',
        'DELETE FROM form',
        'UPDATE ledger SET version = 0',
      ])
        expect(() => county.all(refused), refused).toThrow()
      const left = (table: string) =>
        server.sql(`SELECT count(*) FROM itcap.${table} WHERE submission = ${theirs}`, 'ledger')
      expect([left('record'), left('tally')]).toEqual(['30', '1'])
      expect(server.sql(`SELECT current FROM itcap.submission WHERE id = ${theirs}`, 'ledger')).toBe('1')
    })

    test('is told that somebody stands at another unit already: which unit, and no more', async () => {
      const { stdout, code } = await as('shuangliu', `validate shared.csv ${day} --format json`)
      const [{ findings }] = JSON.parse(stdout).files
      expect(code).toBe(1)
      expect(findings).toMatchObject([{ rule: 'known-person', rows: [4, 5, 6] }])
      expect(findings[0].message).toContain('锦江区报的（该单位自己登记的表）')
      expect(stdout).not.toContain('jinjiang')
      expect(stdout).not.toContain('锦江区示例小学')
      // Their numbers lie nowhere in what it is told with.
      const standing = server.sql('SELECT * FROM itcap.standing', 'ledger')
      expect(standing.split('\n')).toHaveLength(20 + 30)
      expect(standing).not.toContain(String(person(16)[3]))
    })

    test('looks up those it asks about alone, however many stand in the ledger', async () => {
      const invented = (columns: string, last: string) =>
        `SELECT ${columns}${last} FROM itcap.standing, generate_series(1, 5000) AS n WHERE hash = (SELECT min(hash) FROM itcap.standing)`
      server.sql(`INSERT INTO itcap.presence ${invented("form, 'invented ' || n, place", ', 1')}`, 'ledger')
      server.sql(`INSERT INTO itcap.standing ${invented("'invented ' || n, form, place", ', 1')}`, 'ledger')
      const ids = Array.from({ length: 500 }, (_, index) => String(person(index)[3]))
      const asking = await connect(address('shuangliu'), 1000, () => new Error('busy'))
      asking.all('BEGIN')
      const [own, others] = [
        standingsOf(asking, ids),
        asking.all('SELECT subject FROM stand_elsewhere(?)', [JSON.stringify(ids)]),
      ]
      const looks =
        "SELECT relname, seq_tup_read, idx_scan > 0 FROM pg_stat_xact_user_tables WHERE schemaname = 'itcap'"
      const looked = asking.all(`${looks} AND relname IN ('presence', 'standing') ORDER BY relname`)
      asking.all('ROLLBACK')
      asking.close()
      for (const [table, column] of [
        ['presence', 'subject'],
        ['standing', 'hash'],
      ])
        server.sql(`DELETE FROM itcap.${table} WHERE ${column} LIKE 'invented %'`, 'ledger')
      expect(own).toHaveLength(30)
      expect(others).toHaveLength(20)
      expect(looked).toEqual([
        ['presence', 0, 1],
        ['standing', 0, 1],
      ])
    })

    test('counts who stands in two units in both, and whoever is above them counts him once', async () => {
      expect((await as('shuangliu', 'import shared.csv --received 2024-05-08T09:00 --accept 核对过')).code).toBe(0)
      await as('file', 'import shared.csv --received 2024-05-08T09:00 --accept 核对过')
      for (const question of questions) expect(await json('chengdu', question)).toEqual(await json('file', question))
      const { stdout } = await json('jinjiang', 'gap --basis named')
      expect(JSON.parse(stdout).total).toEqual(
        JSON.parse((await json('file', 'gap --basis named --county 锦江区')).stdout).total,
      )
    })

    test('is refused what is not its own to record, by the name of the file', async () => {
      sheet('not-theirs.csv', ...persons('双流区', 200, 203))
      sheet(
        'beyond.csv',
        '成都市锦江区培训情况汇总表',
        '填报单位：成都市锦江区',
        '县（市、区）,专任教师,已培训人数',
        '锦江区,40,10',
        '双流区,70,10',
      )
      const other = await as('jinjiang', 'import not-theirs.csv --on-behalf-of 双流区 --received 2024-05-09')
      expect(other.stderr).toMatch(/not-theirs.csv 是 双流区 的表，账号 jinjiang 只登记 锦江区 的/)
      expect(other.code).toBe(2)
      const rows = await as('jinjiang', 'import beyond.csv --accept 核对过 --received 2024-05-09')
      expect(rows.stderr).toMatch(/beyond.csv 里有 双流区 的行，.*只登记 锦江区 的/)
      expect(rows.code).toBe(2)
      expect(
        server.sql("SELECT count(*) FROM itcap.submission WHERE path IN ('not-theirs.csv', 'beyond.csv')", 'ledger'),
      ).toBe('0')
    })

    test('that was reading while another one recorded the same person reads again', async () => {
      const notice = await loadNotice('sichuan-2017')
      const person = (sha256: string, unit: string, last: number) => ({
        notice,
        form: 'annex-2-teachers',
        sha256,
        rows: [
          {
            unit,
            school: '示例小学',
            values: { name: '示例', idNumber: `51000019800101${last}`, schoolName: '示例小学' },
          },
        ],
        checked: { unit },
      })
      server.sql('CREATE SCHEMA two AUTHORIZATION office', 'ledger')
      writeFileSync(
        join(folder, 'office/itcap.yaml'),
        `notice: pack\nunit: 成都市\nledger: ${address('office', 'two')}\n`,
      )
      for (const command of ['init', 'grant jinjiang --unit 锦江区', 'grant shuangliu --unit 双流区'])
        await as('office', `ledger ${command}`)
      writeFileSync(join(folder, 'office/itcap.yaml'), `notice: pack\nunit: 成都市\nledger: ${address('office')}\n`)
      const one = await openLedger(address('jinjiang', 'two'))
      const other = await openLedger(address('shuangliu', 'two'))
      const first = one.begin()
      const finish = open(first, person('a', '510104', 2001))
      handIn(other, person('b', '510116', 2002))
      expect(finish().outcome).toBe('recorded')
      first.commit()
      const second = one.begin()
      const overtaken = open(second, person('c', '510104', 2003))
      handIn(other, person('d', '510116', 2003))
      expect(overtaken).toThrow(Overtaken)
      second.rollback()
      one.close()
      other.close()
    })

    test('corrects a list of persons who stand at no unit that is known: what it does not see itself is asked for', async () => {
      const notice = await loadNotice('sichuan-2017')
      const persons = (sha256: string, day: string, ...last: number[]) => ({
        ...{ notice, form: 'annex-2-teachers', sha256 },
        rows: last.map((each) => ({
          unit: '',
          values: { name: '示例', idNumber: `51000019800101${each}`, schoolName: '示例小学' },
        })),
        checked: { unit: '510104', received: `2017-04-${day}T09:00:00+08:00` },
      })
      const one = await openLedger(address('jinjiang', 'two'))
      expect(handIn(one, persons('first', '01', 3001, 3002, 3003)).outcome).toBe('recorded')
      expect(handIn(one, persons('beside', '02', 3004, 3005)).outcome).toBe('recorded')
      expect(handIn(one, persons('corrected', '03', 3001, 3002, 3006)).outcome).toBe('superseded-older')
      one.close()
    })

    test('is told of bytes that another unit recorded, and nothing happens twice', async () => {
      const { stdout, code } = await as(
        'jinjiang',
        'import shuangliu-persons.csv --on-behalf-of 双流区 --received 2024-05-09 --format json',
      )
      const { receipts } = JSON.parse(stdout)
      expect(receipts).toMatchObject([{ outcome: 'unchanged', unit: '510116', rows: 30 }])
      expect(code).toBe(0)
      expect(server.sql("SELECT count(*) FROM itcap.submission WHERE unit = '510116'", 'ledger')).toBe('3')
    })

    test('seals its own state under a name that others have too', async () => {
      for (const login of ['jinjiang', 'shuangliu', 'chengdu'])
        expect((await as(login, `freeze 月底 ${day}`)).output).toContain('冻结好了')
      for (const login of ['jinjiang', 'chengdu']) {
        const [now, then] = [await json(login, 'gap'), await as(login, 'gap --at 月底 --format json')]
        const { frozen: _frozen, ...sealed } = JSON.parse(then.stdout)
        expect(sealed).toEqual(JSON.parse(now.stdout))
      }
      const { stdout } = await as('jinjiang', 'freeze --format json')
      expect(JSON.parse(stdout).frozen).toHaveLength(1)
    })

    test('finds its own lines of the log whole, and cannot change a line of the log or of the audit', async () => {
      for (const login of ['jinjiang', 'shuangliu', 'chengdu', 'office']) {
        const { stdout, code } = await as(login, 'log --verify')
        expect(stdout).toContain('都与写下时一样')
        expect(code).toBe(0)
      }
      for (const table of ['log', 'audit'])
        for (const change of [`DELETE FROM ${table}`, `UPDATE ${table} SET login = ''`, `TRUNCATE ${table}`])
          expect(() => county.all(change), change).toThrow()
      expect(() =>
        county.all("INSERT INTO audit (login, what, part, rows, detail) VALUES ('shuangliu', 'x', 'x', 1, '')"),
      ).toThrow()
      expect(() =>
        county.all(
          "INSERT INTO log (n, at, who, what, detail, hash, login) VALUES (99, '', '', 'fix', '{}', '', 'shuangliu')",
        ),
      ).toThrow()
      // Nor can whoever keeps the ledger.
      const keeper = await connect(address('office'), 1000, () => new Error('busy'))
      expect(() => keeper.all('DELETE FROM audit')).toThrow('only added to')
      keeper.close()
      county.all("UPDATE submission SET path = 'x.csv' WHERE path = 'jinjiang-schools.csv'")
      county.all("UPDATE submission SET path = 'jinjiang-schools.csv' WHERE path = 'x.csv'")
      const told = server.sql(
        "SELECT login, what, rows FROM itcap.audit WHERE part = 'submission' ORDER BY n DESC LIMIT 2",
        'ledger',
      )
      expect(told).toBe('jinjiang|update|1\njinjiang|update|1')
      county.all('BEGIN')
      county.all("UPDATE submission SET path = 'x.csv'")
      county.all('ROLLBACK')
      expect(server.sql('SELECT rows FROM itcap.audit ORDER BY n DESC LIMIT 1', 'ledger')).toBe('1')
      const [audited] = county.first('SELECT count(*) FROM audit WHERE login <> ?', ['jinjiang'])!
      expect(audited).toBe(0)
    })
  })

  describe('whoever keeps the ledger', () => {
    test('is told who sees what, and who has no unit', async () => {
      const { stdout, code } = await as('office', 'ledger check')
      expect(stdout).toContain('账号 jinjiang：510104 和它下面的')
      expect(code).toBe(0)
      server.sql('GRANT SELECT ON itcap.form TO nobody', 'ledger')
      const stranger = await as('office', 'ledger check')
      expect(stranger.stdout).toContain('itcap ledger grant nobody --unit')
      expect(stranger.code).toBe(1)
      server.sql('REVOKE SELECT ON itcap.form FROM nobody', 'ledger')
      expect((await as('jinjiang', 'ledger check')).stdout).toContain('只看得到它和它下面的')
    })

    test('gives no unit to whom the policies do not bind, or who is not there', async () => {
      server.sql(`CREATE ROLE boss LOGIN SUPERUSER PASSWORD '${password}'`)
      for (const [login, word] of [
        ['office', '管台账的账号'],
        ['boss', '超级用户'],
        ['unborn', 'CREATE ROLE'],
      ]) {
        const { stderr, code } = await as('office', `ledger grant ${login} --unit 锦江区`)
        expect(stderr).toContain(word)
        expect(code).toBe(2)
      }
      expect((await as('office', `ledger move ${address('jinjiang')} part.db`)).stderr).toContain('搬不全')
      for (const command of [
        'ledger init',
        'ledger grant nobody --unit 锦江区',
        'purge --notice example-bench --yes',
      ]) {
        const { stderr, code } = await as('jinjiang', command)
        expect(stderr).toContain('管')
        expect(code).toBe(2)
      }
      expect((await as('office', 'ledger check')).code).toBe(0)
    })

    test('takes a unit away again: the login sees nothing, what it recorded stays', async () => {
      const asked = await json('chengdu', 'gap')
      const gone = await as('office', 'ledger revoke jinjiang')
      expect(gone.output).toContain('不再是 锦江区（510104）')
      expect((await as('jinjiang', 'gap')).stderr).toContain('还没有单位')
      expect(() => server.sql('SET ROLE jinjiang; SELECT * FROM itcap.place', 'ledger')).toThrow('permission denied')
      expect(await json('chengdu', 'gap')).toEqual(asked)
      for (const login of ['jinjiang', 'office', 'unborn', 'boss']) {
        const { stderr, code } = await as('office', `ledger revoke ${login}`)
        expect(stderr).toContain('没有什么可收回的')
        expect(code).toBe(2)
      }
      server.sql('GRANT SELECT ON itcap.form TO nobody', 'ledger')
      expect((await as('office', 'ledger revoke nobody')).output).toContain('权限收回了')
      expect((await as('chengdu', 'ledger revoke shuangliu')).code).toBe(2)
      await as('office', 'ledger grant jinjiang --unit 锦江区')
      const check = await as('office', 'ledger check')
      expect(check.code, check.output).toBe(0)
    })

    test('is told where another version set it up, and once it did so itself no more', async () => {
      for (const other of ["UPDATE itcap.defined SET digest = ''", 'DROP TABLE itcap.defined']) {
        server.sql(other, 'ledger')
        const { stdout, code } = await as('office', 'ledger check')
        expect(stdout).toContain('再运行一次 itcap ledger init')
        expect(code).toBe(1)
        await as('office', 'ledger init')
        expect((await as('office', 'ledger check')).code).toBe(0)
      }
    })

    test('can set it up again: nothing changes', async () => {
      const asked = await json('jinjiang', 'gap')
      expect((await as('office', 'ledger init')).stdout).toContain('早已按单位分权限')
      expect(await json('jinjiang', 'gap')).toEqual(asked)
    })

    test('carries it into a file, where it answers the same', async () => {
      const { code, output } = await as('office', `ledger move ${address('office')} file/carried.db`)
      expect(code, output).toBe(0)
      const own = join(folder, 'file/itcap.yaml')
      writeFileSync(own, `notice: pack\nunit: 成都市\nledger: carried.db\n`)
      for (const question of questions) expect(await json('file', question)).toEqual(await json('chengdu', question))
    })

    test('removes a notice with every trace of its persons', async () => {
      expect((await as('office', 'purge --notice example-bench --yes')).code).toBe(0)
      for (const table of ['submission', 'record', 'presence', 'standing', 'counted', 'sealed'])
        expect(server.sql(`SELECT count(*) FROM itcap.${table}`, 'ledger'), table).toBe('0')
    })
  })

  describe('a ledger that one office had before', () => {
    test('keeps its answers when offices are set up, and one without them goes on as it was', async () => {
      workspace('plain', '成都市', address('office', 'plain'))
      for (const [, command] of month) await as('plain', command)
      const asked = []
      for (const question of questions) asked.push(await json('plain', question))
      await as('plain', `freeze 以前 ${day}`)
      const check = await as('plain', 'ledger check')
      expect(check.stdout).toContain('能连上的账号看得到全部')
      expect(check.code).toBe(0)
      expect((await as('plain', 'ledger init')).code).toBe(0)
      expect((await as('plain', 'ledger grant chengdu --unit 成都')).code).toBe(0)
      expect((await as('plain', 'ledger grant jinjiang --unit 锦江区')).code).toBe(0)
      for (const login of ['chengdu', 'jinjiang'])
        writeFileSync(
          join(folder, login, 'itcap.yaml'),
          `notice: pack\nunit: ${login === 'chengdu' ? '成都市' : '锦江区'}\nledger: ${address(login, 'plain')}\n`,
        )
      for (const [index, question] of questions.entries()) expect(await json('chengdu', question)).toEqual(asked[index])
      expect((await as('chengdu', 'gap --at 以前')).output).toContain('110')
      expect((await as('jinjiang', 'gap --at 以前')).code).toBe(2)
      const { code, output } = await as('jinjiang', 'import shared.csv --received 2024-05-09')
      expect(code, output).not.toBe(0)
      sheet('again.csv', ...persons('锦江区', 3, 22))
      expect((await as('jinjiang', 'import again.csv --received 2024-05-09')).output).toContain('代替')
    })
  })
})
