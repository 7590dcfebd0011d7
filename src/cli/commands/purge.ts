/** `itcap purge --notice ID`: everything that was received for a notice leaves the ledger for good, and its bytes are searched for it. */
import { basename } from 'node:path'
import type { Command } from 'commander'
import { isAddress } from '../../ledger/engine/address.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { UserError } from '../../user-error.ts'
import type { Run, TextAnswer } from '../answer.ts'
import type { Context } from '../context.ts'
import { exitCodeOf } from '../exit-code.ts'
import { withWorkspaceLedger } from '../open-workspace-ledger.ts'

interface Options {
  notice: string
  yes?: boolean
}

export function addPurge(program: Command, run: Run): void {
  program
    .command('purge')
    .description('办完以后删去一份通知收到的全部（名单、数字、冻结），重写台账文件并逐字节核对')
    .requiredOption('--notice <ID>', '哪份通知')
    .option('--yes', '确定删去；不写只说明会删去什么')
    .action(run(purge, ['table', 'json']))
}

async function purge(context: Context, { notice, yes = false }: Options): Promise<TextAnswer> {
  const render = await import('../../render/purge.ts')
  const work = (ledger: Ledger): TextAnswer => {
    if (ledger.office)
      throw new UserError(
        'not-keeper',
        `账号 ${ledger.office.login} 只看得到自己单位的，不能删去整份通知。`,
        '请由管台账的账号运行 itcap purge。',
      )
    const held = ledger.notices()
    if (!held.includes(notice))
      throw new UserError(
        'unknown-notice',
        `台账里没有通知 ${notice} 的表。`,
        held.length === 0 ? '台账是空的，没有可删的。' : `有：${held.join('、')}。`,
      )
    if (!yes)
      throw new UserError(
        'purge-unconfirmed',
        `会从台账里删去 ${notice} 的 ${render.whatLeaves(ledger.purgeable(notice))}，不能恢复。还没有删。`,
        `确定要删，加上 --yes；${isAddress(context.workspace.ledger) ? '要留一份的，先请管服务器的人备份' : '要留一份的，先 itcap backup 文件'}。`,
      )
    const purged = ledger.purge(notice)
    const shown = { ...purged, copies: purged.copies.map((path) => basename(path)) }
    return {
      code: exitCodeOf({ findings: purged.found > 0 }),
      table: (style) => render.purgeText(shown, style),
      json: () => shown,
    }
  }
  return withWorkspaceLedger(context, yes ? 'itcap purge' : undefined, work, 'keeper')
}
