/**
 * The question that is asked now comes in, the same question to every state sealed before it goes out: its sums, in order of time. Each is read
 * through a connection of its own, which is closed again; a state that was altered is not used, and that is said.
 */
import { momentOf, type Sealed } from '../director.ts'
import type { GapLevel } from '../gap/gap-result.ts'
import type { Moment } from '../gap/overview.ts'
import type { Inquiry } from '../pipeline.ts'
import { UserError } from '../user-error.ts'
import { compare } from '../value/compare.ts'
import type { AnyAnswer } from './answer.ts'
import type { Then } from './at-frozen.ts'
import type { Context } from './context.ts'
import { exitCode } from './exit-code.ts'
import { inquire } from './inquire.ts'
import { openWorkspaceLedger } from './open-workspace-ledger.ts'

/** A state of another notice, or of before the unit was known, says nothing of the question. */
const ELSEWHERE = ['which-notice', 'unknown-unit']

export async function sealedMoments(
  context: Context,
  { notice, unit, asOf }: Inquiry,
  { at, by }: { at: string | undefined; by: GapLevel | undefined },
): Promise<Sealed> {
  const moments: Moment[] = []
  const unused: string[] = []
  for (const { name, day } of await statesBefore(context, at)) {
    if (day > asOf) continue
    const options = { notice: notice.id, at: name, [unit.level]: unit.key }
    try {
      const { end }: AnyAnswer = await inquire(
        { ...context, asOfGiven: false },
        options,
        [],
        async (inquiry, _, then) => {
          moments.push(await momentOf(inquiry, { name, by, reduced: isReduced(then) }))
          return { code: exitCode.done }
        },
      )
      end?.()
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      if (!ELSEWHERE.includes(error.code)) unused.push(error.message)
    }
  }
  // Days may have been named out of order; of one day, in the order of sealing.
  return { moments: moments.sort((a, b) => compare(a.asOf, b.asOf)), unused }
}

export function isReduced(then: Then | undefined): boolean {
  return (then?.removed.length ?? 0) > 0
}

async function statesBefore(context: Context, at: string | undefined): Promise<{ name: string; day: string }[]> {
  const ledger = await openWorkspaceLedger(context)
  try {
    const all = ledger.frozen()
    const until = all.findIndex(({ name }) => name === at)
    return until < 0 ? all : all.slice(0, until)
  } finally {
    ledger.close()
  }
}
