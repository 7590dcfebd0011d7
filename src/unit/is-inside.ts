/** A unit and the key of another → is the other one the unit itself, or does it lie in it? A unit without a key stands for all. */
import type { Unit, UnitTable } from './unit.ts'

export function isInside(units: UnitTable, unit: Unit, key: string): boolean {
  return unit.key === '' || key === unit.key || units.above(key, unit.level)?.key === unit.key
}
