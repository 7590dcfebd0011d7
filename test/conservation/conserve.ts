/**
 * `npm run conserve -- N [--seed S] [--desk D] [--whole] [--known]`: N deliveries, each taken through the command line and compared with what was sent. Prints every
 * broken promise and where its workbooks lie; `--whole` leaves a failing delivery as it is, `--known` leaves out what is known not to hold yet. Ends with 1 when there is one.
 */
import { conserve, describe } from './conserve-many.ts'
import { notYet } from './not-yet.ts'

const args = process.argv.slice(2).filter((each) => each !== '--')
const option = (name: string) => {
  const at = args.indexOf(name)
  return at < 0 ? undefined : Number(args[at + 1])
}
const count = Number(args.find((each, index) => /^\d+$/.test(each) && !args[index - 1]?.startsWith('--')) ?? 20)
const seed = option('--seed') ?? Math.floor(Math.random() * 1e6)
const desk = option('--desk')
console.log(`${count} deliveries from seed ${seed}`)
const found = await conserve({
  seed,
  count,
  ...(desk !== undefined && { desk }),
  shrink: !args.includes('--whole'),
  ...(args.includes('--known') && { without: new Set(Object.keys(notYet)) }),
})
for (const each of found.failures) console.log(describe(each))
console.log(
  `${count} deliveries, ${found.files} files, ${found.persons} persons, ${found.figures} figures: ${found.failures.length} broken`,
)
const tally = new Map<string, number>()
for (const { broken } of found.failures)
  for (const property of new Set(broken.map((each) => each.property)))
    tally.set(property, (tally.get(property) ?? 0) + 1)
for (const [property, times] of tally) console.log(`  ${property}: ${times}`)
process.exitCode = found.failures.length > 0 ? 1 : 0
