/** Head and foot fields a form asks for: 填表人, 联系电话, 报送单位（盖章） … */

import { type CheckContext, defineCheck } from '../check/check.ts'
import { headFieldsOfType, headText } from '../check/needs.ts'
import { type FormRecord, fieldIndex } from '../form/reading.ts'
import type { HeadField } from '../notice/notice.ts'
import { schoolKey } from '../value/same-school.ts'
import type { Value } from '../value/value.ts'

export const headRequiredCheck = defineCheck({
  id: 'head-required',
  scope: 'sheet',
  title: '表头表尾必填项',
  meaning:
    '表样的表头、表尾要求填写的项目（填报单位、填表人、联系电话等）不能缺，也不能空着。表头没有写学校、而每一行都写了学校的，只提醒，按各行的学校计入。',
  severity: 'error',
  milder: { rows: 'warning' },
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  start(context, { fields }) {
    const owed = headFieldsOfType(context, [], fields ?? requiredFields(context.form.form))
    const schools = schoolsOfRows(context)
    return {
      record: schools.see,
      end() {
        for (const { field, label, type } of owed) {
          if (headText(context, field) !== '') continue
          const place = context.form.emptyHead?.[field]
          const count = type === 'school' ? schools.ifAllNamed() : 0
          const reason = count > 0 ? 'rows' : place || context.form.head[field] ? 'blank' : 'missing'
          const args = { reason, label, ...(count > 0 && { count }) }
          if (place) context.flag.at({ ...place, heading: label, subject: field }, args)
          else context.flag.head(field, args)
        }
      },
    }
  },
  message: ({ reason, label, count }) =>
    reason === 'rows'
      ? `发现“${label}”没有填，各行写了 ${count} 所学校，按各行的学校计入，请核对并补上`
      : reason === 'missing'
        ? `发现表上没有“${label}”一项，表样要求填写，请补上`
        : `发现“${label}”空着，应填写，请补上`,
  example: {
    head: { contact: ['填表人', 'text'], phone: ['联系电话', 'phone'] },
    wrong: { head: { contact: '' } },
    right: { head: { contact: '张示例', phone: '028-86110000' } },
  },
})

/** The rows of a sheet that has one table say whose they are by themselves, where each of them names its school. */
function schoolsOfRows({ form, table }: CheckContext) {
  const index = table && form.form.tables.length === 1 ? fieldIndex(table.table, 'schoolName') : -1
  /** As they are written: most rows repeat the one before, and a key takes nine patterns. */
  const names = new Set<string>()
  let last: Value
  let unnamed = index < 0
  return {
    see({ values }: FormRecord) {
      if (unnamed) return
      const name = values[index]
      if (name === undefined) unnamed = true
      else if (name !== last) names.add(String(name))
      last = name
    },
    /** How many schools; 0 where a row names none. */
    ifAllNamed() {
      const keys = new Set([...names].map(schoolKey))
      return unnamed || keys.has('') ? 0 : keys.size
    },
  }
}

function requiredFields(form: { head: HeadField[]; foot: HeadField[] }): string[] {
  return [...form.head, ...form.foot].filter((each) => each.required).map((each) => each.field)
}
