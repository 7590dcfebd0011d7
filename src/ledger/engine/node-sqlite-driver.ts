/** SQLite as Node has it built in: nothing native has to be installed beside it. */
import { sqlite } from './dialect.ts'
import type { Cell, Driver } from './driver.ts'
import { sqliteFault } from './sqlite-fault.ts'

/** Of `node:sqlite`, what is used here; Node 20 and its types do not know it. */
interface NodeSqlite {
  DatabaseSync: new (
    path: string,
    options: { timeout: number; returnArrays: boolean },
  ) => {
    exec(sql: string): void
    prepare(sql: string): {
      all(...params: readonly Cell[]): unknown[]
      get(...params: readonly Cell[]): unknown
      run(...params: readonly Cell[]): unknown
    }
    close(): void
  }
}

/** Undefined where this Node has none, or one that knows neither how to wait nor rows as arrays (before 22.16). */
export function nodeSqlite(): Driver | undefined {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 22 || (major === 22 && minor < 16)) return undefined
  const sqlite = quietly(() => process.getBuiltinModule('node:sqlite')) as NodeSqlite | undefined
  return sqlite && driverOf(sqlite)
}

function driverOf({ DatabaseSync }: NodeSqlite): Driver {
  return {
    // Each parameter costs, and more the more there are: 100,000 rows of seven columns take 1.8 times as long at one row a call, 11 times at 512.
    rowsPerStatement: [16, 1],
    open(path, wait) {
      const db = new DatabaseSync(path, { timeout: wait, returnArrays: true })
      return {
        dialect: sqlite,
        exec: (sql) => db.exec(sql),
        prepare(sql) {
          const statement = db.prepare(sql)
          return {
            all: (params) => statement.all(...params) as Cell[][],
            first: (params) => statement.get(...params) as Cell[] | undefined,
            run: (params) => void statement.run(...params),
          }
        },
        close: () => db.close(),
      }
    },
    faultOf: (error) =>
      sqliteFault('errcode' in error && typeof error.errcode === 'number' ? error.errcode : undefined),
  }
}

/** Node 22 warns, on the officer's screen, that it may yet change its interface. */
function quietly<T>(work: () => T): T {
  const warn = process.emitWarning
  process.emitWarning = () => {}
  try {
    return work()
  } finally {
    process.emitWarning = warn
  }
}
