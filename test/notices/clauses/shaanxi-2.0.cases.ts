/** Right and wrong sides of the sentences of a provincial 2.0 plan (most likely Shaanxi's). */
import type { ClauseCases, FormSketch, Row } from './clause-case.ts'

const head: Row = { unit: '铜川市', contact: '张示例', phone: '15400000001' }
/** Together 90 + 57 = 147 schools and 1000 + 950 = 1950 teachers trained. */
const progress = (schoolsDone: number, cases: number): FormSketch[] => [
  {
    form: 'progress',
    head,
    rows: [
      { unit: '王益区', staff: 2000, trained: 1000, schools: 90, schoolsDone: 0, cases: 0 },
      { unit: '耀州区', staff: 2000, trained: 950, schools: 57, schoolsDone, cases },
    ],
  },
]
const poor = { schools: { 国家级贫困县区: 6246 }, unit: '陕西省' }
const inspected = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ county: '耀州区', schoolName: `耀州区第${index + 1}示例小学` }))

/** 25 online and 25 of practice (50 × 50%) are 50. */
const hours = { onlineHours: 25, practiceHours: 25, totalHours: 50 }

export const cases: ClauseCases = {
  notice: 'shaanxi-2.0',
  asOf: '2020-06-30',
  cases: [
    {
      clause: 'SX-01',
      rule: 'hours',
      kind: 'teacher',
      why: '50 hours, not 49',
      accept: hours,
      reject: { practiceHours: 24, totalHours: 49 },
    },
    {
      clause: 'SX-01',
      rule: 'hours',
      kind: 'teacher',
      why: '50 × 50% = 25 of practice: 24 with 26 online makes 50 too, but not the half',
      accept: hours,
      reject: { onlineHours: 26, practiceHours: 24 },
    },
    {
      clause: 'SX-02',
      rule: 'hours',
      kind: 'teacher',
      why: '25 hours online, not 24',
      accept: hours,
      reject: { onlineHours: 24, practiceHours: 26 },
    },
    {
      clause: 'SX-02',
      rule: 'eligibility',
      kind: 'sheet',
      why: 'practice begins after 25 hours online, not after 24',
      form: 'training-record',
      accept: { rows: [{ name: '李示例', ...hours }] },
      reject: { rows: [{ name: '李示例', ...hours, onlineHours: 24, practiceHours: 26 }] },
    },
    {
      clause: 'SX-03',
      rule: 'ability-points',
      kind: 'teacher',
      why: '2 points, not 1',
      accept: { abilities: 'A1、B6' },
      reject: { abilities: 'A1' },
    },
    {
      clause: 'SX-05',
      rule: 'target-share',
      kind: 'gap',
      why: '1950 × 1% = 19.5, half up 20 cases, not 19',
      target: 'cases',
      unit: '铜川市',
      accept: progress(29, 20),
      reject: progress(29, 19),
    },
    {
      clause: 'SX-06',
      rule: 'minimum-count',
      kind: 'plan',
      why: '214 pilot schools, not 213',
      target: 'pilots',
      unit: '陕西省',
      accept: { done: 214 },
      reject: { done: 213 },
    },
    {
      clause: 'SX-06',
      rule: 'deadline',
      kind: 'task',
      why: 'in 2019',
      deadline: 'pilots',
      unit: '陕西省',
      accept: '2019-12-31',
      reject: '2020-01-01',
    },
    {
      clause: 'SX-07',
      rule: 'minimum-count',
      kind: 'plan',
      why: '56 poor counties, not 55',
      target: 'poor-counties',
      unit: '陕西省',
      accept: { done: 56 },
      reject: { done: 55 },
    },
    {
      clause: 'SX-08',
      rule: 'target-share',
      kind: 'plan',
      why: '6246 × 30% = 1873.8, half up 1874',
      target: 'poor-2020',
      ...poor,
      accept: { done: 1874 },
      reject: { done: 1873 },
    },
    {
      clause: 'SX-08',
      rule: 'target-share',
      kind: 'plan',
      why: '6246 × 65% = 4059.9, half up 4060 = 1874 + 2186',
      target: 'poor-2021',
      ...poor,
      accept: { done: 4060 },
      reject: { done: 4059 },
    },
    {
      clause: 'SX-08',
      rule: 'target-share',
      kind: 'plan',
      why: 'all 6246 = 1874 + 2186 + 2186',
      target: 'poor-year-3',
      ...poor,
      accept: { done: 6246 },
      reject: { done: 6245 },
    },
    {
      clause: 'SX-09',
      rule: 'target-share',
      kind: 'gap',
      why: '147 × 20% = 29.4, half up 29 schools, not 28',
      target: 'schools-2020',
      unit: '铜川市',
      accept: progress(29, 20),
      reject: progress(28, 20),
    },
    {
      clause: 'SX-09',
      rule: 'deadline',
      kind: 'task',
      why: 'the 20% of 2020',
      deadline: 'year-1',
      unit: '铜川市',
      from: '2020-01-01',
      accept: '2020-12-31',
      reject: '2021-01-01',
    },
    {
      clause: 'SX-10',
      rule: 'quota',
      kind: 'sheet',
      why: '3 schools of a county, not 2',
      form: 'inspection',
      accept: { head, rows: inspected(3) },
      reject: { rows: inspected(2) },
    },
    {
      clause: 'SX-10',
      rule: 'quota',
      kind: 'sheet',
      why: '5 schools of a county, not 6',
      form: 'inspection',
      accept: { head, rows: inspected(5) },
      reject: { rows: inspected(6) },
    },
  ],
}
