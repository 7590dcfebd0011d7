import { rowUnreadCheck } from '../../src/rules/row-unread.ts'
import { checkCases } from './check-cases.ts'

checkCases(rowUnreadCheck, {
  accept: [{ why: 'a sheet without faults' }],
  reject: [
    {
      why: 'rows that are nothing',
      faults: [{ rule: 'row-unread', args: { count: 2 } }],
      finds: [['A3', { count: 2 }]],
      severity: 'warning',
    },
  ],
})
