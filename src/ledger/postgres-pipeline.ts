/**
 * Steps come in, all of them go to the server in one message, and the rows of the last come out: one round trip, however many there are. The
 * first fault ends them; the server then does none of the rest.
 */
import type { Connection, Submittable } from 'pg'
import type { Cell } from './driver.ts'
import type { Step } from './postgres-wire.ts'

/** Names of statements that the server has ready. What is asked once only gets none. */
export class Prepared {
  #names = new Map<string, string>()
  #asked = new Set<string>()
  #next = 0

  /** @returns The name, `''` for none; and whether the server must be told it. */
  nameOf(sql: string): { name: string; isNew: boolean } {
    const known = this.#names.get(sql)
    if (known !== undefined) return { name: known, isNew: false }
    if (!this.#asked.has(sql)) {
      this.#asked.add(sql)
      return { name: '', isNew: true }
    }
    const name = `s${this.#next++}`
    this.#names.set(sql, name)
    return { name, isNew: true }
  }

  /** After a fault nobody knows which of them the server came to; after a table came or went, what they mean. */
  forget(): void {
    this.#names.clear()
  }
}

/** Of the connection of `pg`, what is used here; its types do not know it. */
interface Wire {
  parse(message: { name: string; text: string; types: number[] }): void
  bind(message: { portal: string; statement: string; values: (string | null)[] }): void
  describe(message: { type: 'P'; name: string }): void
  execute(message: { portal: string; rows: number }): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sync(): void
  stream: { cork(): void; uncork(): void }
}

/** By the server's number of the type: whole and other numbers, and what is true or not. Everything else is text. */
const numbers = [20, 21, 23, 26, 700, 701, 1700]
const truth = 16

type Field = { dataTypeID: number }

/** To be handed to `client.query`. */
export class Pipeline implements Submittable {
  #left: number
  #fields: Field[] = []
  #rows: Cell[][] = []

  constructor(
    private readonly steps: readonly Step[],
    private readonly prepared: Prepared,
    private readonly done: (fault: Error | undefined, rows: Cell[][]) => void,
  ) {
    this.#left = steps.length
  }

  submit(connection: Connection): void {
    const wire = connection as unknown as Wire
    wire.stream.cork()
    for (const step of this.steps) {
      if ('table' in step) {
        start(wire, '', `COPY ${step.table} FROM STDIN`, [], true)
        wire.sendCopyFromChunk(Buffer.from(step.text))
        wire.endCopyFrom()
      } else {
        const { name, isNew } = this.prepared.nameOf(step.sql)
        start(wire, name, step.sql, step.params, isNew)
      }
    }
    wire.sync()
    wire.stream.uncork()
  }

  handleRowDescription({ fields }: { fields: Field[] }): void {
    this.#fields = fields
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    if (this.#left === 1) this.#rows.push(fields.map((text, index) => cellOf(text, this.#fields[index]!.dataTypeID)))
  }

  handleCommandComplete(): void {
    this.#left--
  }

  handleEmptyQuery(): void {
    this.#left--
  }

  /** The rows went out with the statement; the server takes them as it comes to it. */
  handleCopyInResponse(): void {}

  handlePortalSuspended(): void {}

  /** The server does nothing of what follows it, and `pg` tells no more of this message. */
  handleError(fault: Error): void {
    this.prepared.forget()
    this.done(fault, [])
  }

  handleReadyForQuery(): void {
    this.done(undefined, this.#rows)
  }
}

function start(wire: Wire, name: string, text: string, params: readonly Cell[], isNew: boolean): void {
  if (isNew) wire.parse({ name, text, types: [] })
  // A text of the server ends at NUL, so none may get there.
  const values = params.map((each) => (each === null ? null : String(each).replaceAll('\0', '')))
  wire.bind({ portal: '', statement: name, values })
  wire.describe({ type: 'P', name: '' })
  wire.execute({ portal: '', rows: 0 })
}

function cellOf(text: string | null, type: number): Cell {
  if (text === null) return null
  if (type === truth) return text === 't' ? 1 : 0
  return numbers.includes(type) ? Number(text) : text
}
