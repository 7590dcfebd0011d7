import { zeroReportCheck } from '../../src/rules/zero-report.ts'
import { checkCases } from './check-cases.ts'

checkCases(zeroReportCheck, {
  accept: [{ why: 'a sheet without faults' }],
  reject: [
    {
      why: 'a sheet that says 无',
      faults: [{ rule: 'zero-report', args: { count: 1 } }],
      finds: [['A3', { count: 1 }]],
      severity: 'info',
    },
  ],
})
