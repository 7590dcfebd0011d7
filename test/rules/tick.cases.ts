import { tickCheck } from '../../src/rules/tick.ts'
import { checkCases } from './check-cases.ts'

const inHead = { columns: {}, head: { rural: ['乡村教师', 'tick'] } } as const

checkCases(tickCheck, {
  accept: [
    {
      why: 'marks and words',
      rows: [
        ['甲', '■'],
        ['乙', '✓'],
        ['丙', '是'],
        ['丁', '×'],
        ['戊', ''],
        ['己', '/'],
      ],
    },
    { why: 'boxes left open in the head', ground: inHead, head: { rural: '□是 □否' } },
    { why: 'a box in the head', ground: inHead, head: { rural: '☑是 □否' } },
  ],
  reject: [
    { why: 'what says neither', rows: [['甲', '待定']], finds: [['B4', { value: '待定' }]] },
    { why: 'two of two boxes', rows: [['甲', '☑是 ☑否']], finds: [['B4', {}]] },
    { why: 'words in the head', ground: inHead, head: { rural: '大概' }, finds: [['A2', { value: '大概' }]] },
  ],
})
