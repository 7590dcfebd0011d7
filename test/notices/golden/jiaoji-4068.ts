import type { Golden } from './golden.ts'

const folder = 'samples/jiaoji-4068'

export const jiaoji4068: Golden = {
  notice: 'jiaoji-4068',
  unit: '锦江区',
  steps: [
    { run: `validate ${folder}/training-clean-小学.xlsx ${folder}/training-clean-中学.xlsx`, findings: [] },
    {
      run: `validate ${folder}/training-faulty.xlsx`,
      code: 1,
      findings: [
        'training-faulty.xlsx A5 head-required',
        // 12 + 26 + 34 + 16 = 88, not 86; 90 at school level of 86 trained; 无人 is no number.
        'training-faulty.xlsx D8 cell-sum',
        'training-faulty.xlsx D18 cell-order',
        'training-faulty.xlsx D19 count',
      ],
    },
    {
      run: `import ${folder}/training-clean-小学.xlsx ${folder}/training-clean-中学.xlsx --received 2023-10-01T09:00`,
    },
    {
      // 86 + 124 = 210 = 14 + 56 + 94 + 46; by level 7, 31, 68, 151, 196 and 1.
      run: 'report training -o 全区.xlsx --as-of 2023-10-10',
      workbook: {
        path: '全区.xlsx',
        cells: {
          ...{ C7: '01', D7: 210, D8: 14, D9: 56, D10: 94, D11: 46 },
          ...{ D13: 7, D14: 31, D15: 68, D16: 151, D17: 196, C18: '11', D18: 1 },
        },
      },
    },
  ],
}
