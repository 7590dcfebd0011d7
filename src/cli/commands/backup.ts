/** `itcap backup FILE` and `itcap restore FILE`: a verified copy of the ledger, made while others work; and back again. */
import type { Command } from 'commander'
import type { Run, TextAnswer } from '../answer.ts'
import type { Context } from '../context.ts'
import { exitCode } from '../exit-code.ts'
import { noteInLedger } from '../open-workspace-ledger.ts'

export function addBackup(program: Command, run: Run): void {
  program
    .command('backup')
    .description('备份台账到一个文件（别人照常工作），写完打开核对')
    .argument('<file>', '备份文件')
    .action(run(backup, ['table', 'json']))
  program
    .command('restore')
    .description('用备份恢复台账；损坏的、被改动过的备份不用，现有台账留在旁边')
    .argument('<file>', '备份文件')
    .action(run(restoreFrom, ['table', 'json']))
}

async function backup({ workspace }: Context, file: string): Promise<TextAnswer> {
  const { backUp } = await import('../../ledger/backup.ts')
  const made = await backUp(workspace.ledger, file)
  return {
    code: exitCode.done,
    table: () =>
      `✓ 备份好了，已打开核对\n  ${file}（${made.submissions} 份报送件），校验码在 ${file}.sha256，两个文件请放在一处\n`,
    json: () => ({ file, ...made }),
  }
}

async function restoreFrom(context: Context, file: string): Promise<TextAnswer> {
  const { restore } = await import('../../ledger/backup.ts')
  const { workspace, now } = context
  const { submissions, kept, lost, sha256 } = await restore(file, workspace.ledger, now.slice(0, 10))
  await noteInLedger(context, 'restore', { file, submissions, sha256 })
  return {
    code: exitCode.done,
    table: () =>
      [
        `✓ 恢复好了（${submissions} 份报送件）`,
        ...(kept === '' ? [] : [`  原来的台账留在 ${kept}`]),
        ...(lost.length === 0 ? [] : [`  备份里没有后来的冻结：${lost.join('、')}`]),
        '',
      ].join('\n'),
    json: () => ({ file, submissions, kept, lost }),
  }
}
