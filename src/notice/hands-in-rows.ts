/** A form comes in; whether it is handed in by its rows goes out: then a sheet without any is a blank one. A plan in words has none. */
import type { Form } from './notice.ts'

export function handsInRows({ rows, sections }: Form): boolean {
  return rows !== 'text' && sections.length === 0
}
