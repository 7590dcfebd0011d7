/** Counts with a part of them in brackets that cannot be read, or whose part is more than the whole. */
import { defineCheck } from '../check/check.ts'
import { checkedColumns } from '../check/needs.ts'
import type { FormRecord } from '../form/reading.ts'
import { quote } from '../value/quote.ts'
import { readSubcount } from '../value/subcount.ts'

export const subcountCheck = defineCheck({
  id: 'subcount',
  scope: 'row',
  title: '总数与其中数',
  meaning:
    '写作 118<23>（118（其中23）也认）的，前面是总数，括号里是其中的一部分，不应多于总数；只写 118 的没有其中数。',
  severity: 'error',
  takes: { fields: ['subcount'] },
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  needs: ({ fields }) => ({ indices: checkedColumns(['subcount'], fields) }),
  start({ flag }, _, { indices }) {
    const look = (record: FormRecord) => {
      for (const index of indices) {
        const value = record.values[index]
        if (value === undefined) continue
        const read = readSubcount(value)
        if (read === undefined) flag(record, index, { reason: 'unreadable', value: quote(String(value)) })
        else if ((read.part ?? 0) > read.all) flag(record, index, { reason: 'more', all: read.all, part: read.part! })
      }
    }
    return { record: look, total: look }
  },
  message: ({ reason, value, all, part }) =>
    reason === 'more'
      ? `发现其中 ${part} 多于总数 ${all}，应不多于，请核对`
      : `发现“${value}”读不出总数和其中数，应写作 118<23>，请更正`,
  example: {
    columns: { unit: ['地区', 'unit'], people: ['人数<其中女>', 'subcount'] },
    wrong: {
      rows: [
        ['锦江区', '118<123>'],
        ['青羊区', '约30'],
      ],
    },
    right: {
      rows: [
        ['锦江区', '118<23>'],
        ['青羊区', '30（其中5）'],
        ['金牛区', 12],
      ],
    },
  },
})
