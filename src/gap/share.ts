/**
 * Shares and rates in exact decimal arithmetic: 60 % of 183, 82037 of 133742. Numbers come in, whole numbers or a rate of four places go out;
 * no result depends on how a binary fraction happens to be rounded.
 */

export type Rounding = 'half-up' | 'up' | 'down'

/** An exact fraction, `top / bottom`, bottom above 0. */
interface Fraction {
  top: bigint
  bottom: bigint
}

/**
 * The number as it is written: 0.2 is 2/10, not the nearest binary fraction.
 * @throws RangeError for NaN and infinities.
 */
export function fractionOf(value: number): Fraction {
  if (!Number.isFinite(value)) throw new RangeError('Not a finite number')
  const [digits = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', decimals = ''] = digits.split('.')
  const scale = decimals.length - Number(exponent)
  const top = BigInt(whole + decimals)
  return scale >= 0 ? { top, bottom: 10n ** BigInt(scale) } : { top: top * 10n ** BigInt(-scale), bottom: 1n }
}

/** `base × share` as a whole number. Shaanxi's own figures (1874 and 2186 of 6246) show half-up where a notice says nothing. */
export function shareOf(base: number, share: number, rounding: Rounding): number {
  const a = fractionOf(base)
  const b = fractionOf(share)
  return Number(wholeOf({ top: a.top * b.top, bottom: a.bottom * b.bottom }, rounding))
}

/** `part / whole` to four places, half up: 82037 of 133742 is 0.6134. Null where the whole is 0: there is no rate of nothing. */
export function rateOf(part: number, whole: number): number | null {
  if (whole === 0) return null
  const a = fractionOf(part)
  const b = fractionOf(whole)
  const sign = b.top < 0n ? -1n : 1n
  return Number(wholeOf({ top: a.top * b.bottom * 10000n * sign, bottom: a.bottom * b.top * sign }, 'half-up')) / 10000
}

export function wholeOf({ top, bottom }: Fraction, rounding: Rounding): bigint {
  if (rounding === 'half-up') return floorDivide(2n * top + bottom, 2n * bottom)
  return rounding === 'down' ? floorDivide(top, bottom) : -floorDivide(-top, bottom)
}

/** Towards minus infinity, as `Math.floor`; BigInt's own division goes towards zero. */
export function floorDivide(top: bigint, bottom: bigint): bigint {
  const quotient = top / bottom
  return top % bottom !== 0n && top < 0n !== bottom < 0n ? quotient - 1n : quotient
}
