/** Verdicts on teachers by the sentences of the notices, on random untidy records of a fixed seed. More: `npm run oracle -- 5000`. */
import { expect, test } from 'vitest'
import { compareVerdicts } from './verdicts.ts'

const seed = 20_221_231
const count = 200

test(`${count} records from seed ${seed}: assess says what the clauses say`, async () => {
  const { differences, verdicts } = await compareVerdicts(count, seed)
  expect(differences).toEqual([])
  // All answers come up.
  for (const verdict of ['yes', 'no', 'open', 'left']) expect(verdicts[verdict]).toBeGreaterThan(count / 100)
})
