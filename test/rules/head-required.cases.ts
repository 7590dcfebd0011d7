import { headRequiredCheck } from '../../src/rules/head-required.ts'
import { checkCases } from './check-cases.ts'

const schools = {
  head: { school: ['学校', 'school'] },
  columns: { name: ['姓名', 'name'], schoolName: ['工作单位', 'school'] },
} as const

checkCases(headRequiredCheck, {
  accept: [{ why: 'all fields filled', head: { contact: '张示例', phone: '13000000000' } }],
  reject: [
    {
      why: 'a school in the head, where every row names its own',
      ground: schools,
      head: {},
      rows: [
        ['张示例', '示例小学'],
        ['李示例', '示例中学'],
      ],
      finds: [['', { reason: 'rows', label: '学校', count: 2 }]],
      severity: 'warning',
    },
    {
      why: 'a school in the head, where a row names none',
      ground: schools,
      head: {},
      rows: [
        ['张示例', '示例小学'],
        ['李示例', ''],
      ],
      finds: [['', { reason: 'missing', label: '学校' }]],
      severity: 'error',
    },
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
