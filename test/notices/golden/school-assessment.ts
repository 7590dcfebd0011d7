import type { Golden } from './golden.ts'

export const schoolAssessment: Golden = {
  notice: 'school-assessment',
  unit: '成都市',
  steps: [
    { run: 'validate samples/school-assessment/training-record-clean.xlsx', findings: [] },
    { run: 'import samples/school-assessment/training-record-clean.xlsx --received 2021-05-20T09:00' },
    {
      // Half and half: (80 + 80) ÷ 2 = 80 is 优秀 (the higher of the two grades that share 80); (70 + 50) ÷ 2 = 60 is 合格;
      // (90 + 85) ÷ 2 − 1 = 86.5; (98 + 100) ÷ 2 + 5 = 104, at most 100.
      run: 'assess samples/school-assessment/training-record-clean.xlsx',
      json: {
        totals: { teachers: 4, passed: 4 },
        notices: {
          'school-assessment': {
            total: { grades: { 优秀: 3, 合格: 1 } },
            teachers: {
              王示一: { score: 80, grade: '优秀' },
              李示芳: { score: 60, grade: '合格' },
              张示芳: { score: 86.5, grade: '优秀' },
              刘示一: { score: 100, grade: '优秀' },
            },
          },
        },
      },
    },
    {
      // 48 hours; 24 offline; one dimension; (70 + 60) ÷ 2 − 2 − 1 − 5 = 57. No leader's score; a score of 105.
      run: 'assess samples/school-assessment/training-record-faulty.xlsx',
      code: 1,
      json: {
        totals: { teachers: 7, passed: 1, failed: 4, open: 2 },
        notices: { 'school-assessment': { teachers: { 陈试静: { score: 57, grade: '不合格', passed: false } } } },
      },
    },
    {
      run: 'report training-record -o 记录.xlsx --as-of 2021-05-20',
      workbook: {
        path: '记录.xlsx',
        cells: { C5: '示例镇中心小学', A8: 1, E8: 50, J8: 80, K8: 80, J9: 70, K9: 50, M10: 1, O11: 5 },
      },
    },
  ],
}
