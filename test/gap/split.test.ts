import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rateOf, shareOf } from '../../src/gap/share.ts'
import { amountOf, largestRemainder, type SplitNode, spread } from '../../src/gap/split.ts'

/** Untrained per city, as annex 1 of Sichuan's 2017 notice prints them; they add up to 248930, its printed total says 248729. */
const cityGaps = [
  51705, 6366, 6705, 7990, 1790, 8561, 2814, 10345, 16252, 6482, 33837, 19808, 4411, 6982, 28311, 3483, 6444, 6995,
  1390, 8822, 9437,
]

describe('shareOf', () => {
  test.each([
    // 陕西: 30 % and 35 % of 6246 schools, as its own plan prints them.
    [6246, 0.3, 'half-up', 1874],
    [6246, 0.35, 'half-up', 2186],
    // 四川: 20, 60, 100 % of 183 counties, by every rounding.
    [183, 0.2, 'half-up', 37],
    [183, 0.2, 'down', 36],
    [183, 0.6, 'half-up', 110],
    [183, 0.6, 'up', 110],
    [183, 0.6, 'down', 109],
    [183, 1, 'up', 183],
    // Binary fractions would say 0.30000000000000004 and 8.000000000000002.
    [3, 0.1, 'up', 1],
    [10, 0.3, 'up', 3],
    [80, 0.1, 'up', 8],
    [50, 0.14, 'up', 7],
    [5, 0.5, 'half-up', 3],
    [0, 0.25, 'up', 0],
  ] as const)('%d × %d %s = %d', (base, share, rounding, whole) => {
    expect(shareOf(base, share, rounding)).toBe(whole)
  })

  test('up is the least number that reaches the share', () => {
    fc.assert(
      fc.property(fc.nat(20_000_000), fc.nat(1000), (base, perMille) => {
        const least = shareOf(base, perMille / 1000, 'up')
        expect(least * 1000).toBeGreaterThanOrEqual(base * perMille)
        expect((least - 1) * 1000).toBeLessThan(base * perMille)
      }),
    )
  })
})

describe('rateOf', () => {
  test.each([
    [82037, 133742, 0.6134],
    [488957, 737686, 0.6628],
    [1, 20000, 0.0001],
    [1, 20001, 0],
    [0, 7, 0],
    [7, 7, 1],
    [9, 7, 1.2857],
    [0.5, 2, 0.25],
    [5, 0, null],
  ])('%d of %d is %s', (part, whole, rate) => {
    expect(rateOf(part, whole)).toBe(rate)
  })

  test('is within half a place of the truth', () => {
    fc.assert(
      fc.property(fc.nat(20_000_000), fc.integer({ min: 1, max: 20_000_000 }), (part, whole) => {
        const places = BigInt(Math.round(rateOf(part, whole)! * 10_000))
        const twice = 2n * (places * BigInt(whole) - 10_000n * BigInt(part))
        expect(twice <= BigInt(whole) && twice > -BigInt(whole)).toBe(true)
      }),
    )
  })
})

