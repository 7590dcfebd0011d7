// Command lines come in (JSON, on stdin), and are run one after the other in the current folder by the program as it is installed; what each
// printed and how it ended goes out as JSON. One start of Node for a whole delivery instead of six.
const { load } = require('../../bin/load.js')

const write = { stdout: process.stdout.write, stderr: process.stderr.write }
let printed = { stdout: '', stderr: '' }
for (const name of ['stdout', 'stderr']) {
  process[name].write = (chunk, encoding, done) => {
    printed[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')
    const then = typeof encoding === 'function' ? encoding : done
    if (then) then()
    return true
  }
}

async function runAll(commands) {
  const results = []
  const { main } = load()
  for (const args of commands) {
    printed = { stdout: '', stderr: '' }
    const code = await main(args)
    results.push({ code, ...printed })
  }
  write.stdout.call(process.stdout, JSON.stringify(results))
}

let input = ''
process.stdin.on('data', (chunk) => {
  input += chunk
})
process.stdin.on('end', () => runAll(JSON.parse(input)))
