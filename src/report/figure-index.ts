/** Current figures of unit rows by form, unit and measure. Of several, the last one given is believed, as the ledger orders them. */
import type { Figure } from '../gap/figure.ts'
import type { FillInput } from './fill-input.ts'

export type FigureIndex = ReadonlyMap<string, Figure>

export function key(form: string, unit: string, measure: string): string {
  return `${form}\n${unit}\n${measure}`
}

/**
 * A form that is filled in per project has the same unit and measure once per project: its figures are taken from its records, which
 * are those of one project only.
 */
export function figureIndex(input: FillInput): FigureIndex {
  const index = new Map<string, Figure>()
  const perProject = input.form.head.some((field) => field.field === 'project')
  for (const figure of input.figures) {
    if (figure.kind !== 'data' || figure.school !== '') continue
    if (perProject && figure.form === input.form.id) continue
    index.set(key(figure.form, figure.unit, figure.measure), figure)
  }
  if (!perProject) return index
  for (const { notice, form, unit, school, values, source } of input.records) {
    for (const [measure, value] of Object.entries(values)) {
      if (typeof value !== 'number') continue
      index.set(key(form, unit, measure), { notice, form, unit, school, measure, value, kind: 'data', source })
    }
  }
  return index
}
