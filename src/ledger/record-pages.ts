/**
 * The rows of a submission as they lie in the ledger go out, a page at a time; and the digest of all of them, made while they come in or read
 * again. Whoever reads them to the end and finds another digest than was kept has read damaged ones, and is told.
 */
import { createHash } from 'node:crypto'
import { UserError } from '../user-error.ts'
import type { Wanted } from './asked-rows.ts'
import { type Database, damagedLedger } from './engine/database.ts'
import { textIn } from './engine/dialect.ts'

export type StoredRow = [position: number, place: number, subject: string, values: (string | number | null)[]]

const pageRows = 1000

/** Of rows that are not all read nobody can say whether they are as they were kept; only what is no row any more shows. */
export function* someRows(db: Database, submission: number, wanted: Wanted): Generator<StoredRow> {
  try {
    for (const page of pagesOf(db, submission, wanted)) yield* inOrder(page, db)
  } catch (error) {
    throw error instanceof UserError ? error : damaged(db, error)
  }
}

/** By key: no statement stays open while somebody works with the rows. A page is one text, for a cell costs more than its bytes. */
export function* recordRows(db: Database, submission: number): Generator<StoredRow> {
  const kept = keptDigest(db, submission)
  const digest = kept === '' ? undefined : digestOfPages()
  for (const page of pagesOf(db, submission)) {
    digest?.add(page)
    yield* inOrder(page, db)
  }
  if (digest && digest.made() !== kept) throw damaged(db)
}

function inOrder(page: string | Uint8Array, db: Database): StoredRow[] {
  try {
    const rows = JSON.parse(`[${textIn(page)}]`) as StoredRow[]
    // As a rule they are: the database joins them as it reads them, and need not.
    const areInOrder = rows.every((row, index) => index === 0 || rows[index - 1]![0] < row[0])
    return areInOrder ? rows : rows.sort(([a], [b]) => a - b)
  } catch (error) {
    throw damaged(db, error)
  }
}

/** As it lies there now. */
export function recordDigest(db: Database, submission: number): string {
  const digest = digestOfPages()
  for (const page of pagesOf(db, submission)) digest.add(page)
  return digest.made()
}

/** Of every submission whose digest was kept. */
export function ensureRecordsAsKept(db: Database): void {
  for (const [id, digest] of db.all("SELECT submission, rows FROM content WHERE rows <> '' ORDER BY submission"))
    if (digest !== recordDigest(db, Number(id))) throw damaged(db)
}

const damaged = (db: Database, cause?: unknown) => damagedLedger(db.path, '里的名单与记下时不同，已损坏或被改动', cause)

function keptDigest(db: Database, submission: number): string {
  if (db.dialect.isServer) return ''
  return String(db.first('SELECT rows FROM content WHERE submission = ?', [submission])?.[0] ?? '')
}

const all: Wanted = { where: 'true', params: [] }

function* pagesOf(db: Database, submission: number, wanted = all): Generator<string | Uint8Array> {
  const { joined, quoted, bytes } = db.dialect
  const row = `'[' || position || ',' || place || ',' || ${quoted('subject')} || ',' || vals || ']'`
  for (let after = -1, more = true; more; ) {
    const [size, last, page] = db.first(
      `SELECT count(*), max(position), ${bytes(joined(row, 'position'))}
       FROM (SELECT position, place, subject, vals FROM record
             WHERE submission = ?1 AND position > ?2 AND (${wanted.where}) ORDER BY position LIMIT ${pageRows}) AS page`,
      [submission, after, ...wanted.params],
    )!
    if (Number(size) > 0) yield page as string | Uint8Array
    after = Number(last)
    more = size === pageRows
  }
}

function digestOfPages(): { add(page: string | Uint8Array): void; made(): string } {
  const hash = createHash('sha256')
  let isFirst = true
  return {
    add(page) {
      if (!isFirst) hash.update(',')
      hash.update(page)
      isFirst = false
    },
    made: () => hash.digest('hex'),
  }
}

/** Characters that are hashed at once. */
const piece = 1 << 13

/** Texts that stand in JSON as they are, in whoever's JSON. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in it.
const plain = /^[^"\\\0-\x1f\x7f-\x9f\ud800-\udfff]*$/

/** Rows as they come in. @returns `made`: undefined where they must be read again, out of order or not plain. */
export function digestOfRows(): {
  add(position: number, place: number, subject: string, vals: string): void
  made(): string | undefined
} {
  const hash = createHash('sha256')
  let [text, last, isPlain] = ['', -1, true]
  return {
    add(position, place, subject, vals) {
      if (!isPlain) return
      isPlain = position > last && plain.test(subject)
      text += `${last < 0 ? '' : ','}[${position},${place},"${subject}",${vals}]`
      last = position
      if (text.length < piece) return
      hash.update(text)
      text = ''
    },
    made: () => (isPlain ? hash.update(text).digest('hex') : undefined),
  }
}
