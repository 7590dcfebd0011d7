/** `itcap report FORM`: the filled official sheet and its 依据, verified after writing, ready for the stamp. */
import type { Command } from 'commander'
import { type Inquiry, report } from '../../pipeline.ts'
import { summary } from '../../upward.ts'
import { UserError } from '../../user-error.ts'
import type { Answer, Run } from '../answer.ts'
import type { Context } from '../context.ts'
import { exitCodeOf } from '../exit-code.ts'
import { inquire, isLacking, type UnitOptions, withUnitOptions } from '../inquire.ts'
import { unknownForm } from '../load-notices.ts'

interface Options extends UnitOptions {
  output?: string
  project?: string
  into?: string
  public?: boolean
  sourceLine?: boolean
  pdf?: boolean
}

export function addReport(program: Command, run: Run): void {
  withUnitOptions(program.command('report'))
    .description('写出填好的正式报表（Excel），附“依据”工作表，可直接打印盖章')
    .argument('<form>', '报表编号，例如 annex-3；summary 是各县（市、区）缺口的汇总表')
    .option('-o, --output <FILE>', '写到这个文件（默认按通知规定的文件名）')
    .option('--project <名称>', '分项目填报的表：哪个项目')
    .option('--into <工作簿>', '填进这份官方模板（.xlsx）的副本，别的都不动；“依据”另成一份')
    .option('--public', '公示用：没有身份证号码和电话，不附“依据”')
    .option('--pdf', '旁边再写一份 PDF（用电脑上装的 LibreOffice 印，只有正式的表）')
    .option('--no-source-line', '页脚不印来源说明')
    .action(run(answer, ['table', 'json']))
}

/** No form of a notice, but the county table to pass on. */
const SUMMARY = 'summary'

async function ofSummary(inquiry: Inquiry, options: Options): Promise<Answer<'table' | 'json'>> {
  const path = options.output ?? `${inquiry.unit.name}缺口汇总表.xlsx`
  const { result, coverage } = await summary(inquiry, { path, by: undefined })
  const { summaryText } = await import('../../render/report.ts')
  return {
    code: exitCodeOf({ findings: isLacking(options, coverage) }),
    table: (style) => summaryText({ path, unit: result.unit, rows: result.rows.length, coverage }, style),
    json: () => ({ path, ...result, coverage }),
  }
}

async function answer(context: Context, formId: string, options: Options): Promise<Answer<'table' | 'json'>> {
  return inquire<'table' | 'json'>(context, options, [], async (inquiry, { contact, fonts }) => {
    const { notice } = inquiry
    if (options.public && options.into !== undefined)
      throw new UserError(
        'bad-option',
        '--public 和 --into 不能一起写。',
        '官方模板上有身份证号码栏；公示用的另写一份。',
      )
    const form = notice.forms.find((each) => each.id === formId)
    if (form === undefined && formId === SUMMARY) return ofSummary(inquiry, options)
    if (form === undefined) {
      throw unknownForm(
        `${notice.shortTitle} 没有报表 ${formId}。`,
        formId,
        notice.forms.map(({ id }) => id),
      )
    }
    const made = await report(
      inquiry,
      { form, project: options.project ?? '', contact, forPublication: options.public === true },
      {
        path: options.output ?? '',
        sourceLine: options.sourceLine !== false,
        fonts,
        ...(options.into !== undefined && { into: options.into }),
        ...(options.pdf && { pdf: true }),
      },
    )
    const { reportText } = await import('../../render/report.ts')
    return {
      code: exitCodeOf({ findings: isLacking(options, made.coverage) }),
      table: (style) => reportText(made, style),
      json: () => made,
    }
  })
}
