/** A set of numbers is what a set of their texts is. The numbers are invented. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberSet } from '../../src/ledger/number-set.ts'
import { tries } from '../tries.ts'

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
// Few of them, so that the same ones come again, and among them those whose halves are alike.
const number = fc.oneof(
  digits(11),
  digits(15),
  digits(18),
  digits(17).map((text) => `${text}X`),
  fc.constantFrom('0'.repeat(11), '0'.repeat(15), '0'.repeat(18), '9'.repeat(11), '9'.repeat(15), `${'9'.repeat(17)}X`),
  fc.integer({ min: 0, max: 40 }).map((n) => `13800000000${n}`.slice(-11)),
)

test('numbers are told apart, found wherever they stand in a text, and taken once', () => {
  fc.assert(
    fc.property(
      fc.array(number, { maxLength: 2500, size: 'max' }),
      fc.array(number, { maxLength: 300, size: 'max' }),
      (held, asked) => {
        const [set, right] = [numberSet(), new Set(held)]
        for (const each of held) set.add(`ab${each}`, 2, each.length)
        expect(set.size()).toBe(right.size)
        for (const each of [...asked, ...held.slice(0, 300)])
          expect(set.take(`${each}9`, 0, each.length)).toBe(right.delete(each))
        expect(set.size()).toBe(right.size)
      },
    ),
    { numRuns: tries(30) },
  )
})
