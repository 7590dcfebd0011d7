/**
 * An open ledger comes in; a fault goes out where a table that totals are made of is damaged. Looked through once a day and after an unclean
 * end: it takes as long as the ledger is big. Repairs nothing.
 */
import { statSync, utimesSync } from 'node:fs'
import { UserError } from '../user-error.ts'
import { isAsKept } from './contents.ts'
import { type Database, damagedLedger } from './engine/database.ts'
import { readNote } from './engine/holder.ts'

/** Did the last run that wrote leave something unfinished, and is nobody at work? To be asked before the ledger is opened. */
export function endedBadly(path: string, host: string | undefined): boolean {
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false })
  return log !== undefined && log.size > 0 && readNote(path, host) === undefined
}

/**
 * @param today Day of the question; without it, or where the ledger was not looked through on that day, it is now.
 * @param isDoubtful The last run ended badly: it is looked through whatever the day.
 * @param marked When the file was last written to, in ms; to be asked before the ledger is opened.
 */
export function ensureSound(
  db: Database,
  path: string,
  { today, isDoubtful, marked }: { today: string | undefined; isDoubtful: boolean; marked: number },
): void {
  asDamage(path, () => {
    const known = db.all('SELECT 1 FROM sound WHERE day = ? AND mark = ?', [today ?? '', marked]).length > 0
    if (known && !isDoubtful) return
    checkTables(db, path)
    if (today !== undefined) keepDay(db, path, today)
  })
}

/** Rows by the million are not looked through here; `backup` and `restore` do. */
function checkTables(db: Database, path: string): void {
  for (const table of ['form', 'place', 'submission', 'figure', 'tally', 'repeated']) {
    // To its end: a statement left open keeps the log from being emptied, and each run would look again.
    const [[answer] = []] = db.all(`PRAGMA integrity_check(${table})`)
    if (answer !== 'ok') throw damagedLedger(path, '已损坏，读不完整', answer)
  }
  ensureAsKept(db, path)
}

/** Bytes that changed inside whole pages show here alone. */
export function ensureAsKept(db: Database, path: string): void {
  asDamage(path, () => {
    if (!isAsKept(db)) throw damagedLedger(path, changed)
  })
}

const changed = '里的数字与记下时不同，已损坏或被改动'

/** A table or a column that is not there any more is damage too. */
function asDamage(path: string, work: () => void): void {
  try {
    work()
  } catch (error) {
    throw error instanceof UserError ? error : damagedLedger(path, changed, error)
  }
}

/** A courtesy to the next run: where somebody else writes, or nobody may, it looks again. */
function keepDay(db: Database, path: string, today: string): void {
  try {
    db.exec('BEGIN IMMEDIATE')
    db.run('DELETE FROM sound')
    db.run('INSERT INTO sound VALUES (?, 0)', [today])
    const mark = keepMark(db)
    db.exec('COMMIT')
    emptyLog(db, path, mark)
  } catch {}
}

/** Seconds that any file system can keep: two of them on FAT. */
const second = 2000

/** In the transaction of a change. @returns The mark that the file is to get once it is written; a server has none. */
export function keepMark(db: Database): number {
  if (db.dialect.isServer) return 0
  const mark = Math.floor(Date.now() / second) * second
  db.run('UPDATE sound SET mark = ?', [mark])
  return mark
}

/**
 * Everything into the one file, so that copying that file is a backup, and its mark on it: what lies in the log at the next opening is a sign
 * of an unclean end, another mark of another's hand. A reader at work puts it off to the next time.
 */
export function emptyLog(db: Database, path: string, mark: number): void {
  try {
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    utimesSync(path, mark / 1000, mark / 1000)
  } catch {}
}

export function markOn(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
