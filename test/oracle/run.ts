/** `npm run oracle -- N [--seed S]`: N random cases of every oracle, compared with the product. Prints each difference; ends with 1 if there is one. */
import { comparePlans } from './plans.ts'
import { compareVerdicts } from './verdicts.ts'

const args = process.argv.slice(2).filter((each) => each !== '--')
const at = args.indexOf('--seed')
const seed = at < 0 ? Math.floor(Math.random() * 1e6) : Number(args[at + 1])
const count = Number(args.find((each, index) => /^\d+$/.test(each) && index !== at + 1) ?? 100)

const verdicts = await compareVerdicts(count, seed)
for (const each of verdicts.differences.slice(0, 40)) console.log(each)
const answers = Object.entries(verdicts.verdicts).map(([answer, cases]) => `${cases} ${answer}`)
console.log(
  `verdicts: ${verdicts.cases} records from seed ${seed}, ${answers.join(', ')}, ${verdicts.differences.length} different`,
)

const plans = await comparePlans(count, seed)
for (const each of plans.differences.slice(0, 40)) console.log(each)
console.log(
  `plans: ${plans.cases} cases from seed ${seed}, ${plans.numbers} numbers, ${plans.differences.length} different`,
)
process.exitCode = plans.differences.length + verdicts.differences.length > 0 ? 1 : 0
