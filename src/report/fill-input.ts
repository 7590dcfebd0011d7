/** What a form is filled from: its notice, whom it is about, and what is known. Types only. */

import type { Figure, StoredRecord } from '../gap/figure.ts'
import type { Form, Notice } from '../notice/notice.ts'
import type { Unit, UnitTable } from '../unit/unit.ts'
import type { Value } from '../value/value.ts'
import type { SourceNote } from './form-content.ts'

export interface FillInput {
  notice: Notice
  form: Form
  /** Whom the sheet is about. */
  unit: Unit
  /** Name of who handed it in, where that is somebody below the unit. */
  sender?: string
  units: UnitTable
  /** Current figures of the whole notice: rows of one form may be summed from another's. */
  figures: Figure[]
  /** Current records of this form (of one project where it is filled in per project). */
  records: StoredRecord[]
  /** Of a list that was issued from above: the place of each person on it, whose order is kept, whoever was added behind them. */
  issued?: ReadonlyMap<string, number>
  /** Known head and foot fields: `contact`, `phone`, `project`. What the form and the unit say by themselves need not be given. */
  head?: Record<string, Value>
}

/** A row while it is being filled. */
export interface UnitRow {
  unit: Unit
  /** As the notice prints it. */
  printed: string
  values: Record<string, Value>
  notes: Map<string, SourceNote>
}
