/** Percentages whose column is written in two ways, so that nobody can tell 0.985% from 98.5%. */
import { defineCheck } from '../check/check.ts'
import { checkedColumns } from '../check/needs.ts'
import { type FormRecord, rawText } from '../form/reading.ts'
import { quote } from '../value/quote.ts'
import { isWritten } from '../value/read-percent.ts'

export const percentCheck = defineCheck({
  id: 'percent',
  scope: 'sheet',
  title: '百分数的写法',
  meaning:
    '98.5%、98.5、0.985 都认作 98.5%。同一栏里不带百分号的数，多数大于 1（98.5）而个别不大于 1（0.985）的，分不清是 0.985% 还是 98.5%，须写明。全栏都不大于 1 的，是小数写法，不问。',
  severity: 'error',
  takes: { fields: ['percent'] },
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  needs: ({ fields }) => ({ indices: checkedColumns(['percent'], fields) }),
  start({ flag }, _, { indices }) {
    const columns = indices.map((index) => ({ index, large: 0, example: '', small: [] as FormRecord[], more: 0 }))
    const look = (record: FormRecord) => {
      for (const column of columns) {
        const value = record.values[column.index]
        if (typeof value !== 'number' || !(value > 0)) continue
        const text = rawText(record, column.index)
        if (isWritten(text)) continue
        // Above 1 it was read as so many in a hundred.
        if (Number(text.replaceAll(',', '')) > 1) {
          column.large++
          column.example = text
        } else if (column.small.length < MOST) column.small.push(record)
        else column.more++
      }
    }
    return {
      record: look,
      total: look,
      end() {
        for (const { index, large, example, small, more } of columns) {
          if (large === 0 || small.length + more > large) continue
          for (const record of small)
            flag(record, index, { value: quote(rawText(record, index)), example: quote(example) })
        }
      },
    }
  },
  message: ({ value, example }) =>
    `发现 ${value}，同一栏别处写作 ${example}，分不清是 ${value}% 还是 ${Number(value) * 100}%，应写明百分号，请改写`,
  example: {
    columns: { unit: ['地区', 'unit'], rate: ['完成率', 'percent'] },
    wrong: {
      rows: [
        ['锦江区', 98.5],
        ['青羊区', 97],
        ['金牛区', 0.985],
      ],
    },
    right: {
      rows: [
        ['锦江区', 98.5],
        ['青羊区', '97%'],
        ['金牛区', '98.5 %'],
      ],
    },
  },
})

/** Rows kept of a column until it has ended; where more are small, that is how the column is written. */
const MOST = 10_000
