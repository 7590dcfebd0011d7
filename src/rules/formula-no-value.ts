/** Formulas without a stored value and error values in columns that are read: such a cell is neither blank nor zero. */

import { defineCheck } from '../check/check.ts'
import { cellKindOf, type FormRecord, rawText } from '../form/reading.ts'
import { columnTypes } from '../notice/column-types.ts'
import { CellKind } from '../workbook/workbook.ts'

export const formulaNoValueCheck = defineCheck({
  id: 'formula-no-value',
  scope: 'row',
  title: '公式没有结果或出错',
  meaning:
    '公式没有保存计算结果（多由其他软件生成），或结果是 #REF!、#N/A 等错误值。这样的格子既不是空，也不是 0。只有合计例外：各分项（小计行是各行）都有数时，按它们相加。',
  severity: 'error',
  milder: { computed: 'info', total: 'info' },
  allTables: true,
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  start({ flag }, { fields }) {
    const look = (record: FormRecord) => {
      const { kinds } = record.source
      for (let i = 0; i < kinds.length; i++) {
        if (kinds[i]! >= CellKind.error) return tell(record)
      }
    }
    const tell = (record: FormRecord) => {
      let isUncounted = false
      for (const [index, { field }] of record.table.table.columns.entries()) {
        if (fields && !fields.includes(field)) continue
        const kind = cellKindOf(record, index)
        const reason = kind === CellKind.unevaluated ? reasonOf(record, index) : ''
        // A row of sums that nobody calculated is one fact.
        if (reason === 'total') isUncounted = true
        else if (reason !== '') flag(record, index, { reason })
        else if (kind === CellKind.error) flag(record, index, { reason: 'error', value: rawText(record, index) })
      }
      if (isUncounted) flag(record, -1, { reason: 'total' })
    }
    return { record: look, total: look }
  },
  message: ({ reason, value }) => {
    switch (reason) {
      case 'error':
        return `发现公式出错（${value}），应为确定的内容，请改正公式或直接填写结果`
      case 'computed':
        return '发现合计的公式没有保存计算结果，已按本行各分项相加，请核对'
      case 'total':
        return '发现这一行合计的公式没有保存计算结果，已按各行相加，请核对'
      default:
        return '发现公式没有计算结果，应为确定的内容，请用 Excel 或 WPS 打开保存一次，或直接填写结果'
    }
  },
  example: {
    columns: { unit: ['地区', 'unit'], staff: ['合计总数', 'count'] },
    wrong: {
      rows: [
        ['锦江区', '#REF!'],
        ['青羊区', '='],
      ],
    },
    right: {
      rows: [
        ['锦江区', 9120],
        ['青羊区', 8846],
      ],
    },
  },
})

/** A sum is known from its parts; nothing else is. */
function reasonOf(record: FormRecord, index: number): string {
  if (!columnTypes[record.table.table.columns[index]!.type].summed) return 'unevaluated'
  if (record.kind !== 'data') return 'total'
  return Number.isNaN(record.values[index]) ? 'unevaluated' : 'computed'
}
