/**
 * Rows per place and the few who stand in several rows come in; the number of distinct persons (or schools) of any group
 * of places goes out, exactly. Never sees who they are.
 */

import { grown } from '../value/grouped.ts'

/** Of one form's current reported submissions. */
export interface Headcount {
  form: string
  /** Data rows at each place that say whom they are about. */
  places: { unit: string; school: string; rows: number }[]
  /** How many persons stand in several rows in the same way, and the rows that each of them has at each place of that way. */
  repeated: { way: number; persons: number; unit: string; school: string; rows: number }[]
}

/** Distinct persons within the places that `within` accepts; each counts once, however many rows and places name them. */
export function distinctSubjects(headcount: Headcount, within: (unit: string, school: string) => boolean): number {
  return distinctBy(headcount, (unit, school) => (within(unit, school) ? '' : undefined)).get('') ?? 0
}

/**
 * Distinct persons of every group; somebody who stands in two groups counts in both.
 * @param groupOf Group of a place; undefined for places that belong to none.
 */
export function distinctBy<G>(
  headcount: Headcount,
  groupOf: (unit: string, school: string) => G | undefined,
): Map<G, number> {
  const counts = new Map<G, number>()
  for (const { unit, school, rows } of headcount.places) {
    const group = groupOf(unit, school)
    if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + rows)
  }
  // Every row of a person beyond the first in a group is one too many.
  const seen = new Map<G, Set<number>>()
  for (const { way, persons, unit, school, rows } of headcount.repeated) {
    const group = groupOf(unit, school)
    if (group === undefined) continue
    const known = grown(seen, group, () => new Set())
    counts.set(group, (counts.get(group) ?? 0) + persons * ((known.has(way) ? 0 : 1) - rows))
    known.add(way)
  }
  return counts
}
