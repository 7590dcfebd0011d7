import { rateStatedCheck } from '../../src/rules/rate-stated.ts'
import { checkCases } from './check-cases.ts'

/** Sichuan's text states 66.28 % for the printed total; its Annex 1 has no column for it. */
const inNotice = {
  params: { stated: 66.28, trained: 'trained', staff: 'staff' },
  columns: { unit: ['市州', 'unit'], staff: ['合计总数', 'count'], trained: ['已培训人数', 'count'] },
} as const

checkCases(rateStatedCheck, {
  accept: [
    { why: 'the total the notice speaks of', ground: inNotice, rows: [['小计', 737686, 488957]] },
    { why: 'a row that is no total', ground: inNotice, rows: [['成都', 133742, 82037]] },
    { why: 'a total without figures', ground: inNotice, rows: [['小计', '', '']] },
    {
      why: 'a printed percentage, a fraction, a bare number',
      rows: [
        [737686, 488957, '66.28%'],
        [737686, 488957, 0.6628],
        [737686, 488957, 66.28],
      ],
    },
    { why: 'the unrounded result of a formula', rows: [[737686, 488957, 0.662825321]] },
    {
      why: 'exact halves rounded up',
      rows: [
        [800, 1, '0.13%'],
        [2000, 1, '0.05%'],
        [16, 1, '6.25%'],
      ],
    },
    {
      why: 'a fraction above 1, and a bare number below it, that say what the figures say',
      rows: [
        [800, 900, 1.125],
        [800, 900, 112.5],
        [800, 900, '112.5%'],
        [400, 3, 0.75],
      ],
    },
    { why: 'a base of nothing', rows: [[0, 0, '0%']] },
    {
      why: 'nobody and everybody',
      rows: [
        [100, 0, 0],
        [100, 100, 1],
        [100, 100, '100%'],
      ],
    },
  ],
  reject: [
    {
      why: 'a total other than the notice speaks of (S17-03)',
      ground: inNotice,
      rows: [['小计', 737686, 488597]],
      finds: [['C4', { reason: 'notice', stated: '66.28', computed: '66.23' }]],
    },
    {
      why: 'digits swapped',
      rows: [[737686, 488957, '66.82%']],
      finds: [['C4', { stated: '66.82', computed: '66.28' }]],
    },
    { why: 'a half rounded down', rows: [[800, 1, '0.12%']], finds: [['C4', { computed: '0.13' }]] },
    {
      why: 'other decimals where the pack asks for them',
      ground: {
        params: { rate: 'rate', trained: 'trained', staff: 'staff', decimals: 1 },
        columns: { staff: ['专任', 'count'], trained: ['已培训', 'count'], rate: ['率', 'number'] },
      },
      rows: [[737686, 488957, '66.2%']],
      finds: [['C4', { computed: '66.3' }]],
    },
  ],
})
