/** What all sheets of one import share: prepared statements, and the ids of forms and places. */
import type { SheetForm } from '../form/reading.ts'
import { type Batch, batches } from './batch.ts'
import type { Database } from './database.ts'
import type { Receipt } from './ledger.ts'

export interface Tools {
  db: Database
  records: (submission: number) => Batch
  figures: (submission: number) => Batch
  tallies: (submission: number) => Batch
  nextId: () => number
  placeId: (unit: string, school: string) => number
  formId: (form: SheetForm) => number
  /** Submissions of this import, and the receipts given for them so far. */
  opened: Set<number>
  receipts: Map<number, Receipt>
}

/** Figures of total rows get their place when the reporting unit is known. */
export const noPlaceYet = 0

export function importTools(db: Database): Tools {
  // Of those that only a sealed state still knows, too.
  let [lastId] = db.first(
    'SELECT max(coalesce((SELECT max(id) FROM submission), 0), coalesce((SELECT max(submission) FROM sealed_content), 0))',
  ) as [number]
  const place = named(db, 'place', 'unit', 'school')
  const form = named(db, 'form', 'notice', 'form')
  return {
    db,
    records: batches(db, 'record', 4),
    figures: batches(db, 'figure', 6),
    tallies: batches(db, 'tally', 3),
    nextId: () => ++lastId,
    placeId: place,
    opened: new Set(),
    receipts: new Map(),
    formId: ({ notice, form: { id } }) => form(notice.id, id),
  }
}

/** What an unreadable file would have added, or a file that did not count gave when it came before. */
export function forgetData(db: Database, id: number): void {
  for (const table of ['record', 'figure', 'tally', 'origin', 'contained', 'content'])
    db.run(`DELETE FROM ${table} WHERE submission = ?`, [id])
}

/** Id of a row that two texts name, made when it is first asked for. */
function named(db: Database, table: string, outer: string, inner: string): (outer: string, inner: string) => number {
  const ids = new Map<string, Map<string, number>>()
  const lookUp = (names: string[]): number => {
    db.run(`INSERT INTO ${table} (${outer}, ${inner}) VALUES (?, ?) ON CONFLICT DO NOTHING`, names)
    return (db.first(`SELECT id FROM ${table} WHERE ${outer} = ? AND ${inner} = ?`, names) as [number])[0]
  }
  return (first, second) => {
    const within = ids.get(first) ?? new Map<string, number>()
    ids.set(first, within)
    let id = within.get(second)
    if (id === undefined) {
      // SQLite ends a text at NUL, so none may get there.
      id = lookUp([first.replaceAll('\0', ''), second.replaceAll('\0', '')])
      within.set(second, id)
    }
    return id
  }
}
