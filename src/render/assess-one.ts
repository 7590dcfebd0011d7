/** Teachers who were asked about by name → everything the notice asks of them: the arithmetic of every rule, and the clauses word for word. */
import { type AssessResult, type NoticeResult, outcomeOf, settingsOf } from '../assess/assess-result.ts'
import type { AssessedTeacher } from '../assess/assess-teachers.ts'
import { describeItem } from '../assess/describe-item.ts'
import type { AssessItem, AssessRule, ItemState } from '../assess/teacher-result.ts'
import { RESULT } from './assess.ts'
import { columns } from './columns.ts'
import { step } from './step.ts'
import type { Style } from './style.ts'

const TITLE: Record<AssessRule, string> = {
  population: '统计范围',
  hours: '学时',
  'ability-points': '能力点',
  eligibility: '先后条件',
  score: '得分',
  grade: '等次',
  approval: '认定程序',
  certificate: '证书',
}

const MARK: Record<ItemState, string> = { met: '✓', missed: '✗', advice: '!', unknown: '?' }

export function teachersText({ notices }: AssessResult, style: Style): string {
  const parts = notices.flatMap((result) => result.teachers.map((each) => oneText(each, result, style)))
  return `\n${parts.join('\n\n')}\n`
}

function oneText(each: AssessedTeacher, result: NoticeResult, style: Style): string {
  const { name, unit, school, path, sheet, row } = each
  const { items } = each.result
  const county = result.unitName(unit)
  const outcome = outcomeOf(each)
  const paint = { failed: style.red, open: style.yellow, passed: style.green, left: style.dim }[outcome]
  const who = [name, school.startsWith(county) ? '' : county, school].filter(Boolean).join('   ')
  const rules = [...new Set(items.map(({ rule }) => rule))]
  return [
    `${paint(RESULT[outcome])}   ${style.bold(who)}   ${result.notice.shortTitle}`,
    style.dim(`  ${path}  ${sheet}  第 ${row} 行`),
    ...rules.map((rule) => ruleText(rule, items, style)),
    settingsText(result, style),
    clausesText(items, result, style),
    `\n${step(`itcap notice show ${result.notice.id}`, style, '看通知全文').trimEnd()}`,
  ]
    .filter(Boolean)
    .join('\n')
}

function ruleText(rule: AssessRule, items: AssessItem[], style: Style): string {
  const paint = { met: style.green, missed: style.red, advice: style.yellow, unknown: style.yellow }
  const rows = items
    .filter((item) => item.rule === rule)
    .map((item) => [paint[item.state](MARK[item.state]), describeItem(item), item.clauses.join(' ')])
  return `\n  ${style.bold(TITLE[rule])}\n${columns(rows, style, { flexible: 1 })}`
}

/** What the notice leaves open and the numbers turn on. */
function settingsText(result: NoticeResult, style: Style): string {
  const rows = Object.entries(settingsOf(result)).map(([name, value]) => [
    `${name} = ${value}`,
    result.notice.settings[name]?.why ?? '',
  ])
  if (rows.length === 0) return ''
  return `\n  ${style.bold('通知没有写明、由设置决定的')}\n${columns(rows, style, { flexible: 1 })}`
}

function clausesText(items: AssessItem[], { notice }: NoticeResult, style: Style): string {
  const ids = [...new Set(items.flatMap(({ clauses }) => clauses))]
  const rows = ids.map((id) => [id, notice.clauses[id]?.quote ?? ''])
  if (rows.length === 0) return ''
  return `\n  ${style.bold('条款')}\n${columns(rows, style, { flexible: 1 })}`
}
