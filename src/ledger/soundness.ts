/**
 * An open ledger comes in; a fault goes out where a table that totals are made of is damaged. Looked through once a day and after an unclean
 * end: it takes as long as the ledger is big. Repairs nothing.
 */
import { statSync } from 'node:fs'
import { type Database, damagedLedger } from './database.ts'
import { readNote } from './holder.ts'

/** Did the last run that wrote leave something unfinished, and is nobody at work? To be asked before the ledger is opened. */
export function endedBadly(path: string, host: string | undefined): boolean {
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false })
  return log !== undefined && log.size > 0 && readNote(path, host) === undefined
}

/**
 * @param today Day of the question; without it, or where the ledger was not looked through on that day, it is now.
 * @param isDoubtful The last run ended badly: it is looked through whatever the day.
 */
export function ensureSound(db: Database, path: string, today: string | undefined, isDoubtful: boolean): void {
  if (!isDoubtful && today !== undefined && db.all('SELECT 1 FROM sound WHERE day = ?', [today]).length > 0) return
  checkTables(db, path)
  if (today !== undefined) keepDay(db, today)
}

/** Rows by the million are not looked through here; `backup` and `restore` do. */
function checkTables(db: Database, path: string): void {
  for (const table of ['form', 'place', 'submission', 'figure', 'tally', 'repeated']) {
    // To its end: a statement left open keeps the log from being emptied, and each run would look again.
    const [[answer] = []] = db.all(`PRAGMA quick_check(${table})`)
    if (answer !== 'ok') throw damagedLedger(path, '已损坏，读不完整', answer)
  }
}

/** A courtesy to the next run: where somebody else writes, or nobody may, it looks again. */
function keepDay(db: Database, today: string): void {
  try {
    db.exec('BEGIN IMMEDIATE')
    db.run('DELETE FROM sound')
    db.run('INSERT INTO sound VALUES (?)', [today])
    db.exec('COMMIT')
    // What lies in the log at the next opening is a sign of an unclean end.
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } catch {}
}
