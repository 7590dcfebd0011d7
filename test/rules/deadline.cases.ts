import { deadlineCheck } from '../../src/rules/deadline.ts'
import { checkCases } from './check-cases.ts'

checkCases(deadlineCheck, {
  accept: [
    { why: 'the last second of the day', received: '2021-05-30T23:59:59+08:00' },
    { why: 'weeks before', received: '2021-05-01T00:00:00+08:00' },
    { why: 'an unknown time, which is not checked' },
  ],
  reject: [
    {
      why: 'the first second of the next day',
      received: '2021-05-31T00:00:00+08:00',
      finds: [['', { late: 1, due: '2021-05-30' }]],
      severity: 'warning',
    },
    {
      why: 'a month later',
      received: '2021-06-30T08:00:00+08:00',
      finds: [['', { late: 31, received: '2021-06-30' }]],
    },
  ],
})
