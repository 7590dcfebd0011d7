/** Head and foot fields a form asks for: 填表人, 联系电话, 报送单位（盖章） … */

import { defineCheck } from '../check/check.ts'
import { headFieldsOfType, headText } from '../check/needs.ts'
import type { HeadField } from '../notice/notice.ts'

export const headRequiredCheck = defineCheck({
  id: 'head-required',
  scope: 'sheet',
  title: '表头表尾必填项',
  meaning: '表样的表头、表尾要求填写的项目（填报单位、填表人、联系电话等）不能缺，也不能空着。',
  severity: 'error',
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  start(context, { fields }) {
    const owed = headFieldsOfType(context, [], fields ?? requiredFields(context.form.form))
    return {
      end() {
        for (const { field, label } of owed) {
          if (headText(context, field) !== '') continue
          const place = context.form.emptyHead?.[field]
          if (place) context.flag.at({ ...place, heading: label, subject: field }, { reason: 'blank', label })
          else context.flag.head(field, { reason: context.form.head[field] ? 'blank' : 'missing', label })
        }
      },
    }
  },
  message: ({ reason, label }) =>
    reason === 'missing' ? `发现表上没有“${label}”一项，表样要求填写，请补上` : `发现“${label}”空着，应填写，请补上`,
  example: {
    head: { contact: ['填表人', 'text'], phone: ['联系电话', 'phone'] },
    wrong: { head: { contact: '' } },
    right: { head: { contact: '张示例', phone: '028-86110000' } },
  },
})

function requiredFields(form: { head: HeadField[]; foot: HeadField[] }): string[] {
  return [...form.head, ...form.foot].filter((each) => each.required).map((each) => each.field)
}
