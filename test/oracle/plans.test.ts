/** Plans, shares, splits and days by the sentences of the notices, on random provinces of a fixed seed. More: `npm run oracle -- 1000`. */
import { expect, test } from 'vitest'
import { comparePlans } from './plans.ts'

const seed = 20_210_815
const count = 14

test(`${count} provinces from seed ${seed}: every desk says what the clauses say`, async () => {
  const { differences, numbers } = await comparePlans(count, seed)
  expect(differences).toEqual([])
  expect(numbers).toBeGreaterThan(count * 100)
})
