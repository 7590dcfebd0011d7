/**
 * A fraction comes in, its decimal text rounded half up goes out: `(488957 × 100, 737686, 2)` → `66.28`. Exact, and as people round: 1.005 is 1.01,
 * negative numbers go away from zero.
 */
import { fractionOf, wholeOf } from './fraction.ts'

/** What stands behind them is the dust of binary fractions: 0.1 + 0.2. */
const DECIMALS_MEANT = 10

export function halfUp(top: number, bottom: number, decimals: number): string {
  // Nearly every score of a teacher is round already.
  const round = top.toFixed(decimals)
  if (bottom === 1 && Number(round) === top) return round
  const [a, b] = [top, bottom].map((value) => fractionOf(Math.abs(Number(value.toFixed(DECIMALS_MEANT)))))
  const scaled = { top: a!.top * b!.bottom * 10n ** BigInt(decimals), bottom: a!.bottom * b!.top }
  const digits = String(wholeOf(scaled, 'half-up')).padStart(decimals + 1, '0')
  const at = digits.length - decimals
  const sign = top < 0 !== bottom < 0 && Number(digits) > 0 ? '-' : ''
  return sign + digits.slice(0, at) + (decimals > 0 ? `.${digits.slice(at)}` : '')
}
