import { reconcileIssuedCheck } from '../../src/rules/reconcile-issued.ts'
import { checkCases } from './check-cases.ts'

const issued = {
  form: 'annex-1',
  label: '附件1',
  columns: { unit: ['市州', 'unit'], trained: ['已培训人数', 'count'] },
  rows: [
    ['成都', 82037],
    ['攀枝花', 5541],
  ],
} as const

checkCases(reconcileIssuedCheck, {
  accept: [
    {
      why: 'the issued figure',
      head: { unit: '攀枝花市' },
      rows: [
        ['东区', 3000],
        ['西区', 2541],
        ['小计', 5541],
      ],
      also: [issued],
    },
    {
      why: 'the sum of the rows, where no total is printed',
      head: { unit: '攀枝花市' },
      rows: [
        ['东区', 3000],
        ['西区', 2541],
      ],
      also: [issued],
    },
    {
      why: 'nothing to compare with',
      head: { unit: '攀枝花市' },
      rows: [
        ['东区', 1],
        ['小计', 1],
      ],
    },
    { why: 'a sender nobody knows', head: { unit: '' }, rows: [], also: [issued] },
  ],
  reject: [
    {
      why: 'another total',
      head: { unit: '攀枝花市' },
      rows: [
        ['东区', 3000],
        ['小计', 5600],
      ],
      also: [issued],
      finds: [['B5', { stated: 5600, issued: 5541, difference: 59, source: '示例2.xlsx B5' }]],
      severity: 'warning',
    },
    {
      why: 'another sum without a total',
      head: { unit: '攀枝花市' },
      rows: [['东区', 3000]],
      also: [issued],
      finds: [['B4', { stated: 3000, difference: -2541 }]],
    },
    {
      why: 'another figure in the ledger',
      head: { unit: '攀枝花市' },
      rows: [['东区', 1]],
      figures: { 'annex-1/510400/trained': 2 },
      finds: [['B4', { source: '台账' }]],
    },
  ],
})
