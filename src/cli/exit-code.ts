/** Every exit code, named in one place; their meaning is part of the contract. */
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
