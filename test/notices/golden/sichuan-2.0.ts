import type { Golden } from './golden.ts'

const clean = ['progress', 'sample-schools', 'school-team', 'ability-offer']
  .map((form) => `samples/sichuan-2.0/${form}-clean.xlsx`)
  .join(' ')

export const sichuan2: Golden = {
  notice: 'sichuan-2.0',
  unit: '四川省',
  steps: [
    { run: `validate ${clean}`, findings: [] },
    {
      run: 'validate samples/sichuan-2.0/progress-faulty.xlsx samples/sichuan-2.0/sample-schools-faulty.xlsx samples/sichuan-2.0/school-team-faulty.xlsx',
      code: 1,
      findings: [
        // 7200 − 2880 = 4320; 4300 + 8400 + 4800 = 17500, not 17520.
        'progress-faulty.xlsx D8 gap-identity',
        'progress-faulty.xlsx D11 column-sum',
        'progress-faulty.xlsx F9 not-in-list',
        // 简阳市 is 成都's since 2016; 乐至县 is missing.
        'progress-faulty.xlsx A10 unknown-unit',
        'progress-faulty.xlsx A7 units-complete',
        // Four of 5—7; 乐至县 has none.
        'sample-schools-faulty.xlsx  quota',
        'sample-schools-faulty.xlsx C7 head-among-rows',
        'school-team-faulty.xlsx C8 quota',
        'school-team-faulty.xlsx D7 quota',
        'school-team-faulty.xlsx E11 required',
      ],
    },
    { run: `import ${clean} --received 2020-09-10T09:00` },
    {
      // 2880 + 1200 + 0 = 4080 of 7200 + 9600 + 4800 = 21600; 0.18888…
      run: 'gap --city 资阳 --as-of 2020-09-10',
      json: { total: { staff: 21600, trained: 4080, untrained: 17520, rate: 0.1889 }, differences: {} },
    },
    {
      // 183 counties: 36.6 → 37, 109.8 → 110, 110 − 37 = 73. Three courses of 200, of 200 and of 400. 5—7 schools in 21 cities.
      run: 'plan --as-of 2020-09-10',
      json: {
        phases: {
          'counties-2020': { base: 183, required: 37, own: 37 },
          'counties-2021': { base: 183, required: 110, own: 73 },
          'trainer-courses': { required: 600 },
          'school-courses': { required: 600 },
          'classroom-courses': { required: 1200 },
          'sample-schools': { required: 105, most: 147 },
        },
      },
    },
    {
      // One of the primary school lacks hours of material, which the plan only recommends. Of the middle school: short online, short in
      // practice, two points, a dimension without, not offered, no such point, failed, no peers; not yet, no number.
      run: 'assess samples/sichuan-2.0/training-record-clean.xlsx samples/sichuan-2.0/training-record-faulty.xlsx samples/sichuan-2.0/ability-offer-clean.xlsx',
      code: 1,
      json: {
        notices: {
          'sichuan-2.0': {
            schools: {
              锦江区示例小学: { passed: 3, failed: 0, open: 0 },
              锦江区示例中学: { passed: 3, failed: 5, open: 3 },
            },
          },
        },
      },
    },
    {
      run: 'report sample-schools --city 资阳 -o 样板校.xlsx --as-of 2020-09-10',
      workbook: {
        path: '样板校.xlsx',
        // Which county is the model one is the city's own word: it stays empty.
        cells: {
          ...{ A6: '样板县：', C6: null },
          ...{ A8: 1, B8: '雁江区', C8: '雁江区示例小学', C11: '安岳县示例镇中心小学', C12: '乐至县示例中学' },
        },
      },
    },
    // The stages are no forms: nothing to wait for, only dates.
    {
      run: 'deadlines --within 200d --as-of 2020-09-10',
      json: { deadlines: { 'stage-2': { on: '2020-12-31', daysLeft: 112, state: 'untracked' } } },
    },
  ],
}
