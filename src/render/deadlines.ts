/** Deadlines → text, JSON, CSV: soonest first, what is missing by name. */
import type { DueItem } from '../gap/deadlines.ts'
import type { Notice } from '../notice/notice.ts'
import type { Unit } from '../unit/unit.ts'
import { columns } from './columns.ts'
import { csv } from './csv.ts'
import type { Style } from './style.ts'

export function deadlinesJson(due: DueItem[], unit: Unit, asOf: string): unknown {
  return { asOf, unit: unit.name, code: unit.key, deadlines: due }
}

export function deadlinesCsv(due: DueItem[]): string {
  const rows = due.map((each) => [left(each, style), each.on, what(each), received(each)])
  const table = columns(rows, { indent: 2, flexible: 2, width: style.width })
  return `${title}\n${table}\n${missingText(due, style)}\n${advice(due, style)}`
}

function left({ daysLeft, state, pressing }: DueItem, style: Style): string {
  if (daysLeft === null) return '日期未定'
  if (state === 'met') return style.green('已齐')
  const text =
    daysLeft < 0
      ? `${state === 'unmet' ? '逾期' : '已过'} ${-daysLeft} 天`
      : daysLeft === 0
        ? '今天'
        : `余 ${daysLeft} 天`
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
      const names = missing.slice(0, NAMED).map(({ unit }) => unit)
      return [`缺 ${label}`, `${names.join('、')}${missing.length > NAMED ? `等 ${missing.length} 个` : ''}`]
    })
  return rows.length === 0 ? '' : `\n${columns(rows, { indent: 2, flexible: 1, width: style.width })}\n`
}

function advice(due: DueItem[], style: Style): string {
  const waiting = due.filter(({ state }) => state === 'unmet').length
  return waiting > 0
    ? `  ${style.bold('下一步')}  收到后  itcap import 文件\n`
    : `  ${style.bold('下一步')}  itcap gap     看还有多少人没有培训\n`
}
