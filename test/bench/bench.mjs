/**
 * `npm run bench [-- --quick]`: makes its own data, runs every side as a whole process, the sides taking turns, and prints
 * medians, peak memory and the ratios that matter. A side that does not work yet is named, not left out.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { makeLedgerFiles, makeSmallFile } from './make-ledger.mjs'
import { makeRoster } from './make-roster.mjs'

const HERE = dirname(fileURLToPath(import.meta.url))
const CLI = join(HERE, '../../bin/itcap.js')
const LOAD = join(HERE, '../../bin/load.js')
const SIDES = join(HERE, 'sides.mjs')
const FLOORS = join(HERE, 'floors.mjs')
const quick = process.argv.includes('--quick')
const size = quick
  ? { small: 1_000, middle: 20_000, large: 100_000, files: 200, schools: 20_000, twice: 50_000 }
  : { small: 1_000, middle: 100_000, large: 737_686, files: 2_000, schools: 200_000, twice: 400_000 }
/** Who takes half a minute is run once: what it is compared with is ten times as fast. */
const ROUNDS = { short: quick ? 5 : 11, long: quick ? 1 : 3, slow: 1 }
const ROWS_PER_FILE = 120
const FAULT_EVERY = 50

const work = join(tmpdir(), 'itcap-bench')
mkdirSync(work, { recursive: true, mode: 0o700 })

const small = await roster(size.small, 'shared')
const middle = await roster(size.middle, 'shared')
const middleFaulty = await roster(size.middle, 'shared', FAULT_EVERY)
const large = await roster(size.large, 'shared')
const largeInline = await roster(size.large, 'inline')
const folder = await rosterFolder()
/** The rows of the folder in one file. */
const together = await roster(size.files * ROWS_PER_FILE, 'shared')
const readCells = join(work, 'read-cells.mjs')
await build({
  entryPoints: [join(HERE, 'read-cells.ts')],
  outfile: readCells,
  bundle: true,
  format: 'esm',
  platform: 'node',
  minifySyntax: true,
  external: ['@e965/xlsx'],
  logLevel: 'warning',
})
const workspace = join(work, 'workspace')
const returns = join(work, 'returns')
/** A workspace that holds the middle roster, and the report made from it. */
const office = join(work, 'office')
const written = join(work, 'report.xlsx')
/** The same put into the blank form as the notice has it. */
const blank = join(work, 'blank.xlsx')
const filled = join(work, 'filled.xlsx')
/** Certificates that Node is told to load besides cost a bare process more than everything else it does: no office has them. */
const { NODE_EXTRA_CA_CERTS: _, ...sideEnv } = process.env

// One that a quick run left holds fewer rows.
rmSync(office, { recursive: true, force: true })

