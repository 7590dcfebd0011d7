/** Assessment of a notice → which clause is enforced by which of its rules. */
import type { Assessment } from './notice.ts'

/** Pairs of clause id and rule id; several rules may stand on one clause. */
export function assessmentClauses(assessment: Assessment | null): [clause: string, rule: string][] {
  return assessment === null ? [] : []
}
