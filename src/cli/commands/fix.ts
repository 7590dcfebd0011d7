/** `itcap fix FILE… -o DIR`: mends what is only spelling, in copies; the log says each cell. */
import type { Command } from 'commander'
import { type FileOutcome, whyNothing } from '../../intake/outcome.ts'
import { respell } from '../../pipeline.ts'
import { UserError } from '../../user-error.ts'
import type { Run, TableAnswer } from '../answer.ts'
import type { Context } from '../context.ts'
import { exitCodeOf } from '../exit-code.ts'
import { noteInLedger } from '../open-workspace-ledger.ts'
import { type FileOptions, filesGiven } from '../surroundings.ts'
import { hasLedger } from '../workspace.ts'

interface Options extends FileOptions {
  output?: string
  dryRun?: boolean
}

export function addFix(program: Command, run: Run): void {
  program
    .command('fix')
    .description('只改写法：全角、空格、看不见的字符、间隔号、x→X、表列的别名；写成另一份，不动一个数字')
    .argument('<file...>', '文件或文件夹')
    .option('-o, --output <DIR>', '改好的写进这个文件夹，路径和文件名不变')
    .option('--dry-run', '只列出会改哪些单元格，不写文件')
    .option('--notice <ID>', '只按这份通知认表')
    .option('--form <ID>', '只认这张报表')
    .action(run(fix, ['table', 'json', 'csv']))
}

async function fix(context: Context, paths: string[], options: Options): Promise<TableAnswer> {
  const dryRun = options.dryRun === true
  if (!dryRun && options.output === undefined) {
    throw new UserError('bad-option', '没有说改好的写到哪里。', '请写 -o 文件夹；只想看会改什么，写 --dry-run。')
  }
  const { files, around, watchers, done } = await filesGiven(context, paths, options)
  const folder = dryRun ? undefined : options.output
  const { fixed, outcomes } = await respell(files, around, { folder, roots: paths }, watchers).finally(done)
  // Where there is a ledger it tells that files were respelled; none is made for it.
  if (fixed.written.length > 0 && hasLedger(context.workspace))
    await noteInLedger(context, 'fix', { files: fixed.written.length, cells: fixed.changes.length })
  const render = await import('../../render/fix.ts')
  const skipped = [...fixed.skipped, ...outcomes.flatMap(notFixed)]
  const all = { ...fixed, skipped }
  return {
    code: exitCodeOf({ toMend: skipped.length > outcomes.filter(({ copyOf }) => copyOf !== undefined).length }),
    table: (style) => render.fixText(all, paths, dryRun, style),
    csv: () => render.fixCsv(all, dryRun),
    json: () => render.fixJson(all),
  }
}

/** Whatever was given and is in no copy is said. */
function notFixed(outcome: FileOutcome): { path: string; why: string }[] {
  const { path, unreadable, forms, copyOf } = outcome
  if (copyOf !== undefined) return [{ path, why: `与 ${copyOf} 完全相同，只改那一份` }]
  if (unreadable) return [{ path, why: `${unreadable.message}。${unreadable.hint}` }]
  return forms.length > 0 ? [] : [{ path, why: `${whyNothing(outcome)}，没有改` }]
}
