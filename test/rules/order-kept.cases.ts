import { orderKeptCheck } from '../../src/rules/order-kept.ts'
import { checkCases } from './check-cases.ts'

checkCases(orderKeptCheck, {
  accept: [
    { why: 'the list as issued', rows: [['张示例'], ['李示例']], issued: ['张示例', '李示例'] },
    {
      why: 'additions at the end',
      rows: [['张示例'], ['李示例'], ['王示例'], ['赵示例']],
      issued: ['张示例', '李示例'],
    },
    { why: 'no list to compare with', rows: [['李示例'], ['张示例']] },
  ],
  reject: [
    {
      why: 'one moved to the end',
      rows: [['李示例'], ['王示例'], ['张示例']],
      issued: ['张示例', '李示例', '王示例'],
      finds: [['A6', { reason: 'moved', place: 1 }]],
      severity: 'error',
    },
    {
      why: 'one removed',
      rows: [['张示例'], ['王示例']],
      issued: ['张示例', '李示例', '王示例'],
      finds: [['A3', { reason: 'removed', count: 1, place: 2 }]],
    },
    {
      why: 'one inserted in the middle',
      rows: [['张示例'], ['赵示例'], ['李示例']],
      issued: ['张示例', '李示例'],
      finds: [['A5', { reason: 'inserted' }]],
    },
    {
      why: 'a list turned round, all but one',
      rows: [['丙示例'], ['乙示例'], ['甲示例']],
      issued: ['甲示例', '乙示例', '丙示例'],
      finds: [
        ['A4', { place: 3 }],
        ['A5', { place: 2 }],
      ],
    },
  ],
})
