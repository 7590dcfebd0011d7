/** Rows filled in beforehand (numbers, units and schools copied down, formulas) with nobody in them; they were not read as data. */
import { defineCheck } from '../check/check.ts'
import { flagFaults } from './tools/flag-faults.ts'

export const preparedRowCheck = defineCheck({
  id: 'prepared-row',
  scope: 'sheet',
  title: '预先填好的空行',
  meaning:
    '只有序号、下拉复制的单位和学校、公式结果，而没有姓名、身份证号码和电话的行（学校的表没有校名、区县的表没有地区的行），按空行略去，不计人数；只写“无”或画线的行也是。',
  severity: 'info',
  start: (context) => flagFaults(context, 'prepared-row'),
  message: ({ count }) =>
    `发现 ${count} 行只有序号、下拉复制的内容、公式或“无”，没有写是谁，已按空行略去，请删去；如果漏填了，请补上`,
  example: {
    wrong: {
      note: '第 11—30 行只有序号、县（市区）和工作单位',
      faults: [{ rule: 'prepared-row', args: { count: 20 } }],
    },
    right: { note: '没有填人的行是空的' },
  },
})
