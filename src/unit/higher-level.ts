/** Two levels come in, whether the first stands above the second goes out. Schools are in no table of units, and below all of them. */
import type { UnitLevel } from './unit.ts'

type Level = UnitLevel | 'school'

const rank: Record<Level, number> = { province: 0, city: 1, county: 2, school: 3 }

export function isHigherLevel(level: Level, than: Level): boolean {
  return rank[level] < rank[than]
}
