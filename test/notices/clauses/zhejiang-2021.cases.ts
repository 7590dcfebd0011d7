/** Right and wrong sides of the sentences of the Zhejiang notice of 2021. */
import type { ClauseCases, FormSketch, Row } from './clause-case.ts'

const head: Row = { unit: '金华市', contact: '张示例', phone: '15400000001' }
/** One county of 1001 teachers. */
const progress = (trained: number): FormSketch[] => [
  { form: 'progress', head, rows: [{ unit: '义乌市', staff: 1001, trained, untrained: 1001 - trained }] },
]
const schools = {
  head: { unit: '义乌市', contact: '张示例', phone: '15400000001' },
  rows: [{ sequence: 1, county: '义乌市', schoolName: '义乌市示例小学', staff: 60 }],
}

export const cases: ClauseCases = {
  notice: 'zhejiang-2021',
  asOf: '2021-05-14',
  cases: [
    {
      clause: 'ZJ-01',
      rule: 'deadline',
      kind: 'task',
      why: 'the first phase ends on 15 August 2021',
      deadline: 'phase-1',
      unit: '金华市',
      accept: '2021-08-15',
      reject: '2021-08-16',
    },
    {
      clause: 'ZJ-02',
      rule: 'target-share',
      kind: 'gap',
      why: '1001 × 25% = 250.25: not less are 251, not 250',
      target: 'phase-1',
      unit: '义乌市',
      accept: progress(251),
      reject: progress(250),
    },
    {
      clause: 'ZJ-03',
      rule: 'deadline',
      kind: 'task',
      why: 'the second phase runs from September 2021 to the end of August 2022',
      deadline: 'phase-2',
      unit: '金华市',
      from: '2021-09-01',
      accept: '2022-08-31',
      reject: '2022-09-01',
    },
    {
      clause: 'ZJ-04',
      rule: 'target-share',
      kind: 'gap',
      why: 'per phase: 1001 × 40% = 400.4: not less are 401, on top of the first 251: 652, not 651',
      target: 'phase-2',
      unit: '义乌市',
      accept: progress(652),
      reject: progress(651),
    },
    {
      clause: 'ZJ-04',
      rule: 'target-share',
      kind: 'gap',
      why: 'as a total, as the setting allows: 1001 × 40% = 400.4: 401, not 400',
      settings: { quotaBasis: 'cumulative' },
      target: 'phase-2',
      unit: '义乌市',
      accept: progress(401),
      reject: progress(400),
    },
    {
      clause: 'ZJ-05',
      rule: 'deadline',
      kind: 'task',
      why: 'institutions apply by 1 June 2021',
      deadline: 'providers',
      unit: '金华市',
      accept: '2021-06-01',
      reject: '2021-06-02',
    },
    {
      clause: 'ZJ-09',
      rule: 'deadline',
      kind: 'sheet',
      why: 'the last minute of 14 May, not the first of 15 May',
      form: 'school-list',
      accept: { ...schools, received: '2021-05-14T23:59:00+08:00' },
      reject: { received: '2021-05-15T00:00:00+08:00' },
    },
  ],
}
