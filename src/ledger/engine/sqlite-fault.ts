/** A result code of SQLite comes in, what is wrong goes out: the same for every driver of SQLite. */
import type { Fault } from './driver.ts'

/** By primary code; an extended one has it in its lowest byte. */
const faults: Record<number, Fault> = {
  5: 'busy',
  6: 'busy',
  8: 'unusable', // read only
  10: 'unusable', // input or output
  11: 'damaged',
  13: 'full',
  14: 'unusable', // cannot be opened
  26: 'no-database',
}

export function sqliteFault(code: number | undefined): Fault | undefined {
  return code === undefined ? undefined : faults[code & 0xff]
}