describe('largestRemainder', () => {
  test.each([
    [10, [1, 1, 1], [4, 3, 3]],
    [51705, [0.2, 0.8], [10341, 41364]],
    [248729, [0.2, 0.8], [49746, 198983]],
    [7, [0.1, 0.2, 0.7], [1, 1, 5]],
    [0, [3, 4], [0, 0]],
    [5, [0, 0], [5, 0]],
    [5, [0, 2, 0], [0, 5, 0]],
    [-10, [1, 1, 1], [-4, -3, -3]],
    [0, [], []],
  ])('%d over %j is %j', (total, weights, parts) => {
    expect(largestRemainder(total, weights)).toEqual(parts)
  })

  test('refuses what cannot be split into whole parts', () => {
    expect(() => largestRemainder(1.5, [1])).toThrow(RangeError)
    expect(() => largestRemainder(1, [])).toThrow(RangeError)
    expect(() => largestRemainder(1, [-1, 2])).toThrow(RangeError)
    expect(() => largestRemainder(1, [Number.NaN])).toThrow(RangeError)
  })

  const weight = fc.oneof(fc.nat(1_000_000), fc.double({ min: 0, max: 1, noNaN: true }))

  test('adds up exactly, and every part is its exact share rounded down or up', () => {
    fc.assert(
      fc.property(
        fc.nat(20_000_000),
        fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 40 }),
        (total, weights) => {
          const parts = largestRemainder(total, weights)
          expect(parts.reduce((a, b) => a + b, 0)).toBe(total)
          const sum = weights.reduce((a, b) => a + b, 0)
          if (sum === 0) return
          for (const [index, part] of parts.entries()) {
            const exact = BigInt(total) * BigInt(weights[index]!)
            const floor = Number(exact / BigInt(sum))
            expect([floor, exact % BigInt(sum) === 0n ? floor : floor + 1]).toContain(part)
          }
        },
      ),
    )
  })

  test('adds up for any weights, and does not care about their scale', () => {
    fc.assert(
      fc.property(fc.nat(20_000_000), fc.array(weight, { minLength: 1, maxLength: 20 }), (total, weights) => {
        const parts = largestRemainder(total, weights)
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total)
        if (weights.every(Number.isInteger)) {
          expect(
            largestRemainder(
              total,
              weights.map((each) => each * 1000),
            ),
          ).toEqual(parts)
        }
      }),
    )
  })
})

/** Key of every unit → column → whole number. */
function splitDown(root: SplitNode, shares: Record<string, number>): Map<string, Record<string, number>> {
  const numbers = new Map<string, readonly number[]>()
  spread(root, largestRemainder(amountOf(root), Object.values(shares)), numbers)
  const named = (row: readonly number[]) => Object.keys(shares).map((column, index) => [column, row[index]!] as const)
  return new Map([...numbers].map(([key, row]) => [key, Object.fromEntries(named(row))]))
}

describe('spread', () => {
  const shares = { planProvincial: 0.2, planLocal: 0.8 }

  test('hands 20 % of the province down to its cities without the drift of rounding each', () => {
    const parts = cityGaps.map((amount, index) => ({ key: `city ${index}`, amount, parts: [] }))
    const split = splitDown({ key: 'province', amount: 0, parts }, shares)
    expect(split.get('province')).toEqual({ planProvincial: 49786, planLocal: 199144 })
    const provincial = parts.map(({ key }) => split.get(key)!.planProvincial!)
    expect(provincial.reduce((a, b) => a + b, 0)).toBe(49786)
    expect(provincial[0]).toBe(10341)
    // Rounding every city for itself misses the province's own figure.
    expect(cityGaps.reduce((sum, gap) => sum + shareOf(gap, 0.2, 'half-up'), 0)).toBe(49784)
  })

  const leaf = fc.integer({ min: -50, max: 5000 })
  const tree = fc.array(fc.array(leaf, { maxLength: 6 }), { minLength: 1, maxLength: 8 })

  test('adds up in every row and every column, at both levels', () => {
    const sharesOf = fc.constantFrom<Record<string, number>>(
      shares,
      { a: 0.35, b: 0.35, c: 0.3 },
      { a: 1 },
      { a: 0, b: 1 },
    )
    fc.assert(
      fc.property(tree, sharesOf, (cities, columns) => {
        const nodes = cities.map((counties, city): SplitNode => {
          const parts = counties.map((amount, county) => ({ key: `${city}/${county}`, amount, parts: [] }))
          return { key: `${city}`, amount: 17, parts }
        })
        const root = { key: 'root', amount: 0, parts: nodes }
        const split = splitDown(root, columns)
        const check = (node: SplitNode) => {
          const row = split.get(node.key)!
          expect(Object.keys(row)).toEqual(Object.keys(columns))
          expect(Object.values(row).reduce((a, b) => a + b, 0)).toBe(amountOf(node))
          expect(Object.values(row).every((each) => each >= 0)).toBe(true)
          if (node.parts.length === 0) return
          for (const column of Object.keys(columns)) {
            expect(node.parts.reduce((sum, part) => sum + split.get(part.key)![column]!, 0)).toBe(row[column])
          }
          for (const part of node.parts) check(part)
        }
        check(root)
      }),
    )
  })
})
