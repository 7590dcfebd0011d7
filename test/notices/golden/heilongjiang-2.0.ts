import type { Golden } from './golden.ts'

export const heilongjiang2: Golden = {
  notice: 'heilongjiang-2.0',
  unit: '七台河市',
  // The source masks every day: these are an office's own.
  settings: { cityMaterials: '2021-06-30', fullYear: '"2021"' },
  steps: [
    { run: 'deadlines --within 60d --as-of 2021-05-20', code: 1, json: { deadlines: { materials: { daysLeft: 41 } } } },
    {
      run: 'validate samples/heilongjiang-2.0/progress-clean.xlsx samples/heilongjiang-2.0/materials-clean.xlsx',
      findings: [],
    },
    {
      run: 'validate samples/heilongjiang-2.0/progress-faulty.xlsx samples/heilongjiang-2.0/materials-faulty.xlsx',
      code: 1,
      findings: [
        // 120 + 640 + 45 = 805, not 800; 40 + … + 45 makes 155, not 150.
        'progress-faulty.xlsx E8 row-sum',
        'progress-faulty.xlsx D12 column-sum',
        // 630 ÷ 900 = 70.00 %.
        'progress-faulty.xlsx H9 rate-stated',
        'progress-faulty.xlsx F10 count',
        'progress-faulty.xlsx A11 units-complete',
        'progress-faulty.xlsx A7 units-complete',
        'materials-faulty.xlsx A8 unknown-unit',
        'materials-faulty.xlsx B9 not-in-list',
        'materials-faulty.xlsx E10 required',
        'materials-faulty.xlsx A12 duplicate-row',
      ],
    },
    {
      run: 'import samples/heilongjiang-2.0/progress-clean.xlsx samples/heilongjiang-2.0/materials-clean.xlsx --received 2021-05-20T09:00',
    },
    {
      // 120 + 150 + 60 + 140 = 470; 640 + 700 + 330 + 1010 = 2680; 40 + 50 + 10 + 50 = 150; together 3300.
      // 600 + 630 + 333 + 777 = 2340; 2340 ÷ 3300 = 0.70909…
      run: 'gap --as-of 2021-05-20',
      json: {
        rows: { 勃利县: { staff: 1200, trained: 777, untrained: 423, rate: 0.6475 } },
        total: {
          ...{ kindergarten: 470, school: 2680, vocational: 150 },
          ...{ staff: 3300, trained: 2340, untrained: 960, rate: 0.7091 },
        },
        differences: {},
      },
    },
    {
      // 20 May to 31 December: 11 + 30 + 31 + 31 + 30 + 31 + 30 + 31 = 225 days; 960 ÷ 225 = 4.27, so 5 a day.
      run: 'plan --as-of 2021-05-20',
      json: { phases: { 'full-coverage': { required: 3300, left: 960, daysLeft: 225, perDay: 5 } } },
    },
    {
      run: 'report progress -o 进度.xlsx --as-of 2021-05-20',
      workbook: {
        path: '进度.xlsx',
        cells: {
          ...{ A9: '茄子河区', B9: 60, C9: 330, D9: 10, E9: 400, F9: 333, G9: 67, H9: 0.8325 },
          ...{ A11: '小计', E11: 3300, F11: 2340, G11: 960, H11: 0.7091 },
        },
      },
    },
    { run: 'deadlines --within 60d --as-of 2021-05-20' },
  ],
}
