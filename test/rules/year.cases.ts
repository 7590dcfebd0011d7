import { yearCheck } from '../../src/rules/year.ts'
import { checkCases } from './check-cases.ts'

checkCases(yearCheck, {
  accept: [
    { why: 'years in any spelling', rows: [['2014'], ['2017年'], ['2016年度'], [2015], ['２０１４']] },
    { why: 'a blank, and the signs for nothing', rows: [[''], ['/'], ['无']] },
    { why: 'the year in the head', ground: { head: { year: ['年度', 'year'] } }, head: { year: '2016年' } },
    { why: 'a printed line left open', ground: { head: { year: ['年度', 'year'] } }, head: { year: '年' } },
  ],
  reject: [
    {
      why: 'years outside',
      rows: [['2013'], ['2018']],
      finds: [
        ['A4', { reason: 'outside', from: 2014, to: 2017 }],
        ['A5', { reason: 'outside' }],
      ],
    },
    {
      why: 'the head’s year',
      ground: { head: { year: ['年度', 'year'] } },
      head: { year: '2031年' },
      finds: [['A2', { reason: 'outside' }]],
    },
    {
      why: 'what is no year',
      rows: [['14'], ['2014-2015']],
      finds: [
        ['A4', { reason: 'unreadable' }],
        ['A5', { reason: 'unreadable' }],
      ],
    },
  ],
})
