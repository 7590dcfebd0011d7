/** Runs a TypeScript file of this repository: `node test/run.mjs test/report/make-templates.ts`. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const [entry] = process.argv.splice(2, 1)
// Inside node_modules, so that packages left out of the bundle are found from there.
const folder = join('node_modules', '.cache', `itcap-run-${process.pid}`)
mkdirSync(folder, { recursive: true })
const outfile = join(folder, 'entry.mjs')
try {
  await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile })
  await import(pathToFileURL(outfile).href)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
