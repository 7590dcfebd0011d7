import { sampleRowCheck } from '../../src/rules/sample-row.ts'
import { checkCases } from './check-cases.ts'

checkCases(sampleRowCheck, {
  accept: [{ why: 'a sheet without faults' }],
  reject: [
    {
      why: 'an example row left in',
      faults: [{ rule: 'sample-row', args: { count: 1 } }],
      finds: [['A3', { count: 1 }]],
      severity: 'info',
    },
  ],
})
