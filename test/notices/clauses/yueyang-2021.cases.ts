/** Right and wrong sides of the sentences of the Yueyang notice of 2021. Persons are invented. */
import { abolished, person } from '../../samples/people.ts'
import type { ClauseCases, FormSketch, Row } from './clause-case.ts'

const school = '君山区示例小学'
const other = '君山区示例中学'

const pilots: Row[] = [school, other].map((schoolName, index) => {
  const { name, phone } = person(index, abolished.yueyang)
  return { sequence: index + 1, county: '君山区', schoolName, contact: name, phone }
})
const pilotsHead: Row = { unit: '君山区', contact: '张示例', phone: '15400000001' }
const annex1 = { head: pilotsHead, rows: pilots }

const [first, second] = [1, 2].map((number): Row => {
  const { name, sex, idNumber, phone, subject } = person(number, abolished.yueyang)
  return { sequence: number, name, sex, idNumber, county: '君山区', schoolName: school, stage: '小学', subject, phone }
}) as [Row, Row]
const rosterHead: Row = { county: '君山区', school, declaredCount: 2 }
const annex3 = { head: rosterHead, rows: [first, second] }
const rosterOf = (name: string): FormSketch => ({
  form: 'annex-3',
  head: { ...rosterHead, school: name },
  rows: [first, second].map((row) => ({ ...row, schoolName: name })),
})

const leader: Row = { group: '管理者', name: '张示例', position: '校长', role: '领导小组组长', phone: '15400000001' }
const guide: Row = { group: '指导者', name: '李示例', position: '教研组长', role: '指导', phone: '15400000002' }
const groupPlan: Row = { groupName: '语文组', stage: '小学', subject: '语文', plan: '每月一次集体备课' }
const teacherPlan: Row = { name: first.name, stage: '小学', subject: '语文', abilities: 'A1、B6' }
const team = [leader, guide]
const wholeSchool = { team, 'group-plans': [groupPlan], 'teacher-plans': [teacherPlan] }
const annex2Head: Row = { school, county: '君山区' }
const planOf = (name: string): FormSketch => ({
  form: 'annex-2',
  head: { ...annex2Head, school: name },
  tables: wholeSchool,
})

/** 60 + 10 + 10 = 80 hours, 80 credits. */
const hours = { workshopHours: 60, schoolHours: 10, assessmentHours: 10, totalHours: 80, credits: 80 }

