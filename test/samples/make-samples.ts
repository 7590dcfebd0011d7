/** `npm run samples`: writes all files of `samples/` anew. */
import { writeAtomically } from '../../src/workbook/write-atomically.ts'
import { samples } from './samples.ts'

for (const { path, bytes } of await samples()) {
  await writeAtomically(path, bytes, { mode: 0o644 })
  console.log(path)
}
