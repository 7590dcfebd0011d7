/** Figures of an issued form, from its sheet in the same run or else from what is known; shared by the checks that compare with them. */

import type { CheckContext, Watcher } from '../../check/check.ts'
import { type FormRecord, fieldIndex, sheetColumn } from '../../form/reading.ts'
import { rememberOf } from '../../value/remember.ts'
import { cellAddress } from '../../workbook/address.ts'

interface IssuedFigure {
  value: number
  source: string
  /** It stands below the rows of others, and is no row of the unit's own. */
  isTotal?: boolean
}

/** A sheet of it for examples. */
export const issuedExample = {
  form: 'annex-1',
  label: '附件1',
  columns: { unit: ['市州', 'unit'], trained: ['已培训人数', 'count'] },
  rows: [['攀枝花', 5541]],
} as const

/** Keeps the figures of a sheet of the issued form for the other sheets of the run. */
export function watchIssued(context: CheckContext, measures: readonly string[], unitAt: number): Watcher {
  const { form, shared, table, whose } = context
  const columns = measures.map((measure) => ({ measure, index: fieldIndex(table!.table, measure) }))
  const found = new Map<string, IssuedFigure>()
  return {
    record(record: FormRecord) {
      const unit = whose.unit(String(record.values[unitAt] ?? ''))
      if (unit === undefined) return
      for (const { measure, index } of columns) {
        const value = record.values[index]
        if (typeof value !== 'number' || Number.isNaN(value)) continue
        const column = sheetColumn(table!, index, record.block)
        found.set(`${unit.key}/${measure}`, { value, source: `${form.path} ${cellAddress(column, record.row)}` })
      }
    },
    end() {
      for (const [place, figure] of found) figuresOf(shared).set(place, figure)
    },
  }
}

/** To be asked when all sheets have been seen. */
export function issuedFigure(
  context: CheckContext,
  form: string,
  unitKey: string,
  measure: string,
): IssuedFigure | undefined {
  return figuresOf(context.shared).get(`${unitKey}/${measure}`) ?? context.known.figure(form, unitKey, measure)
}

const figuresOf = rememberOf((_shared: object) => new Map<string, IssuedFigure>())

/** `附件1` where the notice has such a form. */
export function labelOf({ form }: CheckContext, id: string): string {
  return form.notice.forms.find((each) => each.id === id)?.label || id
}
