import { idDuplicateCheck } from '../../src/rules/id-duplicate.ts'
import { checkCases, type Ground } from './check-cases.ts'

const head: Ground = {
  head: { leader: ['负责人', 'name'], leaderId: ['负责人身份证号码', 'idNumber'] },
  columns: { name: ['姓名', 'name'], id: ['身份证号码', 'idNumber'] },
}

checkCases(idDuplicateCheck, {
  accept: [
    {
      why: 'the person in the head, who stands in a row too',
      ground: head,
      head: { leader: '张示例', leaderId: '110103201501011236' },
      rows: [['张 示例', '110103201501011236']],
    },
    {
      why: 'different numbers',
      rows: [
        ['张示例', '110103201501011236'],
        ['李示例', '110103201501011244'],
      ],
    },
    {
      why: 'faulty numbers, which say nothing',
      rows: [
        ['张示例', '110103201501011237'],
        ['李示例', '110103201501011237'],
      ],
    },
    {
      why: 'blanks',
      rows: [
        ['张示例', ''],
        ['李示例', ''],
      ],
    },
  ],
  reject: [
    {
      why: 'the number in the head at another name in a row',
      ground: head,
      head: { leader: '张示例', leaderId: '110103201501011236' },
      rows: [
        ['李示例', '110103201501011244'],
        ['王示例', '110103201501011236'],
      ],
      finds: [['C2', { reason: 'sheet', other: 'B5', same: 0 }]],
      severity: 'error',
    },
    {
      why: 'the same person twice, in another spelling',
      rows: [
        ['张示例', '11010519491231002X'],
        ['李示例', '110103201501011244'],
        ['张 示例', '11010519491231002x'],
      ],
      finds: [['B6', { reason: 'sheet', other: 'B4', same: 1 }]],
      severity: 'error',
    },
    {
      why: 'two persons with one number, three times',
      rows: [
        ['张示例', '110103201501011236'],
        ['李示例', '110103201501011236'],
        ['王示例', '110103201501011236'],
      ],
      finds: [
        ['B5', { other: 'B4', same: 0 }],
        ['B6', { other: 'B4', same: 0 }],
      ],
    },
    {
      why: '15 and 18 digits of one person',
      rows: [
        ['张示例', '510104800101123'],
        ['张示例', '51010419800101123X'.replace('X', '6')],
      ],
      finds: [['B5', { other: 'B4', same: 1 }]],
    },
    {
      why: 'the same person in two files, on both of them',
      rows: [['张示例', '110103201501011236']],
      also: [
        {
          form: 'example',
          rows: [
            ['李示例', '110103201501011244'],
            ['张示例', '110103201501011236'],
          ],
        },
      ],
      finds: [
        ['B4', { reason: 'file', file: '示例2.xlsx', other: 'B5', same: 1 }],
        ['B5', { reason: 'file', file: '示例.xlsx', other: 'B4', same: 1 }],
      ],
    },
    {
      why: 'a double on one sheet although the first place is on another',
      rows: [['张示例', '110103201501011236']],
      also: [
        {
          form: 'example',
          rows: [
            ['张示例', '110103201501011236'],
            ['张示例', '110103201501011236'],
          ],
        },
      ],
      finds: [
        ['B4', { reason: 'file', other: 'B4' }],
        ['B4', { reason: 'file', other: 'B4' }],
        ['B5', { reason: 'sheet', other: 'B4' }],
      ],
    },
    {
      why: 'a sheet copied within its file, said once on the later of the two',
      rows: [
        ['张示例', '110103201501011236'],
        ['李示例', '110103201501011244'],
      ],
      also: [
        {
          form: 'example',
          path: '示例.xlsx',
          rows: [
            ['张示例', '110103201501011236'],
            ['李示例', '110103201501011244'],
          ],
        },
      ],
      finds: [['', { reason: 'copy', sheet: 'Sheet1' }]],
    },
  ],
})
