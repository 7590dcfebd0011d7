/** `itcap explanations`: what senders wrote for warnings, which are none since; on request as the 核查报告 (a workbook). */
import type { Command } from 'commander'
import { explanations } from '../../pipeline.ts'
import type { Run, TableAnswer } from '../answer.ts'
import type { Context } from '../context.ts'
import { exitCode } from '../exit-code.ts'
import { inquire, type UnitOptions, withUnitOptions } from '../inquire.ts'

export function addExplanations(program: Command, run: Run): void {
  withUnitOptions(program.command('explanations'))
    .description('情况说明：学校对提醒写的说明，按人（单位）和值记着，值不变就不再提醒')
    .option('-o, --output <FILE>', '写成核查报告（Excel）')
    .action(run(answer, ['table', 'json', 'csv']))
}

async function answer(context: Context, options: UnitOptions & { output?: string }): Promise<TableAnswer> {
  return inquire(context, { notice: context.workspace.notice, ...options, ownRosters: true }, [], async (inquiry) => {
    const { notice, unit, asOf } = inquiry
    const render = await import('../../render/explanations.ts')
    const explained = await explanations(inquiry)
    const written = options.output
    if (written !== undefined) {
      const [{ drawExplanations }, { writeWorkbook }] = await Promise.all([
        import('../../report/draw-explanations.ts'),
        import('../../report/write-workbook.ts'),
      ])
      const counted = explained.filter(({ current }) => current)
      await writeWorkbook(written, drawExplanations({ notice, unit, asOf, explained: counted }))
    }
    return {
      code: exitCode.done,
      table: (style) => render.explanationsText(explained, { notice, unit, asOf, written }, style),
      csv: () => render.explanationsCsv(explained),
      json: () => render.explanationsJson(explained, notice, unit, asOf),
    }
  })
}
