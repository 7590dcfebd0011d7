/**
 * The accept and reject table of every check, each in a file of its own name (`phone.cases.ts`), run together so that the catalogue is
 * loaded once. One of them alone: `npx vitest run test/rules/cases.test.ts -t phone`.
 */
import { readdirSync } from 'node:fs'

for (const name of readdirSync(import.meta.dirname)) {
  if (name.endsWith('.cases.ts')) await import(`./${name}`)
}
