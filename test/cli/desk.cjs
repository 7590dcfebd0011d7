// One process that runs many commands, as an officer's day does, but starts once: the program's own `main`, with stdout and stderr held for
// each command, in the folder it names. Started by `transcript.ts`; what only a process of its own can show (signals, pipes, the launcher) is in `running.test.ts`.
const { setFlagsFromString } = require('node:v8')
const { load } = require('../../bin/load.js')

/**
 * What V8 waits for before it optimises (`bin/load.js`) is chosen there for one command. Hundreds of small ones take a fifteenth less
 * processor time with this; with 66 KB, V8's own, a quarter more.
 */
const INTERRUPT_BUDGET = 1_200_000

const { main, onExpecting } = load()
setBudget()
onExpecting(setBudget)

/** Node 20 alone: later ones do not have this flag, and say so on the screen. */
function setBudget() {
  if (process.version.startsWith('v20.')) setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`)
}

let held = { stdout: '', stderr: '' }
for (const name of ['stdout', 'stderr']) {
  process[name].write = (chunk, ...rest) => {
    held[name] += chunk
    const done = rest.find((each) => typeof each === 'function')
    if (done) process.nextTick(done)
    return true
  }
}

process.on('message', async ({ cwd, args }) => {
  process.chdir(cwd)
  held = { stdout: '', stderr: '' }
  const code = await main(args)
  // Each run of the program listens for a closed pipe anew.
  for (const name of ['stdout', 'stderr']) process[name].removeAllListeners('error')
  process.send({ ...held, code })
})
