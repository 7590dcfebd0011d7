/**
 * Runs in a thread of its own, one for all servers. Messages of a ledger's thread come in, go to its server one after another, and what that answers
 * goes back; the other thread sleeps meanwhile. Never says a password, and writes nothing on the screen.
 */
import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import pg from 'pg'
import pgpass from 'pgpass'
import type { Address } from './address.ts'
import type { Cell } from './driver.ts'
import { Pipeline } from './postgres-pipeline.ts'
import type { Answer, Request, Start, Step, WireFault } from './postgres-wire.ts'

// A pgpass file that others can read is not used; the ledger says so, not this.
pgpass.warnTo(undefined)

parentPort!.on('message', (start: Start) => {
  open.add(new Connection(start))
})

/** Those whose other thread may be asleep, waiting for an answer. */
const open = new Set<Connection>()

// Thrown where nobody catches it, as `pg` does of a certificate file that holds none: this thread would end, and the other one sleep for ever.
process.on('uncaughtException', (error) => {
  for (const each of open) each.break(error)
})

/** To one server, for one ledger. */
class Connection {
  /** Undefined where it could not even be begun. */
  #client: pg.Client | undefined
  #opening = true
  #passwordless = false
  /** Of a message that nobody waits for: told to the next who does. */
  #kept: WireFault | undefined
  #lost: Error | undefined
  #last: Promise<void>
  /** Makes whatever it waits for fail. */
  break!: (error: Error) => void
  #broken = new Promise<never>((_, reject) => {
    this.break = reject
  })

  constructor(private readonly start: Start) {
    this.#broken.catch(() => {})
    this.#last = this.#connect().catch((error: Error) => {
      this.#lost = error
      this.#kept = this.#faultOf(error)
    })
    start.port.on('message', (request: Request) => {
      this.#last = this.#last.then(() => this.#serve(request))
    })
  }

  #makeClient(): pg.Client {
    const { address } = this.start
    const { host, user, database } = address
    const client = new pg.Client({
      host,
      port: address.port,
      user,
      database,
      ssl: encryption(address),
      application_name: 'itcap',
      connectionTimeoutMillis: 20_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    })
    client.on('error', (error) => {
      this.#lost ??= error
    })
    return client
  }

  async #serve({ steps, answer }: Request): Promise<void> {
    const { port, signal } = this.start
    const isEnd = steps.length === 0
    if (isEnd) await this.#end()
    // What went wrong before stays wrong until somebody takes back what was begun.
    const [first] = steps
    if (first && 'sql' in first && first.sql === 'ROLLBACK' && !this.#lost) this.#kept = undefined
    const found = isEnd ? { rows: [] } : this.#kept ? { fault: this.#kept } : await this.#run(steps)
    if ('fault' in found) this.#kept = found.fault
    if (answer) {
      if (!this.#lost) this.#kept = undefined
      port.postMessage(found)
      Atomics.add(signal, 0, 1)
      Atomics.notify(signal, 0)
    }
    Atomics.add(signal, 1, 1)
    Atomics.notify(signal, 1)
    if (isEnd) port.close()
  }

  async #end(): Promise<void> {
    open.delete(this)
    await this.#client?.end().catch(() => {})
  }

  async #run(steps: readonly Step[]): Promise<Answer> {
    if (this.#lost) return { fault: this.#faultOf(this.#lost) }
    try {
      const rows = new Promise<Cell[][]>((resolve, reject) => {
        this.#client!.query(new Pipeline(steps, (fault, rows) => (fault ? reject(fault) : resolve(rows))))
      })
      return { rows: await Promise.race([rows, this.#broken]) }
    } catch (error) {
      return { fault: this.#faultOf(error as Error) }
    }
  }

  /** 08, 57P: the server, or the way to it, is going away. */
  #faultOf(error: Error): WireFault {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
    const isServers = 'severity' in error
    if (!isServers || error.severity === 'FATAL' || /^(08|57P)/.test(code)) this.#lost ??= error
    const lost = this.#lost !== undefined
    return { code, message: error.message, lost, opening: this.#opening, passwordless: this.#passwordless }
  }

  /** `pg` knows the password of the environment; else it is in the file where PostgreSQL's own tools look. */
  async #connect(): Promise<void> {
    const client = this.#makeClient()
    this.#client = client
    client.password ||= await this.#passwordOfFile()
    await Promise.race([client.connect(), this.#broken])
    this.#opening = false
  }

  #passwordOfFile(): Promise<string> {
    const { host, port, user, database } = this.start.address
    return new Promise((resolve) => {
      pgpass({ host, port, user, database }, (found) => {
        this.#passwordless = !found
        resolve(found ?? '')
      })
    })
  }
}

function encryption(address: Address): pg.ClientConfig['ssl'] {
  if (address.encryption === 'none') return false
  if (address.encryption === 'unverified') return { rejectUnauthorized: false }
  return address.authority === '' ? true : { ca: readFileSync(address.authority, 'utf8') }
}
