/**
 * What a database engine must give: statements in, rows out, and its faults told apart. Types only. An engine is one file that exports one
 * `Driver`; it speaks the ledger's SQL (parameters are `?` or `?1`, `?2` …), waits for its answer, and knows nothing of what the rows mean.
 */

export type Cell = string | number | null

export interface Driver {
  /** Rows per statement, largest first: what is left over of one size goes in the next. Measured, see each driver. */
  rowsPerStatement: readonly number[]
  /**
   * @param path Of the file, or `:memory:`.
   * @param wait Milliseconds to wait for a lock.
   */
  open(path: string, wait: number): Connection
  /** Undefined for what is no fault of the file, but ours. */
  faultOf(error: Error): Fault | undefined
}

interface Connection {
  /** Statements without parameters, several at once. */
  exec(sql: string): void
  prepare(sql: string): Statement
  close(): void
}

interface Statement {
  all(params: readonly Cell[]): Cell[][]
  first(params: readonly Cell[]): Cell[] | undefined
  run(params: readonly Cell[]): void
}

/** What can be wrong with the file, or with the place where it lies. */
export type Fault = 'busy' | 'damaged' | 'no-database' | 'full' | 'unusable'
