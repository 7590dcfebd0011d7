/** 姓名 and 任教学科 the wrong way round: a subject where the name belongs, and no subject where it does. */

import { defineCheck } from '../check/check.ts'
import { columnOf, columnOfType } from '../check/needs.ts'
import { isSubject } from '../value/school-subject.ts'

export const columnsSwappedCheck = defineCheck({
  id: 'columns-swapped',
  scope: 'row',
  title: '姓名与学科填反',
  meaning: '经验规则：姓名一栏是学科名称（语文、数学……）而学科一栏不是，多半两栏填反了，按姓名查不到这个人。',
  severity: 'warning',
  takes: { name: ['name'], subject: [] },
  params: (zod) => zod.strictObject({ name: zod.string().optional(), subject: zod.string() }),
  needs: ({ name, subject }) => ({ name: columnOfType('name', name), subject: columnOf(subject) }),
  start({ flag }, _, { name, subject }) {
    /** Subjects met: there are few of them, and where one stands in its own column nothing is swapped. */
    const known = new Set<unknown>()
    return {
      record(record) {
        const other = record.values[subject]
        if (other === undefined || known.has(other)) return
        if (isSubject(String(other))) known.add(other)
        else if (isSubject(String(record.values[name] ?? ''))) flag(record, name, {})
      },
    }
  },
  message: () => '发现姓名一栏填的是学科，学科一栏却不是，应各填各栏，请核对是否填反了',
  example: {
    params: { subject: 'subject' },
    columns: { name: ['姓名', 'name'], subject: ['任教学科', 'text'] },
    wrong: { rows: [['语文', '张示例']] },
    right: { rows: [['张示例', '语文']] },
  },
})
