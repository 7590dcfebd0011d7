import { sequenceCheck } from '../../src/rules/sequence.ts'
import { checkCases } from './check-cases.ts'

checkCases(sequenceCheck, {
  ground: { columns: { number: ['序号', 'sequence'], unit: ['县', 'unit'] } },
  accept: [
    {
      why: '1, 2, 3',
      rows: [
        ['1', '甲'],
        ['2', '甲'],
        [3, '甲'],
      ],
    },
    {
      why: 'from 1 again with another unit',
      rows: [
        ['1', '甲'],
        ['2', '甲'],
        ['1', '乙'],
      ],
    },
    {
      why: 'on and on over several units',
      rows: [
        ['1', '甲'],
        ['2', '乙'],
      ],
    },
    {
      why: 'on and on over the sheets of a file',
      rows: [
        ['1', '甲'],
        ['2', '甲'],
      ],
      also: [
        {
          form: 'example',
          path: '示例.xlsx',
          rows: [
            ['3', '甲'],
            ['4', '甲'],
          ],
        },
      ],
    },
  ],
  reject: [
    {
      why: 'a later sheet that leaves numbers out, and one that counts on from another file',
      rows: [['1', '甲']],
      also: [
        { form: 'example', path: '示例.xlsx', rows: [['3', '甲']] },
        { form: 'example', path: '另一份.xlsx', rows: [['4', '甲']] },
      ],
      finds: [
        ['A4', { reason: 'gap', value: 3, expected: 1 }],
        ['A4', { reason: 'gap', value: 4, expected: 1 }],
      ],
    },
    {
      why: 'a gap, said once',
      rows: [
        ['1', '甲'],
        ['3', '甲'],
        ['4', '甲'],
      ],
      finds: [['A5', { reason: 'gap', value: 3, expected: 2 }]],
      severity: 'warning',
    },
    {
      why: 'a repetition',
      rows: [
        ['1', '甲'],
        ['1', '甲'],
      ],
      finds: [['A5', { reason: 'back', expected: 2 }]],
    },
    {
      why: 'a blank and a word',
      rows: [
        ['1', '甲'],
        ['', '甲'],
        ['三', '甲'],
        ['4', '甲'],
      ],
      finds: [
        ['A5', { reason: 'blank' }],
        ['A6', { reason: 'not-a-number', value: '三' }],
      ],
    },
    {
      why: 'a beginning other than 1',
      rows: [
        ['5', '甲'],
        ['6', '甲'],
      ],
      finds: [['A4', { reason: 'gap', expected: 1 }]],
    },
  ],
})
