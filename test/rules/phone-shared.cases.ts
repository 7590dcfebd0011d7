import { phoneSharedCheck } from '../../src/rules/phone-shared.ts'
import { checkCases } from './check-cases.ts'

const first = '510104198001011236'
const second = '11010519491231002X'

checkCases(phoneSharedCheck, {
  ground: { columns: { name: ['姓名', 'name'], id: ['身份证号码', 'idNumber'], phone: ['联系电话', 'phone'] } },
  accept: [
    {
      why: 'a couple',
      rows: [
        ['张示例', first, '13000000000'],
        ['李示例', second, '13000000000'],
      ],
    },
    {
      why: 'the phone of the office',
      rows: [
        ['张示例', '', '0730-8960000'],
        ['李示例', '', '0730-8960000'],
        ['王示例', '', '0730-8960000'],
      ],
    },
    {
      why: 'one person on three lines, which is id-duplicate’s',
      rows: [
        ['张示例', first, '13000000000'],
        ['张　示例', first, '13000000000'],
        ['张示例', first, '13000000000'],
      ],
    },
  ],
  reject: [
    {
      why: 'three persons',
      rows: [
        ['张示例', '', '13000000000'],
        ['赵示例', '', '13000000001'],
        ['李示例', '', 13000000000],
        ['王示例', '', '130 0000 0000'],
      ],
      finds: [['C4', { reason: 'many', count: 3 }]],
      severity: 'warning',
    },
    {
      why: 'one name and phone, two numbers',
      rows: [
        ['张示例', first, '13000000000'],
        ['张示例', second, '13000000000'],
      ],
      finds: [['B5', { reason: 'two-ids', other: 'B4' }]],
    },
  ],
})
