/**
 * The packed tables come in; what each province was at every day, and what became of each unit, go out. The one place that knows how
 * units turn into others; knows no names but those of the tables.
 */

import { compare } from '../value/compare.ts'
import type { IsoDate } from '../value/date.ts'
import { remember } from '../value/remember.ts'
import { divisionChanges } from './division-changes.ts'
import { divisions } from './divisions.ts'

/** Code → name. */
export type Names = Map<string, string>

export interface Change {
  on: IsoDate
  was: Names
  now: Names
}

interface History {
  /** After the last of the changes. */
  newest: Names
  /** The oldest first. */
  changes: Change[]
}

/** By the two digits of a province. */
export const historyOf = remember(readHistory, 100)

/** The province's units on one day. */
export function namesOn(province: string, asOf: IsoDate): Names {
  const { newest, changes } = historyOf(province)
  const names = new Map(newest)
  for (const { on, was, now } of changes.toReversed()) {
    if (on <= asOf) break
    replace(names, now, was)
  }
  return names
}

/** What became of a unit in one change: itself, the only one it went into, or nobody can say. */
export function heirOf({ now }: Change, code: string): string | undefined {
  if (now.has(code)) return code
  return now.size === 1 ? [...now.keys()][0] : undefined
}

/**
 * The key that a unit of any day goes by today: 隆昌县 (511028) and 隆昌市 (511083) are one. Only where one became one: of units that were merged
 * or divided each keeps its own key, for their figures add up. Whatever is no code of a table stays as it is.
 */
export function lastingKey(key: string): string {
  // Units without a code carry that of the unit they belong to: 632100-高新区.
  let last = key.slice(0, 6)
  for (const { was, now } of historyOf(key.slice(0, 2)).changes) {
    if (was.size === 1 && now.size === 1 && was.has(last)) last = [...now.keys()][0]!
  }
  return last + key.slice(6)
}

/** Codes that nobody has any more, of units that became parts of those whose keys begin so: 下城区 (330103) for 拱墅区 (330105). */
export function formerKeys(begins: string): string[] {
  const { newest, changes } = historyOf(begins.slice(0, 2))
  const all = changes.flatMap(({ was }, at) =>
    [...was.keys()].filter((code) => heirAfter(changes.slice(at), code).startsWith(begins)),
  )
  return [...new Set(all)].filter((code) => !newest.has(code) && !code.startsWith(begins)).sort()
}

function heirAfter(changes: readonly Change[], code: string): string {
  let last = code
  for (const change of changes) if (change.was.has(last)) last = heirOf(change, last) ?? last
  return last
}

function readHistory(province: string): History {
  const newest = unpack(province)
  const changes = divisionChanges.filter((line) => line.startsWith(province)).flatMap(readLine)
  changes.sort((a, b) => compare(a.on, b.on))
  // Changes younger than the table bring their names along.
  for (const { was, now } of changes) if ([...now.values()].some((name) => name !== '')) replace(newest, was, now)
  const names = new Map(newest)
  for (const change of changes.toReversed()) {
    const { was, now } = change
    for (const code of now.keys()) now.set(code, names.get(code)!)
    for (const [code, name] of was) if (name === '') was.set(code, names.get(heirOf(change, code)!)!)
    replace(names, now, was)
  }
  return { newest, changes }
}

function replace(names: Names, gone: Names, come: Names): void {
  for (const code of gone.keys()) names.delete(code)
  for (const [code, name] of come) names.set(code, name)
}

function readLine(line: string): Change[] {
  return line
    .slice(14)
    .split(',')
    .map((each) => {
      const [was, now] = each.split('>').map(readUnits)
      return { on: line.slice(3, 13), was: was!, now: now! }
    })
}

function readUnits(text: string): Names {
  return new Map([...text.matchAll(/(\d{6})([^\d\s]*)/gu)].map(([, code, name]) => [code!, name!]))
}

function unpack(province: string): Names {
  const names: Names = new Map()
  for (const line of divisions) {
    if (!line.startsWith(province)) continue
    const [head, ...members] = line.split(' ')
    const digits = /^\d{4}/.test(line) ? 4 : 2
    const code = head!.slice(0, digits)
    const name = head!.slice(digits)
    if (name !== '') names.set(code.padEnd(6, '0'), name)
    for (const member of members) names.set(code + member.slice(0, 2), member.slice(2))
  }
  return names
}
