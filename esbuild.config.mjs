// Builds dist/: the program in one file, each library that most runs do without in a file of its own, the notice packs checked and
// compiled to JSON, the licences of what is bundled, and what V8 makes of the program, kept so that it starts quickly.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const PROGRAM = 'dist/itcap.cjs'

/** Read only by the commands that need them; together they are larger than the program. */
const LIBRARIES = ['cli-progress', 'csv-parse', 'exceljs', 'nodemailer/lib/mail-composer', 'zod']
/** Our own, in a file with the library that it alone needs. */
const CHARTS = 'src/report/page/charts.ts'
/** Its half for `require`, whose one export is the class itself, as for everybody else. */
const CALLED_OTHERWISE = {
  'nodemailer/lib/mail-composer': './node_modules/nodemailer/dist/cjs/mail-composer/index.js',
}
/** Parts of Node that most runs do without: together they take as long as a bare Node takes to start. */
const LATE = ['node:crypto', 'node:fs/promises', 'node:net', 'node:os', 'node:readline/promises', 'node:worker_threads']
/** No notice, but described like one. */
const OWN_ROSTER = 'roster'
const libraryFile = (name) => name.replace(/\W+/g, '-').replace(/^-/, '')

rmSync('dist', { recursive: true, force: true })

const shared = {
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
}
const program = await build({
  ...shared,
  entryPoints: { itcap: 'src/cli/main.ts' },
  // libsql finds its native part by its own package name.
  external: ['libsql'],
  plugins: [
    { name: 'libraries', setup: keepLibrariesApart },
    { name: 'processes', setup: startNoProcesses },
    { name: 'late', setup: loadLate },
  ],
  // Nothing is loaded but what lies beside the program, and CommonJS starts sooner.
  supported: { 'dynamic-import': false },
  define: { 'import.meta.url': '__location' },
  banner: { js: "const __location = require('node:url').pathToFileURL(__filename).href;" },
})
writeFileSync(PROGRAM, asciiOnly(modulesAlike(readFileSync(PROGRAM, 'utf8'))))
const libraries = await build({
  ...shared,
  // What a library has to say is not for the user.
  drop: ['console'],
  entryPoints: {
    ...Object.fromEntries(LIBRARIES.map((name) => [libraryFile(name), CALLED_OTHERWISE[name] ?? name])),
    'postgres-worker': 'src/ledger/engine/postgres-worker.ts',
    'reading-worker': 'src/workbook/ahead/reading-worker.ts',
  },
  // What `pg` tries where it does not run on Node alone.
  external: ['pg-native', 'cloudflare:sockets', 'pg-cloudflare'],
  // By which `pg` looks whether it runs there: Node 20 would load all of its `fetch`, a third of the time until the thread is ready.
  define: { Response: 'undefined' },
})
// Writes workbooks as the program does.
const beside = await build({
  ...shared,
  entryPoints: { 'beside-worker': 'src/report/beside-worker.ts' },
  plugins: [{ name: 'libraries', setup: keepLibrariesApart }],
  supported: { 'dynamic-import': false },
})
const charts = await build({ ...shared, minifyIdentifiers: true, drop: ['console'], entryPoints: { charts: CHARTS } })

const packs = await packCompiler()
writePacks(await compiledPacks(packs))
writeFileSync('dist/notice.schema.json', `${JSON.stringify(packs.packSchema(), null, 2)}\n`)
writeLicences([program, libraries, beside, charts].flatMap(({ metafile }) => Object.keys(metafile.inputs)))
keepCompiledCode()

function keepLibrariesApart({ onResolve }) {
  onResolve({ filter: /^[^.]/ }, ({ path }) =>
    LIBRARIES.includes(path) ? { path: `./${libraryFile(path)}.cjs`, external: true } : undefined,
  )
  onResolve({ filter: /^\.\/charts\.ts$/ }, () => ({ path: './charts.cjs', external: true }))
}

/** Patterns keep their Chinese characters; with those spelt out as well, a character is a byte, which is read in half the time. */
function asciiOnly(text) {
  return text.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/**
 * esbuild wraps a module in an object with one method, named after its file. With one name for all they share a shape, where V8 would sort six
 * hundred into each other: 13 of the 138 million instructions that loading the program takes beyond a bare Node.
 */
function modulesAlike(text) {
  return text.replace(/\b(__esm|__commonJS)\(\{"[^"]+"\(/g, '$1({module(')
}

/** commander can start other programs; itcap itself does so only where it prints, and Node takes a while to make ready for it. */
function startNoProcesses({ onResolve, onLoad }) {
  onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
    importer.includes('commander') ? { path, namespace: 'none' } : undefined,
  )
  onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: '' }))
}

/** A function or class of these is the module's own, loaded when it is first called; a symbol is known by its name. */
function loadLate({ onResolve, onLoad }) {
  onResolve({ filter: /^node:/ }, ({ path, namespace }) =>
    LATE.includes(path) && namespace !== 'late' ? { path, namespace: 'late' } : undefined,
  )
  onLoad({ filter: /.*/, namespace: 'late' }, async ({ path }) => {
    const module = await import(path)
    const names = Object.keys(module).filter((name) => name !== 'default' && typeof module[name] === 'function')
    const functions = names.map(
      (name) => `export function ${name}(...given) {
        const its = require('${path}').${name}
        return new.target ? new its(...given) : its(...given)
      }`,
    )
    const symbols = Object.entries(module)
      .filter(([, value]) => typeof value === 'symbol')
      .map(([name, value]) => `export const ${name} = Symbol.for('${Symbol.keyFor(value)}')`)
    return { contents: [...functions, ...symbols, `export default { ${names} }`].join('\n') }
  })
}

/** Runs what officers run most often, in a workspace of theirs, so that V8 keeps the code of that and no more: what is kept has to be read. */
function keepCompiledCode() {
  const workspace = 'node_modules/.cache/itcap/workspace'
  mkdirSync(workspace, { recursive: true })
  writeFileSync(join(workspace, 'itcap.yaml'), 'notice: yueyang-2021  # 岳阳\ncontact:\n  name: ""\nsettings: {}\n')
  const validate = ['--workspace', workspace, 'validate', 'samples/yueyang-2021/clean']
  execFileSync(process.execPath, ['bin/load.js', ...validate], { stdio: 'ignore' })
}

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
  packs.push({ name: OWN_ROSTER, text: readFileSync('src/notice/own-roster.yaml', 'utf8') })
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
  const fileOf = ({ id }) => (id === OWN_ROSTER ? `dist/${id}.json` : `dist/notices/${id}.json`)
  for (const notice of notices) writeFileSync(fileOf(notice), JSON.stringify(notice))
}

function writeLicences(inputs) {
  const packages = new Set(inputs.filter((input) => input.includes('node_modules/')).map(packageOf))
  const texts = [...packages].sort().map((name) => {
    const folder = join('node_modules', name)
    const words = licenceFiles(folder).map((file) => readFileSync(file, 'utf8').trim())
    return `${name}\n\n${words.join('\n\n') || '(see its package)'}\n`
  })
  writeFileSync('dist/LICENSES.txt', texts.join(`\n${'-'.repeat(80)}\n\n`))
}

/** Also what a package has from others, in a folder of such files. */
function licenceFiles(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => /^(?:licen[cs]e|notice)/i.test(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path]
    })
}

function packageOf(input) {
  const segments = input.split('node_modules/').at(-1).split('/')
  return segments.slice(0, segments[0].startsWith('@') ? 2 : 1).join('/')
}
