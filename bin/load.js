/**
 * dist/itcap.cjs → its exports, by way of the code that V8 made of it when it was built: that halves the time to start. The code is taken
 * only when it is whole, made of this very program, and by this version of V8; another Node makes its own, and keeps it where it can.
 */
const { existsSync, readFileSync, writeFileSync } = require('node:fs')
const Module = require('node:module')
const { dirname, join } = require('node:path')
const { setFlagsFromString } = require('node:v8')
const { Script } = require('node:vm')
const { crc32 } = require('node:zlib')

const PROGRAM = join(__dirname, '../dist/itcap.cjs')
/** V8's code, then a checksum of program and code: V8 looks at its version only, and would run into damaged code blindly. */
const CODE = join(__dirname, '../dist/itcap.code')
const CHECKSUM_BYTES = 4

/**
 * How much V8 runs a function before it optimises it, in bytes of its code; its own figure is 66 KB in Node 20. Most files have a few hundred rows,
 * read before what it would make ready in the meantime is of use.
 */
const INTERRUPT_BUDGET = 300_000

/**
 * Some 1,200 rows: they are read before anything optimised is of use. 1,000 rows take a quarter less processor time and no longer; 3,000 would take a
 * third longer.
 */
const FEW_BYTES = 64 << 10
const BUDGET_OF_FEW = 2_400_000

/** One file of some 10,000 rows: sooner optimised, 100,000 rows take a seventh less time. Of many small files the forms are never done with: none less. */
const MANY_BYTES = 512 << 10
const BUDGET_OF_MANY = 100_000

function load() {
  const script = compile()
  if (script.cachedDataRejected !== false && Module.enableCompileCache) {
    Module.enableCompileCache()
    return require(PROGRAM)
  }
  // Of this V8 it is known that it has the flag; and only now, for it takes no code made under other flags.
  setBudget(INTERRUPT_BUDGET)
  const program = start(script)
  program.onExpecting((sizes) => setBudget(budgetFor(sizes)))
  return program
}

function setBudget(budget) {
  setFlagsFromString(`--interrupt-budget=${budget}`)
}

function budgetFor(sizes) {
  if (sizes.some((size) => size >= MANY_BYTES)) return BUDGET_OF_MANY
  return sizes.reduce((sum, size) => sum + size, 0) <= FEW_BYTES ? BUDGET_OF_FEW : INTERRUPT_BUDGET
}

/** The build leaves nothing but ASCII in the program. */
function compile() {
  const program = readFileSync(PROGRAM)
  const cachedData = existsSync(CODE) ? keptCode(program, readFileSync(CODE)) : undefined
  return new Script(Module.wrap(program.latin1Slice()), { filename: PROGRAM, cachedData })
}

function keptCode(program, file) {
  if (file.length <= CHECKSUM_BYTES) return undefined
  const code = file.subarray(0, -CHECKSUM_BYTES)
  return checksumOf(program, code) === file.readUInt32LE(code.length) ? code : undefined
}

function keep(code) {
  const checksum = Buffer.alloc(CHECKSUM_BYTES)
  checksum.writeUInt32LE(checksumOf(readFileSync(PROGRAM), code))
  writeFileSync(CODE, Buffer.concat([code, checksum]))
}

function checksumOf(program, code) {
  return crc32(code, crc32(program))
}

function start(script) {
  const made = { exports: {} }
  script.runInThisContext()(made.exports, Module.createRequire(PROGRAM), made, PROGRAM, dirname(PROGRAM))
  return made.exports
}

module.exports = { load }

// The build: `node bin/load.js ARGUMENTS` runs once and keeps the code of all that ran.
if (require.main === module) {
  const script = compile()
  start(script)
    .main(process.argv.slice(2))
    .then(() => keep(script.createCachedData()))
}
