/** Boxes that say neither yes nor no. */
import { defineCheck } from '../check/check.ts'
import { checkedColumns, flagHead } from '../check/needs.ts'
import { quote } from '../value/quote.ts'
import { readTick } from '../value/read-tick.ts'
import { isLeftBlank } from './tools/left-blank.ts'

export const tickCheck = defineCheck({
  id: 'tick',
  scope: 'row',
  title: '勾选',
  meaning: '勾选的栏目打“√”（☑、■、是都认）表示是，留空或写“否”（□、×）表示否；别的写法看不出是不是。',
  severity: 'error',
  takes: { fields: ['tick'] },
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  needs: ({ fields }) => ({ indices: checkedColumns(['tick'], fields) }),
  start(context, { fields }, { indices }) {
    const { flag } = context
    const isRead = (value: unknown) => value === undefined || readTick(String(value)) !== undefined
    return {
      record(record) {
        for (const index of indices) {
          const value = record.values[index]
          if (!isRead(value) && !isLeftBlank(record, index)) flag(record, index, { value: quote(String(value)) })
        }
      },
      end() {
        // Boxes all left open are a question that nobody answered: `head-required` asks where it must be.
        flagHead(context, ['tick'], fields, (text) =>
          text === '' || /^[□☐]/u.test(text) || isRead(text) ? undefined : { value: quote(text) },
        )
      },
    }
  },
  message: ({ value }) => `发现“${value}”，看不出是不是，应打“√”或留空，请更正；说明请写进备注`,
  example: {
    columns: { name: ['姓名', 'name'], rural: ['乡村教师', 'tick'] },
    wrong: { rows: [['张示例', '大概是']] },
    right: {
      rows: [
        ['张示例', '√'],
        ['李示例', '☑'],
        ['王示例', '否'],
        ['赵示例', ''],
      ],
    },
  },
})
