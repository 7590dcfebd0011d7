import { subcountCheck } from '../../src/rules/subcount.ts'
import { checkCases } from './check-cases.ts'

checkCases(subcountCheck, {
  accept: [
    {
      why: 'the ways people write it',
      rows: [
        ['甲', '118<23>'],
        ['乙', '118〈23〉'],
        ['丙', '118（其中23人）'],
        ['丁', 943],
        ['戊', ''],
      ],
    },
  ],
  reject: [
    { why: 'a part above the whole', rows: [['甲', '3<4>']], finds: [['B4', { reason: 'more', all: 3, part: 4 }]] },
    { why: 'words', rows: [['甲', '118和23']], finds: [['B4', { reason: 'unreadable' }]] },
  ],
})
