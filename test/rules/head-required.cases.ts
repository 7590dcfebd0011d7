import { headRequiredCheck } from '../../src/rules/head-required.ts'
import { checkCases } from './check-cases.ts'

checkCases(headRequiredCheck, {
  accept: [{ why: 'all fields filled', head: { contact: '张示例', phone: '13000000000' } }],
  reject: [
    {
      why: 'a blank and a missing one',
      head: { contact: ' ' },
      finds: [
        ['', { reason: 'missing', label: '联系电话' }],
        ['A2', { reason: 'blank', label: '填表人' }],
      ],
    },
    {
      why: 'underscores to write on',
      head: { contact: '____', phone: '＿＿' },
      finds: [
        ['A2', { reason: 'blank' }],
        ['C2', { reason: 'blank' }],
      ],
    },
    {
      why: 'only the fields the pack names',
      ground: { params: { fields: ['phone'] }, head: { contact: ['填表人', 'text'], phone: ['联系电话', 'phone'] } },
      head: {},
      finds: [['', { label: '联系电话' }]],
    },
  ],
})
