/** A sheet whose title names one form and whose headings are another's. */
import { defineCheck } from '../check/check.ts'
import { flagFaults } from './tools/flag-faults.ts'

export const formMixedCheck = defineCheck({
  id: 'form-mixed',
  scope: 'sheet',
  title: '表题与栏目不是同一张表',
  meaning:
    '表题说的是一张报表，栏目却是另一张的，多半是复制了别的表来改。按栏目读取，表题须改正。表题写的是另一年的，也在此列。',
  severity: 'error',
  start: (context) => flagFaults(context, 'form-mixed'),
  message: ({ reason, title, form, year, expected }) =>
    reason === 'year'
      ? `发现表题是 ${year} 年的，应为 ${expected} 年，请核对报的是不是这一年的数据，并改正表题`
      : `发现表题是“${title}”，按栏目应为“${form}”，请核对用的是不是这张表`,
  example: {
    wrong: {
      note: '表题是“试点学校汇总表”，栏目是参培教师信息表的',
      faults: [{ rule: 'form-mixed', args: { title: '试点学校汇总表', form: '参培教师信息表' } }],
    },
    right: { note: '表题和栏目都是参培教师信息表的' },
  },
})
