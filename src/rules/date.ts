/** Days that are none, or outside what the notice allows. */

import { defineCheck } from '../check/check.ts'
import { headFieldsOfType, headText } from '../check/head-fields.ts'
import { checkedColumns } from '../check/needs.ts'
import { readDate } from '../value/date.ts'
import { quote } from '../value/quote.ts'

export const dateCheck = defineCheck({
  id: 'date',
  scope: 'row',
  title: '日期',
  meaning: '日期应写到日，例如 2021-05-30、2021年5月30日；写明起止的，应在起止日期之内。',
  severity: 'error',
  takes: { fields: ['date'] },
  params: (zod) =>
    zod.strictObject({
      fields: zod.array(zod.string()).min(1).optional(),
      from: zod.iso.date().optional(),
      to: zod.iso.date().optional(),
    }),
  needs: ({ fields }) => ({ indices: checkedColumns(['date'], fields) }),
  start(context, { fields, from = '', to = '' }, { indices }) {
    const { flag } = context
    const faultOf = (text: string) => {
      const day = readDate(text)
      if (day === undefined) return { reason: 'unreadable', value: quote(text) }
      if (from !== '' && day < from) return { reason: 'early', value: day, from }
      return to !== '' && day > to ? { reason: 'late', value: day, to } : undefined
    }
    return {
      record(record) {
        for (const index of indices) {
          const value = record.values[index]
          const fault = value === undefined ? undefined : faultOf(String(value))
          if (fault) flag(record, index, fault)
        }
      },
      end() {
        for (const { field } of headFieldsOfType(context, ['date'], fields)) {
          const text = headText(context, field)
          // 年 月 日 left open on the printed line is blank, not a faulty day.
          const fault = /\d/u.test(text) ? faultOf(text) : undefined
          if (fault) flag.head(field, fault)
        }
      },
    }
  },
  message: ({ reason, value, from, to }) => {
    if (reason === 'early') return `发现 ${value}，应不早于 ${from}，请核对`
    if (reason === 'late') return `发现 ${value}，应不晚于 ${to}，请核对`
    return `发现“${value}”不是完整的日期，应写作 2021-05-30，请更正`
  },
  example: {
    columns: { day: ['完成日期', 'date'] },
    wrong: { rows: [['2021年2月30日']] },
    right: { rows: [['2021年2月28日']] },
  },
})
