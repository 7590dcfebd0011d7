/** Runs a TypeScript file of this repository: `node test/run.mjs test/report/make-templates.ts`. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const [entry] = process.argv.splice(2, 1)
// Inside node_modules, so that packages left out of the bundle are found from there.
const folder = join('node_modules', '.cache', `itcap-run-${process.pid}`)
mkdirSync(folder, { recursive: true })
const outfile = join(folder, 'entry.mjs')

/** Each file keeps its own place, though all end up in one. */
const ownPlaces = {
  name: 'own-places',
  setup({ onLoad }) {
    onLoad({ filter: /\/test\/.*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('import.meta.dirname', JSON.stringify(dirname(path))),
      loader: 'ts',
    }))
  },
}

try {
  await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    plugins: [ownPlaces],
    outfile,
  })
  await import(pathToFileURL(outfile).href)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
