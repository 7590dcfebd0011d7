/** ID numbers stored as numbers: Excel keeps 15 digits, the rest is gone and must be typed again from the card. */
import { defineCheck } from '../check/check.ts'
import { checkedColumns, flagHead, headId } from '../check/needs.ts'
import { readId } from '../form/read-id.ts'

export const idNumberFloatCheck = defineCheck({
  id: 'id-number-float',
  scope: 'row',
  title: '身份证号码存成数字',
  meaning:
    'Excel 的数字只保留 15 位有效数字。18 位身份证号码按数字存放时末尾几位已经丢失（显示为 …000 或 5.10E+17），无法恢复，只能先把单元格设为“文本”再照原件重填。',
  severity: 'error',
  takes: { fields: ['idNumber'] },
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  needs: ({ fields }) => ({ indices: checkedColumns(['idNumber'], fields) }),
  start(context, { fields }, { indices }) {
    const { asOf, flag } = context
    return {
      record(record) {
        for (let i = 0; i < indices.length; i++) {
          const reading = readId(record, indices[i]!, asOf)
          if (reading !== undefined && !reading.valid && reading.reason === 'float') flag(record, indices[i]!, {})
        }
      },
      end() {
        flagHead(context, ['idNumber'], fields, (_, { field }) => {
          const reading = headId(context, field)
          return !reading.valid && reading.reason === 'float' ? {} : undefined
        })
      },
    }
  },
  message: () => '发现存成了数字，末尾几位已丢失、无法恢复，应为文本，请把单元格设为“文本”后照身份证原件重填',
  example: {
    columns: { name: ['姓名', 'name'], id: ['身份证号码', 'idNumber'] },
    wrong: { rows: [['张示例', 110103201501011230]] },
    right: { rows: [['张示例', '110103201501011236']] },
  },
})
