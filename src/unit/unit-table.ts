/**
 * A day and a notice's own units come in; a table that finds units by any of their names goes out. Never guesses between two units:
 * an ambiguous name is answered with all of them.
 */

import type { ExtraUnit, Notice, UnitAlias } from '../notice/notice.ts'
import { compare } from '../value/compare.ts'
import type { IsoDate } from '../value/date.ts'
import { mostNames, once, remember } from '../value/remember.ts'
import { cleanText } from '../value/text.ts'
import { divisionsOf, isCommonName, provinceCodes, provincesNaming } from './division-list.ts'
import { stemOf } from './name-stem.ts'
import { nearestUnits } from './nearest-units.ts'
import { isSpecialKey, unitOfSpecialKey } from './special-unit.ts'
import type { Unit, UnitLevel, UnitMatch, UnitTable } from './unit.ts'

/** How good a name is: all units found by the best kind of name count, worse kinds are not looked at. */
const Rank = { key: 0, full: 1, provinceShort: 2, cityShort: 3, other: 4, countyStem: 5, formerStem: 6 } as const
type Rank = (typeof Rank)[keyof typeof Rank]

/** Of a name that the unit has on other days than the table's. */
type OtherDay = Pick<UnitMatch & { kind: 'found' }, 'age' | 'was'>

/** One meaning of a name; others of the same name hang on it. */
interface Named {
  unit: Unit
  rank: Rank
  otherDay: OtherDay | undefined
  next: Named | undefined
}

/** Where a name is looked for: inside a unit, at one level. */
type Scope = readonly [within: string | undefined, level: UnitLevel | undefined]

/** What is known of one province; made when it is first asked for, for most runs need one of 31. */
interface ProvinceIndex {
  units: Map<string, Unit>
  names: Map<string, Named>
}

/**
 * All units as they were on `asOf`.
 * @param notice Whose own units stand after the coded ones; its region is what most names are looked up in.
 */
export function unitTable(
  asOf: IsoDate,
  { units: extra, aliases, region: regionName }: Pick<Notice, 'units' | 'aliases' | 'region'> = {
    units: [],
    aliases: [],
    region: '',
  },
): UnitTable {
  /** Units that only send sheets; they are found by name, but are no counties. */
  const senders = new Set(extra.filter(({ district }) => !district).map(({ key }) => key))
  const indexOf = remember((province: string) => {
    const hasOwn = [...extra, ...aliases].some(({ key }) => key.startsWith(province))
    return hasOwn ? indexProvince(province, asOf, extra, aliases) : codedIndex(`${province} ${asOf}`, asOf)
  }, 100)
  const get = (key: string): Unit | undefined =>
    indexOf(key.slice(0, 2)).units.get(key) ??
    unitOfSpecialKey(key, (parent) => indexOf(key.slice(0, 2)).units.get(parent))
  /** The provinces a search must look at: one where it is limited, else all. */
  const scopeOf = (within: string | undefined): ProvinceIndex[] =>
    (within === undefined ? provinceCodes : [within.slice(0, 2)]).map((province) => indexOf(province))

  const isWithin = (unit: Unit, within: string | undefined): boolean => {
    if (within === undefined) return true
    for (let key = unit.parent; key !== ''; key = get(key)?.parent ?? '') if (key === within) return true
    return false
  }

  const named = (text: string, scope: ProvinceIndex[]): Named[] => {
    const all: Named[] = []
    for (const { names } of scope) for (let each = names.get(text); each; each = each.next) all.push(each)
    return all
  }

  /** Everything a spelling may mean: directly, or as parent and child (乐山市市中区, 四川乐山市中区). */
  const meanings = (text: string, scope: ProvinceIndex[]): Named[] => {
    const direct = named(text, scope)
    if (direct.length > 0) return direct
    const found = new Map<string, Named>()
    for (let cut = 2; cut < text.length; cut++) {
      const parents = named(text.slice(0, cut), scope).filter(({ unit }) => unit.level !== 'county')
      if (parents.length === 0) continue
      for (const child of meanings(text.slice(cut), scope)) {
        const known = found.get(child.unit.key)
        if (known && known.rank <= child.rank) continue
        if (parents.some((parent) => isWithin(child.unit, parent.unit.key))) found.set(child.unit.key, child)
      }
    }
    return [...found.values()]
  }

  const look = (
    text: string,
    within: string | undefined,
    level: UnitLevel | undefined,
    scope = scopeOf(within),
  ): UnitMatch => {
    const fitting = (unit: Unit): boolean => (level === undefined || unit.level === level) && isWithin(unit, within)
    const key = spelling(text)
    const known = key === '' ? [] : meanings(key, scope)
    const found = known.filter(({ unit }) => fitting(unit))
    const best = Math.min(...found.map(({ rank }) => rank))
    const meant = new Map(found.filter(({ rank }) => rank === best).map(({ unit, otherDay }) => [unit, otherDay]))
    const [first, ...others] = [...meant.keys()].sort(byKey)
    if (first === undefined) {
      // A unit that exists, only not here, is no slip of the pen.
      const isElsewhere = known.length > 0 || (key !== '' && meanings(key, scopeOf(undefined)).length > 0)
      const all = isElsewhere ? [] : scope.flatMap(({ units }) => [...units.values()])
      return { kind: 'unknown', suggestions: nearestUnits(key, all.filter(fitting), longName) }
    }
    if (others.length > 0) return { kind: 'ambiguous', candidates: [first, ...others] }
    return { kind: 'found', unit: first, ...meant.get(first) }
  }

  const own = [...extra, ...aliases].map(({ key }) => key.slice(0, 2))
  /** Looked for where its name stands: the other provinces need not be made ready to find it. */
  const region = once((): Unit | undefined => {
    if (regionName === '') return undefined
    const scope = new Set([...provincesNaming(spelling(regionName)), ...own])
    const match = look(
      regionName,
      undefined,
      undefined,
      [...scope].map((province) => indexOf(province)),
    )
    return match.kind === 'found' ? match.unit : undefined
  })

  const longName = (unit: Unit): string => (get(unit.parent)?.name ?? '') + unit.name

  const fullName = (key: string): string => {
    const unit = get(key)
    return unit === undefined ? key : isSpecialKey(key) || isCommonName(unit.name, asOf) ? longName(unit) : unit.name
  }

  const answersIn = remember(
    (_: string, [within, level]: Scope) => remember((text: string) => look(text, within, level), mostNames),
    1_000,
  )

  const find: UnitTable['find'] = (text, options = {}) => {
    // A notice whose source masks its region limits nothing.
    const within = options.within || undefined
    const { level } = options
    return answersIn(`${within ?? ''} ${level ?? ''}`, [within, level])(text)
  }

  return {
    get region() {
      return region()
    },
    get,
    keyOnDay(stored) {
      const match = stored === '' || get(stored) ? undefined : find(stored)
      return match?.kind === 'found' ? match.unit.key : stored
    },
    find,
    below: (key, level) =>
      [...indexOf(key.slice(0, 2)).units.values()]
        .filter((unit) => unit.level === level && !senders.has(unit.key) && isWithin(unit, key))
        .sort(byKey),
    above(key, level) {
      let unit = get(key)
      while (unit && unit.level !== level) unit = get(unit.parent)
      return unit
    },
    fullName,
  }
}

