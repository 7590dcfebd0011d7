/** Files come in, read as they are and, where spelling alone is off somewhere, once more as if it were mended; what would then be found goes out. */
import { mendedCells } from '../intake/mended.ts'
import type { FileOutcome } from '../intake/outcome.ts'
import { startRespelling } from '../intake/respellings.ts'
import { summarise } from '../intake/validation.ts'
import { type Surroundings, takeIn } from '../pipeline.ts'
import type { Fixes } from '../render/validate.ts'

/** Beside one another, and beside the ledger, as the very same files would read. Nothing is written. */
export async function tryFixes(
  files: readonly string[],
  around: Surroundings,
  { takers = [], ...known }: NonNullable<Parameters<typeof takeIn>[2]>,
): Promise<{ outcomes: FileOutcome[]; fixes: Fixes }> {
  const { taker, found } = startRespelling(around.asOf)
  const outcomes = await takeIn(files, { ...around, digests: true }, { takers: [...takers, taker], ...known })
  const before = summarise(outcomes, around.asOf).totals
  if (found.length === 0) return { outcomes, fixes: { cells: 0, before, after: before } }
  const mended = await takeIn(files, { ...around, mended: mendedCells(found) }, known)
  return { outcomes, fixes: { cells: found.length, before, after: summarise(mended, around.asOf).totals } }
}
