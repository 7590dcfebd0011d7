/**
 * What was done to a ledger comes in as lines that are only added to; the lines, and the first one that is not as it was written, go out.
 * Each line's hash covers the one before. Names no person.
 */
import { createHash } from 'node:crypto'
import type { Database } from './database.ts'
import type { Actor, LogLine } from './log-line.ts'

/** In the transaction of what it tells. */
export function addLine(db: Database, { at, who }: Actor, what: LogLine['what'], detail: LogLine['detail']): void {
  const { lastLine, hashOf: told } = db.dialect
  const [last, before] = db.first<[number, string]>(
    `SELECT n, coalesce(${told('last.n')}, '') FROM (SELECT ${lastLine} AS n) AS last`,
  )!
  const n = last + 1
  const text = JSON.stringify(detail)
  db.run('INSERT INTO log VALUES (?, ?, ?, ?, ?, ?)', [
    n,
    at,
    who,
    what,
    text,
    hashOf(before, [n, at, who, what, text]),
  ])
}

/** Of a line that is not there, or not to be seen, the hash is asked all the same: the one behind it holds it. */
export function logLines(db: Database): LogLine[] {
  let whole = true
  return db
    .all<[number, string, string, LogLine['what'], string, string, string]>(
      `SELECT n, at, who, what, detail, hash, coalesce(${db.dialect.hashOf('log.n - 1')}, '') FROM log ORDER BY n`,
    )
    .map(([n, at, who, what, detail, hash, before]) => {
      whole &&= hash === hashOf(before, [n, at, who, what, detail])
      return { n, at, who, what, detail: JSON.parse(detail) as LogLine['detail'], hash, whole }
    })
}

function hashOf(before: string, line: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([before, ...line]))
    .digest('hex')
}