/** Most notices add nothing to most provinces: all of them look into one index a day. For two days. */
const codedIndex = remember((key: string, asOf: IsoDate) => indexProvince(key.slice(0, 2), asOf, [], []), 62)

/** @param extra Those of other provinces are left out, as with the aliases. */
function indexProvince(province: string, asOf: IsoDate, extra: ExtraUnit[], aliases: UnitAlias[]): ProvinceIndex {
  const { units, otherNames, dailyNames } = divisionsOf(province, asOf)
  const names = new Map<string, Named>()
  const name = (text: string, unit: Unit, rank: Rank, otherDay?: OtherDay): void => {
    names.set(text, { unit, rank, otherDay, next: names.get(text) })
  }
  for (const unit of units.values()) {
    name(unit.key, unit, Rank.key)
    name(unit.name, unit, Rank.full)
    // 峨边县, 凉山州: nobody writes the whole name of an autonomous one.
    if (/自治[州县旗]$/u.test(unit.name)) name(stemOf(unit.name) + unit.name.at(-1), unit, Rank.other)
    if (unit.level === 'county') name(stemOf(unit.name), unit, Rank.countyStem)
    else name(unit.shortName, unit, unit.level === 'province' ? Rank.provinceShort : Rank.cityShort)
    // 兴安盟 and the like: the printed short name keeps the word, people drop it.
    if (unit.name.endsWith('盟')) name(unit.name.slice(0, -1), unit, Rank.cityShort)
  }
  for (const { text, key } of dailyNames) name(text, units.get(key)!, Rank.cityShort)
  for (const { text, key, ...otherDay } of otherNames) {
    const unit = units.get(key)!
    name(text, unit, Rank.other, otherDay)
    // 宜宾, for 宜宾县, on the sheet of a city of the same name.
    if (unit.level === 'county' && stemOf(text) !== text) name(stemOf(text), unit, Rank.formerStem, otherDay)
  }
  for (const { key, also } of aliases.filter(({ key }) => key.startsWith(province))) {
    // The code may be of another day.
    const unit = units.get(key) ?? names.get(key)?.unit
    if (unit) for (const text of also) name(spelling(text), unit, Rank.full)
  }
  for (const { key, name: official, also, parent, level } of extra.filter(({ key }) => key.startsWith(province))) {
    const unit: Unit = { key, name: official, shortName: official, level, parent }
    units.set(key, unit)
    // The names of the tables are clean; a notice's own are whatever its author typed.
    for (const text of [key, official, ...also]) name(spelling(text), unit, Rank.full)
    // 蓉江, for 蓉江新区, beside 章贡 and 赣县.
    for (const stem of new Set([official, ...also].map(stemOf))) name(spelling(stem), unit, Rank.countyStem)
  }
  return { units, names }
}

/** In code order; a notice's own units (`430600-JK`) stand behind the coded ones. */
function byKey(a: Unit, b: Unit): number {
  return a.key.length - b.key.length || compare(a.key, b.key)
}

function spelling(text: string): string {
  return cleanText(text)
    .normalize('NFKC')
    .replace(/[\s·]+/gu, '')
    .toUpperCase()
}
