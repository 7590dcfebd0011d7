/**
 * The numbers of a unit's rows come in, what they add up to goes out: each measure, and who is left to train, row by row. The ledger keeps it of each
 * large sheet and a gap is made of it, so both add up alike. Pure.
 */
import { grown } from '../value/grouped.ts'
import { isPart } from './measures.ts'

export interface UnitSum {
  /** Each measure. Whether a unit has begun is an answer and no sum: the last one. */
  values: [measure: string, value: number][]
  /** Who is left to train, added up row by row: by the staff that is given, and by the parts. */
  left: { staff: number; parts: number }
}

/** Of a unit while its numbers come in. */
export interface OpenSum {
  /** @param row What tells the row from the others of the unit; the numbers of a row mostly stand together. */
  add(row: string | number, measure: string, value: number): void
  /** Of rows that have no others. */
  addSum(sum: UnitSum): void
  values: ReadonlyMap<string, number>
  /** Once all are in. */
  left(): UnitSum['left']
}

export function openSum(): OpenSum {
  const values = new Map<string, number>()
  const rows = new Map<string | number, RowSum>()
  const left = { staff: 0, parts: 0 }
  const enter = (measure: string, value: number) =>
    values.set(measure, measure === 'started' ? value : (values.get(measure) ?? 0) + value)
  let last: { row: string | number; sum: RowSum } | undefined
  return {
    add(row, measure, value) {
      enter(measure, value)
      const part = measure === 'staff' || measure === 'trained' ? measure : isPart(measure) ? 'parts' : undefined
      if (part === undefined) return
      if (last?.row !== row) last = { row, sum: grown(rows, row, noStaff) }
      last.sum[part] += value
    },
    addSum(sum) {
      for (const [measure, value] of sum.values) enter(measure, value)
      left.staff += sum.left.staff
      left.parts += sum.left.parts
    },
    values,
    left() {
      for (const { staff, parts, trained } of rows.values()) {
        left.staff += Math.max(0, staff - trained)
        left.parts += Math.max(0, parts - trained)
      }
      // A hundred thousand rows are not kept: what is left is known.
      rows.clear()
      return left
    },
  }
}

interface RowSum {
  staff: number
  parts: number
  trained: number
}

const noStaff = (): RowSum => ({ staff: 0, parts: 0, trained: 0 })
