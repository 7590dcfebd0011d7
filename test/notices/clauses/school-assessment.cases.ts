/** Right and wrong sides of the sentences of a school's plan for assessing its teachers. */
import type { ClauseCases, Row } from './clause-case.ts'

/** 50 hours, half of them (25) practice, 25 of them on site. */
const hours = { totalHours: 50, practiceHours: 25, offlineHours: 25 }
/** Half of 90 and half of 80 are 85. */
const scores = { peerScore: 90, leaderScore: 80 }
const person: Row = { name: '李示例', schoolName: '示例小学' }

export const cases: ClauseCases = {
  notice: 'school-assessment',
  asOf: '2021-06-30',
  cases: [
    {
      clause: 'KH-01',
      rule: 'hours',
      kind: 'teacher',
      why: '50 × 50% = 25 of practice, not 24',
      accept: hours,
      reject: { practiceHours: 24, offlineHours: 24 },
    },
    {
      clause: 'KH-01',
      rule: 'eligibility',
      kind: 'teacher',
      why: 'assessed after 50 hours, not after 49',
      accept: { ...hours, ...scores },
      reject: { totalHours: 49 },
    },
    {
      clause: 'KH-01',
      rule: 'eligibility',
      kind: 'sheet',
      why: 'a score before the 50 hours is a fault of the sheet; hours alone are none',
      form: 'training-record',
      accept: { rows: [{ ...person, ...hours, totalHours: 49 }] },
      reject: { rows: [{ ...person, ...hours, totalHours: 49, ...scores }] },
    },
    {
      clause: 'KH-02',
      rule: 'hours',
      kind: 'teacher',
      why: '25 hours on site, not 24',
      accept: hours,
      reject: { offlineHours: 24 },
    },
    {
      clause: 'KH-02',
      rule: 'eligibility',
      kind: 'teacher',
      why: 'rated by others after 25 hours on site, not after 24',
      accept: { ...hours, ...scores },
      reject: { offlineHours: 24 },
    },
    {
      clause: 'KH-03',
      rule: 'ability-points',
      kind: 'teacher',
      why: '3 points over 3 dimensions: A1 学情分析, A2 教学设计, A5 学法指导; A2 and A3 are both 教学设计',
      accept: { abilities: 'A1、A2、A5' },
      reject: { abilities: 'A1、A2、A3' },
    },
    {
      clause: 'KH-03',
      rule: 'ability-points',
      kind: 'teacher',
      why: '3 points, not 2',
      accept: { abilities: 'A1、A2、A5' },
      reject: { abilities: 'A1、A2' },
    },
    {
      clause: 'KH-04',
      rule: 'grade',
      kind: 'teacher',
      why: 'half of 60 and half of 60 are 60: 合格; half of 60 and half of 59 are 59.5: 不合格',
      accept: { peerScore: 60, leaderScore: 60 },
      reject: { leaderScore: 59 },
    },
    {
      clause: 'KH-04',
      rule: 'grade',
      kind: 'sheet',
      why: 'half of 80 and half of 80 are 80: 优秀; half of 80 and half of 79 are 79.5: not 优秀',
      form: 'training-record',
      accept: { rows: [{ ...person, ...hours, peerScore: 80, leaderScore: 80, grade: '优秀' }] },
      reject: { rows: [{ ...person, ...hours, peerScore: 80, leaderScore: 79, grade: '优秀' }] },
    },
    {
      clause: 'KH-05',
      rule: 'score',
      kind: 'sheet',
      why: '85 − 2 × 1 = 83, not 85',
      form: 'training-record',
      accept: { rows: [{ ...person, ...hours, ...scores, lateMaterials: 2, score: 83 }] },
      reject: { rows: [{ ...person, ...hours, ...scores, lateMaterials: 2, score: 85 }] },
    },
    {
      clause: 'KH-06',
      rule: 'score',
      kind: 'sheet',
      why: '85 − 1 × 1 − 2 × 5 = 74, not 82 (as if an absence cost 1)',
      form: 'training-record',
      accept: { rows: [{ ...person, ...hours, ...scores, lateArrivals: 1, absences: 2, score: 74 }] },
      reject: { rows: [{ ...person, ...hours, ...scores, lateArrivals: 1, absences: 2, score: 82 }] },
    },
    {
      clause: 'KH-08',
      rule: 'score',
      kind: 'sheet',
      why: 'both parts: half of 90 and half of 80 are 85, not the 90 of one of them',
      form: 'training-record',
      accept: { rows: [{ ...person, ...hours, ...scores, score: 85 }] },
      reject: { rows: [{ ...person, ...hours, ...scores, score: 90 }] },
    },
  ],
}
