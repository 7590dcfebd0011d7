/**
 * `npm run engines`: the tests of the ledger once more, on the database engine that `npm test` does not use on this machine: Node's own
 * under a Node 22, or libsql.
 */
import { spawnSync } from 'node:child_process'
import { nodeOf, ownPlatform } from '../portable/nodes.ts'

const vitest = ['node_modules/vitest/vitest.mjs', 'run', 'test/ledger']
const off = '--no-experimental-sqlite'
const platform = ownPlatform()

if (process.getBuiltinModule('node:sqlite')) {
  console.log('libsql')
  start(process.execPath, { NODE_OPTIONS: off })
} else if (platform) {
  const program = nodeOf(platform)
  console.log(`node:sqlite, ${program}`)
  start(program, {})
} else {
  console.log('Skipped: no Node with a database of its own is pinned for this machine.')
}

function start(node: string, env: NodeJS.ProcessEnv): void {
  const reporter = process.env.CI ? ['--reporter=default'] : []
  const { status } = spawnSync(node, [...vitest, ...reporter], { stdio: 'inherit', env: { ...process.env, ...env } })
  process.exitCode = status ?? 1
}
