/** Two columns with the same heading, or with two spellings of it: one of them is read, and the sender must know which. */
import { defineCheck } from '../check/check.ts'
import { quote } from '../value/quote.ts'
import { flagFaults } from './tools/flag-faults.ts'

export const headingTwiceCheck = defineCheck({
  id: 'heading-twice',
  scope: 'sheet',
  title: '同一栏目有两列',
  meaning: '表头里同一个栏目（或它的另一种叫法）有两列时，只读取一列，另一列的内容不读取，请只留一列。',
  severity: 'warning',
  milder: { spelling: 'info' },
  start: (context) => flagFaults(context, 'heading-twice'),
  message: ({ heading, other, read, left }) =>
    heading === other
      ? `发现栏目“${quote(String(heading))}”有两列（${read} 列、${left} 列），读取的是 ${read} 列，${left} 列没有读取，请只留一列`
      : `发现“${quote(String(heading))}”（${left} 列）与“${quote(String(other))}”（${read} 列）是同一栏目，读取的是 ${read} 列，请只留一列`,
  example: {
    wrong: {
      note: '备注后面又有一栏“联系电话”',
      faults: [{ rule: 'heading-twice', args: { heading: '联系电话', other: '联系电话', read: 'I', left: 'K' } }],
    },
    right: { note: '每个栏目只有一列' },
  },
})
