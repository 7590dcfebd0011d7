import { headCountCheck } from '../../src/rules/head-count.ts'
import { checkCases } from './check-cases.ts'

checkCases(headCountCheck, {
  accept: [
    { why: 'as many rows as declared', head: { declaredCount: '2' }, rows: [['张示例'], ['李示例']] },
    { why: 'a measure word behind the number', head: { declaredCount: '2人' }, rows: [['张示例'], ['李示例']] },
    { why: 'a blank, which is head-required’s', head: { declaredCount: '' }, rows: [['张示例']] },
    { why: 'a total row, which is no person', head: { declaredCount: '1' }, rows: [['张示例'], ['小计']] },
  ],
  reject: [
    {
      why: 'one row too few',
      head: { declaredCount: '3' },
      rows: [['张示例'], ['李示例']],
      finds: [['A2', { declared: 3, actual: 2 }]],
    },
    { why: 'no rows at all', head: { declaredCount: '3' }, rows: [], finds: [['A2', { declared: 3, actual: 0 }]] },
    {
      why: 'a word',
      head: { declaredCount: '若干' },
      rows: [['张示例']],
      finds: [['A2', { reason: 'not-a-number', value: '若干' }]],
    },
    {
      why: 'another count in words',
      head: { declaredCount: '共三十人' },
      rows: [['张示例']],
      finds: [['A2', { declared: 30, actual: 1 }]],
    },
  ],
})
