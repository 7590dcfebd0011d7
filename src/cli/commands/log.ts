/** `itcap log [--verify]`: what was done to the ledger, by whom and when; whether a line was changed since. */
import type { Command } from 'commander'
import type { Run, TableAnswer } from '../answer.ts'
import type { Context } from '../context.ts'
import { exitCodeOf } from '../exit-code.ts'
import { withWorkspaceLedger } from '../open-workspace-ledger.ts'

export function addLog(program: Command, run: Run): void {
  program
    .command('log')
    .description('台账记录：谁、什么时候登记了什么，哪些有错误也计入及理由')
    .option('--verify', '核对有没有一行被改动、删去；有就以 1 退出')
    .action(run(log, ['table', 'json', 'csv']))
}

async function log(context: Context, options: { verify?: boolean }): Promise<TableAnswer> {
  const lines = await withWorkspaceLedger(context, undefined, (ledger) => ledger.log(), 'keeper')
  const render = await import('../../render/log.ts')
  const changed = options.verify ? lines.find(({ whole }) => !whole) : undefined
  return {
    code: exitCodeOf({ findings: changed !== undefined }),
    table: (style) => render.logText(lines, options.verify === true, style),
    csv: () => render.logCsv(lines),
    json: () => ({ lines }),
  }
}
