import { oneSchoolCheck } from '../../src/rules/one-school.ts'
import { checkCases } from './check-cases.ts'

checkCases(oneSchoolCheck, {
  accept: [
    {
      why: 'parts of the school, several schools with it among them, and words that stand for none',
      head: { school: '示例市第十二中学' },
      rows: [
        ['张示例', '示例市第十二中学初中部'],
        ['李示例', '市十二中东校区'],
        ['孙示例', '示例市第十二中学（初中部）'],
        ['周示例', '市十二中(新校区)'],
        ['王示例', '示例市第十二中学等3所'],
        ['赵示例', '示例市第十二中学、示例市第十一中学'],
        ['钱示例', '同上'],
      ],
    },
    {
      why: 'full and short names',
      head: { school: '岳阳市第十二中学' },
      rows: [
        ['甲', '岳阳市第十二中学'],
        ['乙', '市十二中'],
        ['丙', '第12中学'],
      ],
    },
    { why: 'a blank, which is required’s', head: { school: '示例小学' }, rows: [['甲', '']] },
    { why: 'a blank head, which is not checked', head: { school: '' }, rows: [['甲', '示例小学']] },
  ],
  reject: [
    {
      why: 'a head that differs from all rows, once and at the head',
      head: { school: '示例市第十二中学' },
      rows: [
        ['张示例', '示例市第十一中学'],
        ['李示例', '示例市第十一中学'],
        ['王示例', '市十一中'],
      ],
      finds: [['A2', { reason: 'head', count: 3 }]],
    },
    {
      why: 'another number',
      head: { school: '示例市第十一中学' },
      rows: [['甲', '示例市第一中学']],
      finds: [['B4', { expected: '示例市第十一中学' }]],
    },
    {
      why: 'another school',
      head: { school: '示例小学' },
      rows: [
        ['甲', '示例小学'],
        ['乙', '示例幼儿园'],
      ],
      finds: [['B5', { value: '示例幼儿园' }]],
    },
  ],
})
