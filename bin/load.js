/**
 * dist/itcap.cjs → its exports, by way of the code that V8 made of it when it was built: that halves the time to start. V8 takes
 * that code only if it is whole and its own; every other version of Node makes its own, and keeps it where it can.
 */
const { existsSync, readFileSync, writeFileSync } = require('node:fs')
const Module = require('node:module')
const { dirname, join } = require('node:path')
const { Script } = require('node:vm')

const PROGRAM = join(__dirname, '../dist/itcap.cjs')
const CODE = join(__dirname, '../dist/itcap.code')

function load() {
  const script = compile()
  if (script.cachedDataRejected && Module.enableCompileCache) {
    Module.enableCompileCache()
    return require(PROGRAM)
  }
  return start(script)
}

/** The build leaves nothing but ASCII in the program. */
function compile() {
  const cachedData = existsSync(CODE) ? readFileSync(CODE) : undefined
  return new Script(Module.wrap(readFileSync(PROGRAM, 'latin1')), { filename: PROGRAM, cachedData })
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
    .then(() => writeFileSync(CODE, script.createCachedData()))
}
