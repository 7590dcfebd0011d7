import type { Golden } from './golden.ts'

export const shaanxi2: Golden = {
  notice: 'shaanxi-2.0',
  unit: '陕西省',
  // The source masks the third year.
  settings: { thirdYear: '"2022"' },
  steps: [
    {
      run: 'validate samples/shaanxi-2.0/progress-clean.xlsx samples/shaanxi-2.0/inspection-clean.xlsx',
      findings: [],
    },
    {
      run: 'validate samples/shaanxi-2.0/progress-faulty.xlsx samples/shaanxi-2.0/inspection-faulty.xlsx',
      code: 1,
      findings: [
        'progress-faulty.xlsx G8 count',
        // 1660 of 1650: 100.61 %, nobody left; 590 − 285 = 305, 48.31 %.
        'progress-faulty.xlsx C9 trained-over-staff',
        'progress-faulty.xlsx D9 gap-identity',
        'progress-faulty.xlsx H9 rate-stated',
        'progress-faulty.xlsx D11 gap-identity',
        'progress-faulty.xlsx H11 rate-stated',
        // 1800 + 1650 + 2900 + 590 = 6940; 900 + 1660 + 725 + 285 = 3570; 45 + 52 + 88 + 30 = 215.
        'progress-faulty.xlsx B12 column-sum',
        'progress-faulty.xlsx C12 column-sum',
        'progress-faulty.xlsx E12 column-sum',
        // 3—5 schools of every county: 王益区 has two, 耀州区 six.
        'inspection-faulty.xlsx B8 quota',
        'inspection-faulty.xlsx B10 quota',
        'inspection-faulty.xlsx B13 quota',
        'inspection-faulty.xlsx D10 date',
        'inspection-faulty.xlsx A12 duplicate-row',
      ],
    },
    {
      run: 'import samples/shaanxi-2.0/progress-clean.xlsx samples/shaanxi-2.0/inspection-clean.xlsx --received 2020-11-30T09:00',
    },
    {
      // 900 + 660 + 725 + 285 = 2570 of 1800 + 1650 + 2900 + 950 = 7300; 0.35205…
      run: 'gap --city 铜川 --as-of 2020-12-01',
      json: { total: { staff: 7300, trained: 2570, untrained: 4730, rate: 0.3521 }, differences: {} },
    },
    {
      // The notice's own figures: 30 % of 6246 = 1873.8 → 1874; 65 % = 4059.9 → 4060, less 1874 = 2186; the rest is 2186.
      // 3—5 schools in each of 107 counties.
      run: 'plan --schools 国家级贫困县区=6246 --as-of 2020-05-01',
      json: {
        phases: {
          pilots: { required: 214 },
          'poor-counties': { required: 56 },
          'poor-2020': { own: 1874, required: 1874, agrees: true },
          'poor-2021': { own: 2186, required: 4060, agrees: true },
          'poor-year-3': { own: 2186, required: 6246, agrees: true },
          inspected: { required: 321, most: 535 },
        },
      },
    },
    {
      // 215 schools: 20 % = 43; 70 % = 150.5 → 151, less 43 = 108; the rest is 64.
      run: 'plan --city 铜川 --schools 铜川=215 --as-of 2020-12-01',
      json: {
        phases: {
          'schools-2020': { base: 215, own: 43, required: 43 },
          'schools-2021': { own: 108, required: 151 },
          'schools-year-3': { own: 64, required: 215 },
        },
      },
    },
    {
      // Short online, short in practice, one point, no second look, refused by the county, refused by the spot check; the county is not done.
      run: 'assess samples/shaanxi-2.0/training-record-clean.xlsx samples/shaanxi-2.0/training-record-faulty.xlsx',
      code: 1,
      json: {
        notices: {
          'shaanxi-2.0': {
            schools: {
              碑林区示例小学: { passed: 3, failed: 0, open: 0 },
              碑林区示例中学: { passed: 1, failed: 5, open: 2 },
            },
          },
        },
      },
    },
    {
      run: 'report progress --city 铜川 -o 进度.xlsx --as-of 2020-12-01',
      workbook: {
        path: '进度.xlsx',
        cells: {
          ...{ A7: '王益区', B7: 1800, C7: 900, D7: 900, E7: 45, F7: 9, G7: 9, H7: 0.5 },
          ...{ A11: '小计', B11: 7300, C11: 2570, D11: 4730, E11: 215, F11: 43, G11: 26, H11: 0.3521 },
        },
      },
    },
    { run: 'deadlines --as-of 2020-12-01', json: { deadlines: { 'year-3': { on: '2022-12-31' } } } },
  ],
}
