/** Deadlines → text, JSON, CSV: soonest first, what is missing by name. */
import type { Coverage } from '../gap/coverage.ts'
import { lackLines } from '../gap/coverage-words.ts'
import type { DueItem } from '../gap/deadlines.ts'
import type { Notice } from '../notice/notice.ts'
import type { Unit } from '../unit/unit.ts'
import { columns } from './columns.ts'
import { csv } from './csv.ts'
import { step } from './step.ts'
import type { Style } from './style.ts'

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
    each.missing.map(({ unit }) => unit).join('、'),
  ])
  return csv([['期限', '余天', '报表', '事项', '状态', '已收', '应收', '缺'], ...rows])
}

export function deadlinesText(
  due: DueItem[],
  coverage: Coverage,
  notice: Notice,
  unit: Unit,
  asOf: string,
  style: Style,
): string {
  const title = `\n${style.bold(unit.name)}   截至 ${asOf}   ${notice.number || notice.shortTitle}\n`
  if (due.length === 0) return `${title}\n  这段时间没有到期的事项，也没有逾期未交的。\n`
  const rows = due.map((each) => [left(each, style), each.on, what(each), received(each)])
  const table = columns(rows, { indent: 2, flexible: 2, width: style.width })
  return `${title}\n${table}\n${missingText(due, style)}${leftOut(coverage, style)}\n${advice(due, style)}`
}

function left({ daysLeft, state, pressing }: DueItem, style: Style): string {
  if (daysLeft === null) return '日期未定'
  if (state === 'met') return style.green('已齐')
  const late = state === 'unmet' ? '逾期' : '已过'
  const text = daysLeft < 0 ? `${late} ${-daysLeft} 天` : daysLeft === 0 ? '今天' : `余 ${daysLeft} 天`
  return pressing ? style.red(text) : text
}

function what({ label, title }: DueItem): string {
  return title.includes(label) ? title : `${label} ${title}`
}

function received({ state, received, expected }: DueItem): string {
  return state === 'untracked' ? '请自行确认' : `已收 ${received}/${expected}`
}

function missingText(due: DueItem[], style: Style): string {
  const rows = due
    .filter(({ state }) => state === 'unmet')
    .map(({ label, missing }) => {
      return [`缺 ${label}`, missing.map(({ unit }) => unit).join('、')]
    })
  return rows.length === 0 ? '' : `\n${columns(rows, { indent: 2, flexible: 1, width: style.width })}\n`
}

/** What came in and does not count: it is not missing, and not done either. */
function leftOut(coverage: Coverage, style: Style): string {
  const told = { ...coverage, missing: coverage.missing.filter(({ school }) => school !== '') }
  const lines = lackLines(told).filter(([label]) => label !== '旧表')
  return lines.length === 0 ? '' : `\n${columns(lines, { indent: 2, flexible: 1, width: style.width })}\n`
}

function advice(due: DueItem[], style: Style): string {
  return due.some(({ state }) => state === 'unmet')
    ? step('itcap import 文件', style, '收到后登记')
    : step('itcap gap', style, '看还有多少人没有培训')
}
