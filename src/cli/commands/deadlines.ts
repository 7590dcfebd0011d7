/** `itcap deadlines`: what is due; exit 1 when something inside the window, or overdue, is unmet. Made for cron. */
import type { Command } from 'commander'
import type { DueItem } from '../../gap/deadlines.ts'
import { due, type Inquiry } from '../../pipeline.ts'
import { UserError } from '../../user-error.ts'
import type { Run, TableAnswer } from '../answer.ts'
import type { Context } from '../context.ts'
import { exitCodeOf } from '../exit-code.ts'
import { inquire, isLacking, type UnitOptions, withUnitOptions } from '../inquire.ts'

interface Options extends UnitOptions {
  within?: string
  ics?: string
}

export function addDeadlines(program: Command, run: Run): void {
  withUnitOptions(program.command('deadlines'))
    .description('期限：什么时候交什么，还缺谁；期限内有没办完的以 1 退出（可放进定时任务）')
    .option('--within <7d>', '只看几天之内的（d 天、w 周），已逾期未交的总会列出')
    .option('--ics <FILE>', '把还没到、没交齐的期限写成日历，手机、Outlook 打开就加进去，到时提醒')
    .action(run(deadlines, ['table', 'json', 'csv']))
}

async function deadlines(context: Context, options: Options): Promise<TableAnswer> {
  const within = daysOf(options.within)
  return inquire(context, { notice: context.workspace.notice, ...options }, [], async (inquiry) => {
    const { notice, unit, asOf } = inquiry
    const render = await import('../../render/deadlines.ts')
    const { items, coverage } = await due(inquiry, within)
    const calendar = options.ics === undefined ? undefined : await writeCalendar(options.ics, inquiry, items)
    const needsSomebody = items.some(({ pressing }) => pressing) || isLacking(options, coverage)
    return {
      code: exitCodeOf({ findings: needsSomebody }),
      // A timer mails whatever is printed.
      table: (style) =>
        context.quiet && !needsSomebody
          ? ''
          : render.deadlinesText(items, coverage, notice, unit, asOf, calendar, style),
      csv: () => render.deadlinesCsv(items),
      json: () => ({ ...render.deadlinesJson(items, unit, asOf), coverage }),
    }
  })
}

async function writeCalendar(path: string, { notice, unit, asOf }: Inquiry, items: readonly DueItem[]) {
  const [{ calendarText }, { writeAtomically }] = await Promise.all([
    import('../../render/calendar.ts'),
    import('../../workbook/write-atomically.ts'),
  ])
  const text = calendarText(items, { notice, unit, asOf })
  if (text !== undefined) await writeAtomically(path, Buffer.from(text))
  return { path, events: text !== undefined }
}

/** `7d`, `2w` → days; all of them where nothing is said. */
export function daysOf(within: string | undefined): number {
  if (within === undefined) return Number.POSITIVE_INFINITY
  const [, count, unit] = /^(\d{1,4})([dw天周]?)$/.exec(within) ?? []
  if (count === undefined)
    throw new UserError('bad-option', `--within 不能是“${within}”。`, '请写成 7d（7 天）或 2w（两周）。')
  return Number(count) * (unit === 'w' || unit === '周' ? 7 : 1)
}