const started = measure('short', {
  'bare node -e 0': ['-e', '0'],
  'itcap --version': [CLI, '--version'],
  [`itcap validate, ${count(size.small)} rows`]: [CLI, 'validate', small],
  'floor: itcap loaded, nothing done': ['-e', `require(${JSON.stringify(LOAD)}).load()`],
  [`floor: a short string for each cell, ${count(size.small)} rows`]: [FLOORS, 'strings', small],
})
const [bare, version, validateSmall, loaded, speltSmall] = started
const reading = measure('long', {
  'streaming inflate alone': [SIDES, 'inflate', large],
  'reading all cells': [readCells, large],
  'floor: every byte looked at once': [FLOORS, 'bytes', large],
  'floor: cells found, rows made': [FLOORS, 'cells', large],
  'floor: … a short string for each cell': [FLOORS, 'strings', large],
  'floor: who stands twice, two sets of numbers': [FLOORS, 'persons', String(size.large)],
  'floor: as many rows as JSON, with a digest': [FLOORS, 'rows', String(size.large)],
  'floor: as many rows written by the engine': [FLOORS, 'engine', String(size.large)],
  'itcap validate': [CLI, 'validate', large],
  'excelts, streaming': { rounds: ROUNDS.slow, args: [SIDES, 'excelts', large] },
  'excel2json-wasm': { rounds: ROUNDS.slow, args: [SIDES, 'excel2json-wasm', large] },
  'exceljs readFile': { rounds: ROUNDS.slow, args: [SIDES, 'exceljs', large] },
  '@e965/xlsx dense': { rounds: ROUNDS.slow, args: [SIDES, 'sheetjs', large] },
  [`itcap validate, ${count(size.middle)} rows`]: [CLI, 'validate', middle],
  [`excelts, streaming, ${count(size.middle)} rows`]: [SIDES, 'excelts', middle],
  [`excel2json-wasm, ${count(size.middle)} rows`]: [SIDES, 'excel2json-wasm', middle],
  [`floor: a short string for each cell, ${count(size.middle)} rows`]: [FLOORS, 'strings', middle],
  [`floor: who stands twice, ${count(size.middle)} rows`]: [FLOORS, 'persons', String(size.middle)],
  [`itcap validate, ${count(size.middle)} rows, faults`]: [CLI, 'validate', middleFaulty],
  [`itcap validate --return, ${count(size.middle)} rows`]: {
    before: noReturns,
    args: [CLI, 'validate', middleFaulty, '--return', returns],
  },
  [`itcap report, ${count(size.middle)} rows`]: {
    before: noReport,
    args: [CLI, '--workspace', office, 'report', 'annex-3', '-o', written],
  },
  [`itcap report --into, ${count(size.middle)} rows`]: {
    before: blankMade,
    args: [CLI, '--workspace', office, 'report', 'annex-3', '--into', blank, '-o', filled],
  },
  'floor: all rows of its ledger read': [FLOORS, 'ledger', join(office, 'itcap.db')],
  'floor: its markup made': [FLOORS, 'markup', String(size.middle)],
  'floor: all cells of the report found': [FLOORS, 'cells', written],
  'floor: all bytes of the report packed': [FLOORS, 'packed', written],
  'floor: a report, step by step, on one core': [FLOORS, 'report', join(office, 'itcap.db'), '1'],
  'floor: … half of each step on each of two': [FLOORS, 'report', join(office, 'itcap.db'), '2'],
  'streaming inflate alone, inline strings': [SIDES, 'inflate', largeInline],
  'reading all cells, inline strings': [readCells, largeInline],
  'itcap import': { before: newWorkspace, args: ['--workspace', workspace, 'import', large] },
  'itcap gap --by county': ['--workspace', workspace, 'gap', '--by', 'county'],
})
const [
  inflate,
  read,
  looked,
  found,
  spelt,
  twins,
  asJson,
  byEngine,
  validate,
  excelts,
  wasm,
  exceljs,
  sheetjs,
  validateMiddle,
  exceltsMiddle,
  wasmMiddle,
  speltMiddle,
  twinsMiddle,
  validateFaulty,
  returned,
  reported,
  filledInto,
  rowsRead,
  markupMade,
  cellsFound,
  bytesPacked,
  onOneCore,
  onTwoCores,
  inflateInline,
  readInline,
  imported,
  gap,
] = reading
const folders = measure('long', {
  [`itcap validate, ${count(size.files)} files`]: [CLI, 'validate', folder],
  [`inflate alone, ${count(size.files)} files`]: [SIDES, 'inflate-folder', folder],
  [`exceljs readFile, ${count(size.files)} files`]: { rounds: ROUNDS.slow, args: [SIDES, 'exceljs-folder', folder] },
  [`floor: a short string for each cell, ${count(size.files)} files`]: [FLOORS, 'strings-folder', folder],
  'floor: itcap validate of as many rows in one file': [CLI, 'validate', together],
})
const [validateFolder, inflateFolder, exceljsFolder, speltFolder, validateTogether] = folders

