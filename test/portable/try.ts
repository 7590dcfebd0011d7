/**
 * `npm run portable:try [-- PLATFORM…]`: unpacks the archives in `portable/` as an officer does, under a path with Chinese and a space, and
 * works through the day there without Node on PATH; Windows by wine, arm64 by qemu, each skipped with a word where it is not there. What
 * the commands answer as JSON must be the same on all.
 */
import { strict as assert } from 'node:assert'
import { spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ownPlatform, type Platform, run } from './nodes.ts'

const { version, name } = JSON.parse(readFileSync('package.json', 'utf8'))
const all: Platform[] = ['linux-x64', 'linux-arm64', 'windows-x64']
const wanted = all.filter((platform) => process.argv.length === 2 || process.argv.includes(platform))
const place = realpathSync(mkdtempSync(join(tmpdir(), 'itcap-try-')))
const found = (program: string) => spawnSync('which', [program], { encoding: 'utf8' }).stdout.trim()
/** Where a cross compiler keeps the libraries of arm64. */
const arm64 = '/usr/aarch64-linux-gnu'
const asOf = ['--as-of', '2017-03-31', '--format', 'json']

/** Opens a file as Excel does, so that nobody else may; until it is told to end, or for a moment once a new file lies beside it. */
const holder = `
const fs = require('fs')
const exclusively = 0x10000000
const fd = fs.openSync('附件 3.xlsx', fs.constants.O_RDWR | exclusively)
fs.writeFileSync('held', '')
const end = () => { fs.closeSync(fd); fs.rmSync('held'); process.exit() }
const isTime = () => fs.existsSync('release') || (process.argv[2] === 'moment' && fs.readdirSync('.').some((name) => name.endsWith('.tmp')))
const look = setInterval(() => { if (isTime()) { clearInterval(look); setTimeout(end, 700) } }, 20)
`

try {
  const tools = toolsWithoutNode()
  const answers = new Map<Platform, string>()
  for (const platform of wanted) {
    const how = startOf(platform, tools)
    if (!how) {
      console.log(`${platform}: skipped, nothing here runs it`)
      continue
    }
    answers.set(platform, day(platform, how))
    console.log(`${platform}: done`)
  }
  assert(answers.size > 0, 'nothing was tried')
  const [first] = answers.values()
  for (const answer of answers.values()) assert.equal(answer, first)
} finally {
  rmSync(place, { recursive: true, force: true })
}

type Start = (
  folder: string,
  launcher: string,
  args: string[],
) => { program: string; args: string[]; env: NodeJS.ProcessEnv }

/** How a launcher of a folder is started, or undefined where it cannot be. */
function startOf(platform: Platform, path: string): Start | undefined {
  if (platform === ownPlatform())
    return (folder, launcher, args) => ({ program: join(folder, launcher), args, env: { PATH: path } })
  const [wine, qemu] = [found('wine'), found('qemu-aarch64')]
  if (platform === 'linux-arm64' && qemu && existsSync(arm64))
    return (folder, _launcher, args) => ({
      program: qemu,
      args: ['-L', arm64, join(folder, 'node'), join(folder, 'app/bin/itcap.js'), ...args],
      env: { PATH: path },
    })
  if (platform !== 'windows-x64' || !wine) return undefined
  const env = {
    PATH: process.env.PATH,
    WINEPREFIX: join(place, 'wine'),
    WINEDEBUG: '-all',
    LC_ALL: 'C.UTF-8',
    // Wine calls itself an older Windows than this Node takes.
    NODE_SKIP_PLATFORM_CHECK: '1',
  }
  return (folder, launcher, args) => ({
    program: wine,
    args: [
      'cmd',
      '/c',
      `${folder
        .slice(place.length + 1)
        .split('/')
        .at(-1)}\\${launcher}.cmd`,
      ...args,
    ],
    env,
  })
}

