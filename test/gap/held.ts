/** What a ledger would hold of a form that came in: for tests of who has handed in. Everything is invented. */
import type { Holding } from '../../src/gap/figure.ts'
import type { RowsQuestion } from '../../src/gap/status-rows.ts'

let made = 0

/** One sheet that counts and came in time, unless told otherwise. */
export function held(form: string, unit: string, more: Partial<Holding> = {}): Holding {
  const name = `${++made}`
  return {
    submission: name,
    form,
    path: `${name}.xlsx`,
    sheet: 'Sheet1',
    sha256: name,
    direction: 'reported',
    sender: unit,
    school: '',
    unit,
    whole: false,
    state: 'counted',
    rejected: more.state === 'errors',
    errors: 0,
    received: '2021-05-28T09:00:00+08:00',
    timeliness: 'on-time',
    zero: false,
    rows: 10,
    figures: () => ({ staff: 10 }),
    otherwise: () => [],
    twin: () => undefined,
    schools: () => new Map(),
    ...more,
  }
}

/** Nothing came, nobody is on a list, nobody was reminded. */
export const nothingHeld: Pick<RowsQuestion, 'holdings' | 'expected' | 'headcount' | 'reminders'> = {
  holdings: [],
  expected: undefined,
  headcount: [],
  reminders: [],
}
