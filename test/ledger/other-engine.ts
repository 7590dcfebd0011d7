/**
 * `npm run engines`: the tests of the ledger once more, on the database engine that `npm test` does not use on this machine (Node's own under a
 * Node 22, or libsql), and on a PostgreSQL server, where one is installed (on it alone with the word `server`). What is there no more is skipped, and that is said.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { nodeOf, ownPlatform } from '../portable/nodes.ts'
import { password, postgresServer } from './postgres-server.ts'

const vitest = ['node_modules/vitest/vitest.mjs', 'run']
/** What asks a ledger wherever it lies (`place.ts`); the others would say here what they say in `npm test`. */
const onServer = [
  'test/ledger',
  'test/check/explaining.test.ts',
  '--exclude',
  'test/ledger/{backup,engine,killed,ledger-file,move,number-set,offices,plans,purge,server,soundness}.test.ts',
]
const off = '--no-experimental-sqlite'
const platform = ownPlatform()

if (process.argv[2] === 'server') {
  console.log('The server alone.')
} else if (process.getBuiltinModule('node:sqlite')) {
  console.log('libsql')
  await start(process.execPath, ['test/ledger'], { NODE_OPTIONS: off })
} else if (platform) {
  const program = nodeOf(platform)
  console.log(`node:sqlite, ${program}`)
  await start(program, ['test/ledger'], {})
} else {
  console.log('Skipped: no Node with a database of its own is pinned for this machine.')
}

const server = await postgresServer()
if (server) {
  console.log(`PostgreSQL ${server.sql('SHOW server_version')}`)
  try {
    await start(process.execPath, onServer, { ITCAP_TEST_SERVER: server.address(), PGPASSWORD: password })
  } finally {
    await server.remove()
  }
} else {
  console.log('Skipped: PostgreSQL is not installed on this machine.')
}

async function start(node: string, files: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const reporter = process.env.CI ? ['--reporter=default'] : []
  const run = spawn(node, [...vitest, ...files, ...reporter], { stdio: 'inherit', env: { ...process.env, ...env } })
  const [status] = await once(run, 'exit')
  process.exitCode ||= status ?? 1
}
