/**
 * A notice comes in, everything that was received for it leaves the ledger for good; what left, and which ID numbers the bytes of the file
 * still hold, goes out. Sealed states go with it where they hold any of it. What the log tells stays; it names no person.
 */
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { personNumbers } from '../value/person-numbers.ts'
import { keepState } from './contents.ts'
import { type Database, rollBack } from './engine/database.ts'
import type { Turn } from './import.ts'
import type { Purgeable, Purged } from './ledger.ts'
import { addLine } from './log.ts'
import type { Actor } from './log-line.ts'
import { type NumberSet, numberLengths, numberSet } from './number-set.ts'
import { emptyLog, keepMark } from './soundness.ts'

export function purgeable(db: Database, notice: string): Purgeable {
  const [submissions, rows] = db.first<[number, number]>(
    `SELECT count(*), coalesce(sum(rows), 0) FROM submission WHERE form IN (${itsForms})`,
    [notice],
  )!
  const sealed = db.all<[frozen: string, notice: string]>(
    `SELECT DISTINCT p.frozen, ${db.dialect.field('notice')} FROM sealed p CROSS JOIN ${db.dialect.eachObject('p.rows')}
     WHERE p.part = 'form' ORDER BY 1, 2`,
  )
  const frozen = sealed.filter(([, its]) => its === notice).map(([name]) => name)
  const others = sealed.filter(([name, its]) => its !== notice && frozen.includes(name))
  return { notice, submissions, rows, frozen, frozenToo: [...new Set(others.map(([, its]) => its))].sort() }
}

const itsForms = 'SELECT id FROM form WHERE notice = ?1'
const itsSubmissions = `SELECT id FROM submission WHERE form IN (${itsForms})`

/**
 * @param turn Of this run, just begun.
 * @param path Of the file, where there is one.
 */
export function purge(db: Database, notice: string, actor: Actor, turn: Turn, path: string): Purged {
  const { isServer } = db.dialect
  let done: Purgeable & { numbers: NumberSet; mark: number }
  try {
    turn.hold()
    const { frozen, frozenToo, ...what } = purgeable(db, notice)
    done = { ...what, frozen, frozenToo, numbers: isServer ? numberSet() : numbersOnlyIn(db, notice), mark: 0 }
    remove(db, done)
    addLine(db, actor, 'purge', { ...what, frozen: frozen.length })
    keepState(db)
    done.mark = keepMark(db)
    db.exec('COMMIT')
  } catch (error) {
    rollBack(db)
    throw error
  } finally {
    turn.release(undefined)
  }
  const { numbers, mark, ...what } = done
  // What its bytes still hold is for whoever keeps the server to look after.
  if (isServer) return { ...what, sought: 0, found: 0, copies: [], onServer: true }
  // Every page is written anew: what was deleted is then in no free one.
  db.exec('VACUUM')
  if (path !== ':memory:') emptyLog(db, path, mark)
  const sought = numbers.size()
  return { ...what, sought, found: stillIn(path, numbers), copies: copiesBeside(path) }
}

function remove(db: Database, { notice, frozen }: Purgeable): void {
  for (const name of frozen) {
    for (const table of ['sealed', 'sealed_content']) db.run(`DELETE FROM ${table} WHERE frozen = ?`, [name])
    db.run('DELETE FROM frozen WHERE name = ?', [name])
  }
  for (const table of ['record', 'figure', 'tally', 'origin', 'contained', 'content'])
    db.run(`DELETE FROM ${table} WHERE submission IN (${itsSubmissions})`, [notice])
  for (const table of ['presence', 'repeated']) db.run(`DELETE FROM ${table} WHERE form IN (${itsForms})`, [notice])
  db.run(`UPDATE submission SET superseded_by = NULL WHERE form IN (${itsForms})`, [notice])
  db.run(`DELETE FROM submission WHERE form IN (${itsForms})`, [notice])
  for (const table of ['explanation', 'expected', 'reminder', 'form'])
    db.run(`DELETE FROM ${table} WHERE notice = ?`, [notice])
}

/** Those in rows of the notice that no other row has. To be asked before they leave. */
function numbersOnlyIn(db: Database, notice: string): NumberSet {
  const numbers = numberSet()
  eachRow(db, `form IN (${itsForms})`, notice, (text) => {
    for (const { 0: number, index } of text.matchAll(personNumbers)) numbers.add(text, index, number.length)
  })
  eachRow(db, `form NOT IN (${itsForms})`, notice, (text) => {
    for (const { 0: number, index } of text.matchAll(personNumbers)) numbers.take(text, index, number.length)
  })
  return numbers
}

function eachRow(db: Database, which: string, notice: string, take: (text: string) => void): void {
  for (const [id] of db.all<[number]>(`SELECT id FROM submission WHERE ${which}`, [notice])) {
    for (let after = -1, more = true; more; ) {
      const [last, text] = db.first<[number | null, string | null]>(
        `SELECT max(position), ${db.dialect.joined("subject || ' ' || vals", 'position')}
         FROM (SELECT position, subject, vals FROM record WHERE submission = ? AND position > ? ORDER BY position LIMIT 1000) AS page`,
        [id, after],
      )!
      if (text !== null) take(text)
      more = last !== null
      after = last ?? after
    }
  }
}

/** Longer than any number, so that none is cut in two. */
const overlap = 32

/** How many of the numbers stand anywhere in the bytes of the ledger or of its log, whatever SQLite says of them. Each is taken when it is found. */
function stillIn(path: string, numbers: NumberSet): number {
  let found = 0
  for (const file of [path, `${path}-wal`])
    for (const text of piecesOf(file))
      for (const { 0: run, index } of text.matchAll(/\d{11,}[Xx]?/g))
        for (const length of numberLengths)
          for (let at = index; at + length <= index + run.length; at++) if (numbers.take(text, at, length)) found++
  return found
}

function* piecesOf(file: string): Generator<string> {
  if (!statSync(file, { throwIfNoEntry: false })) return
  const handle = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(1 << 20)
    for (let at = 0; ; at += bytes.length - overlap) {
      const size = readSync(handle, bytes, 0, bytes.length, at)
      yield bytes.latin1Slice(0, size)
      if (size < bytes.length) return
    }
  } finally {
    closeSync(handle)
  }
}

/** `itcap.db.v7`, `itcap.db.2021-05-30`: kept before an upgrade or a restoring. They hold what was removed here. */
function copiesBeside(path: string): string[] {
  const start = `${basename(path)}.`
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(start) && !name.endsWith('.holder'))
    .sort()
    .map((name) => join(dirname(path), name))
}
