/**
 * What a database engine must give: statements in, rows out, and its faults told apart. Types only. An engine is one file that exports one
 * `Driver`; it speaks the ledger's SQL (parameters are `?` or `?1`, `?2` …), waits for its answer, and knows nothing of what the rows mean.
 */
import type { UserError } from '../../user-error.ts'
import type { Dialect } from './dialect.ts'

export type Cell = string | number | null

export interface Driver {
  /** Rows per statement, largest first: what is left over of one size goes in the next. Measured, see each driver. */
  rowsPerStatement: readonly number[]
  /**
   * @param path Of the file, or `:memory:`; or the address of a server.
   * @param wait Milliseconds to wait for a lock.
   */
  open(path: string, wait: number): Connection
  /** Undefined for what is no fault of the ledger's place, but ours. */
  faultOf(error: Error): Fault | UserError | undefined
}

export interface Connection {
  dialect: Dialect
  /** Statements without parameters, several at once. */
  exec(sql: string): void
  prepare(sql: string): Statement
  /** One row more into a table, where the engine has a quicker way than statements for many. */
  copy?(table: string, row: readonly Cell[]): void
  close(): void
}

interface Statement {
  all(params: readonly Cell[]): Cell[][]
  first(params: readonly Cell[]): Cell[] | undefined
  run(params: readonly Cell[]): void
}

/** What can be wrong with the file, or with the place where it lies. */
export type Fault = 'busy' | 'damaged' | 'no-database' | 'full' | 'unusable'
