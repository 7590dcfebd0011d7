/**
 * A ledger comes in, a digest of what it answers goes out: gap and status of every notice that it holds, as JSON says them. Two ledgers with the
 * same rows have the same.
 */
import { createHash } from 'node:crypto'
import type { Ledger } from '../ledger/ledger.ts'
import { ledgerAsOf } from '../ledger/ledger-as-of.ts'
import type { Notice } from '../notice/notice.ts'
import { OWN_ROSTER } from '../notice/own-roster.ts'
import { gapOfRosters } from '../own-rosters.ts'
import { gap, type Inquiry, status } from '../pipeline.ts'
import { unitTable } from '../unit/unit-table.ts'
import { ANY_UNIT } from './chosen-unit.ts'
import type { Context } from './context.ts'
import { jsonPieces } from './json-pieces.ts'
import { knownIds, loadNotice } from './load-notices.ts'

/** @param asked Ids of the notices that it was asked about are added to it: a pack of somebody's own need not be here. */
export async function answersOf(ledger: Ledger, { workspace, asOf }: Context, asked: Set<string>): Promise<string> {
  const hash = createHash('sha256')
  const own = workspace.notice === '' ? undefined : await loadNotice(workspace.notice, workspace)
  const known = knownIds()
  for (const id of ledger.notices()) {
    if (id !== own?.id && !known.includes(id)) continue
    asked.add(id)
    const notice = id === own?.id ? own : await loadNotice(id, workspace)
    const units = unitTable(asOf, notice)
    const unit = units.region ?? ANY_UNIT
    const inquiry = { notice, unit, units, own: undefined, ledger: ledgerAsOf(ledger, units), asOf }
    for (const answer of await allAnswers(inquiry, notice)) for (const piece of jsonPieces(answer)) hash.update(piece)
  }
  return hash.digest('hex')
}

async function allAnswers(inquiry: Inquiry, notice: Notice): Promise<unknown[]> {
  if (notice.id === OWN_ROSTER) return [await gapOfRosters(inquiry)]
  return [
    await gap(inquiry, { by: undefined, basis: 'reported' }),
    await gap(inquiry, { by: undefined, basis: 'named' }),
    await status(inquiry, { by: undefined, form: undefined }),
  ]
}
