/**
 * The story for whoever has to answer for the whole: what stands in the ledger now, and how it came there by way of the sealed states, as one
 * page. One function per arrow, as in `pipeline.ts`.
 */
import type { Coverage } from './gap/coverage.ts'
import type { GapLevel, GapResult } from './gap/gap-result.ts'
import type { Moment } from './gap/overview.ts'
import type { QuotaState } from './gap/quota-states.ts'
import type { StatusResult } from './gap/status-result.ts'
import { gap, type Inquiry, status } from './pipeline.ts'

export interface Page {
  path: string
  result: GapResult
  quotas: QuotaState[]
  coverage: Coverage
  status: StatusResult
  moments: Moment[]
}

/** Sealed states: their sums in order of time; and sentences that say which of them cannot be shown. */
export interface Sealed {
  moments: Moment[]
  unused: string[]
}

/** ledger, as it is or was sealed → its sums on that day. */
export async function momentOf(
  inquiry: Inquiry,
  { name, reduced, by }: Pick<Moment, 'name' | 'reduced'> & { by: GapLevel | undefined },
): Promise<Moment> {
  const { result } = await gap(inquiry, { by, basis: 'reported' })
  return { name, reduced, asOf: result.asOf, total: result.total, targets: result.targets }
}

/** ledger → a page that shows gap, targets over time, who is missing and what holds up, on disk. */
export async function page(
  inquiry: Inquiry,
  {
    path,
    by,
    before,
    now,
  }: { path: string; by: GapLevel | undefined; before: Sealed; now: Pick<Moment, 'name' | 'reduced'> },
): Promise<Page> {
  const [{ overviewOf }, { drawPage }, { writeAtomically }] = await Promise.all([
    import('./gap/overview.ts'),
    import('./report/page/draw-page.ts'),
    import('./workbook/write-atomically.ts'),
  ])
  const { notice, units } = inquiry
  const { result, quotas, coverage } = await gap(inquiry, { by, basis: 'reported' })
  const finer = by === undefined ? await finerThan(result, inquiry) : undefined
  const handedIn = await status(inquiry, { by: undefined, form: undefined })
  const { asOf, total, targets } = result
  const moments = [...before.moments, { ...now, asOf, total, targets }] as const
  const overview = overviewOf({
    ...{ notice, units, quotas, coverage, moments, unused: before.unused },
    gap: result,
    finer,
    status: handedIn.result,
    statusCoverage: handedIn.coverage,
  })
  await writeAtomically(path, await drawPage(overview))
  return { path, result, quotas, coverage, status: handedIn.result, moments: [...moments] }
}

/** A province's counties, a county's schools, where the ledger knows any. */
async function finerThan({ by, rows }: GapResult, inquiry: Inquiry): Promise<GapResult | undefined> {
  const finer = { city: 'county', county: 'school', school: undefined } as const
  const next = finer[by]
  if (next === undefined || (by === 'county' && inquiry.unit.level !== 'county')) return undefined
  const { result } = await gap(inquiry, { by: next, basis: 'reported' })
  const known = new Set(Array.from(rows, ({ code }) => code))
  const isFiner = by === 'county' || [...result.rows].some(({ code }) => !known.has(code))
  return isFiner && result.rows.length > 0 ? result : undefined
}
