/** Figures by measure come in; those that are counts of the form go out under their headings, in the order of its columns. What is no count is told by nothing here. */
import { columnTypes } from './column-types.ts'
import type { Form } from './notice.ts'

export function countsOf<T extends { measure: string }>(
  { tables }: Form,
  figures: readonly T[],
): (Omit<T, 'measure'> & { heading: string })[] {
  const columns = tables.flatMap((table) => table.columns).filter(({ type }) => columnTypes[type].summed)
  const headings = new Map(columns.toReversed().map(({ field, heading }) => [field, heading]))
  const order = [...new Set(columns.map(({ field }) => field))]
  return order.flatMap((field) =>
    figures
      .filter(({ measure }) => measure === field)
      .map(({ measure: _, ...figure }) => ({ heading: headings.get(field)!, ...figure })),
  )
}
