/** The number of persons declared in the head against the rows of the table. */

import { defineCheck } from '../check/check.ts'
import { headText } from '../check/needs.ts'
import { readCount } from '../value/count.ts'
import { quote } from '../value/quote.ts'
import { CellKind } from '../workbook/workbook.ts'

export const headCountCheck = defineCheck({
  id: 'head-count',
  scope: 'sheet',
  title: '表头人数与实有行数',
  meaning: '表头填写的人数应等于表内数据行数；空行、序号空行、示例行、合计行不计。',
  severity: 'error',
  params: (zod) => zod.strictObject({ head: zod.string().optional() }),
  start(context, { head = 'declaredCount' }) {
    if (!context.form.form.head.some((each) => each.field === head)) return { why: '表头没有人数一项' }
    const what = context.form.form.rows === 'person' ? '人' : '行'
    let rows = 0
    return {
      record() {
        rows++
      },
      end() {
        const text = headText(context, head)
        const declared = readCount(text, CellKind.text)
        if (declared === undefined) return context.skip('表头没有填写人数')
        if (Number.isNaN(declared))
          context.flag.head(head, { reason: 'not-a-number', value: quote(text), actual: rows, what })
        else if (declared !== rows) context.flag.head(head, { declared, actual: rows, what })
      },
    }
  },
  message: ({ reason, value, declared, actual, what }) =>
    reason === 'not-a-number'
      ? `发现人数填写“${value}”，应为整数；表内实有 ${actual} ${what}，请改正`
      : `发现填写 ${declared}，表内实有 ${actual} ${what}，应当相等，请核对是多填漏填，还是人数写错`,
  example: {
    head: { declaredCount: ['参培人数', 'count'] },
    columns: { name: ['姓名', 'name'] },
    wrong: { head: { declaredCount: '3' }, rows: [['张示例'], ['李示例']] },
    right: { head: { declaredCount: '2' }, rows: [['张示例'], ['李示例']] },
  },
})
