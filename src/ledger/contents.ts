/**
 * What totals are made of comes in, one digest of it goes out, kept in the transaction of every change; and whether it is still what was kept. A
 * byte that changed inside a whole page, which SQLite does not notice, shows. Rows of persons enter no total: their digest is kept here, and looked at where they are read.
 */
import { createHash } from 'node:crypto'
import type { Database } from './engine/database.ts'
import { sqlite, textIn } from './engine/dialect.ts'
import { lastLine } from './log.ts'
import { recordDigest } from './record-pages.ts'
import { sheetSums } from './sheet-sums.ts'

/** Each with the order of its key. Figures and tallies of a submission never change: they are covered by its line in `content`. */
const changing = {
  form: 'id',
  place: 'id',
  submission: 'id',
  repeated: 'form, subject, place',
  expected: 'notice, n',
  content: 'submission',
  explanation: 'notice, form, key, value',
}
const ofSubmission = { figure: 'n', tally: 'place' }

/** Rows read at once. */
const page = 20_000

const isWhole = sqlite.isWhole('value')

/** The submission was read to its end. A server looks after its own bytes. */
export function keepContent(db: Database, submission: number, rows = recordDigest(db, submission)): void {
  db.run('INSERT INTO content (submission, digest, rows, sums) VALUES (?, ?, ?, ?)', [
    ...[submission, contentOf(db, submission), rows, sheetSums(db, submission)],
  ])
}

/** Before a transaction is committed. */
export function keepState(db: Database): void {
  if (db.dialect.isServer) return
  db.run('DELETE FROM state')
  db.run('INSERT INTO state VALUES (?, ?)', [stateOf(db), lastLine(db)])
}

/** Of a ledger that comes from a version that kept nothing. */
export function keepAll(db: Database): void {
  db.run('DELETE FROM content')
  for (const [id] of db.all<[number]>('SELECT id FROM submission ORDER BY id')) keepContent(db, id)
  keepState(db)
}

export function isAsKept(db: Database): boolean {
  const [[state] = []] = db.all('SELECT hex(digest) FROM state')
  if (state !== hexOf(stateOf(db))) return false
  const kept = db.all<[number, string]>(
    'SELECT s.id, hex(c.digest) FROM submission s LEFT JOIN content c ON c.submission = s.id',
  )
  return kept.every(([id, digest]) => digest === hexOf(contentOf(db, id)))
}

/** As bytes: a damaged text need not be text any more, and libsql ends the process over it. */
function textOf(columns: readonly string[]): string {
  return `CAST(group_concat(${columns.map((name) => `quote(${name})`).join(" || ' ' || ")}, char(10)) AS BLOB)`
}

const bytesOf = (text: unknown) => (text instanceof Uint8Array ? text : '')

const hexOf = (digest: string) => Buffer.from(digest).toString('hex').toUpperCase()

function stateOf(db: Database): string {
  const hash = createHash('sha256')
  // What its tables are like: an engine that reads it damaged may end the process.
  const [[schema] = []] = db.all(
    `SELECT ${textOf(['sql'])} FROM (SELECT sql FROM sqlite_master WHERE type = 'table' ORDER BY name)`,
  )
  hash.update(bytesOf(schema))
  for (const [table, order] of Object.entries(changing)) {
    const named = `SELECT ${sqlite.bytes('name')} FROM pragma_table_info('${table}') ORDER BY cid`
    const columns = db.all(named).map(([name]) => textIn(name))
    for (let from = 0, more = true; more; from += page) {
      const [[rows, text] = []] = db.all(
        `SELECT count(*), ${textOf(columns)}
         FROM (SELECT ${columns} FROM ${table} ORDER BY ${order} LIMIT ${page} OFFSET ${from})`,
      )
      hash.update(`${table}\n`).update(bytesOf(text))
      more = rows === page
    }
  }
  return hash.update(lastLine(db)).digest('hex')
}

function contentOf(db: Database, submission: number): string {
  const hash = createHash('sha256')
  for (const [table, key] of Object.entries(ofSubmission)) {
    const columns = table === 'figure' ? ['n', 'place', 'measure', 'kind', 'cell'] : ['place', 'rows', 'subjects']
    const whole = table === 'figure' ? `CASE WHEN ${isWhole} THEN CAST(value AS INTEGER) END AS whole` : "'' AS whole"
    for (let after = -1, more = true; more; ) {
      const [[last, rows, text] = []] = db.all(
        `SELECT max(${key}), count(*), ${textOf([...columns, 'whole'])}
         FROM (SELECT ${columns}, ${whole} FROM ${table} WHERE submission = ? AND ${key} > ? ORDER BY ${key} LIMIT ${page})`,
        [submission, after],
      )
      hash.update(`${table}\n`).update(bytesOf(text))
      after = Number(last)
      more = rows === page
    }
  }
  // How a fraction is written down differs from one SQLite to the next; the number itself does not.
  const fractions = db.all(`SELECT n, value FROM figure WHERE submission = ? AND NOT ${isWhole} ORDER BY n`, [
    submission,
  ])
  return hash.update(JSON.stringify(fractions)).digest('hex')
}
