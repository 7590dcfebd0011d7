/** The law of the tool, held on deliveries drawn from a fixed seed: counted once under the right unit, or named; and nothing harmless an error. */
import { expect, test } from 'vitest'
import { tries } from '../tries.ts'
import { conserve, describe } from './conserve-many.ts'
import { desks, makeDelivery } from './make-delivery.ts'
import { notYet } from './not-yet.ts'

/** Another seed is another set: `npm run conserve -- 200 --seed 7`. */
const seed = 20_170_328
const count = 9

test(`${count} deliveries from seed ${seed}: counted + named as not counted = sent`, async () => {
  const without = new Set(Object.keys(notYet))
  const { failures } = await conserve({ seed, count, shrink: false, upward: tries(count), without })
  expect(failures.map(describe).join('\n\n')).toBe('')
})

test('deliveries are of all ten notices', () => {
  expect(new Set(desks.map(({ notice }) => notice)).size).toBe(10)
})

test('the same seed makes the same delivery', () => {
  expect(makeDelivery(seed)).toEqual(makeDelivery(seed))
})
