import { headingUnknownCheck } from '../../src/rules/heading-unknown.ts'
import { checkCases } from './check-cases.ts'

checkCases(headingUnknownCheck, {
  accept: [{ why: 'a sheet without faults' }],
  reject: [
    {
      why: 'a heading nobody knows',
      faults: [{ rule: 'heading-unknown', args: { heading: '民族' } }],
      finds: [['A3', { heading: '民族' }]],
      severity: 'info',
    },
    {
      why: 'a column of data without a heading',
      faults: [{ rule: 'heading-unknown', args: { heading: '', reason: 'no-heading' } }],
      finds: [['A3', { reason: 'no-heading' }]],
    },
  ],
})
