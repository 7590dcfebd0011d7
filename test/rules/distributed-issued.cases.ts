import { distributedIssuedCheck } from '../../src/rules/distributed-issued.ts'
import { checkCases } from './check-cases.ts'

checkCases(distributedIssuedCheck, {
  accept: [
    {
      why: 'as many as were issued',
      head: { project: '示例项目甲' },
      rows: [['东区', 2]],
      issued: ['张示例', '李示例'],
      figures: { 'list/510402/2014': 2 },
    },
    { why: 'no list to compare with', head: { project: '示例项目甲' }, rows: [['东区', 2]] },
  ],
  reject: [
    {
      why: 'another number',
      head: { project: '示例项目甲' },
      rows: [['东区', 3]],
      issued: ['张示例', '李示例'],
      figures: { 'list/510402/2014': 2 },
      finds: [['B4', { stated: 3, issued: 2, year: '2014' }]],
    },
    {
      why: 'a county with nobody on the list',
      head: { project: '示例项目甲' },
      rows: [['西区', 1]],
      issued: ['张示例'],
      figures: {},
      finds: [['B4', { stated: 1, issued: 0 }]],
    },
  ],
})
