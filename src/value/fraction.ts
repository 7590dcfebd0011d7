/**
 * Fractions in exact decimal arithmetic. Numbers come in as they are written, whole numbers go out; no result depends on how a binary fraction
 * happens to be rounded.
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

export function wholeOf({ top, bottom }: Fraction, rounding: Rounding): bigint {
  if (rounding === 'half-up') return floorDivide(2n * top + bottom, 2n * bottom)
  return rounding === 'down' ? floorDivide(top, bottom) : -floorDivide(-top, bottom)
}

/** Towards minus infinity, as `Math.floor`; BigInt's own division goes towards zero. */
export function floorDivide(top: bigint, bottom: bigint): bigint {
  const quotient = top / bottom
  return top % bottom !== 0n && top < 0n !== bottom < 0n ? quotient - 1n : quotient
}
