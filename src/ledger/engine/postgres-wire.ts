/** What the ledger's thread and the one that speaks to the server say to each other. Types only. */
import type { Address } from './address.ts'
import type { Cell } from './driver.ts'

/** A statement; or rows for a table, as the text that COPY reads. */
export type Step = { sql: string; params: readonly Cell[] } | { table: string; text: string }

export interface Start {
  address: Address
  port: import('node:worker_threads').MessagePort
  /** Two counters: answers given, and messages worked off. */
  signal: Int32Array
}

/** Steps go out in one message, one round trip for all; the rows of the last are the answer. Without `answer`, only a fault is kept for the next. */
export interface Request {
  steps: Step[]
  answer: boolean
}

export type Answer = { rows: Cell[][] } | { fault: WireFault }

export interface WireFault {
  /** Of SQLSTATE, or of the system; `''` for none. */
  code: string
  message: string
  /** The connection is gone. */
  lost: boolean
  /** It was never there. */
  opening: boolean
  /** Nobody had said a password. */
  passwordless: boolean
}
