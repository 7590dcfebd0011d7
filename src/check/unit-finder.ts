/**
 * Names of units as people write them come in, units of the notice's region go out: first below the unit that hands the sheet in,
 * then in the whole region. Every name is looked up once.
 */
import { reporterOf } from '../form/reporter.ts'
import type { Unit, UnitLevel, UnitMatch } from '../unit/unit.ts'
import type { CheckContext } from './check.ts'

export interface UnitFinder {
  find(name: string): UnitMatch & { elsewhere?: Unit }
  /** The unit itself, where the name is known and means just one. */
  unit(name: string): Unit | undefined
}

/** @param level Only units of this level; any without it. */
export function unitFinder(context: CheckContext, level?: UnitLevel): UnitFinder {
  const { units } = context
  const seen = new Map<string, ReturnType<UnitFinder['find']>>()
  let within: Unit | undefined
  let asked = false

  function lookUp(name: string): ReturnType<UnitFinder['find']> {
    if (!asked) {
      within = senderOf(context)
      asked = true
    }
    const { region } = context.units
    const options = { ...(level && { level }), ...(region && { within: region.key }) }
    if (within === undefined) return units.find(name, options)
    if (sameUnit(name, within, level)) return { kind: 'found', unit: within }
    const near = units.find(name, { ...options, within: within.key })
    if (near.kind !== 'unknown') return near
    const wide = units.find(name, options)
    if (wide.kind !== 'found') return near.suggestions.length > 0 ? near : wide
    // Beside the sender is a question of one unit per sheet; below somebody else is not one of its own.
    const beside = wide.unit.level === within.level || isAbove(wide.unit, within)
    return beside ? wide : { ...wide, elsewhere: within }
  }

  function sameUnit(name: string, unit: Unit, asked: UnitLevel | undefined): boolean {
    if (asked !== undefined && asked !== unit.level) return false
    if (name === unit.name || name === unit.shortName || name === unit.key) return true
    // Only its own province need be looked through; a province is no descendant of itself.
    const province = unit.level === 'province' ? undefined : units.above(unit.key, 'province')
    const match = units.find(name, { level: unit.level, ...(province && { within: province.key }) })
    return match.kind === 'found' && match.unit.key === unit.key
  }

  function isAbove(unit: Unit, below: Unit): boolean {
    return unit.key === below.key || units.above(below.key, unit.level)?.key === unit.key
  }

  function find(name: string): ReturnType<UnitFinder['find']> {
    let match = seen.get(name)
    if (match === undefined) {
      match = lookUp(name)
      if (seen.size < 10_000) seen.set(name, match)
    }
    return match
  }

  return {
    find,
    unit(name) {
      const match = find(name)
      return match.kind === 'found' ? match.unit : undefined
    },
  }
}

/** Who hands the sheet in, by its head and title alone: known before the first row. */
export function senderOf({ form, units }: Pick<CheckContext, 'form' | 'units'>): Unit | undefined {
  return reporterOf({ ...form, rowUnits: [] }, units)
}

/** The unit one head field names, in whatever words: 成都市教育局（盖章）. */
export function headUnit({ form, units }: Pick<CheckContext, 'form' | 'units'>, field: string): Unit | undefined {
  const value = form.head[field]
  if (value === undefined) return undefined
  const { title: _, ...untitled } = form
  return reporterOf({ ...untitled, head: { [field]: value }, rowUnits: [] }, units)
}
