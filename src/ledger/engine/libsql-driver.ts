/** SQLite by way of libsql, for a Node that has none of its own. */
import { sqlite } from './dialect.ts'
import type { Cell, Driver } from './driver.ts'
import { sqliteFault } from './sqlite-fault.ts'

/** Undefined where it is not installed, or its native part cannot be loaded. */
export async function libsql(): Promise<Driver | undefined> {
  try {
    return driverOf((await import('libsql')).default)
  } catch {
    return undefined
  }
}

const driverOf = (Libsql: typeof import('libsql')): Driver => ({
  // Each call costs: 100,000 rows of seven columns take 1.5 times as long at 16 rows a call, three times at one.
  rowsPerStatement: [512, 64, 8, 1],
  open(path, wait) {
    const db = new Libsql(path, { timeout: wait })
    return {
      dialect: sqlite,
      exec: (sql) => void db.exec(sql),
      prepare(sql) {
        const statement = db.prepare(sql)
        // An array as the only argument is bound as it is, without a copy.
        return {
          all: (params) => statement.raw().all(params) as Cell[][],
          first: (params) => statement.raw().get(params) as Cell[] | undefined,
          run: (params) => void statement.run(params),
        }
      },
      close: () => void db.close(),
    }
  },
  faultOf: (error) =>
    sqliteFault('rawCode' in error && typeof error.rawCode === 'number' ? error.rawCode : openFault(error)),
})

/** Faults while opening come as text only: `ConnectionFailed("… : 14")`. */
function openFault(error: Error): number | undefined {
  const match = /^ConnectionFailed\(.*: (\d+)"\)$/su.exec(error.message)
  return match ? Number(match[1]) : undefined
}
