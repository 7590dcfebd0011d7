/** Rows with content that are none of the form's: neither data nor total, note or field. */
import { defineCheck } from '../check/check.ts'
import { flagFaults } from './tools/flag-faults.ts'

export const rowUnreadCheck = defineCheck({
  id: 'row-unread',
  scope: 'sheet',
  title: '未读取的行',
  meaning: '表中有内容、但看不出是数据、合计、说明还是填报人的行不读取，这里逐行指出，不会无声丢掉。',
  severity: 'warning',
  start: (context) => flagFaults(context, 'row-unread'),
  message: ({ count }) => `发现 ${count} 行内容看不出是数据还是说明，没有读取，请核对；是数据的请填全，不是的请删除`,
  example: {
    wrong: { note: '表中夹着两行字，既没有序号也没有姓名', faults: [{ rule: 'row-unread', args: { count: 2 } }] },
    right: { note: '数据行都填全，说明写在表下的备注里' },
  },
})
