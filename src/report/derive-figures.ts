/**
 * What the notice itself defines by arithmetic (合计 = parts, 未培训 = 专任教师数 − 已培训, 完成率 = 已培训 ÷ 专任教师数): worked out where nobody gave it, and remarked upon
 * where somebody gave another number. The rules are the form's own checks; nothing is defined here.
 */
import type { Form, Table } from '../notice/notice.ts'
import type { UnitRow } from './fill-input.ts'
import { computedNote } from './form-content.ts'
import { asShare, rateColumns, rateIn, rateWords } from './rate-columns.ts'

export function derive(form: Form, table: Table, row: UnitRow, position: number): void {
  const of = (field: string) => ({ table: table.id, row: position, field, subject: row.printed })
  for (const { target, plus, minus, clauses } of definitions(form)) {
    const column = table.columns.find((each) => each.field === target)
    const terms = [...plus, ...minus].map((field) => row.values[field])
    if (!column || !terms.every((term) => typeof term === 'number')) continue
    const sum = (fields: string[]) => fields.reduce((all, field) => all + Number(row.values[field]), 0)
    // Trained above staff: nobody is left there.
    const value = minus.length > 0 ? Math.max(0, sum(plus) - sum(minus)) : sum(plus)
    const given = row.values[target]
    const words = formula(table, plus, minus)
    if (given === undefined) {
      row.values[target] = value
      row.notes.set(target, computedNote(of(target), words, clauses))
    } else if (given !== value) {
      const note = row.notes.get(target)
      if (note)
        note.remark = join(
          note.remark,
          `${row.printed}${column.heading}：所报为 ${given}，${words} 为 ${value}，照录所报`,
        )
    }
  }
  // A rate that was handed in stands as it is, written as a share.
  for (const rate of rateColumns(form, table)) {
    const { field } = rate.column
    const value = rateIn(row.values, rate)
    if (row.values[field] !== undefined) row.values[field] = asShare(row.values[field], row.values, rate)
    else if (value !== undefined) {
      row.values[field] = value
      row.notes.set(field, computedNote(of(field), rateWords(rate), rate.clauses))
    }
  }
}

interface Definition {
  target: string
  plus: string[]
  minus: string[]
  clauses: string[]
}

function definitions(form: Form): Definition[] {
  const found: Definition[] = []
  for (const { check, params, clauses } of form.rules) {
    if (check === 'row-sum') {
      found.push({ target: String(params.total), plus: (params.parts as string[]) ?? [], minus: [], clauses })
    }
    if (check === 'gap-identity') {
      found.push({ target: String(params.gap), plus: [String(params.staff)], minus: [String(params.trained)], clauses })
    }
  }
  return found
}

function formula(table: Table, plus: string[], minus: string[]): string {
  const name = (field: string) => table.columns.find((column) => column.field === field)?.heading ?? field
  return plus.map(name).join('＋') + minus.map((field) => `－${name(field)}`).join('')
}

export function join(...remarks: string[]): string {
  return remarks.filter((remark) => remark !== '').join('；')
}
