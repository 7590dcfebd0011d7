import { remarkOwedCheck } from '../../src/rules/remark-owed.ts'
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

checkCases(remarkOwedCheck, {
  ground: {
    params: { form: 'annex-1' },
    head: { unit: ['市(州)教育行政部门', 'unit'] },
    columns: { unit: ['地区', 'unit'], trained: ['已培训人数', 'count'], remark: ['备注', 'text'] },
  },
  accept: [
    {
      why: 'the same figure',
      head: { unit: '攀枝花市' },
      rows: [
        ['东区', 3000, ''],
        ['西区', 2541, ''],
        ['小计', 5541, ''],
      ],
      also: [issued],
    },
    {
      why: 'another figure with a remark',
      head: { unit: '攀枝花市' },
      rows: [
        ['东区', 3100, '含区级培训 100 人'],
        ['小计', 5641, ''],
      ],
      also: [issued],
    },
    { why: 'nothing to compare with', head: { unit: '攀枝花市' }, rows: [['东区', 3100, '']] },
  ],
  reject: [
    {
      why: 'another total without a remark',
      head: { unit: '攀枝花市' },
      rows: [
        ['东区', 3100, ''],
        ['小计', 5641, ''],
      ],
      also: [issued],
      finds: [['C5', { reason: 'total', stated: 5641, issued: 5541, form: '附件1' }]],
      severity: 'warning',
    },
    {
      why: 'a row of a unit that was issued a figure',
      rows: [['攀枝花市', 5600, '']],
      also: [issued],
      finds: [['C4', { stated: 5600, issued: 5541 }]],
    },
    {
      why: 'a figure of the ledger',
      rows: [['东区', 7, '']],
      figures: { 'annex-1/510402/trained': 5 },
      finds: [['C4', { stated: 7, issued: 5 }]],
    },
  ],
})
