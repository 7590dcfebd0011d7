/** Example rows of the blank form (例：张三) that were left in; they were not read as data. */
import { defineCheck } from '../check/check.ts'
import { flagFaults } from './tools/flag-faults.ts'

export const sampleRowCheck = defineCheck({
  id: 'sample-row',
  scope: 'sheet',
  title: '示例行未删除',
  meaning: '空白表里的示例行（例：张三）不算数据，已略去。如果那一行其实是真人，请去掉“例”字。',
  severity: 'info',
  start: (context) => flagFaults(context, 'sample-row'),
  message: ({ count }) => `发现 ${count} 行示例，没有作为数据读取，请删除；如果是真实人员，请去掉“例”字`,
  example: {
    wrong: { note: '空白表的示例行“例：张三”还在', faults: [{ rule: 'sample-row', args: { count: 1 } }] },
    right: { note: '示例行已删除' },
  },
})
