/**
 * Runs in a thread of its own. Messages of the ledger's thread come in, go to the server one after another, and what it answers goes back; the
 * other thread sleeps meanwhile. Never says a password, and writes nothing on the screen.
 */
import { readFileSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import pg from 'pg'
import pgpass from 'pgpass'
import type { Cell } from './driver.ts'
import { Pipeline } from './postgres-pipeline.ts'
import type { Answer, Request, Start, Step, WireFault } from './postgres-wire.ts'

// A pgpass file that others can read is not used; the ledger says so, not this.
pgpass.warnTo(undefined)

const { address, port, signal } = workerData as Start
let passwordless = false
/** Of a message that nobody waits for: told to the next who does. */
let kept: WireFault | undefined
let lost: Error | undefined

const { host, user, database } = address
const client = new pg.Client({
  host,
  port: address.port,
  user,
  database,
  ssl: encryption(),
  application_name: 'itcap',
  connectionTimeoutMillis: 20_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
})
client.on('error', (error) => {
  lost ??= error
})

let opening = true
let last: Promise<void> = connect().catch((error: Error) => {
  lost = error
  kept = faultOf(error)
})
port.on('message', (request: Request) => {
  last = last.then(() => serve(request))
})

async function serve({ steps, answer }: Request): Promise<void> {
  const isEnd = steps.length === 0
  if (isEnd) await client.end().catch(() => {})
  // What went wrong before stays wrong until somebody takes back what was begun.
  const [first] = steps
  if (first && 'sql' in first && first.sql === 'ROLLBACK' && !lost) kept = undefined
  const found = isEnd ? { rows: [] } : kept ? { fault: kept } : await run(steps)
  if ('fault' in found) kept = found.fault
  if (answer) {
    if (!lost) kept = undefined
    port.postMessage(found)
    Atomics.add(signal, 0, 1)
    Atomics.notify(signal, 0)
  }
  Atomics.add(signal, 1, 1)
  Atomics.notify(signal, 1)
  if (isEnd) port.close()
}

async function run(steps: readonly Step[]): Promise<Answer> {
  if (lost) return { fault: faultOf(lost) }
  try {
    const rows = await new Promise<Cell[][]>((resolve, reject) => {
      client.query(new Pipeline(steps, (fault, rows) => (fault ? reject(fault) : resolve(rows))))
    })
    return { rows }
  } catch (error) {
    return { fault: faultOf(error as Error) }
  }
}

/** 08, 57P: the server, or the way to it, is going away. */
function faultOf(error: Error): WireFault {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const isServers = 'severity' in error
  if (!isServers || error.severity === 'FATAL' || /^(08|57P)/.test(code)) lost ??= error
  return { code, message: error.message, lost: lost !== undefined, opening, passwordless }
}

/** `pg` knows the password of the environment; else it is in the file where PostgreSQL's own tools look. */
async function connect(): Promise<void> {
  client.password ||= await passwordOfFile()
  await client.connect()
  opening = false
}

function passwordOfFile(): Promise<string> {
  return new Promise((resolve) => {
    pgpass({ host, port: address.port, user, database }, (found) => {
      passwordless = !found
      resolve(found ?? '')
    })
  })
}

function encryption(): pg.ClientConfig['ssl'] {
  if (address.encryption === 'none') return false
  if (address.encryption === 'unverified') return { rejectUnauthorized: false }
  return address.authority === '' ? true : { ca: readFileSync(address.authority, 'utf8') }
}