/** What an officer does, each step looked at. @returns The answers as JSON. */
function day(platform: Platform, start: Start): string {
  const desk = join(place, platform, '张 老师的资料')
  mkdirSync(desk, { recursive: true })
  const archive = resolve('portable', `${name}-${version}-${platform}`)
  // Info-ZIP's unzip takes names for those of DOS, whatever the zip says.
  if (platform === 'windows-x64') run('python3', ['-m', 'zipfile', '-e', `${archive}.zip`, desk])
  else run('tar', ['-xJf', `${archive}.tar.xz`], desk)
  const folder = join(desk, `${name}-${version}-${platform}`)
  assert(!readdirSync(folder, { recursive: true }).some((file) => String(file).endsWith('.node')), 'a native package')
  const samples = join(folder.slice(desk.length + 1), 'app/samples')
  const itcap = (expected: number, ...args: string[]): string => {
    const { program, args: all, env } = start(folder, 'itcap', args)
    const { status, stdout, stderr } = runToFiles(program, all, desk, env)
    const shown = `itcap ${args.join(' ')}\n${stdout}\n${stderr}`
    assert.equal(status, expected, shown)
    assert(!/Warning/.test(stderr), shown)
    return status === 2 ? stderr + stdout : stdout
  }
  itcap(0, 'init', '成都 市', '--notice', 'sichuan-2017', '--unit', '成都市')
  itcap(1, 'validate', `${samples}/yueyang-2021/faulty`, '--return', '退回')
  assert(readdirSync(join(desk, '退回')).length > 0, 'no 退回表')
  const here = ['--workspace', '成都 市']
  const imported = itcap(0, ...here, 'import', `${samples}/sichuan-2017`, '--received', '2017-03-28T09:00')
  assert(imported.includes('登记'), imported)
  const gap = itcap(0, ...here, 'gap', '--city', '成都', ...asOf)
  const report = (expected: number) =>
    itcap(expected, ...here, 'report', 'annex-3', '--city', '成都', '--as-of', '2017-03-31', '-o', '附件 3.xlsx')
  report(0)
  assert(existsSync(join(desk, '附件 3.xlsx')), 'no report')
  if (platform === 'windows-x64') {
    const { program, args, env } = start(folder, 'itcap', ['validate', '附件 3.xlsx', '>', '结 果.txt'])
    runToFiles(program, args, desk, env)
    assert.match(readFileSync(join(desk, '结 果.txt'), 'utf8'), /^\ufeff(?:[^\n]*\r\n)+$/)
    const node = { program, args: [join(folder, 'node.exe')], cwd: desk, env }
    const before = readFileSync(join(desk, '附件 3.xlsx'))
    holding(node, 'long', () => {
      assert.match(report(2), /多半正被 Excel 或 WPS 打开/)
      assert.match(itcap(2, 'validate', '附件 3.xlsx'), /多半正被 Excel 或 WPS 打开/)
    })
    assert(before.equals(readFileSync(join(desk, '附件 3.xlsx'))), 'written over what was open')
    holding(node, 'moment', () => report(0))
  }
  const status = itcap(0, ...here, 'status', ...asOf)
  return (gap + status).replaceAll('\\\\', '/').replaceAll(platform, 'PLATFORM')
}

interface Started {
  program: string
  args: string[]
  cwd: string
  env: NodeJS.ProcessEnv
}

function holding({ program, args, cwd, env }: Started, how: 'long' | 'moment', work: () => void): void {
  const [script, held, release] = ['hold.cjs', 'held', 'release'].map((name) => join(cwd, name)) as [
    string,
    string,
    string,
  ]
  writeFileSync(script, holder)
  const child = spawn(program, [...args, script, how], { cwd, env, stdio: 'ignore' })
  const isHeld = () => existsSync(held)
  try {
    assert(waitUntil(isHeld), 'nobody holds the file')
    work()
  } finally {
    writeFileSync(release, '')
    if (!waitUntil(() => !isHeld())) child.kill()
    for (const file of [script, release]) rmSync(file, { force: true })
  }
}

function waitUntil(isSo: () => boolean): boolean {
  for (let left = 300; left > 0 && !isSo(); left--) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
  return isSo()
}

/** Wine knows no sockets for output, which is what Node gives for pipes. */
function runToFiles(program: string, args: string[], cwd: string, env: NodeJS.ProcessEnv) {
  const files = ['out', 'err'].map((each) => join(place, each))
  const fds = files.map((file) => openSync(file, 'w'))
  const { status } = spawnSync(program, args, { cwd, env, stdio: ['ignore', ...fds] })
  for (const fd of fds) closeSync(fd)
  const [stdout = '', stderr = ''] = files.map((file) => readFileSync(file, 'utf8'))
  return { status, stdout, stderr }
}

/** What the launchers call, and no Node. */
function toolsWithoutNode(): string {
  const folder = join(place, 'bin')
  mkdirSync(folder)
  for (const tool of ['sh', 'dirname', 'readlink']) symlinkSync(found(tool), join(folder, tool))
  return folder
}
