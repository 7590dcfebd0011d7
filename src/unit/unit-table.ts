/**
 * A day and a notice's own units come in; a table that finds units by any of their names goes out. Never guesses between two units:
 * an ambiguous name is answered with all of them.
 */
import type { ExtraUnit, IsoDate } from '../notice/notice.ts'
import { cleanText } from '../value/text.ts'
import { divisionsOn } from './division-list.ts'
import { stemOf } from './name-stem.ts'
import { nearestUnits } from './nearest-units.ts'
import type { Unit, UnitLevel, UnitMatch, UnitTable } from './unit.ts'

/** How good a name is: all units found by the best kind of name count, worse kinds are not looked at. */
const Rank = { key: 0, full: 1, provinceShort: 2, cityShort: 3, other: 4, countyStem: 5 } as const
type Rank = (typeof Rank)[keyof typeof Rank]

/** One meaning of a name; others of the same name hang on it. */
interface Named {
  unit: Unit
  rank: Rank
  next: Named | undefined
}

/** Distinct spellings kept with their answer; beyond that a sheet is not about units. */
const mostAnswers = 20_000

/**
 * All units as they were on `asOf`.
 * @param extra Units of the notice without a code; they stand after the coded ones.
 */
export function unitTable(asOf: IsoDate, extra: ExtraUnit[]): UnitTable {
  const { units, otherNames } = divisionsOn(asOf)
  const names = new Map<string, Named>()
  const name = (text: string, unit: Unit, rank: Rank): void => {
    names.set(text, { unit, rank, next: names.get(text) })
  }
  // The names of the tables are clean; a notice's own are whatever its author typed.
  for (const unit of units.values()) {
    name(unit.key, unit, Rank.key)
    name(unit.name, unit, Rank.full)
    if (unit.level === 'county') name(stemOf(unit.name), unit, Rank.countyStem)
    else name(unit.shortName, unit, unit.level === 'province' ? Rank.provinceShort : Rank.cityShort)
    // 兴安盟 and the like: the printed short name keeps the word, people drop it.
    if (unit.name.endsWith('盟')) name(unit.name.slice(0, -1), unit, Rank.cityShort)
  }
  for (const [text, keys] of otherNames) for (const key of keys) name(text, units.get(key)!, Rank.other)
  for (const { key, name: official, also, parent, level } of extra) {
    const unit: Unit = { key, name: official, shortName: official, level, parent }
    units.set(key, unit)
    for (const text of [key, official, ...also]) name(spelling(text), unit, Rank.full)
  }

  const isWithin = (unit: Unit, within: string | undefined): boolean => {
    if (within === undefined) return true
    for (let key = unit.parent; key !== ''; key = units.get(key)?.parent ?? '') if (key === within) return true
    return false
  }

  const named = (text: string): Named[] => {
    const all: Named[] = []
    for (let each = names.get(text); each; each = each.next) all.push(each)
    return all
  }

  /** Everything a spelling may mean: directly, or as parent and child (乐山市市中区, 四川乐山市中区). */
  const meanings = (text: string): Named[] => {
    const direct = named(text)
    if (direct.length > 0) return direct
    const found = new Map<string, Named>()
    for (let cut = 2; cut < text.length; cut++) {
      const parents = named(text.slice(0, cut)).filter(({ unit }) => unit.level !== 'county')
      if (parents.length === 0) continue
      for (const child of meanings(text.slice(cut))) {
        const known = found.get(child.unit.key)
        if (known && known.rank <= child.rank) continue
        if (parents.some((parent) => isWithin(child.unit, parent.unit.key))) found.set(child.unit.key, child)
      }
    }
    return [...found.values()]
  }

  const look = (text: string, within: string | undefined, level: UnitLevel | undefined): UnitMatch => {
    const fitting = (unit: Unit): boolean => (level === undefined || unit.level === level) && isWithin(unit, within)
    const key = spelling(text)
    const known = key === '' ? [] : meanings(key)
    const found = known.filter(({ unit }) => fitting(unit))
    const best = Math.min(...found.map(({ rank }) => rank))
    const meant = new Set(found.filter(({ rank }) => rank === best).map(({ unit }) => unit))
    const [first, ...others] = [...meant].sort(byKey)
    if (first === undefined) {
      // A unit that exists, only not here, is no slip of the pen.
      const near = known.length > 0 ? [] : nearestUnits(key, [...units.values()].filter(fitting), longName)
      return { kind: 'unknown', suggestions: near }
    }
    return others.length === 0 ? { kind: 'found', unit: first } : { kind: 'ambiguous', candidates: [first, ...others] }
  }

  const longName = (unit: Unit): string => (units.get(unit.parent)?.name ?? '') + unit.name

  const fullName = (key: string): string => {
    const unit = units.get(key)
    if (!unit) return key
    const alike = named(spelling(unit.name)).filter(({ rank }) => rank === Rank.full)
    return alike.length > 1 ? longName(unit) : unit.name
  }

  const answers = new Map<string, Map<string, UnitMatch>>()
  let kept = 0

  return {
    get: (key) => units.get(key),
    find(text, { within, level } = {}) {
      const scope = `${within ?? ''} ${level ?? ''}`
      let known = answers.get(scope)
      if (!known) {
        known = new Map()
        answers.set(scope, known)
      }
      let match = known.get(text)
      if (!match) {
        match = look(text, within, level)
        if (kept++ < mostAnswers) known.set(text, match)
      }
      return match
    },
    below: (key, level) =>
      [...units.values()].filter((unit) => unit.level === level && isWithin(unit, key)).sort(byKey),
    above(key, level) {
      let unit = units.get(key)
      while (unit && unit.level !== level) unit = units.get(unit.parent)
      return unit
    },
    fullName,
  }
}

/** In code order; a notice's own units (`430600-JK`) stand behind the coded ones. */
function byKey(a: Unit, b: Unit): number {
  return a.key.length - b.key.length || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
}

function spelling(text: string): string {
  return cleanText(text)
    .normalize('NFKC')
    .replace(/[\s·]+/gu, '')
    .toUpperCase()
}
