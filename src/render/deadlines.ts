/** Deadlines → text, JSON, CSV: soonest first, form by form; who has sent nothing, and whose sheet did not pass, by name. */

import type { Coverage } from '../gap/coverage.ts'
import { lackLines } from '../gap/coverage-words.ts'
import type { DueItem } from '../gap/deadlines.ts'
import { failures, firstNames, whom } from '../gap/status-words.ts'
import type { Notice } from '../notice/notice.ts'
import type { Unit } from '../unit/unit.ts'
import { columns, cut, LABEL } from './columns.ts'
import { csv } from './csv.ts'
import { titleLine, writtenLines } from './lines.ts'
import { step } from './step.ts'
import type { Style } from './style.ts'

const OF = { units: '单位', schools: '学校' } as const
const STATE = { met: '已齐', unmet: '未齐', untracked: '不由台账判断' } as const

export function deadlinesJson(due: DueItem[], unit: Unit, asOf: string): object {
  return { asOf, unit: unit.name, code: unit.key, deadlines: due }
}

export function deadlinesCsv(due: DueItem[]): string {
  const rows = due.map((each) => [
    each.on,
    each.daysLeft,
    each.label,
    each.title,
    STATE[each.state],
    each.received,
    each.expected,
    each.missing.map(whom).join('、'),
    each.rejected.map(whom).join('、'),
    OF[each.of],
  ])
  return csv([['期限', '余天', '报表', '事项', '状态', '已收', '应收', '未报', '报了没过', '数的是'], ...rows])
}

export function deadlinesText(
  due: DueItem[],
  coverage: Coverage,
  notice: Notice,
  unit: Unit,
  asOf: string,
  calendar: { path: string; events: boolean } | undefined,
  style: Style,
): string {
  const title = `\n${titleLine(unit.name, asOf, notice, style)}\n`
  const written = calendarLine(calendar, style)
  if (due.length === 0) return `${title}\n  这段时间没有到期的事项，也没有逾期未交的。\n${written}`
  const rows = due.map((each) => [
    left(each, style),
    [each.on, each.at].filter(Boolean).join(' '),
    cut(each.label, LABEL),
    each.title,
    received(each),
  ])
  const table = columns(rows, style, { flexible: 3 })
  return `${title}\n${table}\n${missingText(due, style)}${leftOut(coverage, style)}${written}\n${advice(due, style)}`
}

function calendarLine(calendar: { path: string; events: boolean } | undefined, style: Style): string {
  if (calendar && !calendar.events) return '\n  没有写日历：没有还没到的期限。\n'
  return writtenLines('日历', calendar?.path, style)
    .map((line) => `${line}\n`)
    .join('')
}

function left({ daysLeft, state, pressing }: DueItem, style: Style): string {
  if (daysLeft === null) return '日期未定'
  if (state === 'met') return style.green('已齐')
  const late = state === 'unmet' ? '逾期' : '已过'
  const text = daysLeft < 0 ? `${late} ${-daysLeft} 天` : daysLeft === 0 ? '今天' : `余 ${daysLeft} 天`
  return pressing ? style.red(text) : text
}

/** How much came of it, in words. */
export function received({ of, state, received, expected, rejected }: DueItem): string {
  if (state === 'untracked') return '请自行确认'
  const failed = rejected.length > 0 ? `，没过 ${rejected.length}` : ''
  return `已收 ${received}/${expected}${of === 'schools' ? ' 所学校' : ''}${failed}`
}

/** Names on the screen; a county has hundreds of schools. */
const SHOWN = 40
const WHERE = 'itcap status --format csv '

function missingText(due: DueItem[], style: Style): string {
  const rows = due.flatMap(({ label, missing, rejected }) => [
    ...(missing.length > 0 ? [[`未报 ${cut(label, LABEL)}`, firstNames(missing.map(whom), SHOWN, WHERE)]] : []),
    ...(rejected.length > 0 ? [[`没过 ${cut(label, LABEL)}`, firstNames(failures(rejected), SHOWN, WHERE)]] : []),
  ])
  return rows.length === 0 ? '' : `\n${columns(rows, style, { flexible: 1 })}\n`
}

/** What came in and does not count: it is not missing, and not done either. */
function leftOut(coverage: Coverage, style: Style): string {
  const notCounted = coverage.notCounted.filter(({ why }) => why !== 'superseded')
  const lines = lackLines({ ...coverage, missing: [], notCounted })
  return lines.length === 0 ? '' : `\n${columns(lines, style, { flexible: 1 })}\n`
}

function advice(due: DueItem[], style: Style): string {
  return due.some(({ state }) => state === 'unmet')
    ? step('itcap status', style, '看各单位、各学校报得怎样')
    : step('itcap gap', style, '看还差多少人')
}
