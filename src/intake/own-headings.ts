/** Files as they were read, and headings that the user says own rosters have; those that none of them has go out. */
import { headingKeys } from '../form/heading-key.ts'
import type { FileOutcome } from './outcome.ts'

export function headingsNowhere(outcomes: readonly FileOutcome[], asked: readonly string[]): string[] {
  const tables = outcomes.flatMap(({ forms }) => forms.flatMap(({ form }) => form.tables))
  const there = new Set(tables.flatMap(({ headings = [] }) => headings.map(({ text }) => headingKeys(text).key)))
  return asked.filter((heading) => !there.has(headingKeys(heading).key))
}
