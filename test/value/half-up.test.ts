/** Rounding half up, and the percents made by it: exact, whatever a binary fraction makes of the numbers. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { halfUp } from '../../src/value/half-up.ts'
import { percent, rateText } from '../../src/value/percent.ts'

test.each([
  [488957 * 100, 737686, 2, '66.28'],
  [1, 800, 4, '0.0013'],
  [1, 8, 2, '0.13'],
  [5, 1000, 2, '0.01'],
  [100, 1, 2, '100.00'],
  [0, 7, 0, '0'],
  [1.005, 1, 2, '1.01'],
  [-1.005, 1, 2, '-1.01'],
  [-0.001, 1, 2, '0.00'],
  [0.1 + 0.2, 1, 1, '0.3'],
  [85.345, 1, 2, '85.35'],
])('%d ÷ %d to %d decimals is %s', (top, bottom, decimals, text) => {
  expect(halfUp(top, bottom, decimals)).toBe(text)
})

test('no other number of these decimals is nearer, and a tie goes up', () => {
  fc.assert(
    fc.property(fc.nat(1e12), fc.integer({ min: 1, max: 1e12 }), fc.nat(4), (top, bottom, decimals) => {
      const text = halfUp(top, bottom, decimals)
      expect(text.split('.')[1]?.length ?? 0).toBe(decimals)
      const rounded = BigInt(text.replace('.', ''))
      const twice = 2n * BigInt(top) * 10n ** BigInt(decimals)
      expect((2n * rounded - 1n) * BigInt(bottom) <= twice).toBe(true)
      expect(twice < (2n * rounded + 1n) * BigInt(bottom)).toBe(true)
    }),
  )
})

test.each([
  [0.2, 2, '20%'],
  [0.125, 1, '12.5%'],
  [1 / 3, 1, '33.3%'],
  // `toFixed` says 63.7, 98 and 99.98.
  [51 / 80, 1, '63.8%'],
  [0.9805, 1, '98.1%'],
  [0.99985, 2, '99.99%'],
])('%d with at most %d decimals is %s', (share, decimals, text) => {
  expect(percent(share, decimals)).toBe(text)
})

test.each([
  [0.6134, '61.34%'],
  [1, '100.00%'],
  [null, '—'],
  [undefined, '—'],
])('the rate %s is %s', (rate, text) => {
  expect(rateText(rate)).toBe(text)
})
