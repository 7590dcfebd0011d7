/** How a run behaves, whatever its surroundings: exit codes, one JSON document, zones, cron, closed pipes, two runs at once, originals untouched. */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { crc32 } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import { openDesk, run } from './transcript.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const samples = join(root, 'samples')
const launcher = join(root, 'bin/itcap.js')
let folder: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-running-'))
  copyFileSync(join(samples, 'sichuan-2017/annex-1.xlsx'), join(folder, 'annex-1.xlsx'))
  copyFileSync(join(samples, 'sichuan-2017/annex-3-成都.xlsx'), join(folder, 'annex-3.xlsx'))
  copyFileSync(join(samples, 'yueyang-2021/faulty/annex-3-示例小学.xlsx'), join(folder, 'roster.xlsx'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** In the program that runs already; what only a process of its own can show is `launched`. */
const itcap = (command: string) => openDesk(folder).run(`itcap ${command}`)
const launched = (command: string, env: NodeJS.ProcessEnv = {}) => run(`itcap ${command}`, folder, env)

describe('exit codes', () => {
  test.each([
    ['validate annex-3.xlsx', 0],
    ['validate annex-1.xlsx', 0],
    ['validate annex-1.xlsx --fail-on warning', 1],
    ['validate roster.xlsx', 1],
    ['validate nothing.xlsx', 2],
    ['validate', 2],
    ['--no-such-option', 2],
    ['gap', 2],
    ['help', 0],
    ['help gap', 0],
    ['gap --help', 0],
  ])('%s → %i', async (command, code) => {
    expect((await itcap(command)).code).toBe(code)
  })

  test.each([
    ['validate annex-3.xlsx', 0],
    ['validate roster.xlsx', 1],
    ['validate nothing.xlsx', 2],
    ['--version', 0],
  ])('the process ends so: %s → %i', async (command, code) => {
    expect(launched(command).code).toBe(code)
  })

  test('an unreadable file among many is reported, the others still run, and the run ends with 2', async () => {
    writeFileSync(join(folder, 'broken.xlsx'), readFileSync(join(folder, 'annex-3.xlsx')).subarray(0, 3000))
    const { stdout, code } = await itcap('validate . --format json')
    const { files, totals } = JSON.parse(stdout)
    expect(code).toBe(2)
    expect(
      files.map(({ path, status }: { path: string; status: string }) => [path.replace(/.*[\\/]/, ''), status]),
    ).toEqual([
      ['annex-1.xlsx', 'warning'],
      ['annex-3.xlsx', 'ok'],
      ['broken.xlsx', 'unreadable'],
      ['roster.xlsx', 'error'],
    ])
    expect(totals.files).toBe(4)
  })
})

describe('output', () => {
  test.each([
    'validate . --format json',
    'gap annex-1.xlsx --city 成都 --format json',
    'notice list --format json',
    'rules --format json',
  ])('%s prints exactly one JSON document', async (command) => {
    const { stdout } = await itcap(command)
    expect(() => JSON.parse(stdout)).not.toThrow()
  })

  test('validate gives what the contract names', async () => {
    const { files } = JSON.parse((await itcap('validate roster.xlsx --format json --as-of 2021-05-28')).stdout)
    const [file] = files
    expect(Object.keys(file)).toEqual(
      expect.arrayContaining([
        'path',
        'sha256',
        'status',
        'notice',
        'form',
        'sheet',
        'rows',
        'head',
        'counts',
        'findings',
        'notChecked',
      ]),
    )
    expect(file.sha256).toBe(
      createHash('sha256')
        .update(readFileSync(join(folder, 'roster.xlsx')))
        .digest('hex'),
    )
    expect(file).toMatchObject({
      status: 'error',
      notice: 'yueyang-2021',
      form: 'annex-3',
      head: { county: '岳阳楼区' },
    })
    for (const finding of file.findings) {
      expect(finding).toMatchObject({
        rule: expect.any(String),
        severity: expect.stringMatching(/^(error|warning|info)$/),
        cell: expect.stringMatching(/^([A-Z]+\d+)?$/),
        message: expect.any(String),
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
        rows: expect.any(Array),
      })
    }
  })

  test('no ID number and no phone number anywhere, in any form of output', async () => {
    const cells = (await itcap('cells roster.xlsx --format csv --show-ids')).stdout
    const secrets = [...new Set(cells.match(/\d{17}[\dXx]|(?<!\d)1[3-9]\d{9}(?!\d)/g))]
    expect(secrets.length).toBeGreaterThan(20)
    for (const format of ['table', 'json', 'csv']) {
      const { output } = await itcap(`validate roster.xlsx --format ${format}`)
      expect(secrets.filter((secret) => output.includes(secret))).toEqual([])
    }
    for (const format of ['json', 'csv']) {
      const { output } = await itcap(`cells roster.xlsx --format ${format}`)
      expect(secrets.filter((secret) => output.includes(secret))).toEqual([])
    }
  })

  test('colour only where it is asked for', async () => {
    expect((await itcap('validate roster.xlsx')).stdout).not.toContain('\u001B[')
    expect((await itcap('validate roster.xlsx --color always')).stdout).toContain('\u001B[')
  })
})

describe('surroundings', () => {
  test.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'])(
    'the same answers in %s',
    async (TZ) => {
      const gap = 'gap annex-1.xlsx annex-3.xlsx --city 成都 --as-of 2017-03-31 --format json'
      expect(launched(gap, { TZ }).stdout).toBe((await itcap(gap)).stdout)
    },
  )

  test.each([
    ['2017-03-31T23:59:59', 'on-time'],
    ['2017-04-01T00:00:00', 'late'],
    ['2017-03-31T15:59:59Z', 'on-time'],
    ['2017-03-31T16:00:00Z', 'late'],
  ])('received %s is %s, by the clock of Shanghai', async (time, timeliness) => {
    const abroad = openDesk(folder, { TZ: 'America/Los_Angeles' })
    const { stdout } = await abroad.run(`itcap import annex-3.xlsx --received ${time} --format json`)
    expect(JSON.parse(stdout).receipts[0].timeliness).toBe(timeliness)
  })

  test('runs under cron: empty environment, other folder, no terminal', async () => {
    await itcap('init office --notice sichuan-2017 --unit 成都')
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        launcher,
        '--workspace',
        join(folder, 'office'),
        'deadlines',
        '--within',
        '7d',
        '--as-of',
        '2017-03-28',
        '--quiet',
      ],
      { cwd: '/', env: { LANG: 'C' }, encoding: 'utf8' },
    )
    expect([status, stderr]).toEqual([1, ''])
    expect(stdout).toContain('附件3')
  })

  test.each([
    ['GBK', Buffer.concat([Buffer.from('notice: yueyang-2021\r\nunit: '), Buffer.from('d4c0d1f4', 'hex')])],
    ['what Notepad calls Unicode', Buffer.from('\ufeffnotice: yueyang-2021\r\nunit: 岳阳\r\n', 'utf16le')],
    ['UTF-8 with a mark', Buffer.from('\ufeffnotice: yueyang-2021\r\nunit: 岳阳\r\n')],
  ])('reads itcap.yaml saved as %s', async (_, bytes) => {
    writeFileSync(join(folder, 'itcap.yaml'), bytes)
    expect((await itcap('gap')).stderr).toContain('岳阳 有两个')
  })

  test('of an itcap.yaml in no known encoding says how to save it', async () => {
    writeFileSync(join(folder, 'itcap.yaml'), Buffer.from('unit: \xff\xff\n', 'latin1'))
    expect(await itcap('gap')).toMatchObject({ code: 2, stderr: expect.stringContaining('编码选 UTF-8') })
  })

  test('init where nothing can be written is for the user to mend', async () => {
    const ran = await itcap('init roster.xlsx/成都 --notice sichuan-2017 --unit 成都市')
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining('请换一个能写的位置') })
  })

  test('asks which unit a hand-written short name of the workspace means', async () => {
    writeFileSync(join(folder, 'itcap.yaml'), 'notice: yueyang-2021\nunit: 岳阳\n')
    for (const command of ['gap', 'import annex-3.xlsx --notice sichuan-2017', 'validate annex-3.xlsx'])
      expect((await itcap(command)).stderr).toMatch(/^岳阳 有两个：岳阳市（430600）、岳阳县（430621）。\n请写全称/u)
  })

  test("the README's crontab line does as it says", async () => {
    const [, line = ''] =
      /^```crontab\n\S+ \S+ \S+ \S+ \S+ {2}cd \S+ && (itcap .*)$/m.exec(
        readFileSync(join(root, 'README.md'), 'utf8'),
      ) ?? []
    expect(line).toContain('check')
    await itcap('init . --notice sichuan-2017 --unit 成都')
    expect(run(line, folder)).toMatchObject({ code: 1, stderr: '' })
  })

  test('a closed pipe is no fault', async () => {
    const child = spawn(process.execPath, [launcher, 'cells', join(folder, 'roster.xlsx'), '--format', 'json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.destroy()
    let stderr = ''
    child.stderr.on('data', (text) => {
      stderr += text
    })
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect([code, stderr]).toEqual([0, ''])
  })
})

describe('long work', () => {
  // `script` lends a terminal.
  const lent = spawnSync('script', ['--version']).status === 0

  /** The half second after which something is shown has passed for the program before it reads the first row. */
  const hasty = `const now = performance.now.bind(performance); performance.now = () => 1_000 * now()`

  /** What the terminal, or whatever else stderr is, receives. */
  function shown(command: string, terminal: boolean): string {
    const line = `"${process.execPath}" --require ./hasty.cjs "${launcher}" ${command} > /dev/null`
    const { stdout, stderr } = terminal
      ? spawnSync('script', ['-qec', line, '/dev/null'], {
          cwd: folder,
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'pipe'],
        })
      : spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8' })
    return terminal ? stdout : stderr
  }

  beforeEach(async () => {
    const heading = '序号,姓名,性别,身份证号码,县（市区）,工作单位,任教学段,任教学科,联系电话,备注'
    const rows = Array.from({ length: 12_000 }, (_, index) => `${index + 1},张三,男,,岳阳楼区,示例小学,小学,语文,,`)
    writeFileSync(join(folder, '全市.csv'), [heading, ...rows].join('\n'))
    writeFileSync(join(folder, 'hasty.cjs'), hasty)
  })

  test.skipIf(!lent)('a terminal shows files, rows and the file being read; the line is gone at the end', async () => {
    const bar = shown('validate 全市.csv annex-3.xlsx', true)
    expect(bar).toMatch(/░ 0\/2 个文件 {2}[\d,]+,\d{3} 行 {2}全市\.csv/u)
    expect(bar.endsWith('\u001b[1G\u001b[2K')).toBe(true)
  })

  test('nobody else is shown any of it, nor who wants quiet', async () => {
    expect(shown('validate 全市.csv', false)).toBe('')
    if (lent) expect(shown('--quiet validate annex-3.xlsx 全市.csv', true)).toBe('')
  })
})

describe('files', () => {
  test('originals are never touched', async () => {
    const before = readFileSync(join(folder, 'roster.xlsx'))
    await itcap('validate roster.xlsx --return back')
    await itcap('import roster.xlsx')
    expect(readFileSync(join(folder, 'roster.xlsx')).equals(before)).toBe(true)
  })

  test('what holds persons can be read by its owner alone', async () => {
    await itcap('validate roster.xlsx --return back')
    await itcap('import annex-3.xlsx')
    const [returned] = readdirSync(join(folder, 'back'))
    for (const path of ['itcap.db', `back/${returned}`]) expect(statSync(join(folder, path)).mode & 0o777).toBe(0o600)
  })

  test('validating makes no ledger', async () => {
    await itcap('validate roster.xlsx')
    expect(existsSync(join(folder, 'itcap.db'))).toBe(false)
  })

  test('importing twice changes nothing', async () => {
    await itcap('import annex-3.xlsx --received 2017-03-20')
    const once = (await itcap('gap --city 成都 --as-of 2017-03-31 --format json')).stdout
    const again = JSON.parse((await itcap('import annex-3.xlsx --received 2017-03-21 --format json')).stdout)
    expect(again.receipts[0].outcome).toBe('unchanged')
    expect((await itcap('gap --city 成都 --as-of 2017-03-31 --format json')).stdout).toBe(once)
  })

  test('a file with errors is received but does not count, unless it is accepted with a reason', async () => {
    const rejected = await itcap('import roster.xlsx --received 2021-05-28 --format json')
    expect(rejected.code).toBe(1)
    expect(JSON.parse(rejected.stdout).receipts[0]).toMatchObject({ outcome: 'rejected', timeliness: 'on-time' })
    const accepted = JSON.parse(
      (await itcap('import roster.xlsx --received 2021-05-29 --accept 已核对原件 --format json')).stdout,
    )
    expect(accepted.receipts[0]).toMatchObject({ outcome: 'recorded' })
  })

  test('another run that holds the ledger is waited for, then named, with exit 75', async () => {
    await itcap('import annex-3.xlsx')
    const ledger = await openLedger(join(folder, 'itcap.db'), {
      holder: { pid: process.pid, host: 'office-pc', since: '2017-03-20T09:00:00+08:00', command: 'itcap import' },
    })
    const transaction = ledger.begin()
    try {
      const { code, stderr } = launched('import annex-1.xlsx', { ITCAP_WAIT: '1' })
      expect(code).toBe(75)
      expect(stderr).toContain('office-pc')
    } finally {
      transaction.rollback()
      ledger.close()
    }
  }, 60_000)

  test.skipIf(process.getuid?.() === 0)('a read-only folder is said, with nothing half-written', async () => {
    const locked = join(folder, 'locked')
    mkdirSync(locked)
    chmodSync(locked, 0o500)
    const { code, stderr } = await itcap('template yueyang-2021/annex-3 -o locked/blank.xlsx')
    expect(code).toBe(2)
    expect(stderr).not.toContain('at ')
    expect(readdirSync(locked)).toEqual([])
  })

  test('names never lead out of the folder', async () => {
    const { code, stderr } = await itcap('template ../../etc/passwd -o x.xlsx')
    expect(code).toBe(2)
    expect(stderr).toContain('没有通知')
  })
})

describe('code kept by the build', () => {
  const install = () => {
    const copy = join(folder, 'installed')
    for (const part of ['bin', 'dist', 'package.json']) cpSync(join(root, part), join(copy, part), { recursive: true })
    return copy
  }
  const code = (bytes: Buffer) => Buffer.from(bytes)
  /** Whole, and of this program; the version of V8 stands near the front. */
  const foreign = (bytes: Buffer) => {
    const other = Buffer.from(bytes)
    for (let at = 0; at < 64; at++) other[at] = other[at]! ^ 0xff
    const program = readFileSync(join(root, 'dist/itcap.cjs'))
    other.writeUInt32LE(crc32(other.subarray(0, -4), crc32(program)), other.length - 4)
    return other
  }
  const damaged = (bytes: Buffer) => {
    const other = Buffer.from(bytes)
    const middle = other.length >> 1
    for (let at = middle; at < middle + 4096; at++) other[at] = other[at]! ^ 0xff
    return other
  }
  const cut = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)

  test.each([
    ['as built', code],
    ['of another Node', foreign],
    ['damaged', damaged],
    ['cut short', cut],
    ['empty', () => Buffer.alloc(0)],
    ['missing', undefined],
  ])('%s: the same answer', async (_, change) => {
    const copy = install()
    const kept = join(copy, 'dist/itcap.code')
    if (change) writeFileSync(kept, change(readFileSync(kept)))
    else rmSync(kept)
    const args = [join(copy, 'bin/itcap.js'), 'validate', 'roster.xlsx']
    const { stdout, stderr, status } = spawnSync(process.execPath, args, {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: join(folder, 'cache') },
    })
    expect([stdout, stderr, status]).toEqual(Object.values(await itcap('validate roster.xlsx')).slice(1))
  })

  test('of another program of the same length: the program that lies there runs', async () => {
    const copy = install()
    const program = join(copy, 'dist/itcap.cjs')
    const title = String.raw`\u8ba4\u51fa\u662f\u54ea\u5f20\u8868`
    const changed = title.replace(String.raw`\u54ea`, String.raw`\u90a3`)
    writeFileSync(
      program,
      readFileSync(program, 'latin1').replace(new RegExp(title.replaceAll('\\', '\\\\'), 'i'), changed),
      'latin1',
    )
    const { stdout } = spawnSync(process.execPath, [join(copy, 'bin/itcap.js'), 'help'], { encoding: 'utf8' })
    expect(stdout).toContain('认出是那张表')
  })

  test('this Node takes it', async () => {
    // In a process of its own: the tests' own V8 runs under other flags (`optimise-late.ts`), and takes no code made without them.
    const look = `const { readFileSync } = require('node:fs')
      const source = require('node:module').wrap(readFileSync('dist/itcap.cjs', 'latin1'))
      const cachedData = readFileSync('dist/itcap.code').subarray(0, -4)
      console.log(new (require('node:vm').Script)(source, { cachedData }).cachedDataRejected)`
    const { stdout } = spawnSync(process.execPath, ['-e', look], { cwd: root, encoding: 'utf8' })
    expect(stdout).toBe('false\n')
  })

  test('the program is ASCII, as it is read', async () => {
    expect(readFileSync(join(root, 'dist/itcap.cjs')).every((byte) => byte < 0x80)).toBe(true)
  })
})
