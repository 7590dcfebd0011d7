/** `itcap deadlines`: what is due; exit 1 when something inside the window, or overdue, is unmet. Made for cron. */
import type { Command } from 'commander'
import { UserError } from '../../user-error.ts'
import type { Run } from '../action.ts'
import { type Context, json } from '../context.ts'
import { atDesk, completeness, type UnitOptions, withUnitOptions } from '../desk.ts'
import { exitCode } from '../exit-code.ts'

interface Options extends UnitOptions {
  within?: string
}

export function addDeadlines(program: Command, run: Run): void {
  withUnitOptions(program.command('deadlines'))
    .description('期限：什么时候交什么，还缺谁；期限内有没办完的以 1 退出（可放进定时任务）')
    .option('--within <7d>', '只看几天之内的（d 天、w 周），已逾期未交的总会列出')
    .action(run(deadlines))
}

async function deadlines(context: Context, options: Options): Promise<number> {
  const within = days(options.within)
  return atDesk(
    context,
    { notice: context.workspace.notice, ...options },
    [],
    async ({ notice, unit, units, ledger, coverage: coverageOf }) => {
      const [{ computeDeadlines }, render] = await Promise.all([
        import('../../gap/deadlines.ts'),
        import('../../render/deadlines.ts'),
      ])
      const covered = ledger.coverage(notice.id)
      const due = computeDeadlines({ notice, units, unit, asOf: context.asOf, covered, within })
      const dated = new Set(notice.deadlines.flatMap(({ forms }) => forms))
      const forms = notice.forms.filter(({ id }) => dated.has(id))
      const coverage = await coverageOf({ forms, owed: forms })
      if (context.format === 'json') context.out(json({ ...render.deadlinesJson(due, unit, context.asOf), coverage }))
      else if (context.format === 'csv') context.out(render.deadlinesCsv(due))
      else context.out(render.deadlinesText(due, coverage, notice, unit, context.asOf, context.style))
      return due.some(({ pressing }) => pressing) ? exitCode.findings : completeness(options, coverage)
    },
  )
}

function days(within: string | undefined): number {
  if (within === undefined) return Number.POSITIVE_INFINITY
  const [, count, unit] = /^(\d{1,4})([dw天周]?)$/.exec(within) ?? []
  if (count === undefined)
    throw new UserError('bad-option', `--within 不能是“${within}”。`, '请写成 7d（7 天）或 2w（两周）。')
  return Number(count) * (unit === 'w' || unit === '周' ? 7 : 1)
}
