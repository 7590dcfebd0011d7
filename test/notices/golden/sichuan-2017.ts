import type { Golden } from './golden.ts'

export const sichuan2017: Golden = {
  notice: 'sichuan-2017',
  unit: '四川省',
  steps: [
    // Due 3月31日前; 成都 has handed in nothing yet.
    { run: 'deadlines --city 成都 --within 7d --as-of 2017-03-28', code: 1 },
    {
      // The printed 小计 of the notice: 488957 trained and 248729 untrained; its 21 rows add up to 488756 and 248930.
      run: 'validate samples/sichuan-2017 --received 2017-03-28T09:00',
      // 新津县, a name of 2017, is told: today it is 新津区.
      findings: ['annex-1.xlsx M15 column-sum', 'annex-1.xlsx N15 column-sum', 'annex-3-成都.xlsx A21 unknown-unit'],
    },
    {
      run: 'validate samples/sichuan-2017-faulty --received 2017-03-28T09:00',
      code: 1,
      findings: [
        // 400 + 2000 + 100 = 2500, not 2400; and 2400 − 1500 is not 1000.
        'annex-3-自贡.xlsx E7 row-sum',
        'annex-3-自贡.xlsx G7 gap-identity',
        'annex-3-自贡.xlsx G8 count',
        // 560 : 560 of 1120 is 50 : 50; 900 + 236 is not the gap of 1180.
        'annex-3-自贡.xlsx H9 split-ratio',
        'annex-3-自贡.xlsx H10 split-sum',
        // 威远县 belongs to 内江; 富顺县 is missing.
        'annex-3-自贡.xlsx A12 unknown-unit',
        'annex-3-自贡.xlsx A6 units-complete',
        // Sums: 合计总数 lost 100; 需求数 336 more, 计划数 336 − 44 = 380 less. 缺口数 holds a number that is none: not compared.
        'annex-3-自贡.xlsx E13 column-sum',
        'annex-3-自贡.xlsx H13 column-sum',
        'annex-3-自贡.xlsx I13 column-sum',
      ],
    },
    { run: 'import samples/sichuan-2017 --received 2017-03-28T09:00' },
    {
      // The notice's own row of 成都; 82037 ÷ 133742 = 0.61340…; 28 March to 31 December: 3 + 275 days.
      run: 'gap --city 成都 --as-of 2017-03-28',
      json: {
        total: {
          ...{ kindergarten: 28299, school: 95455, vocational: 9988 },
          ...{ staff: 133742, trained: 82037, untrained: 51705, rate: 0.6134 },
        },
        targets: { 'full-coverage': { required: 133742, reached: 82037, met: false, daysLeft: 278 } },
        differences: {},
      },
    },
    {
      // 20 % of 51705 = 10341 exactly, 80 % = 41364.
      run: 'plan --city 成都 --as-of 2017-03-28',
      json: { splits: { plan: { total: { planProvincial: 10341, planLocal: 41364 } } } },
    },
    {
      // Headings in rows 4 and 5, twenty counties in code order, 小计 in row 26.
      run: 'report annex-3 --city 成都 -o 附件3.xlsx --as-of 2017-03-28',
      workbook: {
        path: '附件3.xlsx',
        cells: {
          A2: '2017年成都市能力提升工程培训计划及执行情况',
          ...{ A6: '锦江区', A25: '简阳市', A26: '小计' },
          ...{ B26: 28299, C26: 95455, D26: 9988, E26: 133742, F26: 82037, G26: 51705, H26: 10341, I26: 41364 },
        },
      },
    },
    { run: 'deadlines --city 成都 --within 7d --as-of 2017-03-28' },
  ],
}
