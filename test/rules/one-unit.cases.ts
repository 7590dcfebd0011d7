import { oneUnitCheck } from '../../src/rules/one-unit.ts'
import { checkCases } from './check-cases.ts'

const { wrong: _, right: __, ...example } = oneUnitCheck.example

checkCases(oneUnitCheck, {
  accept: [
    { why: 'a name nobody knows, which is unknown-unit’s', head: { unit: '岳阳楼区' }, rows: [['张示例', '某区']] },
    {
      why: 'the same unit by any name',
      head: { unit: '岳阳楼区' },
      rows: [
        ['张示例', '岳阳楼区'],
        ['李示例', '岳阳市岳阳楼区'],
      ],
    },
    {
      why: 'a city’s list of its counties’ persons, as its package has it',
      head: { unit: '岳阳市' },
      rows: [
        ['张示例', '岳阳楼区'],
        ['李示例', '君山区'],
      ],
    },
    { why: 'a head with more words', head: { unit: '岳阳市岳阳楼区教育局' }, rows: [['张示例', '岳阳楼区']] },
    { why: 'a blank, which is required’s', head: { unit: '岳阳楼区' }, rows: [['张示例', '']] },
    { why: 'a blank head, which is not checked', head: { unit: '' }, rows: [['张示例', '君山区']] },
  ],
  reject: [
    {
      why: 'a county of the city, where one school reports',
      ground: {
        ...example,
        head: { unit: ['县(市、区)', 'unit'], school: ['学校', 'school'] },
      },
      head: { unit: '岳阳市', school: '岳阳市示例中学' },
      rows: [['张示例', '岳阳楼区']],
      finds: [['B4', { value: '岳阳楼区', expected: '岳阳市' }]],
    },
    {
      why: 'a head that differs from all rows, once and at the head',
      head: { unit: '岳阳楼区' },
      rows: [
        ['张示例', '君山区'],
        ['李示例', '岳阳市君山区'],
        ['王示例', '君山区'],
      ],
      finds: [['A2', { reason: 'head', count: 3 }]],
    },
    {
      why: 'a row of another county',
      head: { unit: '岳阳楼区' },
      rows: [
        ['张示例', '岳阳楼区'],
        ['李示例', '君山区'],
      ],
      finds: [['B5', { value: '君山区', expected: '岳阳楼区' }]],
    },
  ],
})
