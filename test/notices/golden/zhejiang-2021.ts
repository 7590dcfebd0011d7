import type { Golden } from './golden.ts'

export const zhejiang2021: Golden = {
  notice: 'zhejiang-2021',
  unit: '舟山市',
  steps: [
    { run: 'deadlines --county 嵊泗 --within 7d --as-of 2021-05-10', code: 1 },
    {
      run: 'validate samples/zhejiang-2021/progress-clean.xlsx samples/zhejiang-2021/school-list-clean.xlsx',
      findings: [],
    },
    {
      run: 'validate samples/zhejiang-2021/progress-faulty.xlsx samples/zhejiang-2021/school-list-faulty.xlsx',
      code: 1,
      findings: [
        // 2013 − 604 = 1409; 395 ÷ 1651 = 23.92 %; 740 of 704 are 105.11 % and leave nobody untrained.
        'progress-faulty.xlsx D8 gap-identity',
        'progress-faulty.xlsx E9 rate-stated',
        'progress-faulty.xlsx C10 trained-over-staff',
        'progress-faulty.xlsx D10 gap-identity',
        'progress-faulty.xlsx E10 rate-stated',
        'progress-faulty.xlsx A11 unknown-unit',
        // 604 + 395 + 740 + 80 = 1819; 1400 + 1256 + 528 + 221 = 3405.
        'progress-faulty.xlsx C12 column-sum',
        'progress-faulty.xlsx D12 column-sum',
        'school-list-faulty.xlsx B8 one-unit',
        'school-list-faulty.xlsx C9 required',
        'school-list-faulty.xlsx D10 count',
        'school-list-faulty.xlsx H11 phone',
        'school-list-faulty.xlsx A12 sequence',
        'school-list-faulty.xlsx A12 duplicate-row',
      ],
    },
    {
      run: 'import samples/zhejiang-2021/progress-clean.xlsx samples/zhejiang-2021/school-list-clean.xlsx --received 2021-05-10T09:00',
    },
    {
      // 604 + 395 + 176 + 80 = 1255 of 2013 + 1651 + 704 + 301 = 4669; 1255 ÷ 4669 = 0.26879…; 395 ÷ 1651 = 0.23924…
      run: 'gap --as-of 2021-05-10',
      json: {
        rows: { 普陀区: { staff: 1651, trained: 395, untrained: 1256, rate: 0.2392 } },
        total: { staff: 4669, trained: 1255, untrained: 3414, rate: 0.2688 },
        // More than 25 % of the city, but not of every county.
        targets: { 'phase-1': { met: false, short: 18, missing: ['普陀区'] } },
        differences: {},
      },
    },
    {
      // 不少于25%, rounded up county by county: 503.25 → 504, 412.75 → 413, 176, 75.25 → 76, together 1169; 普陀区 lacks 413 − 395 = 18.
      // 不少于40% on top of it: 805.2 → 806, 660.4 → 661, 281.6 → 282, 120.4 → 121, together 1870; 1169 + 1870 = 3039.
      // Every county chooses among its own schools, and only one has listed them.
      run: 'plan --choose phase-2 --as-of 2021-05-10',
      json: {
        choice: {
          required: 1870,
          units: { 定海区: { required: 806, teachers: 0, surplus: -806 }, 嵊泗县: { required: 121, surplus: 6 } },
        },
        phases: {
          'phase-1': {
            ...{ base: 4669, required: 1169, left: 18 },
            rows: { 定海区: { required: 504, left: 0 }, 普陀区: { required: 413, left: 18 }, 嵊泗县: { required: 76 } },
          },
          'phase-2': {
            ...{ required: 3039, own: 1870, left: 1784 },
            // 504 + 806 − 604 = 706; 413 + 661 − 395 = 679; 176 + 282 − 176 = 282; 76 + 121 − 80 = 117.
            rows: {
              定海区: { own: 806, left: 706 },
              普陀区: { left: 679 },
              岱山县: { left: 282 },
              嵊泗县: { left: 117 },
            },
          },
        },
      },
    },
    {
      // 121 of 98, 76, 54, 42 and 31: no two schools come nearer than 98 + 31 = 129, three do: 54 + 42 + 31 = 127.
      run: 'plan --county 嵊泗 --choose phase-2 --as-of 2021-05-10',
      json: {
        choice: {
          ...{ required: 121, teachers: 127, surplus: 6 },
          schools: { 嵊泗县示例第二小学: {}, 嵊泗县示例幼儿园: {}, 嵊泗县示例职业技术学校: {} },
        },
      },
    },
    {
      // With the middle school decided on (98): + 31 = 129. Without the vocational one it would be 76 + 54 = 130.
      run: 'plan --county 嵊泗 --choose phase-2 --chosen 嵊泗县示例中学 --as-of 2021-05-10',
      json: { choice: { teachers: 129, surplus: 8 } },
    },
    {
      // 604 ÷ 2013 = 0.30004…
      run: 'report progress -o 进度.xlsx --as-of 2021-05-10',
      workbook: {
        path: '进度.xlsx',
        cells: {
          ...{ A7: '定海区', B7: 2013, C7: 604, D7: 1409, E7: 0.3 },
          ...{ A11: '小计', B11: 4669, C11: 1255, D11: 3414, E11: 0.2688 },
        },
      },
    },
    // 5月14日前: the county has handed in its list.
    {
      run: 'deadlines --county 嵊泗 --within 7d --as-of 2021-05-10',
      json: { deadlines: { 'school-list': { daysLeft: 4, received: 1, missing: {} } } },
    },
  ],
}
