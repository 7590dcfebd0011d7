/**
 * A PostgreSQL server for tests: made in a folder of its own, on a free port of this machine, as a user who may do nothing, and gone afterwards.
 * It begins as a copy of one that nobody has used yet, which is kept among the packages. Undefined where PostgreSQL is not installed.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface TestServer {
  port: number
  /** Of a database; of the user `office` unless told, whose password is `password`. */
  address(database?: string, user?: string): string
  /** SQL as the server's keeper; `psql` answers one line a row. */
  sql(text: string, database?: string): string
  /** What it wrote about itself. */
  log(): string
  stop(how?: 'fast' | 'immediate'): Promise<void>
  start(): Promise<void>
  remove(): Promise<void>
}

export const password = 'invented for tests'

export async function postgresServer(settings: readonly string[] = []): Promise<TestServer | undefined> {
  const programs = programsFolder()
  if (programs === undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'itcap-pg-'))
  // PostgreSQL refuses to run as root.
  const whose = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  if (whose.uid !== undefined) chownSync(folder, whose.uid, whose.gid)
  const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC', PGPASSWORD: password }
  const options = { ...whose, cwd: folder, env, encoding: 'utf8' as const }
  const data = join(folder, 'data')
  let port = await freePort()
  const log = join(folder, 'log')
  let running: ChildProcess | undefined

  async function start(): Promise<void> {
    const quick = ['fsync=off', 'max_connections=400', 'full_page_writes=off', 'max_wal_size=4GB']
    // Of a test that failed half-way nobody ends the transaction; whoever waits for it would wait for ever.
    quick.push('idle_in_transaction_session_timeout=100s', ...settings)
    const all = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, ...quick]
    const args = ['-D', data, ...all.flatMap((each) => ['-c', each])]
    const stdio = ['ignore', 'ignore', openSync(log, 'a')] as const
    running = spawn(join(programs!, 'postgres'), args, { ...whose, cwd: folder, env, stdio: [...stdio] })
    const until = performance.now() + 60_000
    while (running.exitCode === null && performance.now() < until) {
      if ((await answers(port)) && isReady()) return
      await sleep(20)
    }
    throw new Error(`The server did not start.\n${readFileSync(log, 'utf8')}`)
  }
  /** Another one may have taken the port meanwhile: another process then, another server of tests perhaps. */
  async function startAnywhere(): Promise<void> {
    for (let tries = 5; ; tries--) {
      try {
        return await start()
      } catch (error) {
        if (tries === 0 || running!.exitCode === null) throw error
        port = await freePort()
      }
    }
  }
  const isReady = () => {
    try {
      return realpathSync(sql('SHOW data_directory')) === realpathSync(data)
    } catch {
      return false
    }
  }
  function sql(text: string, database = 'postgres'): string {
    const who = ['--host=127.0.0.1', `--port=${port}`, '--username=keeper', `--dbname=${database}`]
    return execFileSync(join(programs!, 'psql'), [...who, '--no-psqlrc', '-qtA', '-v', 'ON_ERROR_STOP=1', '-c', text], {
      ...options,
      stdio: 'pipe',
    }).trim()
  }
  async function stop(way: 'fast' | 'immediate' = 'immediate'): Promise<void> {
    if (!running || running.exitCode !== null) return
    const ended = once(running, 'exit')
    running.kill(way === 'fast' ? 'SIGINT' : 'SIGQUIT')
    await ended
  }
  async function make(): Promise<void> {
    const secret = join(folder, 'secret')
    writeFileSync(secret, password)
    chmodSync(secret, 0o644)
    const how = ['--username=keeper', `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8', '--no-sync']
    execFileSync(join(programs!, 'initdb'), ['--pgdata', data, ...how, '--no-locale'], { ...options, stdio: 'pipe' })
    await startAnywhere()
    sql(`CREATE ROLE office LOGIN PASSWORD '${password}'`)
    sql('CREATE DATABASE ledger OWNER office')
    await stop('fast')
  }

  const unused = unusedOf(programs)
  if (existsSync(unused)) copy(unused, data)
  else {
    await make()
    keep(data, unused)
  }
  await startAnywhere()
  return {
    port,
    address: (database = 'ledger', user = 'office') => `postgres://${user}@127.0.0.1:${port}/${database}`,
    sql,
    log: () => readFileSync(log, 'utf8'),
    stop,
    start,
    async remove() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Where the unused one of these programs lies, as this file makes it. */
function unusedOf(programs: string): string {
  const version = execFileSync(join(programs, 'postgres'), ['--version'], { encoding: 'utf8' })
  const own = readFileSync(join(import.meta.dirname, 'postgres-server.ts'))
  const made = createHash('sha256').update(version).update(own).digest('hex')
  return join(import.meta.dirname, '../../node_modules/.cache', `itcap-postgres-${made.slice(0, 16)}`)
}

/** Whole or not at all: another process may be at it too. */
function keep(data: string, unused: string): void {
  mkdirSync(dirname(unused), { recursive: true })
  const own = `${unused}-${process.pid}`
  copy(data, own)
  try {
    renameSync(own, unused)
  } catch {
    rmSync(own, { recursive: true })
  }
}

/** Its owner with it. */
function copy(from: string, to: string): void {
  execFileSync('cp', ['-Rp', from, to])
}

/** Where the package of Debian puts them, and where `pg_config` says. */
function programsFolder(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...versions.map((version) => join(debian, version, 'bin')), configured()]
  return folders.find(
    (each) => each !== undefined && existsSync(join(each, 'initdb')) && existsSync(join(each, 'psql')),
  )
}

function configured(): string | undefined {
  try {
    return execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return undefined
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
