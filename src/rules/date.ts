/** Days that are none, or outside what the notice allows. */

import { defineCheck } from '../check/check.ts'
import { checkedColumns, flagHead } from '../check/needs.ts'
import { valueReader } from '../form/read-value.ts'
import type { ColumnType } from '../notice/column-types.ts'
import { readDate } from '../value/date.ts'
import { quote } from '../value/quote.ts'
import { isIsoMonth, isShortened } from '../value/read-month.ts'
import { CellKind } from '../workbook/workbook.ts'
import { isLeftBlank } from './tools/left-blank.ts'

export const dateCheck = defineCheck({
  id: 'date',
  scope: 'row',
  title: '日期',
  meaning:
    '日期应写到日，例如 2021-05-30、2021年5月30日；年月应写到月，例如 1985-03、1985.03、1985年3月。写明起止的，应在起止日期之内。',
  severity: 'error',
  takes: { fields: ['date', 'month'] },
  params: (zod) =>
    zod.strictObject({
      fields: zod.array(zod.string()).min(1).optional(),
      from: zod.iso.date().optional(),
      to: zod.iso.date().optional(),
    }),
  needs: ({ fields }) => ({ indices: checkedColumns(['date', 'month'], fields) }),
  start(context, { fields, from = '', to = '' }, { indices }) {
    const { flag, table } = context
    const faultOf = (text: string, type: ColumnType) => {
      const isMonth = type === 'month'
      const day = isMonth ? (isIsoMonth(text) ? text : undefined) : readDate(text)
      if (day === undefined) {
        const reason = isMonth ? (isShortened(text) ? 'shortened' : 'month') : 'unreadable'
        return { reason, value: quote(text) }
      }
      // A month is early only where it ends before the day.
      if (from !== '' && day < from.slice(0, day.length)) return { reason: 'early', value: day, from }
      return to !== '' && day > to.slice(0, day.length) ? { reason: 'late', value: day, to } : undefined
    }
    return {
      record(record) {
        for (const index of indices) {
          const value = record.values[index]
          const fault =
            value === undefined || isLeftBlank(record, index)
              ? undefined
              : faultOf(String(value), table!.table.columns[index]!.type)
          if (fault) flag(record, index, fault)
        }
      },
      end() {
        flagHead(context, ['date', 'month'], fields, (written, { type }) => {
          const text = String(valueReader(type)(written, CellKind.text) ?? '')
          // 年 月 日 left open on the printed line is blank, not a faulty day.
          return /\d/u.test(text) ? faultOf(text, type) : undefined
        })
      },
    }
  },
  message: ({ reason, value, from, to }) => {
    if (reason === 'early') return `发现 ${value}，应不早于 ${from}，请核对`
    if (reason === 'late') return `发现 ${value}，应不晚于 ${to}，请核对`
    if (reason === 'shortened') return `发现“${value}”，分不清是 1 月还是 10 月，应写作 1985-10 这样的文本，请改写`
    if (reason === 'month') return `发现“${value}”不是年月，应写四位的年份和月份（例如 1985-03），请更正`
    return `发现“${value}”不是完整的日期，应写全年月日（例如 2021-05-30），请更正`
  },
  example: {
    columns: { day: ['完成日期', 'date'] },
    wrong: { rows: [['2021年2月30日']] },
    right: { rows: [['2021年2月28日']] },
  },
})
