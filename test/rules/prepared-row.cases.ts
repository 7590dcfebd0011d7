import { preparedRowCheck } from '../../src/rules/prepared-row.ts'
import { checkCases } from './check-cases.ts'

checkCases(preparedRowCheck, {
  accept: [{ why: 'a sheet without faults' }],
  reject: [
    {
      why: 'rows copied down with nobody in them, said once',
      faults: [{ rule: 'prepared-row', args: { count: 20 } }],
      finds: [['A3', { count: 20 }]],
      severity: 'info',
    },
  ],
})
