/**
 * Names of units that have no code of GB/T 2260 and stand on sheets all the same (市直属学校, 高新区) come in with the unit they belong to; a unit
 * with a key of its own goes out, the same for every spelling. Never invents one for a name that may be a slip for a county.
 */
import type { Unit, UnitTable } from './unit.ts'

/** Schools that a province, city or county runs itself. */
const ownSchools =
  /^(?<owner>[省市州盟]|地区)(?:本级|直属|直管|直|属|管)各?(?<kind>公办|民办)?(?:中小学校?|学校|单位)?$|^(?<parts>(?:[省市州盟]|地区)(?:直属|直管|直|属)(?:幼儿园|中职学校|职业学校))$/u
/** Zones under these words alone; behind a name of their own they may be a slip for a county. */
const zoneWords = /^(?:高新区|经开区|开发区|新区|度假区|示范区|工业园区|产业园区|保税区|风景区|管理区)$/u
const zoneEnds =
  /(?:高新区|经开区|开发区|新区|度假区|示范区|园区|保税区|风景区|管理区|试验区|合作区|科技城|生态城|林业局|农场)$/u
const separator = '-'

/** @param isSlip Is there a unit of nearly this name? */
export function specialUnit(text: string, parent: Unit, isSlip: () => boolean): Unit | undefined {
  if (parent.level === 'county') return undefined
  const name = canonical(text, parent)
  const known = ownSchools.test(name) || zoneWords.test(name) || (zoneEnds.test(name) && !isSlip())
  return known ? unitOf(parent, name) : undefined
}

/** 成都高新区: below the city it names; 高新区 alone: below the city of the desk, or of the notice. */
export function zoneNamed(
  name: string,
  units: Pick<UnitTable, 'find' | 'above' | 'region'>,
  desk: Unit | undefined,
  isSlip: () => boolean,
): Unit | undefined {
  const { region } = units
  const home = desk ?? region
  const [, city] = /^(.{2,9}?[市州盟]|[^市州盟]{2})(?=.{2})/u.exec(name) ?? []
  const named = city
    ? units.find(city, { level: 'city', ...(region?.level === 'province' && { within: region.key }) })
    : undefined
  const parent = named?.kind === 'found' ? named.unit : home && units.above(home.key, 'city')
  return parent && specialUnit(name, parent, isSlip)
}

/** `510100-高新区` → the unit; undefined for every other key. */
export function unitOfSpecialKey(key: string, get: (key: string) => Unit | undefined): Unit | undefined {
  const at = key.indexOf(separator)
  const parent = at < 0 ? undefined : get(key.slice(0, at))
  return parent && unitOf(parent, key.slice(at + 1))
}

export function isSpecialKey(key: string): boolean {
  return /^\d{6}-\p{Script=Han}/u.test(key)
}

function unitOf(parent: Unit, name: string): Unit {
  const level = parent.level === 'province' ? 'city' : 'county'
  return { key: `${parent.key}${separator}${name}`, name, shortName: name, level, parent: parent.key }
}

/** One name for one zone: without its city, in the words of every day. */
function canonical(text: string, parent: Unit): string {
  const bare = text.replace(/[\s·]+/gu, '')
  let name = bare
  for (const prefix of [parent.name, parent.shortName])
    if (name.startsWith(prefix) && name.length > prefix.length) name = name.slice(prefix.length)
  const own = ownSchools.exec(name) ?? ownSchools.exec(bare)
  if (own) return own.groups?.parts ?? `${own.groups?.owner}${own.groups?.kind === '民办' ? '属民办学校' : '直属学校'}`
  return name
    .replace(/管(?:理)?委(?:员)?会$/u, '')
    .replace(/高新(?:技术)?(?:产业)?(?:开发)?区$/u, '高新区')
    .replace(/经济(?:技术)?开发区$/u, '经开区')
}
