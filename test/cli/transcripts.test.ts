/** Every transcript, and the README itself, shows exactly what the commands print. `UPDATE=1` writes them anew. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { replay } from './transcript.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, 'test/cli/transcripts')
const files = [join(root, 'README.md'), ...readdirSync(folder).map((name) => join(folder, name))]

test.each(files)('%s', async (file) => {
  const written = readFileSync(file, 'utf8')
  const real = await replay(written)
  if (process.env.UPDATE) writeFileSync(file, real)
  else expect(written).toBe(real)
})
