/** Words that stand for a value (同上, 待定, 0) in a column that must be filled in: they were taken for one. */

import { defineCheck } from '../check/check.ts'
import { checkedColumns } from '../check/needs.ts'
import { rawText } from '../form/reading.ts'
import { isFiller } from '../value/filler.ts'
import { quote } from '../value/quote.ts'

export const fillerCheck = defineCheck({
  id: 'filler',
  scope: 'row',
  title: '以“同上”“待定”代填',
  meaning:
    '经验规则：必填的文字栏目里，“同上”“〃”“待定”“N/A”“0”一类不是内容，统计、公示和发证时没有用处，应每行写全。“-”“/”“无”由 required 判断。',
  severity: 'warning',
  takes: { fields: [] },
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  needs: ({ fields }) => ({ indices: checkedColumns(['text', 'name', 'school'], fields) }),
  start({ flag }, _, { indices }) {
    /** The last good text of each column: most rows repeat it. */
    const good: unknown[] = []
    return {
      record(record) {
        for (let i = 0; i < indices.length; i++) {
          const index = indices[i]!
          const value = record.values[index]
          if (value === undefined || value === good[i]) continue
          if (!isFiller(String(value))) good[i] = value
          else flag(record, index, { reason: 'filler', value: quote(rawText(record, index) || String(value)) })
        }
      },
    }
  },
  message: ({ value }) => `发现填的是“${value}”，不是实际内容，应逐行写全，请更正`,
  example: {
    columns: { name: ['姓名', 'name'], subject: ['任教学科', 'text'] },
    wrong: {
      rows: [
        ['张示例', '语文'],
        ['李示例', '同上'],
      ],
    },
    right: {
      rows: [
        ['张示例', '语文'],
        ['李示例', '语文'],
      ],
    },
  },
})
