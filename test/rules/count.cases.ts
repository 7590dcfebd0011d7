import { countCheck } from '../../src/rules/count.ts'
import { checkCases } from './check-cases.ts'

checkCases(countCheck, {
  ground: { columns: { unit: ['地区', 'unit'], staff: ['合计', 'count'], hours: ['学时', 'number'] } },
  accept: [
    {
      why: 'whole numbers from 0',
      rows: [
        ['甲', 0, 12.5],
        ['乙', '12', '50学时'],
        ['丙', '1,234', 0],
      ],
    },
    {
      why: 'blanks and signs for nothing',
      rows: [
        ['甲', '', ''],
        ['乙', '-', '/'],
      ],
    },
    {
      why: 'a share in a plain number that is one',
      ground: { columns: { unit: ['地区', 'unit'], rate: ['完成率', 'number'] } },
      rows: [['甲', '66.28%']],
    },
    { why: 'sums of fractions as Excel stores them', rows: [['甲', 12.000000000000002, 1]] },
    { why: 'errors and formulas, which are formula-no-value’s', rows: [['甲', '#REF!', '=']] },
  ],
  reject: [
    {
      why: 'words, negatives and fractions',
      rows: [
        ['甲', '约60', ''],
        ['乙', -3, ''],
        ['丙', 12.5, ''],
        ['丁', 15.333333333333334, ''],
      ],
      finds: [
        ['B4', { reason: 'text', value: '约60' }],
        ['B5', { reason: 'negative' }],
        ['B6', { reason: 'fraction', value: '12.5' }],
        ['B7', { reason: 'fraction', value: '15.333333333' }],
      ],
    },
    {
      why: 'shares and sums of money that are none',
      ground: { columns: { unit: ['地区', 'unit'], rate: ['完成率', 'percent'], money: ['经费', 'money'] } },
      rows: [
        ['甲', '九成', '三千'],
        ['乙', -0.5, -3],
      ],
      finds: [
        ['B4', { reason: 'text' }],
        ['C4', { reason: 'text' }],
        ['B5', { reason: 'negative' }],
        ['C5', { reason: 'negative' }],
      ],
    },
    {
      why: 'a share where an amount is asked for',
      ground: { columns: { staff: ['合计', 'count'], hours: ['实践学时', 'number'], money: ['经费', 'money'] } },
      rows: [
        ['50%', '50%', '50 ％'],
        ['约50%', '-50%', '约五成'],
      ],
      finds: [
        ['A4', { reason: 'share', value: '50%' }],
        ['B4', { reason: 'share', value: '50%' }],
        ['C4', { reason: 'share' }],
        ['A5', { reason: 'text' }],
        ['B5', { reason: 'negative' }],
        ['C5', { reason: 'text' }],
      ],
    },
    {
      why: 'words in the head',
      ground: { head: { teachers: ['教师数', 'count'] } },
      head: { teachers: '约三十' },
      finds: [['A2', { reason: 'text', value: '约三十' }]],
    },
    { why: 'negative hours', rows: [['甲', 1, -2]], finds: [['C4', { reason: 'negative' }]] },
    { why: 'the total row as well', rows: [['小计', '待核', 1]], finds: [['B4', { reason: 'text' }]] },
  ],
})
