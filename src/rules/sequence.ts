/** Sequence numbers run 1, 2, 3 …, and begin again only with another unit, school or year. */

import { defineCheck } from '../check/check.ts'
import { columnOfType, presentColumns } from '../check/needs.ts'
import type { FormRecord } from '../form/reading.ts'
import { quote } from '../value/quote.ts'

export const sequenceCheck = defineCheck({
  id: 'sequence',
  scope: 'sheet',
  title: '序号',
  meaning: '序号从 1 起逐行加 1；换了单位、学校或年度时可以从 1 重新起。断号只在断开的那一行指出。',
  severity: 'warning',
  takes: { field: ['sequence'] },
  params: (zod) => zod.strictObject({ field: zod.string().optional() }),
  needs: ({ field }) => ({
    index: columnOfType('sequence', field),
    groups: presentColumns(['unit', 'school', 'year']),
  }),
  start({ flag }, _, { index, groups }) {
    let last = 0
    let before: FormRecord | undefined
    const newGroup = (record: FormRecord) => groups.some((at) => record.values[at] !== before?.values[at])
    return {
      record(record) {
        const value = record.values[index]
        const number = value === undefined ? undefined : Number(value)
        if (number !== last + 1) {
          if (value === undefined) flag(record, index, { reason: 'blank', expected: last + 1 })
          else if (!Number.isInteger(number))
            flag(record, index, { reason: 'not-a-number', value: quote(String(value)), expected: last + 1 })
          else if (!(number === 1 && newGroup(record))) {
            flag(record, index, { reason: number! <= last ? 'back' : 'gap', value: number!, expected: last + 1 })
          }
        }
        last = Number.isInteger(number) ? number! : last + 1
        before = record
      },
    }
  },
  message: ({ reason, value, expected }) => {
    switch (reason) {
      case 'blank':
        return `发现没有序号，应为 ${expected}，请补上`
      case 'not-a-number':
        return `发现序号“${value}”，应为 ${expected}，请改为数字`
      case 'gap':
        return `发现序号 ${value}，应为 ${expected}，中间断号，请核对是否漏了人`
      default:
        return `发现序号 ${value}，应为 ${expected}，序号重复或倒退，请核对`
    }
  },
  example: {
    columns: { number: ['序号', 'sequence'], name: ['姓名', 'name'] },
    wrong: {
      rows: [
        ['1', '张示例'],
        ['3', '李示例'],
      ],
    },
    right: {
      rows: [
        ['1', '张示例'],
        ['2', '李示例'],
      ],
    },
  },
})
