/**
 * The story of persons and of own rosters, told beside `pipeline.ts`: lists that are no official form are counted and become official forms;
 * whoever stands on lists is found. Nobody owes own rosters, and nothing of them is added to what a notice asks for.
 */

import type { HeldRoster } from './gap/held-rosters.ts'
import type { Person, PersonList, PersonsAsked } from './gap/person-standings.ts'
import type { RosterGap } from './gap/roster-gap.ts'
import type { FileOutcome, Taker } from './intake/outcome.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { Notice } from './notice/notice.ts'
import { OWN_ROSTER } from './notice/own-roster.ts'
import { type Inquiry, type Surroundings, takeIn } from './pipeline.ts'
import type { FilledForms, fillFromRoster } from './report/fill-from-roster.ts'
import { isInside } from './unit/is-inside.ts'

/** ledger → staff, trained and untrained of own rosters, by school and county; nobody owes them, so they lack nothing. */
export async function gapOfRosters({ notice, unit, units, ledger, asOf }: Inquiry): Promise<RosterGap> {
  const { rosterGap } = await import('./gap/roster-gap.ts')
  const within = (key: string) => isInside(units, unit, key)
  const sheets = notice.forms.flatMap(({ id }) => ledger.sheets(notice.id, id))
  const held = { sheets, holdings: ledger.holdings(notice.id), unread: ledger.unread() }
  return rosterGap({ notice, ...held, units, asOf, within })
}

/** ledger → the own rosters it holds, to be told beside what a notice asks for. */
export async function heldRosters({ ledger }: Pick<Inquiry, 'ledger'>): Promise<HeldRoster[]> {
  const { rostersOf } = await import('./gap/held-rosters.ts')
  return rostersOf(ledger.holdings(OWN_ROSTER))
}

/** own rosters → the official form of a notice, one workbook for each who hands it in, with what it lacks. */
export async function fill(
  files: readonly string[],
  around: Surroundings,
  order: Omit<Parameters<typeof fillFromRoster>[1], 'asOf'>,
  watchers: Taker[] = [],
): Promise<{ filled: FilledForms; outcomes: FileOutcome[] }> {
  const [{ startRosterRows }, { fillFromRoster }] = await Promise.all([
    import('./intake/roster-rows.ts'),
    import('./report/fill-from-roster.ts'),
  ])
  const { taker, rows } = startRosterRows()
  const outcomes = await takeIn(files, around, { takers: [taker, ...watchers] })
  return { filled: await fillFromRoster(rows, { ...order, asOf: around.asOf }), outcomes }
}

/** ledger → where a person stands, on lists of all notices; or everybody who stands on two (`who` is `''`). */
export async function personsAsked(
  ledger: Ledger,
  notices: ReadonlyMap<string, Notice | undefined>,
  { who, ...how }: { who: string } & PersonsAsked,
): Promise<Person[]> {
  const { personsCalled, personsTwice } = await import('./gap/person-standings.ts')
  const lists = [...notices].flatMap(([notice, known]) => {
    const held = ledger.submissions(notice).filter(({ current }) => current)
    const kinds = new Set(held.map(({ form, direction }) => `${form}\n${direction}`))
    return [...kinds].sort().flatMap((kind): PersonList[] => {
      const [form = '', side] = kind.split('\n')
      const direction = side === 'issued' ? 'issued' : 'reported'
      if (known && known.forms.find(({ id }) => id === form)?.rows !== 'person') return []
      return [{ notice, form, known, direction, records: () => ledger.records(notice, form, { direction }) }]
    })
  })
  return who === '' ? personsTwice(lists, how) : personsCalled(lists, who, how)
}
