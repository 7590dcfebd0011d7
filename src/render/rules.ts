/** The rule catalogue → text, JSON, CSV; one rule with its meaning, the clauses it stands on, a wrong and a right example. */
import type { Check, Finding } from '../check/check.ts'
import type { ExampleCase } from '../check/example.ts'
import { exampleBlocks } from '../check/example-blocks.ts'
import type { ParamFacts } from '../notice/check-params.ts'
import type { Notice } from '../notice/notice.ts'
import type { NoticeRule } from '../notice/notice-rules.ts'
import { severityWord } from '../value/severity.ts'
import { columns } from './columns.ts'
import { csv } from './csv.ts'
import { step } from './step.ts'
import type { Style } from './style.ts'

/** A check of a sheet, or a rule that a figure, a list or a letter enforces. */
export type Rule = Check | NoticeRule

/** How a pack writes it. */
interface Usage {
  params: readonly ParamFacts[]
  yaml: string
}

/** What a check says of its wrong and its right example. */
export interface Said {
  wrong: readonly Finding[]
  right: readonly Finding[]
}

/** The clauses a rule stands on, in every notice; for checks of sheets with the forms and the severity there. */
function uses(rule: Rule, notices: Notice[]) {
  return notices.flatMap((notice) => {
    const quoted = (ids: string[]) => ids.map((id) => ({ id, quote: notice.clauses[id]?.quote ?? '' }))
    if ('command' in rule) {
      const clauses = Object.values(notice.clauses).filter(({ checkedBy }) => checkedBy.includes(rule.id))
      if (clauses.length === 0) return []
      return [{ notice: notice.id, form: '', severity: rule.severity, clauses: quoted(clauses.map(({ id }) => id)) }]
    }
    return notice.forms.flatMap((form) =>
      form.rules
        .filter(({ check }) => check === rule.id)
        .map(({ severity, clauses }) => ({ notice: notice.id, form: form.id, severity, clauses: quoted(clauses) })),
    )
  })
}

/** @param usage Of the only rule, where one was asked for. */
export function rulesJson(rules: readonly Rule[], notices: Notice[], usage?: Usage): unknown {
  return {
    rules: rules.map((rule) => {
      const { id, title, meaning, severity, example } = rule
      const scope = 'scope' in rule ? rule.scope : 'notice'
      return { id, title, meaning, severity, scope, uses: uses(rule, notices), example, ...usage }
    }),
  }
}

export function rulesCsv(rules: readonly Rule[], notices: Notice[]): string {
  const rows = rules.map((rule) => [
    rule.id,
    rule.title,
    severityWord[rule.severity],
    noticesOf(rule, notices).join(' '),
    rule.meaning,
  ])
  return csv([['规则', '名称', '级别', '通知', '含义'], ...rows])
}

function noticesOf(rule: Rule, notices: Notice[]): string[] {
  return [...new Set(uses(rule, notices).map(({ notice }) => notice))]
}

export function rulesText(rules: readonly Rule[], notices: Notice[], style: Style): string {
  const rows = rules.map((rule) => [
    rule.id,
    severityWord[rule.severity],
    rule.title,
    `${noticesOf(rule, notices).length} 份通知`,
  ])
  const table = columns(rows, style, { indent: 0, flexible: 2 })
  return `${table}\n\n${step('itcap rules id-number', style, '看一条规则的依据和正误例子')}`
}

/** @param said Of a check of sheets. */
export function ruleText(
  rule: Rule,
  notices: Notice[],
  usage: Usage | undefined,
  said: Said | undefined,
  style: Style,
): string {
  const quotes = new Map<string, string>()
  for (const { notice, clauses } of uses(rule, notices)) {
    for (const { id, quote } of clauses) quotes.set(`${notice} ${id}`, quote)
  }
  const clauses = columns([...quotes], style, { flexible: 1 })
  const [wrong, right] =
    'command' in rule
      ? [rule.example.wrong, rule.example.right].map((text) => paragraph(text, 4, style))
      : (['wrong', 'right'] as const).map((which) => exampleText(rule, rule.example[which], said?.[which] ?? [], style))
  const parts = [
    `\n${style.bold(rule.id)}   ${rule.title}   ${severityWord[rule.severity]}`,
    paragraph(rule.meaning, 2, style),
    ...('command' in rule ? [`  在 ${rule.command} 中检查。`] : []),
    ...(usage ? [usageText(usage, style)] : []),
    ...(quotes.size > 0 ? [`\n  ${style.bold('依据')}`, clauses] : []),
    `\n  ${style.bold('错误的例子')}\n${wrong}`,
    `\n  ${style.bold('正确的例子')}\n${right}`,
    '',
  ]
  return parts.join('\n')
}

function usageText({ params, yaml }: Usage, style: Style): string {
  const rows = params.map(({ name, kind, means, required }) => [name, kind, `${means}${required ? '（必写）' : ''}`])
  return [
    `\n  ${style.bold('通知包里这样写')}`,
    paragraph(yaml, 4, style),
    ...(rows.length > 0 ? [`\n  ${style.bold('参数')}`, columns(rows, style, { indent: 4, flexible: 2 })] : []),
  ].join('\n')
}

function paragraph(text: string, indent: number, style: Style): string {
  return columns([[text]], style, { indent, flexible: 0 })
}

function exampleText(check: Check, sketch: ExampleCase, findings: readonly Finding[], style: Style): string {
  const blocks = exampleBlocks(check.example, sketch).flatMap(({ label, head, table, lines }) => [
    ...(label === '' ? [] : [`    ${style.dim(`${label}：`)}`]),
    ...(head.length > 0 ? [`    ${head.join('   ')}`] : []),
    ...(table.length > 0 ? [columns(table, style, { indent: 4 })] : []),
    ...lines.map((line) => `    ${line}`),
  ])
  const found = findings.map((finding) => [finding.cell, finding.message].filter(Boolean).join(' '))
  const said = (found.length > 0 ? found : ['没有问题']).map((text) => ['→', text])
  return [...blocks, style.dim(columns(said, style, { indent: 4, flexible: 1 }))].join('\n')
}
