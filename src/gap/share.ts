/** Shares and rates: 60 % of 183, 82037 of 133742. Numbers come in, a whole number or a rate of four places goes out, exactly. */
import { fractionOf, type Rounding, wholeOf } from '../value/fraction.ts'
import { halfUp } from '../value/half-up.ts'

/** `base × share` as a whole number. Shaanxi's own figures (1874 and 2186 of 6246) show half-up where a notice says nothing. */
export function shareOf(base: number, share: number, rounding: Rounding): number {
  const a = fractionOf(base)
  const b = fractionOf(share)
  return Number(wholeOf({ top: a.top * b.top, bottom: a.bottom * b.bottom }, rounding))
}

/** `part / whole` to four places, half up: 82037 of 133742 is 0.6134. Null where the whole is 0: there is no rate of nothing. */
export function rateOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Number(halfUp(part, whole, 4))
}

/**
 * A rate as it was written, 66.28 or 0.6628, as a share: of its two readings the one that agrees with the rate worked out is meant (1.125 where 900 of
 * 800 are trained is no 1.13 %), else a number above 1 is in percent.
 */
export function shareMeant(stated: number, rate: number | undefined, decimals = 2): number {
  const inPercent = Number(`${stated}e-2`)
  const said = rate === undefined || Number.isNaN(stated) ? '' : halfUp(rate * 100, 1, decimals)
  const agrees = (share: number) => said !== '' && halfUp(share * 100, 1, decimals) === said
  const [first, second] = stated > 1 ? [inPercent, stated] : [stated, inPercent]
  return !agrees(first) && agrees(second) ? second : first
}