const schools = ledgerOf('schools', { schools: size.schools, persons: 0 })
const twice = ledgerOf('persons', { schools: 0, persons: size.twice })
const bareDesk = join(work, 'ledger-none')
rmSync(bareDesk, { recursive: true, force: true })
makeLedgerFiles(bareDesk, { schools: 0, persons: 0 })
const few = makeSmallFile(bareDesk)
const ledgers = measure('long', {
  'itcap validate of 20 rows': ['--workspace', bareDesk, 'validate', ...few],
  '… beside the schools': ['--workspace', schools, 'validate', ...few],
  [`itcap gap, ${count(size.schools)} schools × 6 figures`]: ['--workspace', schools, 'gap'],
  [`itcap gap, ${count(size.twice)} persons who stand twice`]: ['--workspace', twice, 'gap'],
  // In a full run they are more than a sheet holds.
  'itcap report of those persons': {
    args: ['--workspace', twice, 'report', 'persons', '-o', written],
    code: quick ? 0 : 2,
  },
})
const [validateFew, validateBeside, gapSchools, gapTwice, refused] = ledgers

console.log(
  `\n${count(size.large)} rows × 10 columns, strings shared unless said otherwise; medians of whole processes\n`,
)
console.log(row('side', 'seconds', 'cpu s', 'peak MiB'))
for (const side of [...started, ...reading, ...folders, ...ledgers]) {
  const { name, fault, seconds, cpu, peak } = side
  console.log(fault ? `${row(name)}  ${fault}` : row(name, seconds.toFixed(3), cpu.toFixed(2), Math.round(peak / 1024)))
}
console.log(`\n${row('figure', 'measured', 'goal')}`)
ratio('itcap validate ÷ streaming inflate', validate, inflate, '≤', 4)
ratio('reading all cells ÷ streaming inflate', read, inflate, '≤', 2)
ratio('… with inline strings', readInline, inflateInline, '≤', 2)
floor('every byte looked at once', [looked], inflate)
floor('cells found, rows made', [found], inflate)
floor('… a short string for each cell', [spelt], inflate)
floor('… and who stands twice', [spelt, twins], inflate)
for (const [peer, its] of Object.entries({ excelts: exceltsMiddle, 'excel2json-wasm': wasmMiddle }))
  ratio(`${peer} ÷ itcap validate, ${count(size.middle)} rows`, its, validateMiddle, '≥', 5)
ceiling('excelts ÷ loading itcap and a short string for each cell', exceltsMiddle, [loaded, speltMiddle])
ceiling('… and who stands twice', exceltsMiddle, [loaded, speltMiddle, twinsMiddle])
for (const [peer, its] of Object.entries({ excelts, 'excel2json-wasm': wasm, exceljs }))
  ratio(`${peer} ÷ itcap validate`, its, validate, '≥', 5)
