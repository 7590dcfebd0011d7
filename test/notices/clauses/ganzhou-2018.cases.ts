/** Right and wrong sides of the sentences of the Ganzhou notice of 2018. */
import { abolished, person } from '../../samples/people.ts'
import type { ClauseCases, Row } from './clause-case.ts'

/** 上犹县 as the notice has it: 2 + 14 + 10 + 20 + 2 = 48. */
const own = { kindergartenMen: 2, kindergartenWomen: 14, primaryMen: 10, primaryWomen: 20, special: 2 }
const plan = (planned: number): Row[] => [{ unit: '上犹县', ...own, planned }]
/** Of the county, so many men for its kindergartens. */
const men = (count: number, college = '赣州师范高等专科学校'): Row[] =>
  Array.from({ length: count }, (_, index): Row => {
    const { name, sex, idNumber } = person(index * 3, abolished.wenjiang)
    return { sequence: index + 1, name, sex, idNumber, kind: '幼儿园', college }
  })
const nobody = { kindergartenWomen: 0, primaryMen: 0, primaryWomen: 0, special: 0 }
/** A plan cut down to what the list below is about. */
const issued = { form: 'plan', rows: [{ unit: '上犹县', ...nobody, kindergartenMen: 2, planned: 2 }] }
const students = { head: { unit: '上犹县' }, issued }

export const cases: ClauseCases = {
  notice: 'ganzhou-2018',
  asOf: '2018-08-30',
  cases: [
    {
      clause: 'GZ-01',
      rule: 'row-sum',
      kind: 'sheet',
      why: '2 + 14 + 10 + 20 + 2 = 48, not 49',
      form: 'plan',
      accept: { rows: plan(48) },
      reject: { rows: plan(49) },
    },
    {
      clause: 'GZ-02',
      rule: 'quota',
      kind: 'sheet',
      why: 'two men for the kindergartens of the county, not three',
      form: 'students',
      accept: { ...students, rows: men(2) },
      reject: { rows: men(3) },
    },
    {
      clause: 'GZ-03',
      rule: 'row-rule',
      kind: 'sheet',
      why: 'kindergarten teachers study in Ganzhou, those of special schools in Nanchang',
      form: 'students',
      accept: { ...students, rows: men(2) },
      reject: { rows: men(2, '南昌师范高等专科学校') },
    },
  ],
}
