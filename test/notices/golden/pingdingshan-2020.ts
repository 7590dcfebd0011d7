import type { Golden } from './golden.ts'

const folder = 'samples/pingdingshan-2020'
const clean = ['places-clean', 'collective-clean', 'individual-clean-宝丰县', 'list-clean']
  .map((name) => `${folder}/${name}.xlsx`)
  .join(' ')

export const pingdingshan2020: Golden = {
  notice: 'pingdingshan-2020',
  unit: '平顶山市',
  steps: [
    { run: `validate ${clean} --as-of 2021-03-01`, findings: [] },
    { run: `import ${clean} --received 2021-03-03T09:00` },
    {
      run: `validate ${folder}/individual-faulty.xlsx ${folder}/list-faulty.xlsx --as-of 2021-03-01`,
      code: 1,
      findings: [
        'individual-faulty.xlsx K5 row-rule',
        'individual-faulty.xlsx G5 sex-id-mismatch',
        'individual-faulty.xlsx C6 not-in-list',
        'individual-faulty.xlsx C7 phone',
        // 鲁山县 has three places and four on its list, of whom one has handed in a card.
        'list-faulty.xlsx  quota',
        'list-faulty.xlsx B8 on-list',
        'list-faulty.xlsx B9 on-list',
        'list-faulty.xlsx B10 on-list',
        'list-faulty.xlsx F8 id-number',
      ],
    },
    {
      run: 'gap --as-of 2021-03-04',
      json: { quotas: { places: { unit: '平顶山高新技术产业开发区', limit: 1, found: 0, left: 1 } } },
    },
    {
      // The list of all cards, a row each.
      run: 'report list -o 名单.xlsx --as-of 2021-03-04',
      workbook: {
        path: '名单.xlsx',
        cells: {
          A6: 1,
          D6: '宝丰县示例第一小学',
          E6: '管理人员',
          A8: 3,
          D8: '宝丰县示例第三小学',
          E8: '教师',
          A9: null,
        },
      },
    },
    {
      run: 'deadlines --within 7d --as-of 2021-03-01',
      code: 1,
      json: { deadlines: { apply: { daysLeft: 2 } } },
    },
  ],
}
