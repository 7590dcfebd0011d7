import type { Golden } from './golden.ts'

const folder = 'samples/ganzhou-2018'

export const ganzhou2018: Golden = {
  notice: 'ganzhou-2018',
  unit: '赣州市',
  steps: [
    {
      run: `validate ${folder}/plan-clean.xlsx ${folder}/students-clean.xlsx --as-of 2018-08-30`,
      findings: [],
    },
    {
      run: `validate ${folder}/plan-faulty.xlsx --as-of 2018-08-30`,
      findings: [
        // 35 + 60 = 95; 赣县区 twice, 南康区 not at all; half a teacher, so that the sum is one more than stated.
        'plan-faulty.xlsx G7 row-sum',
        'plan-faulty.xlsx A6 units-complete',
        'plan-faulty.xlsx A11 units-complete',
        'plan-faulty.xlsx F13 count',
        'plan-faulty.xlsx G27 column-sum',
      ],
    },
    { run: `import ${folder}/plan-clean.xlsx ${folder}/students-clean.xlsx --received 2018-08-12T09:00` },
    {
      // 安远县: 2 men for kindergartens, no woman for primary schools.
      run: `validate ${folder}/students-faulty.xlsx --as-of 2018-08-30`,
      code: 1,
      findings: [
        'students-faulty.xlsx C7 quota',
        'students-faulty.xlsx C37 quota',
        'students-faulty.xlsx E17 not-in-list',
        'students-faulty.xlsx F39 row-rule',
        // One of the 24 men stands under 初中, which is none: 23 of 25.
        'students-faulty.xlsx  quota',
      ],
    },
    {
      // 2 men, 2 women for kindergartens, 6 and 10 for primary schools of 蓉江新区: nothing left; 2 of 2 for the special schools of 安远县.
      run: 'gap --as-of 2018-08-30',
      json: {
        quotas: {
          kindergarten: { unit: '赣州蓉江新区', group: '女', limit: 2, found: 2, left: 0 },
          primary: { unit: '赣州蓉江新区', group: '女', limit: 10, found: 10, left: 0 },
        },
      },
    },
    {
      run: 'report students -o 名单.xlsx --as-of 2018-08-30',
      workbook: {
        path: '名单.xlsx',
        cells: { A6: 1, E6: '幼儿园', A25: 20, E25: '小学', F25: '赣州师范高等专科学校' },
      },
    },
  ],
}
