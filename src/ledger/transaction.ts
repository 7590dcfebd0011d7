/** A piece of work comes in, and all of it stands in the ledger in the end, or nothing. Knows nothing of what is recorded. */
import type { Import, Ledger } from './ledger.ts'
import { Overtaken } from './overtaken.ts'

/** Once more, with the ledger to itself, where another run came between what was asked and what is recorded. */
export async function inTransaction<T>(
  ledger: Ledger,
  work: (transaction: Import) => T | Promise<T>,
  alone = false,
): Promise<T> {
  const transaction = ledger.begin(alone)
  try {
    const result = await work(transaction)
    transaction.commit()
    return result
  } catch (error) {
    transaction.rollback()
    if (error instanceof Overtaken && !alone) return inTransaction(ledger, work, true)
    throw error
  }
}
