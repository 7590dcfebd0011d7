/**
 * Records come in as they are read; they go out to the listener, some at a time, once the form is known. Who listens must know every table of the
 * form before the first record, so a form of several tables (a school's plan, a few hundred rows) waits until the last one was met.
 */
import type { FormRecord, Listen, SheetForm } from './reading.ts'

export interface Delivery {
  emit: (record: FormRecord) => void
  /** One more table of the form was met. */
  tableKnown(): void
  /** What was read goes out before anything that is no record is looked at. */
  flush(): void
  /** The form has ended; whatever waited goes out. */
  end(): void
}

/** No plan has as many rows; a sheet with more is told what is known so far. */
const MAX_WAITING = 20_000

/**
 * Thirty rules look at each record. One rule after the other over a few records takes 100,000 rows a tenth less processor time than one record after
 * the other through all rules: what a rule needs is then at hand.
 */
export const RECORDS_AT_ONCE = 32

export function startDelivery(form: SheetForm, listen: Listen): Delivery {
  let take: ((records: readonly FormRecord[]) => void) | undefined
  let waiting: FormRecord[] = []

  function flush(): void {
    if (!take) return
    const records = waiting
    waiting = []
    for (let at = 0; at < records.length; at += RECORDS_AT_ONCE) take(records.slice(at, at + RECORDS_AT_ONCE))
  }

  function open(): void {
    take ??= listen(form)
    flush()
  }

  return {
    emit(record) {
      waiting.push(record)
      if (waiting.length >= (take ? RECORDS_AT_ONCE : MAX_WAITING)) open()
    },
    tableKnown() {
      const complete = form.form.tables.every((table) => form.tables.some((each) => each.table === table))
      if (complete) open()
    },
    flush,
    end: open,
  }
}
