/** `itcap ledger move`: what is done to a ledger as a whole, wherever it lies. */
import type { Command } from 'commander'
import type { Run, TextAnswer } from '../answer.ts'
import type { Context } from '../context.ts'
import { exitCode } from '../exit-code.ts'
import { openOptions } from '../open-workspace-ledger.ts'

export function addLedger(program: Command, run: Run): void {
  const ledger = program.command('ledger').description('台账放在哪里：搬到服务器上，或搬回文件')
  ledger
    .command('move')
    .description('把台账搬到另一处（文件 ↔ PostgreSQL），逐表核对一致才算；原来的不动')
    .argument('<from>', '现在的台账：文件，或 postgres:// 地址')
    .argument('<to>', '搬到哪里：还没有的文件，或地址；已经有内容的不搬')
    .action(run(move, ['table', 'json']))
}

async function move(context: Context, from: string, to: string): Promise<TextAnswer> {
  const [{ moveLedger }, { answersOf }, { movedText }] = await Promise.all([
    import('../../ledger/move.ts'),
    import('../ledger-answers.ts'),
    import('../../render/ledger.ts'),
  ])
  const asked = new Set<string>()
  const moved = await moveLedger(from, to, openOptions(context, 'itcap ledger move'), (ledger) =>
    answersOf(ledger, context, asked),
  )
  const shown = { ...moved, answered: [...asked] }
  return { code: exitCode.done, table: (style) => movedText(shown, to, style), json: () => shown }
}
