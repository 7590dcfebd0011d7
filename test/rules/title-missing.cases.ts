import { titleMissingCheck } from '../../src/rules/title-missing.ts'
import { checkCases } from './check-cases.ts'

checkCases(titleMissingCheck, {
  accept: [
    { why: 'a sheet without faults' },
    { why: 'faults of other kinds', faults: [{ rule: 'heading-unknown', args: { heading: '民族' } }] },
  ],
  reject: [
    {
      why: 'a form without its title',
      faults: [{ rule: 'title-missing', args: { expected: '参培教师信息表' } }],
      finds: [['A3', { expected: '参培教师信息表' }]],
      severity: 'warning',
    },
  ],
})
