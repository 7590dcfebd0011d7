import { percentCheck } from '../../src/rules/percent.ts'
import { checkCases } from './check-cases.ts'

checkCases(percentCheck, {
  accept: [
    {
      why: 'a column of shares',
      rows: [
        ['甲', 0.985],
        ['乙', 1],
        ['丙', 0.97],
      ],
    },
    {
      why: 'a column of percentages, some with their sign',
      rows: [
        ['甲', 98.5],
        ['乙', '0.9%'],
        ['丙', 0],
      ],
    },
    {
      why: 'a single one written out among shares',
      rows: [
        ['甲', 0.98],
        ['乙', 0.97],
        ['丙', 98.5],
      ],
    },
    {
      why: 'what is no number, which is told elsewhere',
      rows: [
        ['甲', 98.5],
        ['乙', '约九成'],
      ],
    },
  ],
  reject: [
    {
      why: 'a share among percentages',
      rows: [
        ['甲', 98.5],
        ['乙', 97],
        ['丙', 0.985],
      ],
      finds: [['B6', { value: '0.985', example: '97' }]],
    },
    {
      why: 'one of two',
      rows: [
        ['甲', 98.5],
        ['乙', 1],
      ],
      finds: [['B5', { value: '1' }]],
    },
  ],
})
