import { printedRowCheck } from '../../src/rules/printed-row.ts'
import { checkCases } from './check-cases.ts'

checkCases(printedRowCheck, {
  accept: [
    {
      why: 'as printed, in any order, the code a number',
      rows: [
        ['县级', '02', 30],
        ['#省级', 1, 12],
      ],
    },
    {
      why: 'another wording of the same row',
      rows: [
        ['省级培训', '01', 12],
        ['县级', '02', 0],
      ],
    },
    {
      why: 'the code alone',
      rows: [
        ['', '01', 12],
        ['', '02', ''],
      ],
    },
    { why: 'a sheet without any row', rows: [] },
  ],
  reject: [
    {
      why: 'a printed row that is not there',
      rows: [['县级', '02', 30]],
      finds: [['B3', { reason: 'missing', count: 1, names: '省级 01' }]],
      severity: 'warning',
    },
    {
      why: 'the name of another row',
      rows: [
        ['县级', '01', 12],
        ['省级', '02', 30],
      ],
      finds: [
        ['A4', { reason: 'other', value: '县级', expected: '省级', code: '01' }],
        ['A5', { reason: 'other', value: '省级', expected: '县级', code: '02' }],
      ],
      severity: 'error',
    },
    { why: 'no code', rows: [['省级', '', 12]], finds: [['B4', { reason: 'no-key', heading: '代码' }]] },
    {
      why: 'a row that somebody added',
      rows: [['其他', '03', 4]],
      finds: [['B4', { reason: 'added', value: '03' }]],
      severity: 'warning',
    },
  ],
})
