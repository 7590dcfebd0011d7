/** A form without its printed title: whoever opens the file cannot tell which annex it is. */
import { defineCheck } from '../check/check.ts'
import { flagFaults } from './tools/flag-faults.ts'

export const titleMissingCheck = defineCheck({
  id: 'title-missing',
  scope: 'sheet',
  title: '表题缺失',
  meaning: '报表上方应有通知规定的表题。没有表题时按栏目认表，仍可读取，但打印盖章前应补上。',
  severity: 'warning',
  start: (context) => flagFaults(context, 'title-missing'),
  message: ({ expected }) => `发现没有表题，应为“${expected}”，请补上`,
  example: {
    wrong: { note: '表格上方没有表题', faults: [{ rule: 'title-missing', args: { expected: '参培教师信息表' } }] },
    right: { note: '表格上方印有表题“参培教师信息表”' },
  },
})
