/** Totals that are counted again: two total rows, a total that adds the subtotals in, a city row that sums its counties. */

import { defineCheck } from '../check/check.ts'
import { columnOfType, optional, orElse, presentColumns } from '../check/needs.ts'
import { type FormRecord, numberAt } from '../form/reading.ts'
import { tidy } from '../value/tidy.ts'
import { summedTables } from './tools/summed-tables.ts'

/** Forms with a total are lists of units or schools; beyond this, row by row comparison is not worth its memory. */
const MOST_ROWS = 5000

export const totalTwiceCheck = defineCheck({
  id: 'total-twice',
  scope: 'sheet',
  title: '小计重复计算',
  meaning:
    '全表只有一个总的小计。三种常见的重复：小计行出现两次；小计把中间的分组小计又加了一遍；有一行其实是其余各行之和（如“市(州)”行是各县之和），再进小计就翻倍。县与县、学校与学校的数碰巧相等，不算。',
  severity: 'error',
  needs: (_, { rows }) => ({
    indices: orElse(presentColumns(['count']), '表中没有要合计的栏目'),
    name: optional(columnOfType(rows === 'school' ? 'school' : 'unit')),
  }),
  start({ flag, whose, form, shared }, _, { indices, name }) {
    const level = form.form.rows
    /** One of the units the rows are about is no sum of the others, whatever its numbers: 1 is not 0 + 1 + 0. */
    const isOneOfMany = (record: FormRecord) => {
      const unit = name < 0 ? undefined : whose.unit(String(record.values[name] ?? ''))
      return level === 'school' ? unit === undefined : unit?.level === level
    }
    const rows: FormRecord[] = []
    const totals: FormRecord[] = []
    const subtotals: FormRecord[] = []
    const numbers = (record: FormRecord) => indices.map((index) => numberAt(record, index))
    const add = (records: FormRecord[]) =>
      indices.map((index) => tidy(records.reduce((sum, each) => sum + numberAt(each, index), 0)))

    return {
      record(record) {
        if (rows.length <= MOST_ROWS) rows.push(record)
      },
      total(record) {
        ;(record.kind === 'total' ? totals : subtotals).push(record)
      },
      end() {
        const last = totals.at(-1)
        for (const total of totals.slice(0, -1)) flag(total, -1, { reason: 'rows', row: last!.row })
        if (rows.length > MOST_ROWS) return
        const data = add(rows)
        if (last && subtotals.length > 0) {
          const doubled = plus(data, add(subtotals))
          if (equal(numbers(last), doubled) && !equal(doubled, data))
            flag(last, -1, { reason: 'subtotals', count: subtotals.length })
        }
        if (rows.length < 3) return
        const filled = rows.filter((record) => numbers(record).some((value) => value > 0)).length
        for (const record of filled > 2 ? rows : []) {
          const own = numbers(record)
          if (own.some((value) => value > 0) && equal(plus(own, own), data) && !isOneOfMany(record)) {
            flag(record, -1, { reason: 'row', others: rows.length - 1 })
            summedTables(shared).add(record.table)
          }
        }
      },
    }
  },
  message: ({ reason, row, count, others }) => {
    if (reason === 'rows') return `发现小计出现两次（另一个在第 ${row} 行），应只有一个，请删去多余的`
    if (reason === 'subtotals') return `发现小计把中间 ${count} 个分组小计又加了一遍，应只加数据行，请改正小计`
    return `发现这一行等于其余 ${others} 行之和，像是合计，应写成小计行，否则会算两遍，请核对`
  },
  example: {
    columns: { unit: ['地区', 'unit'], staff: ['合计总数', 'count'] },
    wrong: {
      rows: [
        ['成都市', 300],
        ['锦江区', 100],
        ['青羊区', 200],
        ['小计', 600],
      ],
    },
    right: {
      rows: [
        ['锦江区', 100],
        ['青羊区', 200],
        ['小计', 300],
      ],
    },
  },
})

function plus(a: number[], b: number[]): number[] {
  return a.map((value, i) => tidy(value + b[i]!))
}

function equal(a: number[], b: number[]): boolean {
  return a.every((value, i) => value === b[i])
}
