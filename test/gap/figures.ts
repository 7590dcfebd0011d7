/** Figures as the ledger gives them, for tests: a row of a form becomes one figure per measure. */
import type { Figure } from '../../src/gap/figure.ts'

export interface FigureRow {
  form?: string
  unit: string
  school?: string
  kind?: Figure['kind']
  sha256?: string
  measures: Record<string, number>
}

export function figuresOf(notice: string, form: string, rows: readonly FigureRow[]): Figure[] {
  return rows.flatMap(({ unit, school = '', kind = 'data', sha256 = form, measures }, index) =>
    Object.entries(measures).map(([measure, value], column) => ({
      notice,
      form,
      unit,
      school,
      measure,
      value,
      kind,
      source: { path: `${form}.xlsx`, sheet: 'Sheet1', cell: `${'BCDEFGHI'[column]}${7 + index}`, sha256 },
    })),
  )
}
