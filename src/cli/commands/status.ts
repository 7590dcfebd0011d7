/** `itcap status`: who has handed in, and how it stands, unit by unit or school by school; on request as a workbook for the group chat. */
import type { Command } from 'commander'
import { status } from '../../pipeline.ts'
import { UserError } from '../../user-error.ts'
import type { Answer, Run } from '../answer.ts'
import { type Context, oneOf } from '../context.ts'
import { exitCodeOf } from '../exit-code.ts'
import { inquire, isLacking, type UnitOptions, withUnitOptions } from '../inquire.ts'

interface Options extends UnitOptions {
  form?: string
  by?: string
  output?: string
}

export function addStatus(program: Command, run: Run): void {
  withUnitOptions(program.command('status'))
    .description('进度：谁报了、谁没报、谁报了没过，报齐率和按时率')
    .option('--form <ID>', '只看这张报表')
    .option('--by <city|county|school>', '分到哪一级（默认：省分到市，市分到县，县分到学校）')
    .option('-o, --output <FILE>', '写一份进度表（Excel），可以发到工作群')
    .action(run(answer, ['table', 'json', 'csv']))
}

async function answer(context: Context, options: Options): Promise<Answer<'table' | 'json' | 'csv'>> {
  const by = options.by === undefined ? undefined : oneOf('--by', options.by, ['city', 'county', 'school'] as const)
  return inquire(context, { notice: context.workspace.notice, ...options }, [], async (inquiry) => {
    const { notice } = inquiry
    checkForm(notice.forms, options.form)
    const render = await import('../../render/status.ts')
    const { result, coverage } = await status(inquiry, { by, form: options.form })
    if (options.output !== undefined) {
      const [{ drawProgress }, { writeWorkbook }] = await Promise.all([
        import('../../report/draw-progress.ts'),
        import('../../report/write-workbook.ts'),
      ])
      await writeWorkbook(options.output, drawProgress(result, notice))
    }
    return {
      code: exitCodeOf({ findings: isLacking(options, coverage) }),
      table: (style) => render.statusText(result, coverage, notice, options.output, style),
      csv: () => render.statusCsv(result),
      json: () => ({ ...result, coverage }),
    }
  })
}

function checkForm(forms: readonly { id: string; direction: string }[], asked: string | undefined): void {
  const known = forms.filter(({ direction }) => direction !== 'issued').map(({ id }) => id)
  if (asked === undefined || known.includes(asked)) return
  throw new UserError('unknown-form', `没有要报的报表 ${asked}。`, `可以写：${known.join('、')}。`)
}
