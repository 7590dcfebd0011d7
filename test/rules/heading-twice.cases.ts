import { headingTwiceCheck } from '../../src/rules/heading-twice.ts'
import { checkCases } from './check-cases.ts'

checkCases(headingTwiceCheck, {
  accept: [{ why: 'a sheet without faults' }],
  reject: [
    {
      why: 'the same heading twice',
      faults: [{ rule: 'heading-twice', args: { heading: '联系电话', other: '联系电话', read: 'I', left: 'K' } }],
      finds: [['A3', { read: 'I', left: 'K' }]],
      severity: 'warning',
    },
    {
      why: 'two spellings of one heading',
      faults: [
        {
          rule: 'heading-twice',
          args: { reason: 'spelling', heading: '手机号码', other: '联系电话', read: 'I', left: 'K' },
        },
      ],
      finds: [['A3', { heading: '手机号码', other: '联系电话' }]],
      severity: 'info',
    },
  ],
})
