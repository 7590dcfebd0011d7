/** An ID number as written comes in, the number that tells the person goes out: one that became longer (15 digits → 18) is the same person. */
import { readIdNumber } from './id-number.ts'

/** Whom somebody compares with a list. */
export interface AskedPersons {
  /** Keys of `personKey`. */
  ids: ReadonlySet<string>
  /** Keys of `normaliseName`, of those with a number too. */
  names: ReadonlySet<string>
  /** Somebody among them has no number: whoever is called so is meant, with a number or without. */
  byName: boolean
}

const plainId = /^\d{17}[\dX]$/
/** Later than anybody's birth: a key asks who is meant, not whether the number is right. */
const endOfTime = '9999-12-31'

export function personKey(id: string): string {
  if (plainId.test(id)) return id
  const reading = readIdNumber(id, endOfTime)
  return reading.valid ? (reading.suggestion ?? reading.canonical) : id
}
