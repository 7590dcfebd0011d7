import { dateCheck } from '../../src/rules/date.ts'
import { checkCases } from './check-cases.ts'

checkCases(dateCheck, {
  accept: [
    {
      why: 'months in any spelling, and a whole day',
      ground: { columns: { month: ['出生年月', 'month'] } },
      rows: [['1985.03'], ['1985年3月'], ['198503'], ['1985-3'], ['1985/03/12'], [1985.03], [198503], ['']],
    },
    {
      why: 'the usual spellings',
      rows: [['2021-05-30'], ['2021年5月30日'], ['2021.5.30'], ['20210530'], ['2021/5/30']],
    },
    { why: 'a blank, and the signs for nothing', rows: [[''], ['/'], ['无'], ['—']] },
    {
      why: 'a day inside the bounds',
      ground: { params: { from: '2021-01-01', to: '2021-12-31' }, columns: { day: ['日期', 'date'] } },
      rows: [['2021-01-01'], ['2021-12-31']],
    },
    { why: 'a printed line left open', ground: { head: { day: ['填报日期', 'date'] } }, head: { day: '年 月 日' } },
  ],
  reject: [
    {
      why: 'what is no month, and one that lost a nought in Excel',
      ground: { columns: { month: ['出生年月', 'month'] } },
      rows: [['85.3'], ['1985.13'], [1985.1]],
      finds: [
        ['A4', { reason: 'month' }],
        ['A5', { reason: 'month' }],
        ['A6', { reason: 'shortened' }],
      ],
    },
    { why: 'a day that does not exist', rows: [['2021-02-30']], finds: [['A4', { reason: 'unreadable' }]] },
    {
      why: 'less than a day',
      rows: [['2021年5月'], ['5.30']],
      finds: [
        ['A4', {}],
        ['A5', {}],
      ],
    },
    {
      why: 'days outside the bounds',
      ground: { params: { from: '2021-01-01', to: '2021-12-31' }, columns: { day: ['日期', 'date'] } },
      rows: [['2020-12-31'], ['2022-01-01']],
      finds: [
        ['A4', { reason: 'early' }],
        ['A5', { reason: 'late' }],
      ],
    },
    {
      why: 'the head’s day',
      ground: { head: { day: ['填报日期', 'date'] } },
      head: { day: '2021年13月1日' },
      finds: [['A2', { reason: 'unreadable' }]],
    },
  ],
})
