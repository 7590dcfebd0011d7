import { fillerCheck } from '../../src/rules/filler.ts'
import { checkCases } from './check-cases.ts'

checkCases(fillerCheck, {
  ground: {
    columns: {
      name: ['姓名', 'name'],
      school: ['工作单位', 'school'],
      subject: ['任教学科', 'text'],
      phone: ['联系电话', 'phone'],
    },
  },
  accept: [
    { why: 'values', rows: [['甲', '示例小学', '语文', '13000000000']] },
    { why: 'values that only contain such a word', rows: [['甲', '同济示例小学', '略读与写作', '13000000000']] },
    { why: 'words for nothing, which are required’s', rows: [['甲', '无', '-', '/']] },
    { why: 'a phone column, which has a check of its own', rows: [['甲', '示例小学', '语文', '同上']] },
  ],
  reject: [
    {
      why: 'each of its kind, said for each wording',
      rows: [
        ['甲', '示例小学', '语文', ''],
        ['待定', '同 上', '〃', ''],
        ['乙', '示例小学', 'n/a', ''],
        ['丙', '示例小学', 0, ''],
        ['丁', '示例小学', '待定', ''],
      ],
      finds: [
        ['A5', { value: '待定' }],
        ['B5', { value: '同 上' }],
        ['C5', { value: '〃' }],
        ['C6', { value: 'n/a' }],
        ['C7', { value: '0' }],
        ['C8', { value: '待定' }],
      ],
      severity: 'warning',
    },
    {
      why: 'a column of them, once',
      rows: [
        ['甲', '示例小学', '同上', ''],
        ['乙', '示例小学', '同上', ''],
        ['丙', '示例小学', '同上', ''],
      ],
      finds: [['C4', { value: '同上', folded: 3 }]],
    },
  ],
})
