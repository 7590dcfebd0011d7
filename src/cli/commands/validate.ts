/** `itcap validate FILE…`: recognise, read, check; the result as text, JSON or CSV. */
import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import type { Ledger } from '../../ledger/ledger.ts'
import type { Entry, Returned } from '../../render/validate.ts'
import type { Run } from '../action.ts'
import { type Context, json, oneOf } from '../context.ts'
import { exitCode } from '../exit-code.ts'

interface Options {
  notice?: string
  form?: string
  failOn: string
  received?: string
  return?: string
}

export function addValidate(program: Command, run: Run): void {
  program
    .command('validate')
    .description('校验报表：认出是哪张表，读出来，逐条检查')
    .argument('<file...>', '文件或文件夹（其下所有 .xlsx .xlsm .xls .csv）')
    .option('--notice <ID>', '只按这份通知认表')
    .option('--form <ID>', '只认这张报表，例如 annex-3')
    .option('--fail-on <error|warning>', '有哪一级问题就以 1 退出', 'error')
    .option('--received <TIME>', '收到的时间，例如 2021-05-30T17:00，用来看是否逾期')
    .option('--return <DIR>', '给每个有问题的文件写一份退回表，放进这个文件夹')
    .action(run(validate))
}

async function validate(context: Context, paths: string[], options: Options): Promise<number> {
  const failOn = oneOf('--fail-on', options.failOn, ['error', 'warning'] as const)
  const [{ collect }, render] = await Promise.all([import('../collect.ts'), import('../../render/validate.ts')])
  const ledger = await existingLedger(context)
  const files = await collect(context, paths, options, { ledger }).finally(() => ledger?.close())
  const result = render.summarise(files, context.asOf)
  const returned = options.return === undefined ? undefined : await returnTo(options.return, result.entries)
  if (context.format === 'json') context.out(json({ ...render.validateJson(result), ...(returned && { returned }) }))
  else if (context.format === 'csv') context.out(render.validateCsv(result))
  else context.out((await import('../../render/validate-text.ts')).validateText(result, paths, context.style, returned))
  return verdict(result, failOn)
}

async function returnTo(folder: string, entries: Entry[]): Promise<Returned> {
  const { writeReturns } = await import('../write-returns.ts')
  return writeReturns(entries, folder)
}

/** What was recorded before is compared with, where there is a ledger; validating never makes one. */
async function existingLedger({ workspace }: Context): Promise<Ledger | undefined> {
  if (!existsSync(workspace.ledger)) return undefined
  const { openLedger } = await import('../../ledger/open-ledger.ts')
  return openLedger(workspace.ledger, { create: false })
}

/** A fault of itcap outweighs what the user can mend, and that outweighs findings. */
export function verdict(
  result: { crashed: boolean; totals: { error: number; warning: number; unreadable: number; unrecognised: number } },
  failOn: 'error' | 'warning',
): number {
  const { error, warning, unreadable, unrecognised } = result.totals
  if (result.crashed) return exitCode.fault
  if (unreadable + unrecognised > 0) return exitCode.usersToMend
  if (error > 0 || (failOn === 'warning' && warning > 0)) return exitCode.findings
  return exitCode.done
}
