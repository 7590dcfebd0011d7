/** A heading the form prints and the sheet lacks; whatever needs that column cannot be checked. */
import { defineCheck } from '../check/check.ts'
import { flagFaults } from './tools/flag-faults.ts'

export const headingMissingCheck = defineCheck({
  id: 'heading-missing',
  scope: 'sheet',
  title: '缺少栏目',
  meaning:
    '通知的报表有哪些栏目，报送的表就应有哪些栏目；表头的别名、全半角、空格和换行不算差别。缺栏目时，与它有关的校验都做不了；只缺序号、备注等可以不填的栏目，不算错误。',
  severity: 'error',
  milder: { optional: 'info' },
  start: (context) => flagFaults(context, 'heading-missing'),
  message: ({ reason, heading }) =>
    reason === 'table'
      ? `发现缺少整张子表“${heading}”，应与通知的表样一致，请补上`
      : reason === 'optional'
        ? `发现没有“${heading}”一栏，表样有这一栏，不影响读取`
        : `发现缺少栏目“${heading}”，应与通知的表样一致，请补上这一栏`,
  example: {
    wrong: {
      note: '栏目：姓名、性别、县（市区）、工作单位……没有身份证号码',
      faults: [{ rule: 'heading-missing', args: { heading: '身份证号码' } }],
    },
    right: { note: '栏目与表样一致' },
  },
})
