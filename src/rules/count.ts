/** Counts that are no whole number from 0 up; numbers (hours, scores) that are none or negative. */

import { type Args, defineCheck } from '../check/check.ts'
import { checkedColumns, flagHead } from '../check/needs.ts'
import { valueReader } from '../form/read-value.ts'
import { cellKindOf, type FormRecord, rawText } from '../form/reading.ts'
import { type ColumnType, columnTypes, figureTypes } from '../notice/column-types.ts'
import { isShare, readNumber } from '../value/count.ts'
import { quote } from '../value/quote.ts'
import { CellKind } from '../workbook/workbook.ts'

export const countCheck = defineCheck({
  id: 'count',
  scope: 'row',
  title: '人数应为非负整数',
  meaning:
    '人数等数量栏应为 0 或正整数，不带文字和小数；学时、分数、金额等数值栏可有小数，但不能为负，不能写百分数（完成率一类除外）。空格不在此列。',
  severity: 'error',
  takes: { fields: figureTypes },
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  needs: ({ fields }) => ({ indices: checkedColumns(figureTypes, fields) }),
  start(context, { fields }, { indices }) {
    const { flag, table, form } = context
    const look = (record: FormRecord) => {
      for (let i = 0; i < indices.length; i++) {
        const value = record.values[indices[i]!]
        if (value === undefined || (value as number) >= 0) continue
        tell(record, indices[i]!)
      }
    }
    const tell = (record: FormRecord, index: number) => {
      const kind = cellKindOf(record, index)
      // Errors and formulas without a value have a check of their own.
      if (kind >= CellKind.error) return
      const { type } = table!.table.columns[index]!
      flag(record, index, faultOf(record.values[index] as number, rawText(record, index), kind, type))
    }
    /** How many persons the head declares is `head-count`'s. */
    const isDeclared = (field: string) =>
      form.form.rules.some(({ check, params }) => check === 'head-count' && (params.head ?? 'declaredCount') === field)
    return {
      record: look,
      total: look,
      end() {
        flagHead(context, figureTypes, fields, (text, each) => {
          const value = text === '' ? undefined : valueReader(each.type, each)(text, CellKind.text)
          return value === undefined || (value as number) >= 0 || isDeclared(each.field)
            ? undefined
            : faultOf(value as number, text, CellKind.text, each.type)
        })
      },
    }
  },
  message: ({ reason, value }) => {
    switch (reason) {
      case 'negative':
        return `发现负数 ${value}，应为 0 或正数，请核对`
      case 'fraction':
        return `发现小数 ${value}，人数应为整数，请核对`
      case 'share':
        return `发现百分数“${value}”，应为数量，请按实际的数填写`
      default:
        return `发现“${value}”不是数，应只填数字，请更正；说明请写进备注`
    }
  },
  example: {
    columns: { unit: ['地区', 'unit'], trained: ['已培训人数', 'count'] },
    wrong: {
      rows: [
        ['锦江区', '约6000'],
        ['青羊区', 12.5],
        ['金牛区', -3],
      ],
    },
    right: {
      rows: [
        ['锦江区', 6210],
        ['青羊区', '5102'],
        ['金牛区', 0],
      ],
    },
  },
})

function faultOf(value: number, text: string, kind: CellKind, type: ColumnType): Args {
  const number = readNumber(text, kind)
  if (value < 0 || (number ?? 0) < 0) return { reason: 'negative', value: quote(text) }
  const isNumber = number !== undefined && !Number.isNaN(number)
  if (isNumber && isShare(text)) return { reason: 'share', value: quote(text) }
  if (!isNumber || columnTypes[type].reads !== 'count') return { reason: 'text', value: quote(text) }
  // 15.333333333333334 is nobody's number, and shown with its digits it says why it is none of persons.
  return { reason: 'fraction', value: Math.abs(number) < 1e6 ? text.slice(0, 12) : quote(text) }
}
