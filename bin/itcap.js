#!/usr/bin/env node
// The launcher. The exit code is "fault of itcap" until a command has finished, so that a run that dies half-way never looks like success.
process.exitCode = 3
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `itcap 需要 Node.js 20.19 或更新版本，这台电脑上是 ${process.versions.node}。\n请到 https://nodejs.org 下载新版安装后重试。\n`,
  )
  process.exitCode = 2
} else if (process.argv.length === 3 && ['--version', '-V'].includes(process.argv[2])) {
  process.stdout.write(`${require('../package.json').version}\n`)
  process.exitCode = 0
} else {
  const { load } = require('./load.js')
  load().main(process.argv.slice(2)).then(leave)
}

/** When all is written, and without waiting for what V8 still optimises. */
function leave(code) {
  process.exitCode = code
  process.stdout.write('', () => process.stderr.write('', () => process.exit()))
}
