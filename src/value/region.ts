/**
 * The first six digits of an ID number come in; whether such a region exists or ever existed goes out. Codes only: a name belongs to a
 * day, an ID number's prefix never changes.
 */
import { currentRegions, formerRegions } from './region-codes.ts'

export const RegionState = {
  noProvince: 0,
  /** A province of today, but no county of it, today or before, has this code. */
  unknown: 1,
  /** Abolished before 2025. */
  former: 2,
  current: 3,
  /** 810000, 820000, 830000: residence permits of 港澳台. */
  permit: 4,
} as const
export type RegionState = (typeof RegionState)[keyof typeof RegionState]

/** Per province, by the last four digits: made when it is first asked for, for most rosters need two or three of them. */
const provinces: Uint8Array[] = []

/** @param region Six digits as a number, `510104`; `510000` asks for the province. */
export function regionState(region: number): RegionState {
  if (!(region >= 110000 && region < 840000)) return RegionState.noProvince
  const province = Math.floor(region / 10000)
  provinces[province] ??= loadStates(province)
  return (provinces[province][region % 10000] ?? RegionState.noProvince) as RegionState
}

/** Empty where there is no such province. */
function loadStates(province: number): Uint8Array {
  const current = currentRegions.filter((line) => line.startsWith(String(province)))
  const former = formerRegions.filter((line) => line.startsWith(String(province)))
  const isPermit = province >= 81
  if (current.length === 0 && !isPermit) return new Uint8Array(0)
  const states = new Uint8Array(10000).fill(RegionState.unknown)
  for (const region of expandRegions(current)) states[region % 10000] = RegionState.current
  for (const region of expandRegions(former)) states[region % 10000] = RegionState.former
  if (isPermit) states[0] = RegionState.permit
  return states
}

/** `5101:01-03 11,5102:21` → 510101 510102 510103 510111 510221. */
export function* expandRegions(packed: readonly string[]): Generator<number> {
  for (const line of packed) {
    for (const group of line.split(',')) {
      const head = Number(group.slice(0, 4)) * 100
      for (const span of group.slice(5).split(' ')) {
        const first = Number(span.slice(0, 2))
        const last = span.length > 2 ? Number(span.slice(3)) : first
        for (let code = first; code <= last; code++) yield head + code
      }
    }
  }
}
