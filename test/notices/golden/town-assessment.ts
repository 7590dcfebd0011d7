import type { Golden } from './golden.ts'

export const townAssessment: Golden = {
  notice: 'town-assessment',
  unit: '成都市',
  steps: [
    { run: 'validate samples/town-assessment/training-record-clean.xlsx', findings: [] },
    { run: 'import samples/town-assessment/training-record-clean.xlsx --received 2021-05-20T09:00' },
    {
      // 10 + 20 = 30 and 10 + 10 + 15 = 35 credits; the third is not 在编在岗. A certificate for each point.
      // Then 20 credits; 30 said but 10 + 10; one part 不合格; no credits by point; 编制 left blank; on loan. 1 of 4 with a result.
      run: 'assess samples/town-assessment/training-record-clean.xlsx samples/town-assessment/training-record-faulty.xlsx',
      code: 1,
      json: {
        notices: {
          'town-assessment': {
            schools: {
              示例镇中心小学: { assessed: 2, passed: 2, notCounted: 1, rate: 1 },
              示例镇初级中学: { assessed: 4, passed: 1, failed: 3, open: 2, notCounted: 1, rate: 0.25 },
            },
            teachers: {
              王样敏: { passed: true, certificates: ['A1', 'B6'] },
              李样敏: { passed: true, certificates: ['A3', 'B2', 'C1'] },
              张样明: { counted: false },
            },
          },
        },
      },
    },
    {
      run: 'report training-record -o 记录.xlsx --as-of 2021-05-20',
      workbook: { path: '记录.xlsx', cells: { C5: '示例镇中心小学', A8: 1, G8: 30, G9: 35, G10: 10, K10: '不合格' } },
    },
  ],
}
