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

/** The package of the desk, taken in by the desk above, and taken in there once more. */
export interface Above {
  packed: Ran
  imports: [Ran, Ran]
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
  for (const args of asked)
    ran.push(await runOne(program, folder, ['--as-of', delivery.asOf, '--format', 'json', ...args]))
  const [gap, deadlines, report, status, validated] = ran.slice(batches.length) as [Ran, Ran, Ran, Ran, Ran?]
  const written = report.code === 0 ? read(readFileSync(join(folder, 'report.xlsx'))) : undefined
  const imports = batches.map((batch, at) => ({ batch, ran: ran[at]! }))
  const above = delivery.above === '' ? undefined : await sendUp(delivery, folder, program)
  return { folder, imports, gap, deadlines, report, status, above, validated, written }
}

function settingsOf(notice: string, unit: string): string {
  return `notice: ${notice}\nunit: ${unit}\nledger: itcap.db\ncontact: { name: 王示例, phone: "15400000000" }\n`
}

async function sendUp(delivery: Delivery, folder: string, program: Program): Promise<Above> {
  const { notice, unit, above, asOf, received } = delivery
  const at = join(folder, 'above')
  mkdirSync(at)
  writeFileSync(join(at, 'itcap.yaml'), settingsOf(notice, above))
  const run = (where: string, args: string[]) => runOne(program, where, ['--as-of', asOf, '--format', 'json', ...args])
  const packed = await run(folder, ['package', '--incomplete', '--to', 'above/sent'])
  const { zip = '' } = (packed.json ?? {}) as { zip?: string }
  const take = () => run(at, ['import', relative('above', zip), '--received', received.at(-1)!])
  const imports: Above['imports'] = [await take(), await take()]
  const gap = await run(at, ['gap', above.endsWith('省') ? '--city' : '--county', unit])
  return { packed, imports, gap }
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
