/**
 * Current figures of unit rows by form, unit and measure. Where a unit has several (counties that were merged since), they add up, as in the
 * gap; the ledger has left out what a newer sheet replaced.
 */
import type { Figure } from '../gap/figure.ts'
import type { FillInput } from './fill-input.ts'

interface IndexedFigure {
  value: number
  figures: Figure[]
}

export type FigureIndex = ReadonlyMap<string, IndexedFigure>

export function key(form: string, unit: string, measure: string): string {
  return `${form}\n${unit}\n${measure}`
}

/**
 * A form that is filled in per project has the same unit and measure once per project: its figures are taken from its records, which
 * are those of one project only.
 */
export function figureIndex(input: FillInput): FigureIndex {
  const index = new Map<string, IndexedFigure>()
  const add = (figure: Figure) => {
    const place = key(figure.form, figure.unit, figure.measure)
    const known = index.get(place) ?? { value: 0, figures: [] }
    index.set(place, { value: known.value + figure.value, figures: [...known.figures, figure] })
  }
  const perProject = input.form.head.some((field) => field.field === 'project')
  for (const figure of input.figures) {
    if (figure.kind !== 'data' || figure.school !== '') continue
    if (perProject && figure.form === input.form.id) continue
    add(figure)
  }
  if (!perProject) return index
  for (const { notice, form, unit, school, values, source } of input.records) {
    for (const [measure, value] of Object.entries(values)) {
      if (typeof value !== 'number') continue
      add({ notice, form, unit, school, measure, value, kind: 'data', source })
    }
  }
  return index
}
