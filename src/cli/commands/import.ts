/** `itcap import FILE…`: validates, then records in the ledger, all files in one transaction; a receipt for each. */
import type { Command } from 'commander'
import { UserError } from '../../user-error.ts'
import type { Run, TableAnswer } from '../answer.ts'
import type { Context } from '../context.ts'
import { exitCodeOf } from '../exit-code.ts'
import { type RecordOptions, recordFiles } from '../inquire.ts'
import { openWorkspaceLedger } from '../open-workspace-ledger.ts'
import { type ColumnOptions, keepColumns, withColumnOptions, withColumns } from '../own-columns.ts'

export function addImport(program: Command, run: Run): void {
  withColumnOptions(program.command('import'))
    .description('校验后登记到台账，每个文件一张回执；有错误的只留回执，数字不计入')
    .argument('<file...>', '文件或文件夹')
    .option('--notice <ID>', '只按这份通知认表')
    .option('--form <ID>', '只认这张报表')
    .option('--received <TIME>', '收到的时间（默认现在），例如 2021-05-30T17:00')
    .option('--on-behalf-of <单位>', '替这个单位报送（表上没有写明单位时）')
    .option('--accept <理由>', '有错误也计入，理由留在台账里')
    .option('--subject <主题>', '来信的邮件主题：核对是否按通知规定写')
    .option('--issued', '这是上级下发的名单，不是下面报来的')
    .action(run(importFiles, ['table', 'json', 'csv']))
}

async function importFiles(
  given: Context,
  paths: string[],
  options: RecordOptions & ColumnOptions,
): Promise<TableAnswer> {
  if (options.accept !== undefined && options.accept.trim() === '') {
    throw new UserError('bad-option', '--accept 后面要写理由。', '例如 --accept "县局来函说明，原件已存档"。')
  }
  const [context, render] = await Promise.all([withColumns(given, options), import('../../render/import.ts')])
  const ledger = await openWorkspaceLedger(context, 'itcap import')
  const result = await recordFiles(ledger, context, paths, options, true).finally(() => ledger.close())
  await keepColumns(context.workspace, options)
  return {
    code: exitCodeOf({
      fault: result.crashed,
      toMend: result.refused.length > 0,
      findings: result.receipts.some(({ outcome }) => outcome === 'rejected'),
    }),
    table: (style) => render.importText(result, style),
    csv: () => render.importCsv(result),
    json: () => render.importJson(result),
  }
}
