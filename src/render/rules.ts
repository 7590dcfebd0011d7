/** The rule catalogue → text, JSON, CSV; one rule with its meaning, the clauses it stands on, a wrong and a right example. */
import type { Check } from '../check/check.ts'
import type { ExampleCase } from '../check/example.ts'
import { exampleBlocks } from '../check/example-blocks.ts'
import { messageOf } from '../check/message-of.ts'
import { runExample } from '../check/run-example.ts'
import type { Notice } from '../notice/notice.ts'
import { columns } from './columns.ts'
import { csv } from './csv.ts'
import { step } from './step.ts'
import type { Style } from './style.ts'

const SEVERITY = { error: '错误', warning: '提醒', info: '提示' } as const

/** Where a rule is applied: notice, form, severity there, clauses with their words. */
function uses(id: string, notices: Notice[]) {
  return notices.flatMap((notice) =>
    notice.forms.flatMap((form) =>
      form.rules
        .filter((rule) => rule.check === id)
        .map(({ severity, clauses }) => ({
          notice: notice.id,
          form: form.id,
          severity,
          clauses: clauses.map((clause) => ({ id: clause, quote: notice.clauses[clause]?.quote ?? '' })),
        })),
    ),
  )
}

export function rulesJson(checks: readonly Check[], notices: Notice[]): unknown {
  return {
    rules: checks.map((check) => {
      const { id, title, meaning, severity, scope, example } = check
      return { id, title, meaning, severity, scope, uses: uses(id, notices), example }
    }),
  }
}

export function rulesCsv(checks: readonly Check[], notices: Notice[]): string {
  const rows = checks.map(({ id, title, severity, meaning }) => [
    id,
    title,
    SEVERITY[severity],
    noticesOf(id, notices).join(' '),
    meaning,
  ])
  return csv([['规则', '名称', '级别', '通知', '含义'], ...rows])
}

function noticesOf(id: string, notices: Notice[]): string[] {
  return [...new Set(uses(id, notices).map(({ notice }) => notice))]
}

export function rulesText(checks: readonly Check[], notices: Notice[], style: Style): string {
  const rows = checks.map(({ id, title, severity }) => [
    id,
    SEVERITY[severity],
    title,
    `${noticesOf(id, notices).length} 份通知`,
  ])
  return `${columns(rows, { flexible: 2, width: style.width })}\n\n${step('itcap rules id-number', style, '看一条规则的依据和正误例子')}`
}

export function ruleText(check: Check, notices: Notice[], style: Style): string {
  const quotes = new Map<string, string>()
  for (const { notice, clauses } of uses(check.id, notices)) {
    for (const { id, quote } of clauses) quotes.set(`${notice} ${id}`, quote)
  }
  const parts = [
    `\n${style.bold(check.id)}   ${check.title}   ${SEVERITY[check.severity]}`,
    `  ${wrapped(check.meaning, style)}`,
    ...(quotes.size > 0
      ? [`\n  ${style.bold('依据')}`, columns([...quotes], { indent: 2, flexible: 1, width: style.width })]
      : []),
    `\n  ${style.bold('错误的例子')}`,
    exampleText(check, check.example.wrong, style),
    `\n  ${style.bold('正确的例子')}`,
    exampleText(check, check.example.right, style),
    '',
  ]
  return parts.join('\n')
}

function exampleText(check: Check, sketch: ExampleCase, style: Style): string {
  const blocks = exampleBlocks(check.example, sketch).flatMap(({ label, head, table, lines }) => [
    ...(label === '' ? [] : [`    ${style.dim(`${label}：`)}`]),
    ...(head.length > 0 ? [`    ${head.join('   ')}`] : []),
    ...(table.length > 0 ? [columns(table, { indent: 4, width: style.width })] : []),
    ...lines.map((line) => `    ${line}`),
  ])
  const found = runExample(check, sketch).map((finding) =>
    style.dim(`    → ${[finding.cell, messageOf(finding)].filter(Boolean).join(' ')}`),
  )
  return [...blocks, ...(found.length > 0 ? found : ['    → 没有问题'])].join('\n')
}

function wrapped(text: string, style: Style): string {
  return columns([[text]], { indent: 2, flexible: 0, width: style.width }).trimStart()
}
