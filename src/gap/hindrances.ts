/**
 * How everybody stands and what does not count come in; what has to be settled before it counts goes out, each sheet once, with the unit, the
 * school and the form. Names no file: a file may be called after a person.
 */
import type { Notice } from '../notice/notice.ts'
import { grouped } from '../value/grouped.ts'
import { sameSchool } from '../value/same-school.ts'
import type { Coverage, NotCounted } from './coverage.ts'
import { WHY } from './coverage-words.ts'
import { bySheet } from './one-sheet.ts'
import type { State, StatusResult, StatusRow } from './status-result.ts'
import { failure, STATE } from './status-words.ts'

export interface Hindrance {
  unit: string
  school: string
  label: string
  /** 报了没过, 两版待定 … */
  what: string
  /** 16 处错误，退回 1 次. */
  detail: string
  /** Day it came; `''` where that is not told. */
  received: string
  /** Rows that are not in any total. */
  rows: number
}

const STUCK: readonly State[] = ['rejected', 'undecided', 'correcting']

export function hindrancesOf(status: StatusResult, coverages: readonly Coverage[], notice: Notice): Hindrance[] {
  const stuck = bySheet([...status.rows, ...status.unlisted].filter(({ state }) => STUCK.includes(state)))
  const leftOut = distinct(coverages.flatMap(({ notCounted }) => notCounted)).filter(({ why }) => why !== 'superseded')
  const loose = grouped(
    leftOut.filter((other) => !stuck.some((row) => isOf(other, row))),
    ({ form, unit, school, why }) => [form, unit, school, why].join('\n'),
  )
  const rowsOf = (all: readonly NotCounted[]) => all.reduce((sum, { rows }) => sum + rows, 0)
  const labels = new Map(notice.forms.map(({ id, label }) => [id, label]))
  return [
    ...stuck.map((row) => ({
      ...{ unit: row.unit, school: row.school, label: row.label, what: STATE[row.state], detail: failure(row) },
      received: row.received.slice(0, 10),
      rows: rowsOf(leftOut.filter((each) => isOf(each, row))),
    })),
    ...[...loose.values()].map((all) => {
      const { unit, school, form, why } = all[0]!
      const errors = all.reduce((sum, each) => sum + each.errors, 0)
      const detail = [`${all.length} 份`, ...(errors > 0 ? [`${errors} 处错误`] : [])].join('，')
      return { unit, school, label: labels.get(form) ?? '', what: WHY[why], detail, received: '', rows: rowsOf(all) }
    }),
  ]
}

/** A list may call a school otherwise than its sheet does. */
function isOf({ form, unit, school }: NotCounted, row: StatusRow): boolean {
  return form === row.form && unit === row.unit && sameSchool(school, row.school)
}

/** Two totals may lack the same sheet. */
function distinct(all: readonly NotCounted[]): NotCounted[] {
  const keyOf = ({ file, sheet, form, why, unit, school }: NotCounted) =>
    [file, sheet, form, why, unit, school].join('\n')
  return [...new Map(all.map((each) => [keyOf(each), each])).values()]
}
