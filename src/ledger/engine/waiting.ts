/** Whoever finds the ledger held comes in; he has it when his turn comes, and is told meanwhile for whom he waits. */
import { type Holder, LedgerBusy } from './holder.ts'

/** Milliseconds after which whoever waits is told for whom: a second, or a quarter of a shorter wait. */
export const aWhileOf = (wait: number) => Math.min(1000, Math.ceil(wait / 4))

/**
 * @param lock Takes it, or throws LedgerBusy after a while.
 * @param whoWorks Undefined where nobody knows.
 */
export function waitInTurn(
  lock: () => void,
  whoWorks: () => Holder | undefined,
  { wait, onWait }: { wait: number; onWait: ((holder: Holder | undefined) => void) | undefined },
): void {
  const aWhile = aWhileOf(wait)
  let before: Holder | undefined
  for (let left = wait, isNew = true; ; left -= aWhile) {
    try {
      lock()
      return
    } catch (error) {
      if (!(error instanceof LedgerBusy)) throw error
      const now = whoWorks()
      // Where one after another works, it is waited for each of them.
      if (now && before && (now.pid !== before.pid || now.host !== before.host)) [left, isNew] = [wait, true]
      if (left <= aWhile) throw error
      before = now ?? before
      if (isNew) onWait?.(now)
      isNew = false
    }
  }
}
