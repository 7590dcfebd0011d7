/**
 * Steps come in, all of them go to the server in one message, and the rows of the last come out: one round trip, however many there are. The
 * first fault ends them; the server then does none of the rest.
 */
import type { Connection, Submittable } from 'pg'
import type { Cell } from './driver.ts'
import type { Step } from './postgres-wire.ts'

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
    private readonly done: (fault: Error | undefined, rows: Cell[][]) => void,
  ) {
    this.#left = steps.length
  }

  submit(connection: Connection): void {
    const wire = connection as unknown as Wire
    wire.stream.cork()
    for (const step of this.steps) {
      if ('table' in step) {
        start(wire, `COPY ${step.table} FROM STDIN`, [])
        wire.sendCopyFromChunk(Buffer.from(step.text))
        wire.endCopyFrom()
      } else {
        start(wire, step.sql, step.params)
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
    this.done(fault, [])
  }

  handleReadyForQuery(): void {
    this.done(undefined, this.#rows)
  }
}

/** Told anew each time: of a statement that it has ready, a server keeps the plan that it made while the tables were small. */
function start(wire: Wire, text: string, params: readonly Cell[]): void {
  wire.parse({ name: '', text, types: [] })
  // A text of the server ends at NUL, so none may get there.
  const values = params.map((each) => (each === null ? null : String(each).replaceAll('\0', '')))
  wire.bind({ portal: '', statement: '', values })
  wire.describe({ type: 'P', name: '' })
  wire.execute({ portal: '', rows: 0 })
}

function cellOf(text: string | null, type: number): Cell {
  if (text === null) return null
  if (type === truth) return text === 't' ? 1 : 0
  return numbers.includes(type) ? Number(text) : text
}
