/** A progress sheet as a city fills it in: the sums, gaps and rates follow from what each county says of its staff and its trained. */
import type { Value } from '../../src/value/value.ts'

export type Row = Record<string, Value>

export interface CountyProgress extends Row {
  unit: string
  staff: number
  trained: number
}

/** Rows and 小计 of the main table. */
export function progressTable(counties: CountyProgress[]): { rows: Row[]; total: Row } {
  return { rows: counties.map((county) => withGap({ ...county, remark: '示例' })), total: withGap(sumOf(counties)) }
}

/** Every number added up, column by column. */
export function sumOf(rows: readonly Row[]): Record<string, number> {
  const total: Record<string, number> = {}
  for (const row of rows) {
    for (const [field, value] of Object.entries(row)) {
      if (typeof value === 'number' && field !== 'sequence') total[field] = (total[field] ?? 0) + value
    }
  }
  return total
}

function withGap(row: Row): Row {
  const [staff, trained] = [Number(row.staff), Number(row.trained)]
  return { ...row, untrained: staff - trained, rate: Math.round((trained / staff) * 10_000) / 10_000 }
}
