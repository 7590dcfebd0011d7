/** A seed and a number come in; that many deliveries are run and judged, and each that breaks a promise is made as small as it goes. */
import { rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { type Program, startProgram } from '../cli/transcript.ts'
import { type Delivery, filesOf, sheetsOf } from './delivery.ts'
import { type Broken, judge, properties } from './judge.ts'
import { makeDelivery } from './make-delivery.ts'
import { runDelivery } from './run-delivery.ts'

export interface Failure {
  delivery: Delivery
  broken: Broken[]
  /** Where its workbooks lie. */
  folder: string
}

export interface Conserved {
  failures: Failure[]
  files: number
  persons: number
  figures: number
}

interface Order {
  seed: number
  count: number
  desk?: number
  shrink: boolean
  clean?: boolean
  /** So many are sent on to the desk above; all unless told. */
  upward?: number
  /** What the program does not hold yet is left out. */
  without?: ReadonlySet<string>
}

export async function conserve({
  seed,
  count,
  desk,
  shrink,
  clean,
  upward = count,
  without,
}: Order): Promise<Conserved> {
  const found: Conserved = { failures: [], files: 0, persons: 0, figures: 0 }
  let next = seed
  async function work(): Promise<void> {
    // One start for all its deliveries: most of a command's time is its start.
    const program = startProgram({ TZ: 'UTC' })
    while (next < seed + count) {
      const isSentOn = next < seed + upward
      const made = makeDelivery(next++, {
        ...(desk !== undefined && { desk }),
        ...(clean && { clean }),
        ...(without && { without }),
      })
      const delivery = isSentOn ? made : { ...made, above: '' }
      found.files += filesOf(delivery).length
      for (const { sheet } of sheetsOf(delivery)) {
        found.persons += sheet.persons.length
        found.figures += sheet.figures.reduce((sum, { values }) => sum + Object.keys(values).length, 0)
      }
      const failure = await tryOut(delivery, program)
      if (failure) found.failures.push(shrink ? await smaller(failure, program) : failure)
    }
  }
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work))
  found.failures.sort((a, b) => a.delivery.seed - b.delivery.seed)
  return found
}

async function tryOut(delivery: Delivery, program: Program): Promise<Failure | undefined> {
  const outcome = await runDelivery(delivery, program)
  const broken = judge(delivery, outcome)
  if (broken.length > 0) return { delivery, broken, folder: outcome.folder }
  rmSync(outcome.folder, { recursive: true, force: true })
  return undefined
}

/** Leaves out one sender after the other, as long as the first promise stays broken. */
async function smaller(failure: Failure, program: Program): Promise<Failure> {
  let best = failure
  const [{ property } = { property: '' }] = failure.broken
  for (const packet of failure.delivery.packets) {
    const packets = best.delivery.packets.filter((each) => each !== packet)
    if (packets.length === 0) continue
    const tried = await tryOut({ ...best.delivery, packets }, program)
    if (tried?.broken.some((each) => each.property === property)) {
      rmSync(best.folder, { recursive: true, force: true })
      best = tried
    } else if (tried) rmSync(tried.folder, { recursive: true, force: true })
  }
  return best
}

/** Enough for a person to build it again by hand. */
export function describe({ delivery, broken, folder }: Failure): string {
  const files = delivery.packets.flatMap((packet) => [
    `    ${packet.title}`,
    ...packet.files.flatMap(({ batch, file }) => [
      `      ${file.path}, received ${delivery.received[batch]}${file.copyOf ? `, a copy of ${file.copyOf}` : ''}`,
      ...file.sheets.map(
        ({ name, place, school, persons, figures, fates }) =>
          `        ${name}: ${place?.name ?? ''} ${school} ${persons.length || figures.length} rows, must be ${fates.join(' or ')}`,
      ),
    ]),
  ])
  return [
    `seed ${delivery.seed}: ${delivery.title}, imports in the order ${delivery.order.map((each) => each + 1).join(', ')}`,
    ...broken.slice(0, 12).map(({ property, what }) => `  ✗ ${property} (${properties[property]}): ${what}`),
    ...(broken.length > 12 ? [`  … ${broken.length - 12} more`] : []),
    `  workbooks and ledger: ${folder}`,
    ...files,
  ].join('\n')
}
