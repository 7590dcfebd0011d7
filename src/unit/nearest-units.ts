/** A name nobody has and the units it may have meant come in, up to three of the nearest spelling go out. Only ever a question, never an answer. */
import { compare } from '../value/compare.ts'
import { editDistance } from '../value/text.ts'
import { stemOf } from './name-stem.ts'
import type { Unit } from './unit.ts'

/** @param longName Name with its parent's, for texts that were written so. */
export function nearestUnits(text: string, units: Unit[], longName: (unit: Unit) => string): Unit[] {
  const length = [...text].length
  if (length < 2 || length > 30) return []
  // One slip in a short name, one in three characters of a long one.
  const most = length <= 3 ? 1 : Math.min(3, Math.floor(length / 3))
  const near: { unit: Unit; distance: number }[] = []
  for (const unit of units) {
    let distance = editDistance(text, unit.name, most)
    for (const other of [stemOf(unit.name), longName(unit)]) {
      if (distance > 0 && other !== unit.name) distance = Math.min(distance, editDistance(text, other, most))
    }
    if (distance <= most && distance < length) near.push({ unit, distance })
  }
  // The first character is the one people get right.
  const startsUnlike = (unit: Unit): number => (unit.name[0] === text[0] ? 0 : 1)
  const best = Math.min(...near.map(({ distance }) => distance))
  return near
    .filter(({ distance }) => distance === best)
    .sort((a, b) => startsUnlike(a.unit) - startsUnlike(b.unit) || compare(a.unit.key, b.unit.key))
    .slice(0, 3)
    .map(({ unit }) => unit)
}
