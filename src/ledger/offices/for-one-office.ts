/**
 * A table of a ledger that several offices share comes in; how its rows are read as those of one office goes out: without whose they are, and
 * with what they are told apart by where two offices have the same. Of a ledger without offices every table is as it is.
 */
import type { Database } from '../engine/database.ts'
import { columnsOf } from '../freezing.ts'
import { ownColumns } from './offices-schema.ts'

export function portableColumns(db: Database, table: string): string[] {
  return columnsOf(db, table).filter((column) => !ownColumns.includes(column))
}

export function hasOffices(db: Database): boolean {
  return columnsOf(db, 'frozen').includes('office')
}

/** What stands behind FROM. */
export function asOfOne(db: Database, table: string): string {
  const changed = told[table]
  if (changed === undefined || !hasOffices(db)) return table
  const columns = portableColumns(db, table).map((name) => (changed[name] ? `${changed[name]} AS ${name}` : name))
  return `(SELECT ${columns} FROM ${changed.from ?? table}) AS ${table}`
}

const state = (name: string) => `CASE WHEN office = '' THEN ${name} ELSE ${name} || '（' || office || '）' END`

const told: Record<string, Record<string, string>> = {
  frozen: { name: state('name') },
  sealed: { frozen: state('frozen') },
  sealed_content: { frozen: state('frozen') },
  unread: {
    path: `CASE WHEN count(*) OVER (PARTITION BY path, sheet) > 1 THEN path || '（' || login || '）' ELSE path END`,
  },
  expected: { n: 'row_number() OVER (PARTITION BY notice ORDER BY n, unit) - 1' },
  // What two offices were told of the same for the same was told once.
  explanation: {
    from: `(SELECT e.*, row_number() OVER (PARTITION BY notice, form, key, value ORDER BY received DESC, submission) AS turn
      FROM explanation e) AS e WHERE turn = 1`,
  },
}
