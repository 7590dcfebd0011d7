/**
 * Records come in as they are read; they go out to the listener once the form is known. Who listens must know every table of the form
 * before the first record, so a form of several tables (a school's plan, a few hundred rows) waits until the last one was met.
 */
import type { FormRecord, Listen, SheetForm } from './reading.ts'

export interface Delivery {
  emit: (record: FormRecord) => void
  /** One more table of the form was met. */
  tableKnown(): void
  /** The form has ended; whatever waited goes out. */
  end(): void
}

/** No plan has as many rows; a sheet with more is told what is known so far. */
const MAX_WAITING = 20_000

export function startDelivery(form: SheetForm, listen: Listen): Delivery {
  let take: ((record: FormRecord) => void) | undefined
  let waiting: FormRecord[] = []

  function open(): void {
    if (take) return
    take = listen(form)
    for (const record of waiting) take(record)
    waiting = []
  }

  return {
    emit(record) {
      if (take) return take(record)
      waiting.push(record)
      if (waiting.length >= MAX_WAITING) open()
    },
    tableKnown() {
      const complete = form.form.tables.every((table) => form.tables.some((each) => each.table === table))
      if (complete) open()
    },
    end: open,
  }
}
