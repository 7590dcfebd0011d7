/** `itcap report FORM`: the filled official sheet and its 依据, verified after writing, ready for the stamp; and two reports of one's own. */
import type { Command } from 'commander'
import type { GapLevel } from '../../gap/gap-result.ts'
import { type Inquiry, report } from '../../pipeline.ts'
import { summary } from '../../upward.ts'
import { UserError } from '../../user-error.ts'
import type { Run, TextAnswer } from '../answer.ts'
import type { Then } from '../at-frozen.ts'
import { type Context, oneOf } from '../context.ts'
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
  by?: string
}

export function addReport(program: Command, run: Run): void {
  withUnitOptions(program.command('report'))
    .description('写出填好的正式报表（Excel），附“依据”工作表，可直接打印盖章')
    .argument('<form>', '报表编号，例如 annex-3；summary 是各县（市、区）缺口的汇总表，page 是给领导看的一页')
    .option('-o, --output <FILE>', '写到这个文件（默认按通知规定的文件名）')
    .option('--by <city|county|school>', 'summary、page：分到哪一级（默认同 gap）')
    .option('--project <名称>', '分项目填报的表：哪个项目')
    .option('--into <工作簿>', '填进这份官方模板（.xlsx）的副本，别的都不动；“依据”另成一份')
    .option('--public', '公示用：没有身份证号码和电话，不附“依据”')
    .option('--pdf', '旁边再写一份 PDF（用电脑上装的 LibreOffice 或 WPS 印，只有正式的表）')
    .option('--no-source-line', '页脚不印来源说明')
    .action(run(answer, ['table', 'json']))
}

/** No forms of a notice: the county table to pass on, and the page for the director. */
export const OWN_REPORTS = { summary: ofSummary, page: ofPage } as const

interface Asked {
  inquiry: Inquiry
  then: Then | undefined
  options: Options
  context: Context
}

async function ofSummary({ inquiry, options }: Asked): Promise<TextAnswer> {
  const path = options.output ?? `${inquiry.unit.name}缺口汇总表.xlsx`
  const { result, coverage } = await summary(inquiry, { path, by: levelOf(options) })
  const { summaryText } = await import('../../render/report.ts')
  return {
    code: exitCodeOf({ findings: isLacking(options, coverage) }),
    table: (style) => summaryText({ path, unit: result.unit, rows: result.rows.length, coverage }, style),
    json: () => ({ path, ...result, coverage }),
  }
}

async function ofPage({ inquiry, then, options, context }: Asked): Promise<TextAnswer> {
  const [{ page }, { isReduced, sealedMoments }] = await Promise.all([
    import('../../director.ts'),
    import('../sealed-moments.ts'),
  ])
  const { at } = options
  const by = levelOf(options)
  const made = await page(inquiry, {
    path: options.output ?? `${inquiry.unit.name}培训进度.html`,
    by,
    before: await sealedMoments(context, inquiry, { at, by }),
    now: { name: at ?? '', reduced: isReduced(then) },
  })
  const { pageText } = await import('../../render/report.ts')
  const { path, result, quotas, coverage, status, moments } = made
  return {
    code: exitCodeOf({ findings: isLacking(options, coverage) }),
    table: (style) => pageText(made, style),
    json: () => ({ path, ...result, quotas, coverage, status: { total: status.total, forms: status.forms }, moments }),
  }
}

function levelOf({ by }: Options): GapLevel | undefined {
  return by === undefined ? undefined : oneOf('--by', by, ['city', 'county', 'school'] as const)
}

async function answer(context: Context, formId: string, options: Options): Promise<TextAnswer> {
  return inquire(context, options, [], async (inquiry, { contact, fonts }, then) => {
    const { notice } = inquiry
    if (options.public && options.into !== undefined)
      throw new UserError(
        'bad-option',
        '--public 和 --into 不能一起写。',
        '官方模板上有身份证号码栏；公示用的另写一份。',
      )
    const form = notice.forms.find((each) => each.id === formId)
    const isOwn = form === undefined && Object.hasOwn(OWN_REPORTS, formId)
    if (options.by !== undefined && !isOwn)
      throw new UserError('bad-option', '--by 只和 summary、page 一起写。', '正式报表的行按通知分。')
    if (isOwn) return OWN_REPORTS[formId as keyof typeof OWN_REPORTS]({ inquiry, then, options, context })
    if (form === undefined) {
      throw unknownForm(`${notice.shortTitle} 没有报表 ${formId}。`, formId, [
        ...notice.forms.map(({ id }) => id),
        ...Object.keys(OWN_REPORTS),
      ])
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
