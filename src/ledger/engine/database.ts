/**
 * A path or an address comes in, a connection that speaks plain SQL and plain errors goes out, by whichever engine this Node has, or by a server.
 * Faults of either become errors the user can mend; nothing is ever repaired, recreated or skipped here.
 */

import { pathToFileURL } from 'node:url'
import { UserError } from '../../user-error.ts'
import { remember } from '../../value/remember.ts'
import { isAddress } from './address.ts'
import type { Dialect } from './dialect.ts'
import type { Cell, Connection, Driver, Fault } from './driver.ts'
import { libsql } from './libsql-driver.ts'
import { nodeSqlite } from './node-sqlite-driver.ts'

export type { Cell } from './driver.ts'

export interface Database {
  readonly path: string
  /** What its SQL has differently from that of others. */
  readonly dialect: Dialect
  /** Of the engine: rows per statement where many go in, largest first. */
  readonly rowsPerStatement: readonly number[]
  /** Statements without parameters, several at once. */
  exec(sql: string): void
  /** Rows of what the statement asks for: a column of text gives text, a number numbers. */
  all<Row extends Cell[]>(sql: string, params?: readonly Cell[]): Row[]
  first<Row extends Cell[]>(sql: string, params?: readonly Cell[]): Row | undefined
  run(sql: string, params?: readonly Cell[]): void
  /** How many statements without an answer it was given. */
  runs(): number
  /** A statement to be run many times. */
  prepare(sql: string): (params: readonly Cell[]) => void
  /** One row more into a table, where the engine has a quicker way than statements. */
  readonly copy: Connection['copy']
  close(): void
}

/** What to say when the database is held by somebody else. */
export type Busy = (cause: unknown) => Error

/**
 * @param wait Milliseconds to wait for a lock.
 * @param isFixed Nobody can write to the file or beside it: it is read as it lies, without locks.
 */
export async function connect(path: string, wait: number, busy: Busy, isFixed = false): Promise<Database> {
  const driver = isAddress(path) ? (await import('./postgres-driver.ts')).postgresDriver : await chooseDriver()
  const guarded = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw translate(error, driver, path, busy)
    }
  }
  const db = guarded(() => driver.open(isFixed ? fixed(path) : path, wait))
  const prepare = (sql: string) => guarded(() => db.prepare(sql))
  // Preparing costs about as much as running; every statement is prepared once.
  const statement = remember(prepare, 1_000)
  const { dialect, copy } = db
  let runs = 0
  return {
    path,
    dialect,
    rowsPerStatement: driver.rowsPerStatement,
    exec: (sql) => guarded(() => db.exec(sql)),
    all: <Row extends Cell[]>(sql: string, params: readonly Cell[] = []) =>
      guarded(() => statement(sql).all(params)) as Row[],
    first: <Row extends Cell[]>(sql: string, params: readonly Cell[] = []) =>
      guarded(() => statement(sql).first(params)) as Row | undefined,
    run: (sql, params = []) => {
      runs++
      guarded(() => statement(sql).run(params))
    },
    runs: () => runs,
    prepare: (sql) => {
      const own = prepare(sql)
      return (params) => {
        runs++
        guarded(() => own.run(params))
      }
    },
    copy: copy && ((table, row) => guarded(() => copy(table, row))),
    close: () => guarded(() => db.close()),
  }
}

/** SQLite may have done so by itself, as on a full disk; the first error is the one to tell. */
export function rollBack(db: Database): void {
  try {
    db.exec('ROLLBACK')
  } catch {}
}

/** As SQLite's own address; of a share with the server as part of the way. */
function fixed(path: string): string {
  return `${pathToFileURL(path).href.replace(/^file:\/\/(?=[^/])/, 'file:////')}?mode=ro&immutable=1`
}

/** Node's own where it is there; libsql has a native part, which not every machine can load. */
async function chooseDriver(): Promise<Driver> {
  const driver = nodeSqlite() ?? (await libsql())
  if (driver) return driver
  throw new UserError(
    'no-ledger-engine',
    `这台电脑上的 Node.js ${process.versions.node} 没有自带数据库，另装的也用不了，台账打不开。`,
    '请改用免安装的 itcap 文件夹，或装 Node.js 22.16 以上的版本。',
  )
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

function translate(error: unknown, driver: Driver, path: string, busy: Busy): unknown {
  const fault = error instanceof Error ? driver.faultOf(error) : undefined
  if (fault === undefined || fault instanceof UserError) return fault ?? error
  return said[fault](path, error, busy)
}

const said: Record<Fault, (path: string, cause: unknown, busy: Busy) => Error> = {
  busy: (_path, cause, busy) => busy(cause),
  damaged: (path, cause) => damagedLedger(path, '已损坏，读不完整', cause),
  'no-database': (path, cause) => damagedLedger(path, '不是台账文件，或已损坏', cause),
  full: (path, cause) =>
    new UserError('disk-full', `磁盘已满，台账 ${path} 写不进去。`, '没有记入任何内容。请腾出空间后重新运行。', {
      cause,
    }),
  unusable: (path, cause) =>
    new UserError(
      'ledger-unusable',
      `台账 ${path} 打不开或写不进去。`,
      '请看它所在的文件夹是否存在、是否可写、磁盘是否正常。',
      { cause },
    ),
}
