/** Years that are none, or outside what the notice allows. */
import { defineCheck } from '../check/check.ts'
import { checkedColumns, flagHead } from '../check/needs.ts'
import { quote } from '../value/quote.ts'
import { readYear } from '../value/read-year.ts'
import type { Value } from '../value/value.ts'
import { isLeftBlank } from './tools/left-blank.ts'

export const yearCheck = defineCheck({
  id: 'year',
  scope: 'row',
  title: '年度',
  meaning: '年度应为四位年份，例如 2016 或 2016年；通知限定起止年度的，应在其内。',
  severity: 'error',
  takes: { fields: ['year'] },
  params: (zod) =>
    zod.strictObject({
      fields: zod.array(zod.string()).min(1).optional(),
      from: zod.int().optional().describe('不早于哪一年'),
      to: zod.int().optional().describe('不晚于哪一年'),
    }),
  needs: ({ fields }) => ({ indices: checkedColumns(['year'], fields) }),
  start(context, { fields, from = 1949, to = 2100 }, { indices }) {
    const { flag } = context
    const faultOf = (value: Value) => {
      const year = readYear(value)
      if (year !== undefined && from <= year && year <= to) return undefined
      return { reason: year === undefined ? 'unreadable' : 'outside', value: quote(String(value)), from, to }
    }
    return {
      record(record) {
        for (let i = 0; i < indices.length; i++) {
          const value = record.values[indices[i]!]
          const fault = value === undefined || isLeftBlank(record, indices[i]!) ? undefined : faultOf(value)
          if (fault) flag(record, indices[i]!, fault)
        }
      },
      end() {
        // 年度 left open on the printed line is blank, not a faulty year.
        flagHead(context, ['year'], fields, (text) => (/\d/u.test(text) ? faultOf(text) : undefined))
      },
    }
  },
  message: ({ reason, value, from, to }) =>
    reason === 'outside'
      ? `发现 ${value}，应在 ${from}—${to} 之间，请核对`
      : `发现“${value}”不是年份，应写作四位年份，请更正`,
  example: {
    params: { from: 2014, to: 2017 },
    columns: { year: ['年度', 'year'] },
    wrong: { rows: [['2013'], ['一四年']] },
    right: { rows: [['2014'], ['2016年度']] },
  },
})
