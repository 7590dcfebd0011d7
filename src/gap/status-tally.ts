/**
 * Rows of status come in, their number by state and the two rates go out, for all of them and for each unit of a level. Completeness is what
 * counts of what is expected, timeliness what counts and came in time: the one says nothing of the other.
 */

import type { UnitTable } from '../unit/unit.ts'
import { compare } from '../value/compare.ts'
import { grown } from '../value/grouped.ts'
import { rateOf } from './share.ts'
import type { GroupTally, State, StatusLevel, StatusRow, Tally } from './status-result.ts'
import { STATES } from './status-words.ts'

const counting: readonly State[] = ['correcting', 'zero', 'late', 'on-time', 'received']

export function tallyOf(rows: readonly StatusRow[]): Tally {
  const states = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<State, number>
  for (const { state } of rows) states[state]++
  const complete = rows.filter(({ state }) => counting.includes(state))
  const timely = complete.filter(({ timeliness }) => timeliness === 'on-time').length
  const isDated = !rows.some(({ timeliness }) => timeliness === 'no-deadline')
  return {
    expected: rows.length,
    states,
    complete: complete.length,
    timely,
    completeness: rows.length === 0 ? null : share(complete.length, rows.length),
    timeliness: rows.length === 0 || !isDated ? null : share(timely, rows.length),
  }
}

/** What is not all is never shown as all of it. */
function share(part: number, whole: number): number {
  const rate = rateOf(part, whole)!
  return part < whole ? Math.min(rate, 0.9999) : rate
}

export function groupsOf(rows: readonly StatusRow[], units: UnitTable, by: StatusLevel): GroupTally[] {
  const groups = new Map<string, { unit: string; code: string; school: string; rows: StatusRow[] }>()
  for (const row of rows) {
    const above = by === 'school' ? undefined : units.above(row.code, by)
    const code = above?.key ?? row.code
    const school = by === 'school' ? row.school : ''
    const key = `${code}\n${school}`
    grown(groups, key, () => ({ unit: units.fullName(code), code, school, rows: [] })).rows.push(row)
  }
  return [...groups.values()]
    .sort((a, b) => compare(a.code, b.code))
    .map(({ rows: own, ...group }) => ({ ...group, ...tallyOf(own) }))
}
