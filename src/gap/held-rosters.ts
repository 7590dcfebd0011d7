/**
 * What the ledger holds of own rosters comes in; each of them with its rows goes out, to be told beside the numbers of a notice. Whoever stands on
 * one may stand on an official form too: they are never added.
 */
import type { Holding } from './figure.ts'

export interface HeldRoster {
  file: string
  sheet: string
  rows: number
}

export function rostersOf(holdings: readonly Holding[]): HeldRoster[] {
  const held = new Map<string, HeldRoster>()
  for (const { path: file, sheet, rows, state } of holdings) {
    if (state === 'superseded') continue
    const key = `${file}\n${sheet}`
    held.set(key, { file, sheet, rows: (held.get(key)?.rows ?? 0) + rows })
  }
  return [...held.values()]
}
