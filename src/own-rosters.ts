/**
 * The story of own rosters, told beside `pipeline.ts`: persons' lists that are no official form are counted and become official forms. Nobody
 * owes them, and nothing of them is added to what a notice asks for.
 */
import type { RosterGap } from './gap/roster-gap.ts'
import type { FileOutcome, Taker } from './intake/outcome.ts'
import { type Inquiry, type Surroundings, takeIn } from './pipeline.ts'
import type { FilledForms, fillFromRoster } from './report/fill-from-roster.ts'

/** ledger → staff, trained and untrained of own rosters, by school and county; nobody owes them, so they lack nothing. */
export async function gapOfRosters({ notice, unit, units, ledger, asOf }: Inquiry): Promise<RosterGap> {
  const { rosterGap } = await import('./gap/roster-gap.ts')
  const within = (key: string) => unit.key === '' || units.above(key, unit.level)?.key === unit.key
  const sheets = notice.forms.flatMap(({ id }) => ledger.sheets(notice.id, id))
  return rosterGap({ notice, sheets, holdings: ledger.holdings(notice.id), units, asOf, within })
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
