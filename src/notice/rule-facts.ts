/** The rules of a form come in, one fact for each thing that is checked goes out: how much it weighs, and which columns it looks at. */

import { grouped } from '../value/grouped.ts'
import { SEVERITIES, severityWord } from '../value/severity.ts'
import type { Fact } from './fact.ts'
import { formName, headingText } from './form-words.ts'
import type { Form, FormRule } from './notice.ts'

/** What one check looks at is one fact, however many clauses its columns stand on; with other parameters, rules are facts of their own. */
export function ruleFacts(form: Form): Fact[] {
  const isByFields = ({ params }: FormRule) => Object.keys(params).join() === 'fields'
  const byFields = grouped(form.rules.filter(isByFields), ({ table, check }) => `${table}/${check}`)
  const others = form.rules.filter((rule) => !isByFields(rule))
  return [
    ...[...byFields.values()].map((rules) => ruleFact(form, rules[0]!, fieldsText(form, rules))),
    ...others.map((rule) => ruleFact(form, rule, ruleText(rule, form))),
  ]
}

function ruleFact(form: Form, rule: FormRule, text: string): Fact {
  return { part: 'rule', id: ruleId(form, rule), title: `${formName(form)} ${rule.check}`, text }
}

/** Rules that look at different columns are different rules. */
function ruleId(form: Form, { check, table, params }: FormRule): string {
  const over = params.total ?? params.field ?? params.deadline ?? ''
  return [form.id, table, check, String(over)].filter(Boolean).join('/')
}

/** `错误 姓名、学校名称`, in the order of the form. */
function fieldsText(form: Form, rules: FormRule[]): string {
  const headings = headingsOf(form, rules[0]!.check.startsWith('head-'))
  const order = [...headings.keys()]
  return SEVERITIES.map((severity) => {
    const fields = rules.filter((rule) => rule.severity === severity).flatMap(({ params }) => params.fields as string[])
    const sorted = [...new Set(fields)].sort((a, b) => order.indexOf(a) - order.indexOf(b))
    return sorted.length === 0
      ? ''
      : `${severityWord[severity]} ${sorted.map((field) => headings.get(field) ?? field).join('、')}`
  })
    .filter(Boolean)
    .join('；')
}

function ruleText({ check, severity, params }: FormRule, form: Form): string {
  const given = Object.entries(params).filter(([key]) => key !== 'deadline')
  const headings = headingsOf(form, check.startsWith('head-'))
  return [severityWord[severity], ...given.map(([key, value]) => paramText(key, value, headings))].join(' ')
}

/** Parameters name fields; people know them by their headings. */
function paramText(key: string, value: unknown, headings: Map<string, string>): string {
  const word = (each: unknown): string => {
    if (typeof each === 'string') return headings.get(each) ?? each
    const titled = typeof each === 'object' && each !== null && 'title' in each
    return titled ? String(each.title) : JSON.stringify(each)
  }
  const words = Array.isArray(value) ? value.map(word).join('、') : word(value)
  return key === 'fields' || key === 'field' ? words : `${key}=${words}`
}

/** Field → heading; a column and a line of the head may have the same field, then the rule says which is meant. */
function headingsOf(form: Form, ofHead: boolean): Map<string, string> {
  const lines = [...form.head, ...form.foot].map(({ field, label }): [string, string] => [field, label])
  const columns = form.tables.flatMap((table) =>
    table.columns.map((column): [string, string] => [column.field, headingText(column)]),
  )
  return new Map(ofHead ? [...columns, ...lines] : [...lines, ...columns])
}
