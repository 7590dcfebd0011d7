/** Sealed states of a ledger → text, JSON, CSV; and what one of them has lost since. Tells when and by whom, never a person. */
import type { Frozen, Removed } from '../ledger/ledger.ts'
import { number } from '../value/number-text.ts'
import { columns } from './columns.ts'
import { csv } from './csv.ts'
import { step, words } from './step.ts'
import type { Style } from './style.ts'

export function frozenText(frozen: Frozen, style: Style): string {
  const { name, day, submissions, rows, log } = frozen
  const lines = [
    ['截至', day],
    ['封存', `${number(submissions)} 份报送件，计入的 ${number(rows)} 行；记录第 ${log} 行`],
    ['通知', frozen.notices.map(({ notice }) => notice.shortTitle).join('、')],
  ]
  return `${style.green('✓')} ${style.bold(`冻结好了：${name}`)}\n${columns(lines, style, { flexible: 1 })}\n\n${step(`itcap gap --at ${words([name])}`, style, '以后照这时的样子再算')}`
}

export function frozenListText(states: readonly Frozen[], style: Style): string {
  if (states.length === 0) return '还没有冻结过。itcap freeze 名字 冻结现在的状态。\n'
  const head = ['冻结', '截至', '报送件', '计入行数']
  const rows = states.map((each) => [each.name, each.day, number(each.submissions), number(each.rows)])
  return `\n${columns([head, ...rows], style, { right: (column) => column > 1, flexible: 0 })}\n\n${step(`itcap diff ${words([states.at(-1)!.name])}`, style, '看那以后改了什么')}`
}

export function frozenCsv(states: readonly Frozen[]): string {
  const lines = states.map(({ name, day, submissions, rows, at, who, log, digest }) => [
    name,
    day,
    submissions,
    rows,
    at,
    who,
    log,
    digest,
  ])
  return csv([['冻结', '截至', '报送件', '计入行数', '冻结时间', '谁', '记录第几行', '校验码'], ...lines])
}

export function frozenJson({ name, day, at, who, notices, log, digest, submissions, rows }: Frozen) {
  return { name, asOf: day, at, who, notices: notices.map(({ notice }) => notice.id), submissions, rows, log, digest }
}

/** Stands on top of an answer that can no longer be the whole of what it was. */
export function removedText({ name, removed }: { name: string; removed: readonly Removed[] }, style: Style): string {
  const lines = removed.map(({ path, sheet, rows, left }) => [
    '已删',
    `${path}${sheet === '' ? '' : ` 工作表“${sheet}”`}（冻结时 ${number(rows)} 行，现有 ${number(left)} 行）`,
  ])
  const head = `冻结“${name}”以后，${removed.length} 份报送件的内容从台账中删去或改动过，下面的数字里少了它们：`
  return `\n${style.yellow(head)}\n${columns(lines, style, { flexible: 1 })}\n`
}
