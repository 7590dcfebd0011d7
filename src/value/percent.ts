/** Shares as people read them: 0.2 → `20%`. Rounded half up on the decimal value. */
import { halfUp } from './half-up.ts'

/** With as many decimals as it needs, but no more than these. */
export function percent(share: number, decimals: number): string {
  return `${Number(halfUp(share, 0.01, decimals))}%`
}

/** A rate with two places, so that rates stand one below the other; a dash where there is none. */
export function rateText(rate: number | null | undefined): string {
  return rate === null || rate === undefined ? '—' : `${halfUp(rate, 0.01, 2)}%`
}
