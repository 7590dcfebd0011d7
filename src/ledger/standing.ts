/** Where a person stands. Types only. */
import type { KnownPerson } from '../check/check.ts'

export interface Standing extends KnownPerson {
  /** Of the ledger's own. */
  place: number
}
