import { headingMissingCheck } from '../../src/rules/heading-missing.ts'
import { checkCases } from './check-cases.ts'

checkCases(headingMissingCheck, {
  accept: [{ why: 'a sheet without faults' }],
  reject: [
    {
      why: 'two headings that are not there, one by one',
      faults: [
        { rule: 'heading-missing', args: { heading: '姓名' } },
        { rule: 'heading-missing', args: { heading: '备注' } },
      ],
      finds: [
        ['A3', { heading: '姓名' }],
        ['A3', { heading: '备注' }],
      ],
    },
    {
      why: 'a column that may be left out',
      faults: [{ rule: 'heading-missing', args: { reason: 'optional', heading: '备注' } }],
      finds: [['A3', { heading: '备注' }]],
      severity: 'info',
    },
    {
      why: 'a whole table that is not there',
      faults: [{ rule: 'heading-missing', args: { heading: '七、本校各教研组研修计划', reason: 'table' } }],
      finds: [['A3', { reason: 'table' }]],
    },
  ],
})
