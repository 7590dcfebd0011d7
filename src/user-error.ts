/**
 * The one error that is the user's to mend: what happened and what to do, both in Chinese, shown as two lines, exit code 2.
 * Faults in submitted data are never errors but findings.
 */
export class UserError extends Error {
  /** Stable, for tests and scripts; never match on the text. */
  readonly code: string
  /** What to do, one sentence. */
  readonly hint: string

  constructor(code: string, message: string, hint: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'UserError'
    this.code = code
    this.hint = hint
  }
}

/** A file that cannot be read in full. `message` says what is wrong with it, `hint` what the sender should do. */
export class UnreadableFile extends UserError {
  constructor(code: string, message: string, hint: string, options?: ErrorOptions) {
    super(code, message, hint, options)
    this.name = 'UnreadableFile'
  }
}
