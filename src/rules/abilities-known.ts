/** Codes of ability points (A1, B6 …) against the notice's list, local ones included. */
import { indexOf, readAbilities } from '../assess/read-abilities.ts'
import { defineCheck } from '../check/check.ts'
import { checkedColumns } from '../check/needs.ts'
import { quote } from '../value/quote.ts'

export const abilitiesKnownCheck = defineCheck({
  id: 'abilities-known',
  scope: 'row',
  title: '能力点代码',
  meaning: '能力点写代码（A1—A13、B1—B10、C1—C7，以及通知增设的地方能力点），也可写名称；几个之间用“、”隔开，不重复。',
  severity: 'error',
  milder: { twice: 'warning' },
  takes: { fields: ['abilities'] },
  params: (zod) =>
    zod.strictObject({ fields: zod.array(zod.string()).min(1).optional(), list: zod.string().optional() }),
  needs: ({ fields }) => ({ indices: checkedColumns(['abilities'], fields) }),
  start({ form, flag, table }, { list }, { indices }) {
    const name = list ?? (table?.table.columns[indices[0] ?? -1]?.list || 'abilities')
    const values = form.notice.lists[name]
    if (values === undefined) return { why: '通知没有给出能力点清单' }
    // The same reading as the assessment's: what one of them counts, the other does not call unknown.
    const index = indexOf(values.map(({ value, also }) => [value, [value, ...also]]))
    return {
      record(record) {
        for (const column of indices) {
          const value = record.values[column]
          if (value === undefined) continue
          const { unknown, twice } = readAbilities(String(value), index)
          for (const word of unknown) flag(record, column, { reason: 'unknown', value: quote(word) })
          for (const code of twice) flag(record, column, { reason: 'twice', value: code })
        }
      },
    }
  },
  message: ({ reason, value }) =>
    reason === 'twice'
      ? `发现能力点 ${value} 写了两次，应各写一次，请核对是不是想写另一个`
      : `发现“${value}”不是能力点代码，应为 A1—A13、B1—B10、C1—C7 或通知增设的代码，请更正`,
  example: {
    notice: {
      lists: {
        abilities: ['A1', { value: 'A3', also: ['演示文稿设计与制作'] }, { value: 'B6', also: ['技术支持的展示交流'] }],
      },
    },
    columns: { abilities: ['能力点选择', 'abilities'] },
    wrong: { rows: [['A1、D7']] },
    right: { rows: [['A1、B6'], ['技术支持的展示交流']] },
  },
})
