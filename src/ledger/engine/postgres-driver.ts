/**
 * PostgreSQL, and what speaks it, on a server. The ledger waits for its answers like for any other engine's: another thread speaks to the server
 * (`postgres-worker.ts`), and this one sleeps until it has heard. What has no answer waits for the next question and goes out with it.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { MessageChannel, type MessagePort, receiveMessageOnPort, SHARE_ENV, Worker } from 'node:worker_threads'
import { readAddress } from './address.ts'
import type { Cell, Driver } from './driver.ts'
import { postgres } from './postgres-dialect.ts'
import { faultOf, ServerFault } from './postgres-faults.ts'
import type { Answer, Request, Start, Step } from './postgres-wire.ts'

/** As it lies beside the program; and from the source, where it is not built into one. */
const WORKER = ['./postgres-worker.cjs', '../../../dist/postgres-worker.cjs']

/** Characters sent on while the next ones are got ready; and how many such messages may be under way. */
const enough = 1 << 19
const underway = 8

export const postgresDriver: Driver = {
  // Only for the few tables that are not copied into.
  rowsPerStatement: [64, 8, 1],
  open(text) {
    const address = readAddress(text)
    const server = new Server(address)
    for (const sql of settings(address.schema)) server.tell({ sql, params: [] })
    // By themselves: the first fault would take them back.
    server.send(false)
    return {
      dialect: postgres(address.schema),
      exec: (sql) => void server.ask({ sql, params: [] }),
      prepare: (sql) => {
        const numbered = withNumbers(sql)
        return {
          all: (params) => server.ask({ sql: numbered, params }),
          first: (params) => server.ask({ sql: numbered, params })[0],
          run: (params) => server.tell({ sql: numbered, params }),
        }
      },
      copy: (table, row) => server.copy(table, row),
      close: () => server.close(),
    }
  },
  faultOf,
}

const settings = (schema: string) => [
  `SET search_path TO ${schema}`,
  // All digits of a number.
  'SET extra_float_digits TO 3',
  // A list of a million persons takes its time.
  'SET statement_timeout TO 0',
  'SET client_min_messages TO error',
  // Compiling a statement takes longer than carrying it out: what a server takes for dear is dear by its own guess alone. Not all have it.
  "SELECT set_config(name, 'off', false) FROM pg_settings WHERE name = 'jit'",
]

/** One for all that this process opens: to start it takes longer than to connect. */
let worker: Worker | undefined

function startWorker(): Worker {
  const file = WORKER.map((path) => fileURLToPath(new URL(path, import.meta.url))).find((path) => existsSync(path))
  const started = new Worker(file!, { env: SHARE_ENV, execArgv: [] })
  started.unref()
  return started
}

class Server {
  #port: MessagePort
  #signal = new Int32Array(new SharedArrayBuffer(8))
  #sent = 0
  #waiting: Step[] = []
  #size = 0
  /** Tables whose rows can still join those that wait. */
  #open = new Map<string, string[]>()
  #lost = false
  #hasRecorded = false

  constructor(private readonly address: Start['address']) {
    const { port1, port2 } = new MessageChannel()
    worker ??= startWorker()
    const start: Start = { address, port: port2, signal: this.#signal }
    worker.postMessage(start, [port2])
    this.#port = port1
    port1.unref()
  }

  ask(step: Extract<Step, { sql: string }>): Cell[][] {
    const isEnd = step.sql === 'ROLLBACK'
    // What was begun and is taken back need not be sent.
    if (isEnd) this.#drop()
    // Of a connection that is gone, everything is taken back already.
    if (isEnd && this.#lost) return []
    this.#add(step)
    const answer = this.send(true)!
    const isCommit = step.sql === 'COMMIT'
    if ('rows' in answer) {
      this.#hasRecorded ||= isCommit
      return answer.rows
    }
    this.#lost ||= answer.fault.lost
    throw new ServerFault(this.address, answer.fault, isCommit ? 'perhaps' : this.#hasRecorded ? 'before' : 'nothing')
  }

  tell(step: Step): void {
    this.#add(step)
    this.#size += 'params' in step ? step.params.reduce<number>((sum, each) => sum + String(each).length, 64) : 0
    if (this.#size >= enough) this.send(false)
  }

  copy(table: string, row: readonly Cell[]): void {
    let lines = this.#open.get(table)
    if (!lines) {
      lines = []
      this.#open.set(table, lines)
    }
    const line = row.map(copied).join('\t')
    lines.push(line)
    this.#size += line.length
    if (this.#size >= enough) this.send(false)
  }

  close(): void {
    if (this.#waiting.length > 0 && !this.#lost) this.send(true)
    this.#drop()
    if (!this.#lost) this.send(true)
    this.#port.close()
  }

  #add(step: Step): void {
    this.#closeTables()
    this.#waiting.push(step)
  }

  #closeTables(): void {
    for (const [table, lines] of this.#open) this.#waiting.push({ table, text: `${lines.join('\n')}\n` })
    this.#open.clear()
  }

  #drop(): void {
    this.#waiting = []
    this.#open.clear()
    this.#size = 0
  }

  send(answer: boolean): Answer | undefined {
    this.#closeTables()
    const request: Request = { steps: this.#waiting, answer }
    this.#drop()
    this.#port.postMessage(request)
    this.#sent++
    if (!answer) {
      this.#awaitRoom()
      return undefined
    }
    trips.count++
    for (;;) {
      const seen = Atomics.load(this.#signal, 0)
      const message = receiveMessageOnPort(this.#port) as { message: Answer } | undefined
      if (message) return message.message
      Atomics.wait(this.#signal, 0, seen)
    }
  }

  /** What is got ready faster than the server takes it must not heap up. */
  #awaitRoom(): void {
    for (;;) {
      const done = Atomics.load(this.#signal, 1)
      if (this.#sent - done <= underway) return
      Atomics.wait(this.#signal, 1, done)
    }
  }
}

/** How often this thread waited for a server since it began: for measuring. */
export const trips = { count: 0 }

/** `?` and `?2` → `$1` and `$2`; none of the ledger's statements has a question mark in a text. */
function withNumbers(sql: string): string {
  let next = 0
  return sql.replace(/\?(\d*)/g, (_, number: string) => `$${number || ++next}`)
}

/** As COPY reads it. */
function copied(cell: Cell): string {
  if (typeof cell === 'number') return String(cell)
  if (cell === null) return '\\N'
  return /[\0\\\n\r\t]/.test(cell) ? cell.replace(/[\0\\\n\r\t]/g, (sign) => escapes[sign]!) : cell
}

const escapes: Record<string, string> = { '\0': '', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
