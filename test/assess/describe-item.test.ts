/** Every case that assessing can end in has a sentence of its own; here are the cases the golden tables do not spell out. */
import { expect, test } from 'vitest'
import { assessTeacher } from '../../src/assess/assess-teacher.ts'
import { arithmeticOf, describeItem } from '../../src/assess/describe-item.ts'
import type { Settings } from '../../src/assess/teacher-result.ts'
import type { Assessment } from '../../src/notice/assessment.ts'
import { school, shaanxi, sichuan2, tianfu, town, yueyang } from './assessments.ts'

const settings: Settings = {
  practiceShareOf: { value: 'required' },
  periodFrom: { value: '' },
  periodBy: { value: '' },
  peerWeight: { value: 0.4 },
  leaderWeight: { value: 0.6 },
  gradeBound: { value: 'higher' },
  environments: { value: '多媒体教学环境、混合学习环境' },
}

test.each<[Assessment, Record<string, string | number>, string, string]>([
  [
    yueyang,
    { totalHours: 70, workshopHours: 60, schoolHours: 10, assessmentHours: 10 },
    'hours',
    '总学时前后对不上，无法判断是否达到 80 学时',
  ],
  [
    yueyang,
    { totalHours: 70, workshopHours: 60, schoolHours: 10, assessmentHours: 10 },
    'hours/below-parts',
    '总学时 70 少于各部分之和 80，应不少于各部分之和',
  ],
  [yueyang, { totalHours: 80, credits: 78 }, 'hours/credits', '学分前后对不上，无法判断是否达到 80 学分'],
  [yueyang, { totalHours: 80, credits: 78 }, 'hours/credits/unequal', '学分 78，按学时应为 80，两者应相等，请核对'],
  [
    town,
    { credits: 25, abilities: 'A1（10）、B6（20）' },
    'hours/points',
    '总学分 25，各能力点学分之和 30，两者应相等，请核对',
  ],
  [
    town,
    { abilities: 'D3（10）' },
    'ability-points/credits',
    '能力点学分合计：有的能力点读不出，无法判断是否达到 30 学分',
  ],
  [
    town,
    { abilities: 'A1（10）、D3（10）' },
    'ability-points/credits',
    '能力点学分合计已读出 10 学分，有的能力点读不出，无法判断是否达到 30 学分',
  ],
  [yueyang, { workshopHours: 60 }, 'hours', '总学时已填 60 学时，还有部分没有填写，无法判断是否达到 80 学时'],
  [yueyang, {}, 'hours', '总学时没有填写，无法判断'],
  [
    sichuan2,
    { onlineHours: 20, materialHours: 14 },
    'hours/materialHours',
    '能力点实践应用认证材料 14 学时，建议不少于 15 学时，还差 1 学时',
  ],
  [sichuan2, { completed: '2023-01-01' }, 'hours/period', '完成时间 2023-01-01，不在 2020-01-01 至 2022-12-31 之内'],
  [sichuan2, { abilities: 'A1、B6' }, 'ability-points', '能力点（A1、B6）2 个，应不少于 3 个，还差 1 个'],
  [sichuan2, { abilities: 'A1、B6' }, 'ability-points/offered', '不知道学校提供哪些能力点，无法判断所选是否在内'],
  [
    sichuan2,
    { selfReview: '合格', schoolReview: '合格' },
    'approval',
    '教研组成员互评没有结果，学校考核小组考核却已有结果，应按顺序进行',
  ],
  [sichuan2, { selfReview: '合格' }, 'approval', '已完成 1 步，共 3 步，下一步：教研组成员互评'],
  [sichuan2, { selfReview: '合格', groupReview: '合格', schoolReview: '合格' }, 'approval', '3 步全部完成'],
  [shaanxi, {}, 'hours/period', '完成时间的起止日期原文隐去，请在设置中填写后再判断'],
  [
    shaanxi,
    { onlineHours: 20, practiceHours: 5 },
    'eligibility/online-first',
    '参加完不少于25学时的线上培训任务后开展线下实践：条件未达到就已填报，应先完成再填报',
  ],
  [
    school,
    { abilities: 'A3、A4、B2' },
    'ability-points/dimensions',
    '覆盖维度 1 个（教学设计），应不少于 3 个，还差 2 个',
  ],
  [
    school,
    { peerScore: 100, leaderScore: 100, bonus: 3 },
    'score',
    '综合得分 100：教师互评 100 × 0.4 + 考核领导评价 100 × 0.6 + 加分 3 = 103，计 100',
  ],
  [school, { peerScore: 90 }, 'score', '考核领导评价没有分数，无法计分'],
  [school, { peerScore: 90, leaderScore: 90, grade: '合格' }, 'grade/recorded', '登记为合格，计算为优秀，请核对'],
  [tianfu, { post: '教师序列人员', grade: '良' }, 'grade', '“良”不是等次，应为 优秀、合格、不合格'],
  [town, { post: '在编在岗', materialGrade: '不合格' }, 'grade', '实践材料为不合格，有一项不合格即为不合格'],
  [
    town,
    { post: '在编在岗', abilities: 'A1（20）、C1（20）' },
    'ability-points/environment',
    '能力点 C1 不属于多媒体教学环境、混合学习环境，不计',
  ],
  [
    town,
    { post: '在编在岗', abilities: 'A1（20）、B6（5）' },
    'ability-points/credits',
    '能力点学分合计 25 学分（A1 20 + B6 5 = 25），应不少于 30 学分，还差 5 学分',
  ],
  [
    town,
    { post: '在编在岗', credits: 30, abilities: 'A1（30）', materialGrade: '合格', lessonGrade: '合格' },
    'certificate',
    '由县教育局发能力点证书：A1',
  ],
])('sentence %#', (assessment, values, id, expected) => {
  const { items } = assessTeacher({ values }, assessment, settings)
  expect(describeItem(items.find((item) => item.id === id)!)).toBe(expected)
})

test('no sentence holds a hole', () => {
  for (const assessment of [sichuan2, tianfu, shaanxi, school, yueyang, town]) {
    for (const values of [
      {},
      { post: '在编在岗', totalHours: 1, onlineHours: 1, abilities: 'Z9、A1、A1', grade: '?', credits: 1 },
    ]) {
      for (const item of assessTeacher({ values }, assessment, settings).items) {
        expect(describeItem(item) + arithmeticOf(item)).not.toMatch(/undefined|NaN|null|^$/)
      }
    }
  }
})
