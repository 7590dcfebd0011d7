/** The packed tables come in, the divisions as they were on one day and the names they had on other days go out. */
import type { IsoDate } from '../notice/notice.ts'
import { divisionChanges, otherNames } from './division-changes.ts'
import { divisions } from './divisions.ts'
import { stemOf } from './name-stem.ts'
import type { Unit } from './unit.ts'

export interface DivisionList {
  /** By key, in no order that matters. */
  units: Map<string, Unit>
  /** Former and later codes and names of units of the day: text → keys. */
  otherNames: Map<string, Set<string>>
}

interface Change {
  on: IsoDate
  was: { code: string; name: string }[]
  now: string[]
}

/** Two digits of every province, in code order. */
export const provinceCodes: readonly string[] = divisions.filter(isProvince).map((line) => line.slice(0, 2))

/** Two digits of the provinces in which a unit has a name that the text ends with; a cheap look that may name too many. */
export function provincesNaming(text: string): string[] {
  if (text.length < 2) return []
  if (/^\d+$/.test(text)) return provinceCodes.filter((code) => text.startsWith(code))
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '.')
  const endings = Array.from({ length: text.length - 1 }, (_, start) => letters.slice(start))
  const named = new RegExp(`[\\d ](?:${endings.join('|')})`)
  const naming = (lines: readonly string[], at: number) =>
    lines.filter((line) => named.test(line)).map((line) => line.slice(at, at + 2))
  return [...new Set([...naming(divisions, 0), ...naming(divisionChanges, 11), ...naming(otherNames, 0)])]
}

/**
 * The province itself, its cities and counties.
 * @param province Two digits.
 * @param asOf The day; what is known of earlier days stands in `division-changes.ts`.
 */
export function divisionsOf(province: string, asOf: IsoDate): DivisionList {
  const units = unpack(province)
  const changes = divisionChanges
    .filter((line) => line.startsWith(province, 11))
    .map(readChange)
    .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
  const later: [code: string, name: string, keys: string[]][] = []
  for (const { on, was, now } of changes) {
    if (on <= asOf) continue
    // A name still to come is understood too: sheets are often checked years later.
    const keys = was.map(({ code }) => code)
    for (const code of now) later.push([code, units.get(code)!.name, keys])
    for (const code of now) units.delete(code)
    for (const { code, name } of was) units.set(code, countyOf(code, name, units))
  }
  const names = new Map<string, Set<string>>()
  const remember = (key: string, code: string, name: string): void => {
    if (units.get(code)?.name === name) return
    for (const text of units.has(code) ? [name] : [code, name]) names.set(text, (names.get(text) ?? new Set()).add(key))
  }
  for (const [code, name, keys] of later) for (const key of keys) if (units.has(key)) remember(key, code, name)
  for (const { on, was, now } of changes) {
    // Several successors are no answer to what became of a name.
    const key = on <= asOf && now.length === 1 ? successorOf(now[0]!, units, changes) : undefined
    if (key !== undefined) for (const { code, name } of was) remember(key, code, name)
  }
  for (const line of otherNames) {
    const [code, ...texts] = line.split(' ')
    if (units.has(code!)) for (const text of texts) remember(code!, code!, text)
  }
  return { units, otherNames: names }
}

/** The code a county carries on the day when it once became `code`. */
function successorOf(code: string, units: Map<string, Unit>, changes: Change[]): string | undefined {
  if (units.has(code)) return code
  const next = changes.find(({ was, now }) => now.length === 1 && was.some((county) => county.code === code))
  return next && units.has(next.now[0]!) ? next.now[0] : undefined
}

/** Does the name stand more than once among all counties, of today at least? */
export function isCommonName(name: string): boolean {
  let seen = 0
  for (const line of divisions) {
    for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
      const isWhole = /^\d$/.test(line[at - 1] ?? '') && (line[at + name.length] ?? ' ') === ' '
      if (isWhole && ++seen > 1) return true
    }
  }
  return false
}

function isProvince(line: string): boolean {
  return line.charCodeAt(2) > 57
}

function unpack(province: string): Map<string, Unit> {
  const units = new Map<string, Unit>()
  for (const line of divisions) {
    if (!line.startsWith(province)) continue
    const [head, ...members] = line.split(' ')
    const digits = isProvince(line) ? 2 : 4
    const code = head!.slice(0, digits)
    const name = head!.slice(digits)
    if (name !== '') units.set(code.padEnd(6, '0'), unitOf(code, name))
    for (const member of members) {
      const key = code + member.slice(0, 2)
      units.set(key, countyOf(key, member.slice(2), units))
    }
  }
  return units
}

function unitOf(code: string, name: string): Unit {
  const key = code.padEnd(6, '0')
  if (code.length === 2) return { key, name, shortName: stemOf(name), level: 'province', parent: '' }
  return { key, name, shortName: stemOf(name), level: 'city', parent: `${code.slice(0, 2)}0000` }
}

function countyOf(key: string, name: string, units: Map<string, Unit>): Unit {
  const city = `${key.slice(0, 4)}00`
  return { key, name, shortName: name, level: 'county', parent: units.has(city) ? city : `${key.slice(0, 2)}0000` }
}

function readChange(line: string): Change {
  const [before, after] = line.split(' > ')
  const [on, ...was] = before!.split(' ')
  return {
    on: on!,
    was: was.map((county) => ({ code: county.slice(0, 6), name: county.slice(6) })),
    now: after!.split(' '),
  }
}
