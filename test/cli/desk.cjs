// One process that runs many commands, as an officer's day does, but starts once: the program's own `main`, with stdout and stderr held for
// each command, in the folder it names. Started by `transcript.ts`; what only a process of its own can show (signals, pipes, the launcher) is in `running.test.ts`.
const { load } = require('../../bin/load.js')

const { main } = load()
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
