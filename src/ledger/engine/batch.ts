/**
 * Rows one by one come in, statements of many rows go out, or whatever the engine has for many: its cost is per call. Knows nothing of what the rows mean.
 */
import { remember } from '../../value/remember.ts'
import type { Cell, Database } from './database.ts'

export interface Batch {
  /** One value per column, without the leading owner. */
  add(...row: Cell[]): void
  flush(): void
}

/** `INSERT INTO table VALUES (owner, …)`, for any number of owners; statements are prepared once. */
export function batches(db: Database, table: string, columns: number): (owner: Cell) => Batch {
  // What is left over of one size goes in smaller ones, so that few statements need to be prepared.
  const sizes = db.rowsPerStatement
  const { copy } = db
  const statement = remember((rows: number) => {
    const row = (index: number) => `(?1, ${names(index * columns + 2, columns)})`
    return db.prepare(
      `INSERT INTO ${table} VALUES ${Array.from({ length: rows }, (_, index) => row(index)).join(', ')}`,
    )
  }, sizes.length)
  if (copy) return (owner) => ({ add: (...row) => copy(table, [owner, ...row]), flush() {} })
  return (owner) => {
    const full = 1 + sizes[0]! * columns
    let params: Cell[] = [owner]
    const flush = () => {
      let from = 1
      for (const size of sizes) {
        for (; params.length - from >= size * columns; from += size * columns) {
          const part =
            from === 1 && params.length === full ? params : [owner, ...params.slice(from, from + size * columns)]
          statement(size)(part)
        }
      }
      params = [owner]
    }
    return {
      add: (...row) => {
        params.push(...row)
        if (params.length >= full) flush()
      },
      flush,
    }
  }
}

/** `?2, ?3, ?4` */
function names(first: number, count: number): string {
  return Array.from({ length: count }, (_, index) => `?${first + index}`).join(', ')
}
