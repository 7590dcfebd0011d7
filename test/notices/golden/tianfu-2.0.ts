import type { Golden } from './golden.ts'

export const tianfu2: Golden = {
  notice: 'tianfu-2.0',
  unit: '天府新区',
  // The source masks the years.
  settings: { firstYear: '"2021"', secondYear: '"2022"' },
  steps: [
    // Stage 2, 摸排, ends in August.
    { run: 'deadlines --within 30d --as-of 2021-08-10', code: 1, json: { deadlines: { 'stage-2': { daysLeft: 21 } } } },
    { run: 'validate samples/tianfu-2.0/roster-clean.xlsx', findings: [] },
    {
      run: 'validate samples/tianfu-2.0/roster-faulty.xlsx',
      code: 1,
      findings: [
        'roster-faulty.xlsx D8 id-number-float',
        'roster-faulty.xlsx C9 sex-id-mismatch',
        'roster-faulty.xlsx F10 not-in-list',
        // A woman with the number of the man in the next row.
        'roster-faulty.xlsx C11 sex-id-mismatch',
        'roster-faulty.xlsx D12 id-duplicate',
        'roster-faulty.xlsx E13 one-school',
        'roster-faulty.xlsx H14 required',
        'roster-faulty.xlsx B17 required',
      ],
    },
    { run: 'import samples/tianfu-2.0/roster-clean.xlsx --received 2021-08-10T09:00' },
    { run: 'gap --as-of 2021-08-10', json: { total: { participants: 10 } } },
    {
      // 20 + 15 + 10 + 5 = 50; the registered grades stand. Then 14 of 15 hours of material, 19 of 20 online, 不合格; not yet graded;
      // and a training company is no kind of unit that is listed, so nobody can tell.
      run: 'assess samples/tianfu-2.0/training-record-clean.xlsx samples/tianfu-2.0/training-record-faulty.xlsx',
      code: 1,
      json: {
        notices: {
          'tianfu-2.0': {
            schools: {
              天府新区示例小学: { passed: 3, failed: 0, open: 0, grades: { 优秀: 1, 合格: 2 } },
              天府新区示例中学: { passed: 1, failed: 3, open: 2 },
            },
          },
        },
      },
    },
    {
      run: 'report roster -o 摸排.xlsx --as-of 2021-08-10',
      workbook: {
        path: '摸排.xlsx',
        cells: { C5: '天府新区示例小学', H5: 10, A7: 1, E7: '天府新区示例小学', F7: '普通中小学', A16: 10 },
      },
    },
    { run: 'deadlines --within 30d --as-of 2021-08-10' },
  ],
}
