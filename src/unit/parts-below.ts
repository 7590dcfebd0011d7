/**
 * A unit, and the keys that rows really name, come in; its parts of a level go out: those of the table, and behind those of each city the ones that
 * only rows name (市直属学校, 高新区). A row that somebody sent is never left out because its unit is no county.
 */
import { compare } from '../value/compare.ts'
import type { Unit, UnitLevel, UnitTable } from './unit.ts'

export function partsBelow(units: UnitTable, key: string, level: UnitLevel, named: Iterable<string>): Unit[] {
  const official = units.below(key, level)
  const known = new Set(official.map((unit) => unit.key))
  const parent = units.get(key)
  const others = new Map<string, Unit>()
  for (const each of named) {
    const unit = known.has(each) || others.has(each) ? undefined : units.get(each)
    if (unit?.level !== level || unit.key === key || !parent) continue
    if (units.above(unit.key, parent.level)?.key === key) others.set(each, unit)
  }
  const unofficial = [...others.values()].sort((a, b) => compare(a.key, b.key))
  const parents = [...new Set([...official, ...unofficial].map((unit) => unit.parent))]
  return parents.flatMap((city) => [...official, ...unofficial].filter((unit) => unit.parent === city))
}
