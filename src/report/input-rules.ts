/**
 * What a blank form offers while it is being filled in: drop-downs, plain limits and hints. Limits only ask, never forbid: what a
 * school must explain it must also be able to write.
 */
import { columnTypes } from '../notice/column-types.ts'
import type { Column, HeadField } from '../notice/notice.ts'
import { cellAddress } from '../workbook/address.ts'
import type { Box } from '../workbook/workbook.ts'
import type { DrawnInput } from './drawing.ts'
import { choicesOf } from './form-content.ts'
import type { ReturningForm } from './returning.ts'

/** Excel's limit for a drop-down written into the rule itself. */
const longestList = 255

const idHint = '长度不是18位。请对照身份证件核对；其他证件请在备注中说明'

/** The rule of a column's data cells; undefined where there is nothing to offer. */
export function inputFor(column: Column, choices: string[] | undefined, range: Box): DrawnInput | undefined {
  const rule = ruleFor(column.type, choices)
  const hint =
    rule.type === 'list'
      ? '请从下拉列表中选择'
      : column.multiple
        ? '可填几项，用顿号隔开'
        : columnTypes[column.type].hint
  if (rule.type === 'any' && hint === '') return undefined
  return { ...range, rule, hint, complaint: complaintOf(rule, column.heading) }
}

/** For the columns of a returned form: drop-downs of lists, and what the columns where something is wrong, or a number must stay as typed, ask for. */
export function inputsFor({ form, findings }: Pick<ReturningForm, 'form' | 'findings'>, last: number): DrawnInput[] {
  const choices = choicesOf(form.form, form.notice, [])
  const starts = form.tables.map(({ headingRows }) => Math.min(...headingRows))
  return form.tables.flatMap(({ table, columns, headingRows, places }) => {
    const top = Math.max(...headingRows) + 1
    const next = Math.min(...starts.filter((row) => row >= top))
    const bottom = Math.min(last, next - 1, top + form.rows - 1)
    if (places || bottom < top) return []
    return table.columns.flatMap((column, index) => {
      const left = columns.map((block) => block[index] ?? -1).filter((each) => each >= 0)
      const limit = ruleFor(column.type, choices[column.field])
      const isAsked = columnTypes[column.type].personal || findings.some((each) => each.column === column.heading)
      if (limit.type !== 'list' && (!isAsked || columnTypes[column.type].hint === '')) return []
      const rule: DrawnInput['rule'] = limit.type === 'list' ? limit : { type: 'any' }
      const hint = limit.type === 'list' ? '请从下拉列表中选择' : columnTypes[column.type].hint
      const complaint = complaintOf(rule, column.heading)
      return left.map((each) => ({ top, bottom, left: each, right: each, rule, hint, complaint, hintsAll: true }))
    })
  })
}

/** The rule of a head field's value cell. */
export function inputForHead(field: HeadField, choices: string[] | undefined, range: Box): DrawnInput | undefined {
  const rule = ruleFor(field.type, choices)
  const hint = rule.type === 'list' ? '请从下拉列表中选择' : `请在此填写${field.label.replace(/[：:]$/, '')}`
  return { ...range, rule, hint, complaint: complaintOf(rule, field.label) }
}

/** Where label and value share one cell: the label must stay. */
export function inputBehindLabel(label: string, range: Box): DrawnInput {
  const address = cellAddress(range.left, range.top)
  const quoted = label.replaceAll('"', '""')
  return {
    ...range,
    rule: { type: 'formula', formula: `LEFT(${address},${label.length})="${quoted}"` },
    hint: `请接在“${label}”后面填写，保留原有文字`,
    complaint: `请保留“${label}”，内容写在它后面`,
  }
}

function ruleFor(type: Column['type'], choices: string[] | undefined): DrawnInput['rule'] {
  if (choices && choices.length > 0 && fitsDropDown(choices)) return { type: 'list', values: choices }
  return columnTypes[type].limit
}

function fitsDropDown(values: string[]): boolean {
  return values.join(',').length <= longestList && values.every((value) => !/[,"\n]/.test(value))
}

function complaintOf(rule: DrawnInput['rule'], heading: string): string {
  if (rule.type === 'list') return `${heading}请从下拉列表中选择`
  if (rule.type === 'whole') return `${heading}应为不小于${rule.least}的整数`
  if (rule.type === 'length') return idHint
  return ''
}
