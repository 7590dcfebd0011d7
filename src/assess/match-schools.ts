/** Schools as several files name them → one name for each, and the offer of a teacher's school. Two that may be meant are none. */

import type { Unit } from '../unit/unit.ts'
import { grown } from '../value/grouped.ts'
import { mostNames, remember } from '../value/remember.ts'
import { sameSchoolKey, schoolKey } from '../value/same-school.ts'
import type { Place, PlacedOffer } from './placed.ts'
import type { SchoolOffer } from './teacher-result.ts'

/** The first spelling stands for all that differ by habit only: 示例第一小学, 示例一小, and in 汨罗市 汨罗市示例一小. */
export function oneNamePerSchool(
  unitOf: (key: string) => Unit | undefined,
): (place: Pick<Place, 'unit' | 'school'>) => string {
  const names = new Map<string, string>()
  const nameOf = remember((_: string, { unit, school }: Pick<Place, 'unit' | 'school'>): string => {
    const key = `${unit}\n${withoutUnit(schoolKey(school), unitOf(unit), unitOf)}`
    return grown(names, key, () => school)
  }, mostNames)
  return (place) => nameOf(`${place.unit}\n${place.school}`, place)
}

/** 岳阳市汨罗市示例小, 汨罗示例小 → 示例小. Of 岳阳县 never 岳阳 alone, which is the city's, and never all that a name has. */
function withoutUnit(key: string, unit: Unit | undefined, unitOf: (key: string) => Unit | undefined): string {
  if (!unit) return key
  const parent = unitOf(unit.parent)
  const short = unit.name.slice(0, -1)
  const own = short.length < 2 || short === parent?.shortName ? [unit.name] : [unit.name, short]
  const above = parent ? [parent.name, parent.shortName] : []
  const prefix = [...above.flatMap((each) => own.map((name) => each + name)), ...own].find((each) =>
    key.startsWith(each),
  )
  return prefix !== undefined && key.length >= prefix.length + 2 ? key.slice(prefix.length) : key
}

interface Offers {
  of(place: Place): SchoolOffer | undefined
  /** Listed more than once, with different points. */
  contradictory: PlacedOffer[]
  usable: PlacedOffer[]
}

export function matchOffers(offers: PlacedOffer[]): Offers {
  const keyed = offers.map((each) => ({ each, key: schoolKey(each.school) }))
  const listed = new Map<string, PlacedOffer>()
  const contradictory = new Set<string>()
  for (const { each, key } of keyed) {
    const name = `${each.unit}\n${key}`
    const first = listed.get(name)
    if (first && !agree(first.offer, each.offer)) contradictory.add(name)
    if (!first) listed.set(name, each)
  }
  const isUsable = ({ unit }: PlacedOffer, key: string) => !contradictory.has(`${unit}\n${key}`)
  const usable = keyed.filter(({ each, key }) => isUsable(each, key) && listed.get(`${each.unit}\n${key}`) === each)

  const find = remember((_: string, place: Place): SchoolOffer | undefined => {
    const key = schoolKey(place.school)
    if (key === '') return undefined
    const near = usable.filter(({ each }) => each.unit === place.unit || each.unit === '' || place.unit === '')
    const exact = near.filter((each) => each.key === key)
    const meant = exact.length > 0 ? exact : near.filter((each) => sameSchoolKey(each.key, key))
    return meant.length === 1 ? meant[0]!.each.offer : undefined
  }, mostNames)

  return {
    of: (place) => find(`${place.unit}\n${place.school}`, place),
    contradictory: keyed.filter(({ each, key }) => !isUsable(each, key)).map(({ each }) => each),
    usable: usable.map(({ each }) => each),
  }
}

function agree(a: SchoolOffer, b: SchoolOffer): boolean {
  return a.marked === b.marked && [...a.codes].sort().join() === [...b.codes].sort().join()
}
