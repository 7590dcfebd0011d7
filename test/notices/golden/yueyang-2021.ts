import type { Golden } from './golden.ts'

export const yueyang2021: Golden = {
  notice: 'yueyang-2021',
  unit: '岳阳楼区',
  steps: [
    // 5月30日前: two days left, nothing handed in.
    { run: 'deadlines --within 3d --as-of 2021-05-28', code: 1 },
    { run: 'validate samples/yueyang-2021/clean --received 2021-05-28T16:00', findings: [] },
    {
      run: 'validate samples/yueyang-2021/faulty/annex-1.xlsx --received 2021-05-31T00:00',
      code: 1,
      // 154 and four digits; a school of 云溪区; 岳阳娄区. 云溪区 has one school, and two are asked of every county.
      findings: [
        'annex-1.xlsx E7 phone',
        'annex-1.xlsx B8 one-unit',
        'annex-1.xlsx B9 unknown-unit',
        // Handed in when 30 May was over.
        'annex-1.xlsx  deadline',
      ],
    },
    { run: 'import samples/yueyang-2021/clean --received 2021-05-28T16:00' },
    {
      // 24 teachers of the primary school and 32 of the middle school; two pilot schools, as many as the notice asks for.
      run: 'gap --by school --as-of 2021-05-28',
      json: {
        rows: { 岳阳楼区示例小学: { participants: 24 }, 岳阳楼区示例中学: { participants: 32 } },
        total: { participants: 56, pilotSchools: 2 },
        targets: { 'pilot-schools': { required: 2, reached: 2, met: true } },
      },
    },
    {
      // 60 + 10 + 10 = 80 hours = 80 credits, twice more. 58 of 60; 5 of 10 and so 75 of 80; 60 credits for 80 hours; no credits.
      run: 'assess samples/yueyang-2021/training-record-clean.xlsx samples/yueyang-2021/training-record-faulty.xlsx',
      code: 1,
      json: {
        notices: {
          'yueyang-2021': {
            schools: {
              岳阳楼区示例小学: { passed: 3, failed: 0, open: 0 },
              岳阳楼区示例中学: { passed: 1, failed: 2, open: 2 },
            },
          },
        },
      },
    },
    {
      run: 'report annex-1 -o 附件1.xlsx --as-of 2021-05-28',
      workbook: {
        path: '附件1.xlsx',
        cells: {
          ...{ A6: 1, B6: '岳阳楼区', C6: '岳阳楼区示例小学' },
          ...{ A7: 2, C7: '岳阳楼区示例中学' },
        },
      },
    },
    { run: 'deadlines --within 3d --as-of 2021-05-28' },
  ],
}
