/** Counts that are no whole number from 0 up; numbers (hours, scores) that are none or negative. */

import { defineCheck } from '../check/check.ts'
import { checkedColumns, headFieldsOfType, headText } from '../check/needs.ts'
import { valueReader } from '../form/read-value.ts'
import { cellKindOf, type FormRecord, rawText } from '../form/reading.ts'
import { columnTypes, figureTypes } from '../notice/column-types.ts'
import { readNumber } from '../value/count.ts'
import { quote } from '../value/quote.ts'
import { CellKind } from '../workbook/workbook.ts'

export const countCheck = defineCheck({
  id: 'count',
  scope: 'row',
  title: '人数应为非负整数',
  meaning: '人数等数量栏应为 0 或正整数，不带文字和小数；学时、分数等数值栏可有小数，但不能为负。空格不在此列。',
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
      const text = rawText(record, index)
      const whole = columnTypes[table!.table.columns[index]!.type].reads === 'count'
      flag(record, index, {
        reason: reasonOf((record.values[index] as number) < 0 ? -1 : readNumber(text, kind), whole),
        value: quote(text),
      })
    }
    /** How many persons the head declares is `head-count`'s. */
    const isDeclared = (field: string) =>
      form.form.rules.some(({ check, params }) => check === 'head-count' && (params.head ?? 'declaredCount') === field)
    return {
      record: look,
      total: look,
      end() {
        for (const each of headFieldsOfType(context, figureTypes, fields)) {
          const text = headText(context, each.field)
          const value = text === '' ? undefined : valueReader(each.type, each)(text, CellKind.text)
          if (value === undefined || (value as number) >= 0 || isDeclared(each.field)) continue
          const whole = columnTypes[each.type].reads === 'count'
          const reason = reasonOf((value as number) < 0 ? -1 : readNumber(text, CellKind.text), whole)
          flag.head(each.field, { reason, value: quote(text) })
        }
      },
    }
  },
  message: ({ reason, value }) => {
    switch (reason) {
      case 'negative':
        return `发现负数 ${value}，应为 0 或正数，请核对`
      case 'fraction':
        return `发现小数 ${value}，人数应为整数，请核对`
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

function reasonOf(value: number | undefined, whole: boolean): string {
  if (value === undefined || Number.isNaN(value)) return 'text'
  if (value < 0) return 'negative'
  return whole ? 'fraction' : 'text'
}
