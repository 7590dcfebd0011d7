/** What a ledger held in two states comes in; the files whose part in the totals is another go out, the newest last. Pure. */
import type { Notice } from '../notice/notice.ts'
import type { UnitTable } from '../unit/unit.ts'
import type { Holding } from './figure.ts'

export interface FileSince {
  file: string
  sheet: string
  form: string
  label: string
  /** Who sent it. */
  unit: string
  school: string
  received: string
  rows: number
  /** `new`: counts and is new; `counts`: was there and counts now; `left`: counts no more; `not-counted`: new, and does not count. */
  what: 'new' | 'counts' | 'left' | 'not-counted'
}

export function compareHoldings(
  before: readonly Holding[],
  after: readonly Holding[],
  { notice, units }: { notice: Notice; units: UnitTable },
): FileSince[] {
  const was = bySubmission(before)
  return [...bySubmission(after)].flatMap(([name, { holding, counts, rows }]): FileSince[] => {
    const old = was.get(name)
    if (old?.counts === counts) return []
    const { path, sheet, form, sender, school, received } = holding
    const what = counts ? (old ? 'counts' : 'new') : old ? 'left' : 'not-counted'
    const label = notice.forms.find(({ id }) => id === form)?.label ?? form
    const unit = sender === '' ? '' : units.fullName(sender)
    return [{ file: path, sheet, form, label, unit, school, received, rows, what }]
  })
}

/** It counts where any of its rows does, or where it says that there are none. */
function bySubmission(holdings: readonly Holding[]): Map<string, { holding: Holding; counts: boolean; rows: number }> {
  const found = new Map<string, { holding: Holding; counts: boolean; rows: number }>()
  for (const holding of holdings) {
    const known = found.get(holding.submission)
    const counts = holding.state === 'counted'
    if (known) Object.assign(known, { counts: known.counts || counts, rows: known.rows + holding.rows })
    else found.set(holding.submission, { holding, counts, rows: holding.rows })
  }
  return found
}
