/** `npm run templates`: draws the blank workbooks of all packs anew. */
import { chmodSync } from 'node:fs'
import { writeWorkbook } from '../../src/report/write-workbook.ts'
import { templates } from './templates.ts'

for (const { path, drawing } of await templates()) {
  await writeWorkbook(path, [drawing])
  chmodSync(path, 0o644)
  console.log(path)
}
