/** A heading nobody knows: its column is read by nobody, and the sender should know that. */
import { defineCheck } from '../check/check.ts'
import { quote } from '../value/quote.ts'
import { flagFaults } from './tools/flag-faults.ts'

export const headingUnknownCheck = defineCheck({
  id: 'heading-unknown',
  scope: 'sheet',
  title: '多出的栏目',
  meaning: '表样里没有的栏目不读取，其中的内容不会上报。',
  severity: 'info',
  start: (context) => flagFaults(context, 'heading-unknown'),
  message: ({ reason, heading }) =>
    reason === 'no-heading'
      ? '发现这一列有内容而没有表头，不会读取；如需上报，请写进表样的栏目'
      : `发现表样里没有的栏目“${quote(String(heading))}”，不会读取；如需上报，请写进备注`,
  example: {
    wrong: { note: '在备注后面加了一栏“民族”', faults: [{ rule: 'heading-unknown', args: { heading: '民族' } }] },
    right: { note: '栏目与表样一致' },
  },
})
