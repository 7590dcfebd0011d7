/** What happened comes in, the exit code goes out: the only place that decides. Their meaning is part of the contract. */
import { UserError } from '../user-error.ts'

export const exitCode = {
  done: 0,
  /** Findings at or above --fail-on, or something unmet before a deadline. */
  findings: 1,
  /** The user can mend it: path, flag, unreadable file, bad pack. */
  usersToMend: 2,
  /** A fault of itcap. */
  fault: 3,
  /** Another run holds the ledger. */
  ledgerBusy: 75,
} as const

/** A fault of itcap outweighs what the user can mend, and that outweighs findings. */
export function exitCodeOf({
  fault,
  toMend,
  findings,
}: {
  fault?: boolean
  toMend?: boolean
  findings?: boolean
}): number {
  if (fault) return exitCode.fault
  if (toMend) return exitCode.usersToMend
  return findings ? exitCode.findings : exitCode.done
}

/** Of what was thrown and told to the user. */
export function exitCodeOfError(error: unknown): number {
  if (!(error instanceof UserError)) return exitCode.fault
  return error.code === 'ledger-busy' ? exitCode.ledgerBusy : exitCode.usersToMend
}
