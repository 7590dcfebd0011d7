/** A file that goes back to its sender, with what was found on each of its forms. Types only. */
import type { Explained, Finding } from '../check/check.ts'
import type { SheetForm } from '../form/reading.ts'
import type { Counts } from '../value/severity.ts'

export interface Returning {
  path: string
  /** Whom it goes back to: the school by its name, else the unit; `''` where nobody can tell. */
  addressee: string
  forms: ReturningForm[]
  /** Whom to ask; `''` for what is not known. */
  contact: { name: string; phone: string }
}

export interface ReturningForm {
  form: SheetForm
  findings: Finding[]
  /** Warnings that the sender explained before. */
  explained: readonly Explained[]
  /** Rows where the sender explained an error, which is none for it. */
  unheard: readonly number[]
  /** Places, before the same fault down a column became one finding. */
  counts: Counts
}
