/**
 * Files that are being read come in sheet by sheet and row by row; one transaction that holds all of them or nothing goes out.
 * Nothing that was ever received is deleted here, only what a rejected or unreadable file would have added.
 */
import { keepState } from './contents.ts'
import { endDelivery } from './deliveries.ts'
import { type Database, rollBack } from './engine/database.ts'
import { expect, remind } from './expecting.ts'
import { explain } from './explaining.ts'
import { freeze } from './freezing.ts'
import { importTools } from './import-tools.ts'
import type { Import, Receipt } from './ledger.ts'
import { addLine } from './log.ts'
import type { Actor, LogLine } from './log-line.ts'
import { isOwn } from './offices/own-office.ts'
import { isTouched, type Mark, Overtaken } from './overtaken.ts'
import { openSheet, type Sheet } from './sheet-writer.ts'
import { keepMark } from './soundness.ts'
import { findSubmission, submissionName } from './submission-row.ts'

/** How a run gets the ledger to itself, and lets it go. */
export interface Turn {
  /**
   * A transaction is open from now on, and nobody else writes until it ends: at the latest when something is to be written that others see.
   * @returns How far the ledger was when the turn began, where somebody wrote since.
   */
  hold(): Mark | undefined
  /** Once the transaction has ended, whichever way. @param mark That the file gets, where there is one and it changed. */
  release(mark: number | undefined): void
}

/**
 * @param alone From its beginning: what its checks are told of the ledger stays so.
 * @param onlyPersons Was the ledger asked for nothing but persons since the turn began?
 */
export function startImport(
  db: Database,
  actor: Actor,
  turn: Turn,
  alone: boolean,
  onlyPersons: () => boolean,
): Import {
  let held = false
  let wasOvertaken = false
  const hold = () => {
    if (held) return wasOvertaken
    const before = turn.hold()
    held = true
    wasOvertaken = before !== undefined
    if (before && sheets.size > 0 && isTouched(db, before, onlyPersons())) throw new Overtaken()
    return wasOvertaken
  }
  const tools = importTools(db, hold)
  const sheets = new Map<string, { sha256: string; sheet: Sheet }>()
  const explainedOn: LogLine['detail'][] = []
  let open = true
  const end = (statement: 'COMMIT' | 'ROLLBACK') => {
    open = false
    const mark = statement === 'COMMIT' ? keepMark(db) : undefined
    try {
      if (held && statement === 'ROLLBACK') rollBack(db)
      else if (held) db.exec(statement)
    } finally {
      turn.release(mark)
    }
  }
  if (alone || !db.dialect.isServer) hold()
  return {
    open(form, sha256, issued) {
      if (!open) throw new Error('The import has ended.')
      const name = submissionName(form, sha256, issued)
      const twin = sheets.get(name)?.sheet
      const sheet = openSheet(tools, form, sha256, name, findSubmission(db, name), twin)
      if (!twin) sheets.set(name, { sha256, sheet })
      return sheet.writer
    },
    unread({ path, sheet, sha256, why, received }) {
      hold()
      db.run('DELETE FROM unread WHERE path = ? AND sheet = ?', [path, sheet])
      db.run('INSERT INTO unread VALUES (?, ?, ?, ?, ?)', [path, sheet, sha256, why, received])
    },
    nothingUnread(path, sheet) {
      hold()
      db.run('DELETE FROM unread WHERE path = ? AND sheet = ?', [path, sheet])
    },
    expect(notice, list) {
      hold()
      expect(db, notice, list)
      addLine(db, actor, 'expect', { notice, file: list?.path ?? '', schools: list?.schools.length ?? 0 })
    },
    remind(notice, given) {
      hold()
      remind(db, notice, given)
    },
    explain(receipt, explained) {
      hold()
      // Of a sheet that another office recorded, the other one keeps the words.
      if (db.dialect.office && !isOwn(db.dialect.office, receipt.unit)) return
      const added = explain(db, receipt, explained)
      if (added > 0) explainedOn.push({ submission: receipt.submission, file: receipt.path, explained: added })
    },
    endDelivery(ended) {
      hold()
      return endDelivery(db, ended)
    },
    note(what, detail) {
      hold()
      addLine(db, actor, what, detail)
    },
    freeze(state) {
      hold()
      return freeze(db, actor, state)
    },
    abandon(sha256) {
      for (const [name, each] of sheets) {
        if (each.sha256 !== sha256) continue
        if (each.sheet.finished()) throw new Error('A finished sheet cannot be abandoned.')
        each.sheet.forget()
        sheets.delete(name)
      }
    },
    commit() {
      if (!open) return
      try {
        for (const { sheet } of sheets.values()) if (!sheet.finished()) sheet.forget()
        logImport(db, actor, [...tools.receipts.values()])
        for (const detail of explainedOn) addLine(db, actor, 'explain', detail)
        keepState(db)
        end('COMMIT')
      } catch (error) {
        rollBack(db)
        throw error
      }
    },
    rollback() {
      if (open) end('ROLLBACK')
    },
  }
}

/** One line for all of it, and one for each that counts by somebody's word: in spite of its errors, or of two versions. Somebody's word for a zero report comes alone. */
function logImport(db: Database, actor: Actor, receipts: Receipt[]): void {
  if (receipts.length === 0) return
  const [only] = receipts
  const said = db.first("SELECT 1 FROM submission WHERE name = ? AND said_by <> ''", [only!.submission])
  if (said) {
    const { submission, notice, form, unit, school } = only!
    addLine(db, actor, 'zero', { submission, notice, form, unit, school })
    return
  }
  const counted = receipts.filter(
    ({ outcome, heldBy, yieldsTo }) =>
      (outcome === 'recorded' || outcome === 'superseded-older') && heldBy === undefined && yieldsTo === undefined,
  )
  const rows = counted.reduce((sum, each) => sum + each.rows, 0)
  addLine(db, actor, 'import', { sheets: receipts.length, counted: counted.length, rows })
  const names = JSON.stringify(counted.map(({ submission }) => submission))
  const accepted = db.all<[string, string, string, number]>(
    `SELECT name, path, accepted, errors FROM submission WHERE accepted <> '' AND name IN (${db.dialect.texts('?')})`,
    [names],
  )
  for (const { submission } of counted) {
    const [, file, reason, errors] = accepted.find(([name]) => name === submission) ?? []
    if (file !== undefined && reason) addLine(db, actor, 'accept', { submission, file, reason, errors: errors! })
  }
}
