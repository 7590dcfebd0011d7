/** Findings on the same sheet under two notices come in; which appear, which vanish and which weigh differently goes out. */
import { grouped } from '../value/grouped.ts'
import type { Finding } from './check.ts'

export interface FindingsDiff {
  /** Only under the second notice. */
  appeared: Finding[]
  /** Only under the first. */
  vanished: Finding[]
  /** The same rule at the same place, with another severity or other words. */
  changed: { before: Finding; after: Finding }[]
  /** How many are the same under both. */
  same: number
}

export function diffFindings(before: Finding[], after: Finding[]): FindingsDiff {
  const old = grouped(before, placeOf)
  const diff: FindingsDiff = { appeared: [], vanished: [], changed: [], same: 0 }
  for (const each of after) {
    const known = take(old.get(placeOf(each)) ?? [], each)
    if (known === undefined) diff.appeared.push(each)
    else if (isSame(known, each)) diff.same++
    else diff.changed.push({ before: known, after: each })
  }
  diff.vanished = [...old.values()].flat()
  return diff
}

/** Takes the finding meant out of those at the same place: the very same, else of the same reason or column, else the only one. */
function take(candidates: Finding[], wanted: Finding): Finding | undefined {
  const only = candidates.length === 1 && wanted.cell !== '' && !wanted.rule.startsWith('heading-') ? 0 : -1
  const index = [
    candidates.findIndex((each) => isSame(each, wanted)),
    candidates.findIndex((each) => each.column === wanted.column && each.args.reason === wanted.args.reason),
    candidates.findIndex((each) => each.column === wanted.column),
    only,
  ].find((each) => each >= 0)
  return index === undefined ? undefined : candidates.splice(index, 1)[0]
}

function isSame(a: Finding, b: Finding): boolean {
  return a.severity === b.severity && a.message === b.message
}

/** The fingerprint names the notice too, and so is no help here. */
function placeOf({ rule, sheet, cell, row }: Finding): string {
  return [rule, sheet, cell || row].join('\n')
}
