/**
 * ID numbers of a column come in from top to bottom; runs in which every number is the one above plus the same small step go out. Excel
 * makes them when a cell is dragged down; three persons in a row never have them, for they share the birthday and the county.
 */

import type { Args } from '../../check/check.ts'
import type { FormRecord } from '../../form/reading.ts'

/** A run counts from this many numbers, the one it began with included. */
const SHORTEST = 3
const LARGEST_STEP = 10

interface DraggedRows {
  /** A number in order; costs nothing but a comparison where no run is open. */
  fine(record: FormRecord, text: string): void
  /** A number whose check digit is wrong: flagged when it is known whether it belongs to a run. */
  faulty(record: FormRecord, text: string, args: Args): void
  /** Whatever else stands in the column ends a run. */
  flush(): void
}

interface Member {
  record: FormRecord
  args: Args | undefined
}

export function draggedRows(
  single: (record: FormRecord, args: Args) => void,
  dragged: (records: FormRecord[], from: number) => void,
): DraggedRows {
  let last = ''
  let lastRow = 0
  let step = 0
  /** Row of the good number that was dragged; 0 where the run began with a faulty one. */
  let seed = 0
  let members: Member[] = []

  function flush(): void {
    last = ''
    if (members.length === 0) return
    const run = members
    members = []
    const first = seed || run[0]!.record.row
    const faulty = run.filter(({ args }) => args !== undefined)
    if (run.length + (seed > 0 ? 1 : 0) >= SHORTEST && faulty.length * 2 > run.length) {
      dragged(
        run.map(({ record }) => record),
        first,
      )
    } else for (const { record, args } of faulty) single(record, args!)
  }

  function remember(text: string, row: number): void {
    last = text
    lastRow = row
  }

  return {
    fine(record, text) {
      if (members.length > 0) {
        if (stepTo(last, text) === step) members.push({ record, args: undefined })
        else flush()
      }
      remember(text, record.row)
    },
    faulty(record, text, args) {
      const taken = stepTo(last, text)
      if (members.length > 0 && (taken === 0 || (step !== 0 && taken !== step))) {
        // The number above may begin the next run, and is told of with this one.
        flush()
      }
      if (members.length === 0) {
        seed = taken === 0 ? 0 : lastRow
        step = taken
      } else step = taken
      members.push({ record, args })
      remember(text, record.row)
    },
    flush,
  }
}

/** From one number to the next: the same first fourteen characters, the last four a little more. 0 where it is no such step. */
function stepTo(before: string, after: string): number {
  if (before.length !== 18 || after.length !== 18 || before.slice(0, 14) !== after.slice(0, 14)) return 0
  const step = Number(after.slice(14)) - Number(before.slice(14))
  return step > 0 && step <= LARGEST_STEP ? step : 0
}
