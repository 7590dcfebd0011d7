/**
 * What was done to a ledger comes in as lines that are only added to; the lines, and the first one that is not as it was written, go out.
 * Each line's hash covers the one before. Names no person.
 */
import { createHash } from 'node:crypto'
import type { Cell, Database } from './engine/database.ts'
import { textIn } from './engine/dialect.ts'
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

type Texts = [at: string, who: string, what: LogLine['what'], detail: string, hash: string, before: string]

/** Of a line that is not there, or not to be seen, the hash is asked all the same: the one behind it holds it. */
export function logLines(db: Database): LogLine[] {
  let whole = true
  const texts = ['at', 'who', 'what', 'detail', 'hash', `coalesce(${db.dialect.hashOf('log.n - 1')}, '')`].map(
    db.dialect.bytes,
  )
  const lines = db.all<[number, ...Cell[]]>(`SELECT n, ${texts} FROM log ORDER BY n`).map(([n, ...cells]) => {
    const [at, who, what, detail, hash, before] = cells.map(textIn) as Texts
    whole &&= hash === hashOf(before, [n, at, who, what, detail])
    return { n, at, who, what, detail: detailOf(detail), hash, whole }
  })
  // Lines at the end that are not there any more leave no gap in the chain.
  const last = lines.at(-1)
  if (last && !hasKeptLine(db, lines)) last.whole = false
  return lines
}

/** A damaged one need not be JSON any more; its line says that it is not whole. */
function detailOf(text: string): LogLine['detail'] {
  try {
    return JSON.parse(text) as LogLine['detail']
  } catch {
    return {}
  }
}

function hasKeptLine(db: Database, lines: readonly LogLine[]): boolean {
  const [kept] = db.dialect.isServer ? [] : (db.first(`SELECT ${db.dialect.bytes('log')} FROM state`) ?? [])
  const line = textIn(kept)
  return line === '' || lines.some(({ n, hash }) => line === `${n} ${hash}`)
}

/** By number and hash. */
export function lastLine(db: Database): string {
  const [n, hash] = db.first(`SELECT n, ${db.dialect.bytes('hash')} FROM log ORDER BY n DESC LIMIT 1`) ?? []
  return n === undefined ? '' : `${n} ${textIn(hash)}`
}

function hashOf(before: string, line: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([before, ...line]))
    .digest('hex')
}
