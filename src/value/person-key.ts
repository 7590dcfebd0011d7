/** An ID number as written comes in, the number that tells the person goes out: one that became longer (15 digits → 18) is the same person. */
import { readIdNumber } from './id-number.ts'

const plainId = /^\d{17}[\dX]$/
/** Later than anybody's birth: a key asks who is meant, not whether the number is right. */
const endOfTime = '9999-12-31'

export function personKey(id: string): string {
  if (plainId.test(id)) return id
  const reading = readIdNumber(id, endOfTime)
  return reading.valid ? (reading.suggestion ?? reading.canonical) : id
}
