/** The sheet says 无, 零报告 or that there are 0, and holds nothing else: a zero report, to be seen as one and not as a person named 无. */
import { defineCheck } from '../check/check.ts'
import { flagFaults } from './tools/flag-faults.ts'

export const zeroReportCheck = defineCheck({
  id: 'zero-report',
  scope: 'sheet',
  title: '零报告',
  meaning: '表内没有数据，只写了“无”“无此情况”“零报告”等，或人数填 0，按零报告处理，不计人数。',
  severity: 'info',
  start: (context) => flagFaults(context, 'zero-report'),
  message: () => '发现表内没有数据，只写了“无”或人数 0，按零报告处理，没有人数；如有应报的，请补报',
  example: {
    wrong: { note: '第一行姓名栏写“无”，再没有别的内容', faults: [{ rule: 'zero-report', args: { count: 1 } }] },
    right: { note: '表内有数据' },
  },
})
