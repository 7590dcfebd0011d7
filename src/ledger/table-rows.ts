/**
 * The tables that make up a ledger, whatever engine keeps it; their rows go out in the order of their keys, a page at a time, and a digest of them
 * that is the same for the same rows everywhere. Left out is what an engine notes for itself: digests of its own bytes, who is at work.
 */
import { createHash } from 'node:crypto'
import type { Cell, Database } from './engine/database.ts'
import { asOfOne, portableColumns } from './offices/for-one-office.ts'

/** Each with its key; a table after those it refers to. */
export const ledgerTables: Readonly<Record<string, readonly string[]>> = {
  form: ['id'],
  place: ['id'],
  submission: ['id'],
  record: ['submission', 'position'],
  figure: ['submission', 'n'],
  tally: ['submission', 'place'],
  presence: ['form', 'subject', 'place'],
  repeated: ['form', 'subject', 'place'],
  unread: ['path', 'sheet'],
  log: ['n'],
  expected: ['notice', 'n'],
  reminder: ['notice', 'form', 'unit', 'school'],
  frozen: ['name'],
  sealed: ['frozen', 'part'],
  sealed_content: ['frozen', 'submission'],
  explanation: ['notice', 'form', 'key', 'value'],
  origin: ['submission', 'cell'],
  contained: ['submission', 'sha256'],
}

/** Rows read at once. */
const page = 5000

export function* rowsOf(db: Database, table: string): Generator<Cell[]> {
  const columns = portableColumns(db, table)
  const from = asOfOne(db, table)
  const keys = ledgerTables[table]!
  const after = `(${keys}) > (${keys.map(() => '?')})`
  for (let last: Cell[] | undefined, more = true; more; ) {
    const rows = db.all(
      `SELECT ${columns} FROM ${from} ${last ? `WHERE ${after}` : ''} ORDER BY ${keys} LIMIT ${page}`,
      last ?? [],
    )
    yield* rows
    more = rows.length === page
    last = keys.map((key) => rows.at(-1)?.[columns.indexOf(key)] ?? null)
  }
}

export interface Counted {
  table: string
  rows: number
  /** SHA-256 over its rows, in the order of its key. */
  digest: string
}

/** Rows pass by and are counted. */
export function counting(table: string): { add(row: readonly Cell[]): void; counted(): Counted } {
  const hash = createHash('sha256')
  let rows = 0
  return {
    add(row) {
      rows++
      hash.update(`${JSON.stringify(row)}\n`)
    },
    counted: () => ({ table, rows, digest: hash.digest('hex') }),
  }
}