export const cases: ClauseCases = {
  notice: 'yueyang-2021',
  asOf: '2021-05-30',
  cases: [
    {
      clause: 'YY-01',
      rule: 'unknown-unit',
      kind: 'sheet',
      why: 'a zone without a code is addressed too; a place the notice does not address is not',
      form: 'annex-1',
      accept: {
        head: { ...pilotsHead, unit: '屈原管理区' },
        rows: pilots.map((row) => ({ ...row, county: '屈原管理区' })),
      },
      reject: { rows: pilots.map((row) => ({ ...row, county: '洞庭县' })) },
    },
    {
      clause: 'YY-04',
      rule: 'quota',
      kind: 'sheet',
      why: '2 schools, not 1: 2所以上 includes 2',
      form: 'annex-1',
      accept: annex1,
      reject: { rows: pilots.slice(0, 1) },
    },
    {
      clause: 'YY-05',
      rule: 'deadline',
      kind: 'task',
      why: 'all are trained by the end of 2023',
      deadline: 'full-coverage',
      unit: '岳阳市',
      accept: '2023-12-31',
      reject: '2024-01-01',
    },
    {
      clause: 'YY-06',
      rule: 'deadline',
      kind: 'sheet',
      why: 'the last minute of 30 May, not the first of 31 May',
      form: 'annex-1',
      accept: { ...annex1, received: '2021-05-30T23:59:00+08:00' },
      reject: { received: '2021-05-31T00:00:00+08:00' },
    },
    {
      clause: 'YY-07',
      rule: 'mail-subject',
      kind: 'mail',
      why: 'the county’s name and 信息技术2.0汇总, with or without the +',
      unit: '君山区',
      accept: '君山区+信息技术2.0汇总',
      reject: '君山区信息技术汇总',
    },
    {
      clause: 'YY-09',
      rule: 'hours',
      kind: 'teacher',
      why: '80 hours, not 79',
      accept: hours,
      reject: { schoolHours: 9, totalHours: 79, credits: 79 },
    },
    {
      clause: 'YY-09',
      rule: 'row-sum',
      kind: 'sheet',
      why: '60 + 10 + 10 = 80, not 90',
      form: 'training-record',
      accept: { rows: [{ ...first, ...hours }] },
      reject: { rows: [{ ...first, ...hours, totalHours: 90 }] },
    },
    {
      clause: 'YY-10',
      rule: 'hours',
      kind: 'teacher',
      why: '60 in the workshop: 59 with one more at school makes 80 too, but not the 60',
      accept: hours,
      reject: { workshopHours: 59, schoolHours: 11 },
    },
    {
      clause: 'YY-11',
      rule: 'heading-missing',
      kind: 'sheet',
      why: 'all five columns of Annex 1, not without 联系人',
      form: 'annex-1',
      accept: annex1,
      reject: { without: ['contact'] },
    },
    {
      clause: 'YY-13',
      rule: 'quota',
      kind: 'sheet',
      why: 'the head teacher leads the team, not the deputy (副校长)',
      form: 'annex-2',
      accept: { head: annex2Head, tables: wholeSchool },
      reject: { tables: { ...wholeSchool, team: [{ ...leader, position: '副校长' }, guide] } },
    },
    {
      clause: 'YY-17',
      rule: 'quota',
      kind: 'sheet',
      why: 'the plan of one group at least',
      form: 'annex-2',
      accept: { head: annex2Head, tables: wholeSchool },
      reject: { tables: { ...wholeSchool, 'group-plans': [] } },
    },
    {
      clause: 'YY-18',
      rule: 'on-list',
      kind: 'sheet',
      why: 'who has a plan stands in the school’s Annex 3',
      form: 'annex-2',
      accept: { head: annex2Head, tables: wholeSchool, also: [rosterOf(school)] },
      reject: { tables: { ...wholeSchool, 'teacher-plans': [{ ...teacherPlan, name: '欧阳示例' }] } },
    },
    {
      clause: 'YY-18',
      rule: 'abilities-known',
      kind: 'sheet',
      why: 'C7 is the last of the 30 points; there is no C8',
      form: 'annex-2',
      accept: {
        head: annex2Head,
        tables: { ...wholeSchool, 'teacher-plans': [{ ...teacherPlan, abilities: 'A13、C7' }] },
      },
      reject: { tables: { ...wholeSchool, 'teacher-plans': [{ ...teacherPlan, abilities: 'A13、C8' }] } },
    },
    {
      clause: 'YY-19',
      rule: 'heading-missing',
      kind: 'sheet',
      why: 'all ten columns of Annex 3, not without 任教学科',
      form: 'annex-3',
      accept: annex3,
      reject: { without: ['subject'] },
    },
    {
      clause: 'YY-20',
      rule: 'not-in-list',
      kind: 'sheet',
      why: 'one of the four stages, not 大学',
      form: 'annex-3',
      accept: { head: rosterHead, rows: [first, { ...second, stage: '高中' }] },
      reject: { rows: [first, { ...second, stage: '大学' }] },
    },
    {
      clause: 'YY-21',
      rule: 'head-count',
      kind: 'sheet',
      why: '2 declared and 2 rows, not 3 declared',
      form: 'annex-3',
      accept: annex3,
      reject: { head: { ...rosterHead, declaredCount: 3 } },
    },
    {
      clause: 'YY-22',
      rule: 'sex-id-mismatch',
      kind: 'sheet',
      why: 'the 17th digit of the first teacher’s number is even: 女, not 男',
      form: 'annex-3',
      accept: annex3,
      reject: { rows: [{ ...first, sex: '男' }, second] },
    },
    {
      clause: 'YY-23',
      rule: 'one-school',
      kind: 'sheet',
      why: 'the rows’ school is that of the head',
      form: 'annex-3',
      accept: annex3,
      reject: { rows: [first, { ...second, schoolName: other }] },
    },
    {
      clause: 'YY-23',
      rule: 'one-unit',
      kind: 'sheet',
      why: 'the rows’ county is that of the head',
      form: 'annex-3',
      accept: annex3,
      reject: { rows: [first, { ...second, county: '华容县' }] },
    },
    {
      clause: 'YY-24',
      rule: 'deadline',
      kind: 'sheet',
      why: 'the note of Annex 3 repeats 30 May',
      form: 'annex-3',
      accept: { ...annex3, received: '2021-05-30T23:59:00+08:00' },
      reject: { received: '2021-05-31T00:00:00+08:00' },
    },
    {
      clause: 'YY-25',
      rule: 'schools-match',
      kind: 'sheet',
      why: 'both pilot schools hand in Annexes 2 and 3, not only one of them',
      form: 'annex-1',
      accept: { ...annex1, also: [planOf(school), rosterOf(school), planOf(other), rosterOf(other)] },
      reject: { also: [planOf(school), rosterOf(school), planOf(other)] },
    },
  ],
}
