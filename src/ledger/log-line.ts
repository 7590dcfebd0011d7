/** Who did what to a ledger, and when. Types only. */

/** Who does something to the ledger, and when. */
export interface Actor {
  who: string
  /** `2021-05-30T17:00:00+08:00`. */
  at: string
}

/** One thing that was done to the ledger. */
export interface LogLine extends Actor {
  n: number
  what:
    | 'import'
    | 'accept'
    | 'explain'
    | 'zero'
    | 'expect'
    | 'fix'
    | 'restore'
    | 'freeze'
    | 'package'
    | 'move'
    | 'purge'
  detail: Record<string, string | number>
  hash: string
  /** It and all before it are as they were written. */
  whole: boolean
}
