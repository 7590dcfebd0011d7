/**
 * Rows that differ from the head come in one by one; what to tell goes out: each of them, or, where all rows say the same other thing, the head
 * alone. Holds the rows that differ and nothing else.
 */

import type { Args, CheckContext } from '../../check/check.ts'
import type { FormRecord } from '../../form/reading.ts'

/** So few rows are no proof against a head. */
const FEWEST = 3

/** @param head Field of the head. @param index Column of the rows. */
export function againstHead({ flag }: CheckContext, head: string, index: number) {
  const differing: { record: FormRecord; args: Args }[] = []
  const said = new Set<string>()
  let rows = 0
  return {
    row(): void {
      rows++
    },
    /** @param what What the row says, the same for every spelling of it. */
    differs(record: FormRecord, what: string, args: Args): void {
      differing.push({ record, args })
      said.add(what)
    },
    end(): void {
      const [first] = differing
      if (first && differing.length === rows && rows >= FEWEST && said.size === 1) {
        flag.head(head, { ...first.args, reason: 'head', count: rows })
        return
      }
      for (const { record, args } of differing) flag(record, index, args)
    },
  }
}
