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

const lowest = 110000
let states: Uint8Array | undefined

/** @param region Six digits as a number, `510104`; `510000` asks for the province. */
export function regionState(region: number): RegionState {
  states ??= loadStates()
  return (states[region - lowest] ?? RegionState.noProvince) as RegionState
}

function loadStates(): Uint8Array {
  const table = new Uint8Array(840000 - lowest)
  const mark = (region: number, state: RegionState): void => {
    const province = Math.floor(region / 10000) * 10000
    if (table[province - lowest] === RegionState.noProvince) {
      table.fill(RegionState.unknown, province - lowest, province - lowest + 10000)
    }
    table[region - lowest] = state
  }
  for (const region of expandRegions(currentRegions)) mark(region, RegionState.current)
  for (const region of expandRegions(formerRegions)) mark(region, RegionState.former)
  for (const region of [810000, 820000, 830000]) mark(region, RegionState.permit)
  return table
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
