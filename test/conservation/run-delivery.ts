/**
 * A delivery comes in; it is written into a fresh folder and taken through the command line as an office does: import by import, then gap,
 * report and deadlines. What the program printed and wrote goes out. Nothing of the product is called but its command.
 */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { read, utils, type WorkBook, write } from '@e965/xlsx'
import type { Program } from '../cli/transcript.ts'
import type { Delivery, SentFile } from './delivery.ts'

export interface Ran {
  command: string
  code: number | null
  json: unknown
  stderr: string
}

/** The packages of the desk, one after its first import and one after its last, each taken in twice by the desk above. */
export interface Above {
  /** The last. */
  packed: Ran
  imports: Ran[]
  /** What is asked there of the desk that sent it. */
  gap: Ran
}

export interface Outcome {
  folder: string
  imports: { batch: number; ran: Ran }[]
  gap: Ran
  deadlines: Ran
  report: Ran
  status: Ran
  /** What became of it one level up; undefined where there is nobody above. */
  above: Above | undefined
  /** Of the files with a fault, and those of somebody else. */
  validated: Ran | undefined
  /** The sheet that goes under the stamp, and its 依据; undefined when none was written. */
  written: WorkBook | undefined
}

export async function runDelivery(delivery: Delivery, program: Program): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'itcap-conserve-'))
  writeFileSync(join(folder, 'itcap.yaml'), settingsOf(delivery.notice, delivery.unit))
  const inboxes = layOut(delivery, folder)
  const batches = delivery.order.filter((each) => inboxes.has(each))
  const doubtful = delivery.packets
    .flatMap(({ files }) => files)
    .filter(({ file }) => file.sheets.some(({ faults, fates }) => faults.length > 0 || fates.includes('other-unit')))
    .map(({ batch, file }) => `inbox-${batch}/${file.path}`)
  const asked = [
    ...batches.map((batch) => ['import', `inbox-${batch}`, '--received', delivery.received[batch]!]),
    ['gap', '--fail-on', 'incomplete'],
    ['deadlines'],
    ['report', delivery.form, '-o', 'report.xlsx'],
    ['status', '--form', delivery.form],
    ...(doubtful.length > 0 ? [['validate', ...doubtful]] : []),
  ]
  const ran: Ran[] = []
  const above = delivery.above === '' ? undefined : startAbove(delivery, folder, program)
  for (const [index, args] of asked.entries()) {
    ran.push(await runOne(program, folder, ['--as-of', delivery.asOf, '--format', 'json', ...args]))
    // What came since is in the second package.
    if (index === 0 && batches.length > 1) await above?.send('09:00')
  }
  const [gap, deadlines, report, status, validated] = ran.slice(batches.length) as [Ran, Ran, Ran, Ran, Ran?]
  const written = report.code === 0 ? read(readFileSync(join(folder, 'report.xlsx'))) : undefined
  const imports = batches.map((batch, at) => ({ batch, ran: ran[at]! }))
  await above?.send('10:00')
  return { folder, imports, gap, deadlines, report, status, above: await above?.answer(), validated, written }
}

function settingsOf(notice: string, unit: string): string {
  return `notice: ${notice}\nunit: ${unit}\nledger: itcap.db\ncontact: { name: 王示例, phone: "15400000000" }\n`
}

/** The desk above, which takes every package in twice. */
function startAbove({ notice, unit, above, asOf }: Delivery, folder: string, program: Program) {
  const at = join(folder, 'above')
  mkdirSync(at)
  writeFileSync(join(at, 'itcap.yaml'), settingsOf(notice, above))
  const run = (where: string, args: string[]) => runOne(program, where, ['--as-of', asOf, '--format', 'json', ...args])
  const [packed, imports]: [Ran[], Ran[]] = [[], []]
  return {
    async send(time: string): Promise<void> {
      const made = await run(folder, ['package', '--incomplete', '--to', `above/${time.slice(0, 2)}`])
      packed.push(made)
      const { zip } = (made.json ?? {}) as { zip?: string }
      if (zip === undefined) return
      const take = ['import', relative('above', zip), '--received', `${asOf}T${time}`]
      imports.push(await run(at, take), await run(at, take))
    },
    async answer(): Promise<Above> {
      const gap = await run(at, ['gap', above.endsWith('省') ? '--city' : '--county', unit])
      return { packed: packed.at(-1)!, imports, gap }
    },
  }
}

function layOut(delivery: Delivery, folder: string): Set<number> {
  const bytes = new Map<string, Buffer>()
  const used = new Set<number>()
  for (const { files } of delivery.packets) {
    for (const { batch, file } of files) {
      const own = bytes.get(file.copyOf ?? '') ?? bytesOf(file)
      bytes.set(file.path, own)
      mkdirSync(join(folder, `inbox-${batch}`), { recursive: true })
      writeFileSync(join(folder, `inbox-${batch}`, file.path), own)
      used.add(batch)
    }
  }
  return used
}

function bytesOf({ type, sheets }: SentFile): Buffer {
  const book = utils.book_new()
  for (const { name, worksheet } of sheets) utils.book_append_sheet(book, worksheet, name)
  if (type === 'csv') return Buffer.from(`\ufeff${utils.sheet_to_csv(sheets[0]!.worksheet)}`)
  return write(book, { type: 'buffer', bookType: type === 'xls' ? 'biff8' : type })
}

async function runOne(program: Program, folder: string, args: string[]): Promise<Ran> {
  const { code, stdout, stderr } = await program(folder, args)
  return { command: `itcap ${args.join(' ')}`, code, json: parsed(stdout), stderr }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
