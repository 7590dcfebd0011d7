/** A unit and the key of another → is the other one the unit itself, or does it lie in it? */
import type { Unit, UnitTable } from './unit.ts'

export function isInside(units: UnitTable, unit: Unit, key: string): boolean {
  return key === unit.key || units.above(key, unit.level)?.key === unit.key
}
