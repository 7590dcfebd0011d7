/** A form and the rows of a sheet come in; whether it is a blank one goes out. A plan in words has no rows, and is none for that. */
import type { Form } from './notice.ts'

export function isBlankForm({ rows: ofWhat, sections }: Form, rows: number): boolean {
  return rows === 0 && ofWhat !== 'text' && sections.length === 0
}