ratio('exceljs readFile ÷ reading', exceljs, read, '≥', 18)
ratio('@e965/xlsx dense ÷ reading', sheetjs, read, '≥', 14)
figure('peak memory of itcap validate, MiB', validate.fault ? undefined : validate.peak / 1024, '≤', 200)
ratio(
  `validate ${count(size.large)} rows ÷ ${count(size.middle)} rows`,
  validate,
  validateMiddle,
  '≤',
  quick ? 5.3 : 7.8,
)
ratio(`${count(size.files)} files: itcap validate FOLDER ÷ inflate`, validateFolder, inflateFolder, '≤', 5)
floor('a short string for each cell', [speltFolder], inflateFolder)
floor('its rows in one file, nothing for a file', [validateTogether], inflateFolder)
ratio(`${count(size.files)} files: exceljs ÷ itcap validate FOLDER`, exceljsFolder, validateFolder, '≥', 10)
ratio(`itcap validate of ${count(size.small)} rows ÷ bare node`, validateSmall, bare, '≤', 2)
floor('itcap loaded, nothing done', [loaded], bare)
floor('… and a short string for each cell', [loaded, speltSmall], bare)
ratio('itcap --version ÷ bare node', version, bare, '≤', 1.25)
ratio('itcap import ÷ itcap validate', imported, validate, '≤', 1.6)
floor('validate, rows as JSON, written by the engine', [validate, asJson, byEngine], validate)
ratio('itcap gap --by county ÷ bare node', gap, bare, '≤', 6)
ratio('20 rows: validate beside the schools ÷ without a ledger', validateBeside, validateFew, '≤', 1.5)
ratio('gap of the schools ÷ streaming inflate', gapSchools, inflate, '≤', quick ? 8 : 3)
ratio('gap of those who stand twice ÷ streaming inflate', gapTwice, inflate, '≤', quick ? 8 : 3)
figure('peak memory of gap of the schools, MiB', gapSchools.fault ? undefined : gapSchools.peak / 1024, '≤', 300)
figure('… of those who stand twice, MiB', gapTwice.fault ? undefined : gapTwice.peak / 1024, '≤', 300)
ratio('refusing their report ÷ their gap', refused, gapTwice, '≤', 1.2)
for (const [what, side, by] of [
  ['退回表', returned, validateFaulty],
  ['report --into', filledInto, validateMiddle],
  ['report', reported, validateMiddle],
]) {
  ratio(`${what} of ${count(size.middle)} rows ÷ validate`, side, by, '≤', 2)
  figure(`peak memory of ${what}, MiB`, side.fault ? undefined : side.peak / 1024, '≤', 300)
}
floor('its rows read from the ledger', [rowsRead], validateMiddle)
floor('… its markup made', [rowsRead, markupMade], validateMiddle)
floor('… and found again', [rowsRead, markupMade, cellsFound], validateMiddle)
floor('… and packed, on one core', [rowsRead, markupMade, cellsFound, bytesPacked], validateMiddle)
floor('itcap loaded, and a report step by step on one core', [loaded, onOneCore], validateMiddle)
floor('… half of each step on each of two cores', [loaded, onTwoCores], validateMiddle)

/** Made once, and moved into place whole. */
async function roster(rows, strings, faultEvery = 0) {
  const path = join(work, `roster-3-${rows}-${strings}${faultEvery > 0 ? '-faulty' : ''}.xlsx`)
  if (!existsSync(path)) {
    console.error(`making ${count(rows)} rows, ${strings} strings …`)
    await makeRoster(`${path}.part`, rows, strings, 0, faultEvery)
    renameSync(`${path}.part`, path)
  }
  return path
}

async function rosterFolder() {
  const path = join(work, `rosters-3-${size.files}`)
  if (!existsSync(path)) {
    console.error(`making ${count(size.files)} files …`)
    rmSync(`${path}.part`, { recursive: true, force: true })
    mkdirSync(`${path}.part`)
    for (let i = 0; i < size.files; i++) {
      const from = i * ROWS_PER_FILE
      await makeRoster(join(`${path}.part`, `学校${i + 1}.xlsx`), ROWS_PER_FILE, i % 2 ? 'inline' : 'shared', from)
    }
    renameSync(`${path}.part`, path)
  }
  return path
}

/** A workspace with its ledger, made once by `itcap import` itself; who stands twice is faulty, and counts by somebody's word. */
function ledgerOf(name, sizes) {
  const path = join(work, `ledger-1-${name}-${Math.max(...Object.values(sizes))}`)
  if (existsSync(path)) return path
  console.error(`making a ledger of ${name} …`)
  rmSync(`${path}.part`, { recursive: true, force: true })
  const files = makeLedgerFiles(`${path}.part`, sizes).filter((file) => file.endsWith(`-${name}.csv`))
  const { fault } = run([CLI, '--workspace', `${path}.part`, 'import', '--accept', 'bench', ...files])
  if (fault) throw new Error(fault)
  renameSync(`${path}.part`, path)
  return path
}

function newWorkspace() {
  return initialised(workspace)
}

