/** A province and a day come in; its units as they were on that day, and the names they had on other days, go out. */
import type { IsoDate } from '../value/date.ts'
import { dailyNames, divisionChanges, olderNames } from './division-changes.ts'
import { heirOf, historyOf, type Names, namesOn } from './division-history.ts'
import { divisions } from './divisions.ts'
import { stemOf } from './name-stem.ts'
import type { NameAge, Unit } from './unit.ts'

interface DivisionList {
  /** By key, in no order that matters. */
  units: Map<string, Unit>
  /** Names and codes that units of the day have on other days. */
  otherNames: OtherName[]
  /** Names of the day beside the official ones. */
  dailyNames: Pick<OtherName, 'text' | 'key'>[]
}

interface OtherName {
  text: string
  key: string
  age: NameAge
  /** The code that went with the name: 下城区, a part of 拱墅区 (330105) by now, was 330103. */
  was?: string
}

/** Two digits of every province, in code order. */
export const provinceCodes: readonly string[] = divisions
  .filter((line) => line.charCodeAt(2) > 57)
  .map((line) => line.slice(0, 2))

/** Two digits of the provinces in which a unit has a name that the text ends with; a cheap look that may name too many. */
export function provincesNaming(text: string): string[] {
  if (text.length < 2) return []
  if (/^\d+$/.test(text)) return provinceCodes.filter((code) => text.startsWith(code))
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '.')
  const endings = Array.from({ length: text.length - 1 }, (_, start) => letters.slice(start))
  const named = new RegExp(`[\\d ](?:${endings.join('|')})`)
  const naming = (lines: readonly string[]) => lines.filter((line) => named.test(line)).map((line) => line.slice(0, 2))
  return [...new Set([divisions, divisionChanges, olderNames, dailyNames].flatMap(naming))]
}

/**
 * The province itself, its cities and counties.
 * @param province Two digits.
 */
export function divisionsOf(province: string, asOf: IsoDate): DivisionList {
  const names = namesOn(province, asOf)
  const units = new Map([...names].map(([key, name]) => [key, unitOf(key, name, (above) => names.has(above))]))
  const { changes } = historyOf(province)
  const former = changes.filter(({ on }) => on <= asOf)
  const later = changes.filter(({ on }) => on > asOf).reverse()
  const otherNames = [
    ...carry(
      units,
      'former',
      former.map((change) => ({
        from: change.was,
        // Several heirs are no answer to what became of a name.
        to: (code: string) => [heirOf(change, code)].filter((heir) => heir !== undefined),
      })),
    ),
    // A name still to come is understood too: sheets are often checked years later.
    ...carry(
      units,
      'later',
      later.map(({ was, now }) => ({ from: now, to: (code: string) => (was.has(code) ? [code] : [...was.keys()]) })),
    ),
    ...listed(units, olderNames).map((each) => ({ ...each, age: 'former' as const })),
  ]
  return { units, otherNames, dailyNames: listed(units, dailyNames) }
}

interface Step {
  from: Map<string, string>
  /** Which units take over the names of one. */
  to(code: string): string[]
}

/** Hands names on from change to change, towards the day; what a unit of the day has gathered then are its other names. */
function carry(units: Map<string, Unit>, age: NameAge, steps: Step[]): OtherName[] {
  /** Unit → name or code of another day → the code that went with it. */
  const gathered = new Map<string, Names>()
  for (const { from, to } of steps) {
    const handed = [...from].map(
      ([code, name]) => [code, [[code, code], [name, code], ...(gathered.get(code) ?? [])]] as const,
    )
    for (const [code, texts] of handed) {
      for (const key of to(code)) gathered.set(key, new Map([...texts, ...(gathered.get(key) ?? [])] as const))
    }
  }
  return [...gathered].flatMap(([key, texts]) =>
    units.has(key)
      ? // Its own name, and the code of a unit that there is, say nothing of another day.
        [...texts]
          .filter(([text]) => text !== units.get(key)!.name && !units.has(text))
          .map(([text, was]) => ({ text, key, age, was }))
      : [],
  )
}

function listed(units: Map<string, Unit>, lines: readonly string[]): { text: string; key: string }[] {
  return lines.flatMap((line) => {
    const [key, ...texts] = line.split(' ')
    return units.has(key!) ? texts.map((text) => ({ text, key: key! })) : []
  })
}

/** Does the name stand more than once among all counties of the day? Rather too often than not: it is for printing the city before it. */
export function isCommonName(name: string, asOf: IsoDate): boolean {
  const gone = divisionChanges.filter((line) => line.slice(3, 13) > asOf)
  let seen = 0
  for (const line of [...divisions, ...gone]) {
    for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
      const isWhole = /^\d$/.test(line[at - 1] ?? '') && /^[ ,]?$/.test(line[at + name.length] ?? '')
      if (isWhole && ++seen > 1) return true
    }
  }
  return false
}

/** Municipalities and counties under their province have no city above them. */
function unitOf(key: string, name: string, isUnit: (key: string) => boolean): Unit {
  const province = `${key.slice(0, 2)}0000`
  if (key === province) return { key, name, shortName: stemOf(name), level: 'province', parent: '' }
  if (key.endsWith('00')) return { key, name, shortName: stemOf(name), level: 'city', parent: province }
  const city = `${key.slice(0, 4)}00`
  return { key, name, shortName: name, level: 'county', parent: isUnit(city) ? city : province }
}
