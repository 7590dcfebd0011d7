/** Samples of the Yueyang 2021 notice: a clean set of one county, all persons and schools invented. */

import type { Notice } from '../../src/notice/notice.ts'
import type { FormContent } from '../../src/report/form-content.ts'
import type { Value } from '../../src/value/value.ts'
import { abolished, person } from './people.ts'
import { filled, formOf, type Sample, sample } from './sample.ts'

const folder = 'samples/yueyang-2021/clean'
export const county = '岳阳楼区'

export interface School {
  name: string
  short: string
  stage: '小学' | '初中'
  /** Number of its first invented person, and how many follow. */
  from: number
  count: number
}

export const schools: School[] = [
  { name: '岳阳楼区示例小学', short: '示例小学', stage: '小学', from: 0, count: 24 },
  { name: '岳阳楼区示例中学', short: '示例中学', stage: '初中', from: 40, count: 32 },
]

const office = person(199, abolished.yueyang)

export async function yueyangSamples(notice: Notice): Promise<Sample[]> {
  const samples = [await sample(`${folder}/annex-1.xlsx`, formOf(notice, 'annex-1'), annex1())]
  for (const school of schools) {
    samples.push(await sample(`${folder}/annex-2-${school.short}.xlsx`, formOf(notice, 'annex-2'), annex2(school)))
    samples.push(await sample(`${folder}/annex-3-${school.short}.xlsx`, formOf(notice, 'annex-3'), annex3(school)))
  }
  return samples
}

export function annex1(): FormContent {
  const rows = schools.map((school, index) => {
    const contact = person(school.from, abolished.yueyang)
    return { sequence: index + 1, county, schoolName: school.name, contact: contact.name, phone: contact.phone }
  })
  return filled({
    head: { unit: county, contact: office.name, phone: office.phone },
    tables: { main: { rows, total: undefined } },
  })
}

export function annex2(school: School): FormContent {
  const people = Array.from({ length: 12 }, (_, index) => person(school.from + index, abolished.yueyang))
  const team = people.slice(0, 6).map(({ name, phone }, index): Record<string, Value> => {
    const leader = index === 0
    return {
      group: index < 3 ? '管理者' : '指导者',
      name,
      position: leader ? '校长' : index < 3 ? '副校长' : '教师',
      title: index < 3 ? '高级教师' : '一级教师',
      role: leader ? '领导小组组长' : index < 3 ? '领导小组成员' : '学科指导',
      phone,
      remark: '示例',
    }
  })
  const subjects = ['语文', '数学', '英语']
  const groups = subjects.map((subject) => ({
    groupName: `${subject}教研组`,
    stage: school.stage,
    subject,
    plan: `每两周一次集体备课，以课例研讨信息技术支持的${subject}教学`,
    remark: '示例',
  }))
  const abilities = ['A1、A3、B2', 'A2、A5、B6', 'A1、A6、B5', 'A3、A11、B9']
  const teachers = people.map(({ name, subject }, index) => ({
    name,
    stage: school.stage,
    subject,
    abilities: abilities[index % abilities.length] ?? '',
    remark: '示例',
  }))
  return {
    ...filled({
      head: { school: school.name, county: `岳阳市${county}` },
      tables: {
        team: { rows: team, total: undefined },
        'group-plans': { rows: groups, total: undefined },
        'teacher-plans': { rows: teachers, total: undefined },
      },
      sections: texts(school),
    }),
    flat: false,
  }
}

function texts(school: School): Record<string, string> {
  return {
    'overview-1': `（示例）${school.name}现有教学班24个，学生1080人，教师${school.count}人，校园面积21000平方米，建筑面积9600平方米。教室均配备交互式一体机，校园网千兆到楼、百兆到教室，建有录播教室1间、计算机教室2间。`,
    'overview-2':
      '（示例）教师平均年龄29岁，高级教师占12%，一级教师占45%。全体教师能使用一体机授课，约三分之一的教师能用学情数据调整教学。',
    'overview-3': '（示例）校本资源零散，教研组之间少有共享；教师缺少用数据改进教学的经验。',
    goals: '（示例）到2022年，建成校本资源库和学情分析机制，全体教师完成能力点认证，形成两个以上学科的应用特色。',
    'whole-school-goals': '（示例）全体教师完成80学时研修，人人选定并通过3个能力点的校本应用考核。',
    schedule:
      '（示例）2021年6月组建团队、制定计划；9月至12月开展工作坊研修；2022年3月至6月开展校本研修；2022年9月完成应用考核。',
    assessment: '（示例）教研组互评占四成，考核小组评定占六成，材料齐全且各能力点合格为通过。',
    safeguards: '（示例）成立以校长为组长的领导小组，经费列入年度预算，研修成绩计入年度考核。',
  }
}

export function annex3(school: School): FormContent {
  const rows = Array.from({ length: school.count }, (_, index): Record<string, Value> => {
    const { name, sex, idNumber, phone, subject } = person(school.from + index, abolished.yueyang)
    const place = { county, schoolName: school.name, stage: school.stage }
    return { sequence: index + 1, name, sex, idNumber, ...place, subject, phone, remark: '示例' }
  })
  const contact = person(school.from + 1, abolished.yueyang)
  return filled({
    head: { county, school: school.name, declaredCount: rows.length, contact: contact.name, phone: contact.phone },
    tables: { main: { rows, total: undefined } },
  })
}
