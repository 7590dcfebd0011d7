import { yearCheck } from '../../src/rules/year.ts'
import { checkCases } from './check-cases.ts'

checkCases(yearCheck, {
  accept: [
    { why: 'years in any spelling', rows: [['2014'], ['2017年'], ['2016年度'], [2015], ['２０１４']] },
    { why: 'a blank', rows: [['']] },
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
      why: 'what is no year',
      rows: [['14'], ['2014-2015']],
      finds: [
        ['A4', { reason: 'unreadable' }],
        ['A5', { reason: 'unreadable' }],
      ],
    },
  ],
})
