/**
 * A path comes in, a connection that speaks plain SQL and plain errors goes out: the only place that knows libsql.
 * Faults of the file become errors the user can mend; nothing is ever repaired, recreated or skipped here.
 */

import { UserError } from '../user-error.ts'
import { remember } from '../value/remember.ts'

export type Cell = string | number | null

export interface Database {
  /** Statements without parameters, several at once. */
  exec(sql: string): void
  all(sql: string, params?: readonly Cell[]): Cell[][]
  first(sql: string, params?: readonly Cell[]): Cell[] | undefined
  run(sql: string, params?: readonly Cell[]): void
  /** A statement to be run many times. */
  prepare(sql: string): (params: readonly Cell[]) => void
  close(): void
}

/** What to say when the database is held by somebody else. */
export type Busy = (cause: unknown) => Error

/** @param wait Milliseconds to wait for a lock. */
export async function connect(path: string, wait: number, busy: Busy): Promise<Database> {
  const { default: Libsql } = await import('libsql')
  const guarded = guard(path, busy)
  const db = guarded(() => new Libsql(path, { timeout: wait }))
  const prepare = (sql: string) => guarded(() => db.prepare(sql))
  // Preparing costs about as much as running; every statement is prepared once.
  const statement = remember(prepare, 1_000)
  return {
    exec: (sql) => guarded(() => void db.exec(sql)),
    // An array as the only argument is bound as it is, without a copy.
    all: (sql, params = []) => guarded(() => statement(sql).raw().all(params) as Cell[][]),
    first: (sql, params = []) => guarded(() => statement(sql).raw().get(params) as Cell[] | undefined),
    run: (sql, params = []) => guarded(() => void statement(sql).run(params)),
    prepare: (sql) => {
      const own = prepare(sql)
      return (params) => guarded(() => void own.run(params))
    },
    close: () => guarded(() => void db.close()),
  }
}

/** The file is no ledger, or no longer a whole one. Nothing was changed. */
export function damagedLedger(path: string, what: string, cause?: unknown): UserError {
  return new UserError(
    'ledger-damaged',
    `台账 ${path} ${what}。`,
    '没有改动它。请从备份恢复这个文件；没有备份的，把它移开，再重新导入各单位的报送件。',
    { cause },
  )
}

function guard(path: string, busy: Busy) {
  return <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw translate(error, path, busy)
    }
  }
}

/** Primary result codes of SQLite. */
const code = { busy: 5, locked: 6, readOnly: 8, ioError: 10, corrupt: 11, full: 13, cannotOpen: 14, notDatabase: 26 }

function translate(error: unknown, path: string, busy: Busy): unknown {
  if (!(error instanceof Error)) return error
  const raw = 'rawCode' in error && typeof error.rawCode === 'number' ? error.rawCode & 0xff : openFault(error)
  switch (raw) {
    case code.busy:
    case code.locked:
      return busy(error)
    case code.corrupt:
      return damagedLedger(path, '已损坏，读不完整', error)
    case code.notDatabase:
      return damagedLedger(path, '不是台账文件，或已损坏', error)
    case code.full:
      return new UserError(
        'disk-full',
        `磁盘已满，台账 ${path} 写不进去。`,
        '没有记入任何内容。请腾出空间后重新运行。',
        {
          cause: error,
        },
      )
    case code.readOnly:
    case code.ioError:
    case code.cannotOpen:
      return new UserError(
        'ledger-unusable',
        `台账 ${path} 打不开或写不进去。`,
        '请看它所在的文件夹是否存在、是否可写、磁盘是否正常。',
        { cause: error },
      )
    default:
      return error
  }
}

/** Faults while opening come as text only: `ConnectionFailed("… : 14")`. */
function openFault(error: Error): number | undefined {
  const match = /^ConnectionFailed\(.*: (\d+)"\)$/su.exec(error.message)
  return match ? Number(match[1]) & 0xff : undefined
}