function initialised(folder) {
  rmSync(folder, { recursive: true, force: true })
  return run([CLI, 'init', folder, '--notice', 'yueyang-2021', '--unit', '岳阳市']).fault
}

function noReturns() {
  rmSync(returns, { recursive: true, force: true })
}

function noReport() {
  rmSync(written, { force: true })
  return middleImported()
}

function middleImported() {
  if (existsSync(office)) return undefined
  return initialised(office) ?? run([CLI, '--workspace', office, 'import', middle]).fault
}

function blankMade() {
  rmSync(blank, { force: true })
  return middleImported() ?? run([CLI, 'template', 'yueyang-2021/annex-3', '-o', blank]).fault
}

/** One round for the memory, then the sides in turn, so that whatever else the machine does hits all of them alike. */
function measure(kind, sides) {
  const measured = Object.entries(sides).map(([name, side]) => {
    const { before, args, code, rounds = ROUNDS[kind] } = Array.isArray(side) ? { args: side } : side
    const call = args[0] === '--workspace' ? [CLI, ...args] : args
    return { name, before, call, code, rounds, times: [], peak: 0, cpu: 0, fault: undefined, seconds: Number.NaN }
  })
  for (let round = 0; round <= ROUNDS[kind]; round++) {
    for (const side of measured) {
      if (side.fault || round > side.rounds) continue
      if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${round}/${ROUNDS[kind]} ${side.name}`)
      const fault = side.before?.()
      const result = fault ? { fault } : run(side.call, round === 0, side.code)
      if (result.fault) side.fault = result.fault
      else if (round === 0) Object.assign(side, { peak: result.peak, cpu: result.cpu })
      else side.times.push(result.seconds)
    }
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
  for (const side of measured) side.seconds = median(side.times)
  return measured
}

function run(args, withPeak = false, code = 0) {
  const hook = withPeak ? ['--import', join(HERE, 'peak.mjs')] : []
  const start = process.hrtime.bigint()
  const { status, signal, stderr, output } = spawnSync(process.execPath, [...hook, ...args], {
    env: sideEnv,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  })
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  // 1 of itcap says that there are findings: the work was done. Of a peer it says that it gave up.
  if (status !== code && !(status === 1 && args[0] === CLI))
    return { fault: `does not work: ${signal ?? status} ${stderr.split('\n')[0]}`.slice(0, 60) }
  const [peak, cpu] = output[3].split(' ').map(Number)
  return { seconds, peak, cpu: cpu / 1e6 }
}

function ratio(name, side, by, relation, goal) {
  figure(name, side.fault || by.fault ? undefined : side.seconds / by.seconds, relation, goal)
}

/** Belongs to the goal above it. */
function floor(name, sides, by) {
  const fault = [...sides, by].some((side) => side.fault)
  console.log(row(`floor: ${name}`, fault ? '–' : (secondsOf(sides) / by.seconds).toFixed(2)))
}

/** The same for how many times as long a peer takes. */
function ceiling(name, peer, sides) {
  const fault = [peer, ...sides].some((side) => side.fault)
  console.log(row(`ceiling: ${name}`, fault ? '–' : (peer.seconds / secondsOf(sides)).toFixed(2)))
}

/** Of several processes the start is counted once. */
function secondsOf(sides) {
  return sides.reduce((sum, side) => sum + side.seconds, 0) - (sides.length - 1) * bare.seconds
}

function figure(name, value, relation, goal) {
  const met = value !== undefined && (relation === '≤' ? value <= goal : value >= goal)
  const shown = value === undefined ? '–' : value.toFixed(value < 100 ? 2 : 0)
  console.log(row(name, shown, `${relation} ${goal} ${value === undefined ? 'not measured' : met ? 'met' : 'MISSED'}`))
}

function row(name, ...rest) {
  return [name.padEnd(52), ...rest.map((text) => String(text).padStart(12))].join('')
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function count(number) {
  return number.toLocaleString('en-US')
}
