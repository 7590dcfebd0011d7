// Builds dist/: the program in chunks that commands load only when used, the notice packs checked and compiled to JSON,
// and the licences of what is bundled.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

rmSync('dist', { recursive: true, force: true })

const { metafile } = await build({
  entryPoints: { main: 'src/cli/main.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  charset: 'utf8',
  // libsql finds its native part by its own package name.
  external: ['libsql'],
  metafile: true,
  legalComments: 'none',
  // CommonJS packages inside an ESM bundle call require().
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
})

const packs = await packCompiler()
writePacks(await compiledPacks(packs))
writeFileSync('dist/notice.schema.json', `${JSON.stringify(packs.packSchema(), null, 2)}\n`)
writeLicences(Object.keys(metafile.inputs))

/** The part that reads YAML packs runs here, in the build, and does not ship. */
async function packCompiler() {
  const outfile = 'node_modules/.cache/itcap/compile-packs.mjs'
  await build({
    entryPoints: ['src/compile-packs.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'warning',
  })
  return import(`./${outfile}`)
}

async function compiledPacks({ compilePacks }) {
  const packs = readdirSync('templates')
    .filter((id) => existsSync(join('templates', id, 'notice.yaml')))
    .map((id) => ({ name: id, text: readFileSync(join('templates', id, 'notice.yaml'), 'utf8') }))
  const result = await compilePacks(packs)
  if ('faults' in result) {
    for (const fault of result.faults)
      console.error(`templates/${fault.name}/notice.yaml:${fault.line}:${fault.column}  ${fault.message}`)
    process.exit(1)
  }
  return result.notices
}

function writePacks(notices) {
  mkdirSync('dist/notices', { recursive: true })
  for (const notice of notices) writeFileSync(`dist/notices/${notice.id}.json`, JSON.stringify(notice))
}

function writeLicences(inputs) {
  const packages = new Set(inputs.filter((input) => input.includes('node_modules/')).map(packageOf))
  const texts = [...packages].sort().map((name) => {
    const folder = join('node_modules', name)
    const file = existsSync(folder) && readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
    return `${name}\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : '(see its package)'}\n`
  })
  writeFileSync('dist/LICENSES.txt', texts.join(`\n${'-'.repeat(80)}\n\n`))
}

function packageOf(input) {
  const segments = input.split('node_modules/').at(-1).split('/')
  return segments.slice(0, segments[0].startsWith('@') ? 2 : 1).join('/')
}
