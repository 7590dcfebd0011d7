/** Figures by measure come in; those that are counts of the form go out under their headings. What is no count is told by nothing here. */
import { columnTypes } from './column-types.ts'
import type { Form } from './notice.ts'

export function countsOf<T extends { measure: string }>(
  { tables }: Form,
  figures: readonly T[],
): (Omit<T, 'measure'> & { heading: string })[] {
  const columns = tables.flatMap((table) => table.columns)
  return figures.flatMap(({ measure, ...figure }) => {
    const column = columns.find(({ field, type }) => field === measure && columnTypes[type].summed)
    return column ? [{ heading: column.heading, ...figure }] : []
  })
}
