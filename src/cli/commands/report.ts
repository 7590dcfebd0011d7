/** `itcap report FORM`: the filled official sheet and its 依据, verified after writing, ready for the stamp. */
import type { Command } from 'commander'
import { UserError } from '../../user-error.ts'
import type { Run } from '../action.ts'
import { type Context, json } from '../context.ts'
import { atDesk, completeness, type UnitOptions, withUnitOptions } from '../desk.ts'

interface Options extends UnitOptions {
  output?: string
  project?: string
  sourceLine?: boolean
}

export function addReport(program: Command, run: Run): void {
  withUnitOptions(program.command('report'))
    .description('写出填好的正式报表（Excel），附“依据”工作表，可直接打印盖章')
    .argument('<form>', '报表编号，例如 annex-3')
    .option('-o, --output <FILE>', '写到这个文件（默认按通知规定的文件名）')
    .option('--project <名称>', '分项目填报的表：哪个项目')
    .option('--no-source-line', '页脚不印来源说明')
    .action(run(report))
}

async function report(context: Context, formId: string, options: Options): Promise<number> {
  return atDesk(context, options, [], async ({ notice, unit, units, ledger, coverage: coverageOf }) => {
    const form = notice.forms.find((each) => each.id === formId)
    if (form === undefined) {
      throw new UserError(
        'unknown-form',
        `${notice.shortTitle} 没有报表 ${formId}。`,
        `可以写：${notice.forms.map(({ id }) => id).join('、')}。`,
      )
    }
    const { makeReport } = await import('../../report/make-report.ts')
    const { name, phone } = context.workspace.contact
    const coverage = await coverageOf({ forms: [form], owed: [form] })
    const made = await makeReport(
      {
        notice,
        form,
        unit,
        units,
        ledger,
        asOf: context.asOf,
        project: options.project ?? '',
        contact: { name, phone },
        coverage,
      },
      { path: options.output ?? '', sourceLine: options.sourceLine !== false, fonts: context.workspace.fonts },
    )
    if (context.format === 'json') context.out(json(made))
    else context.out((await import('../../render/report.ts')).reportText(made, context.style))
    return completeness(options, coverage)
  })
}
