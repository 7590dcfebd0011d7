/** An open database comes in, and how a run gets it to itself; the ledger's questions and imports over it go out, the same whatever keeps it. */
import type { Database } from './engine/database.ts'
import type { Holder } from './engine/holder.ts'
import { expected, reminders } from './expecting.ts'
import { explanations, saidOf } from './explaining.ts'
import { figureBook } from './figure-book.ts'
import { figures } from './figures.ts'
import { frozenStates, goTo } from './freezing.ts'
import { digests, holdings, unread } from './holdings.ts'
import { startImport, type Turn } from './import.ts'
import type { Ledger } from './ledger.ts'
import { logLines } from './log.ts'
import type { Actor } from './log-line.ts'
import { hasPersons, standingsOf, whereStand } from './persons.ts'
import { purge, purgeable } from './purge.ts'
import { headcount, records, sheets } from './queries.ts'
import { allSubmissions, noticesHeld } from './submission-row.ts'

export interface OpenOptions {
  /** Shown to whoever must wait for this run. Without it nobody can be told. */
  holder?: Holder
  /** Who works, for the log. */
  actor?: Actor
  /** Milliseconds to wait for another run, for each where several work one after another; a minute unless told. */
  wait?: number
  /** Called when another run must be waited for, once for each. */
  onWait?: (holder: Holder | undefined) => void
  /** The day of the question: a ledger that was found sound on it is not looked through again. */
  today?: string
  /** By whom? On a ledger of several offices, an office is asked for; its keeper sees all, and does nothing else. */
  as?: 'office' | 'keeper'
  /** False: the ledger is only asked. One that is not there is an empty one in memory, and no file is made. */
  create?: boolean
}

export interface Opened {
  db: Database
  /** A run that writes begins. */
  begin(): Turn
  /** Of the file, or `:memory:`; or the address. */
  path: string
}

export const nobody: Actor = { who: '', at: '' }

export function ledgerOver({ db, begin, path }: Opened, actor: Actor): Ledger {
  /** Something else than persons was asked for since a run began. */
  let asked = false
  const asking = <T>(answer: T): T => {
    asked = true
    return answer
  }
  const { office } = db.dialect
  return {
    ...(office && { office }),
    begin(alone = false) {
      asked = false
      return startImport(db, actor, begin(), alone, () => !asked)
    },
    figures: (notice, filter) => asking(figures(db, notice, filter)),
    figureBook: (notice, keyOf = (unit) => unit) => asking(figureBook(db, notice, keyOf)),
    records: (notice, form, filter) => asking(records(db, notice, form, filter)),
    sheets: (notice, form, filter) => asking(sheets(db, notice, form, filter)),
    notices: () => noticesHeld(db),
    submissions: (notice) => allSubmissions(db, notice).map(({ id: _id, ...submission }) => submission),
    holdings: (notice) => holdings(db, notice),
    unread: () => unread(db),
    digests: () => digests(db),
    standings: (subjects) => standingsOf(db, subjects),
    whereStand: (standings) => whereStand(db, standings),
    hasPersons: () => hasPersons(db),
    headcount: (notice, filter) => headcount(db, notice, filter),
    log: () => logLines(db),
    expected: (notice) => expected(db, notice),
    reminders: (notice) => reminders(db, notice),
    said: (notice, form) => saidOf(db, notice, form),
    explanations: (notice) => explanations(db, notice),
    frozen: () => frozenStates(db),
    goTo: (name) => goTo(db, name),
    purgeable: (notice) => purgeable(db, notice),
    purge: (notice) => purge(db, notice, actor, begin(), path),
    close: () => db.close(),
  }
}
