/** What all sheets of one import share: how their rows get into the ledger, and the ids of forms and places. */
import type { SheetForm } from '../form/reading.ts'
import { grown } from '../value/grouped.ts'
import type { Database } from './engine/database.ts'
import type { Receipt } from './ledger.ts'
import type { Senders } from './rivals.ts'
import { atOnce, besides, type Staging } from './staging.ts'

export interface Tools {
  db: Database
  staging: Staging
  formId: (form: SheetForm) => number
  /**
   * Has the ledger to this run alone from now on, until its transaction ends.
   * @returns Whether another run wrote to it since this import began: what was looked up before may be otherwise now.
   */
  hold: () => boolean
  /** Submissions of this import, and the receipts given for them so far. */
  opened: Set<number>
  receipts: Map<number, Receipt>
  senders: Senders
}

export function importTools(db: Database, hold: () => boolean): Tools {
  const form = named(db, 'form', 'notice', 'form')
  const opened = new Set<number>()
  return {
    db,
    staging: db.dialect.isServer ? besides(db, opened) : atOnce(db, opened, named(db, 'place', 'unit', 'school')),
    hold,
    opened,
    receipts: new Map(),
    senders: new Map(),
    formId: ({ notice, form: { id } }) => form(notice.id, id),
  }
}

/** Id of a row that two texts name, made when it is first asked for. */
function named(db: Database, table: string, outer: string, inner: string): (outer: string, inner: string) => number {
  const ids = new Map<string, Map<string, number>>()
  const find = (names: string[]) =>
    db.first<[number]>(`SELECT id FROM ${table} WHERE ${outer} = ? AND ${inner} = ?`, names)?.[0]
  let last: number | undefined
  const make = (names: string[]): number => {
    last ??= db.first<[number]>(`SELECT coalesce(max(id), 0) FROM ${table}`)![0]
    db.run(`INSERT INTO ${table} (id, ${outer}, ${inner}) VALUES (?, ?, ?)`, [++last, ...names])
    return last
  }
  return (first, second) => {
    const within = grown(ids, first, () => new Map<string, number>())
    return grown(within, second, () => {
      // SQLite ends a text at NUL, so none may get there.
      const names = [first.replaceAll('\0', ''), second.replaceAll('\0', '')]
      return find(names) ?? make(names)
    })
  }
}
