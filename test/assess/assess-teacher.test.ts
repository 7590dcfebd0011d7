/** Golden tables: one record in, the state of every rule out, for each notice that says something about assessment. */
import { describe, expect, test } from 'vitest'
import { assessOffer } from '../../src/assess/assess-abilities.ts'
import { assessTeacher } from '../../src/assess/assess-teacher.ts'
import { arithmeticOf, describeItem } from '../../src/assess/describe-item.ts'
import type { SchoolOffer, Settings, TeacherResult } from '../../src/assess/teacher-result.ts'
import type { Assessment } from '../../src/notice/assessment.ts'
import { heilongjiangSchool, school, shaanxi, sichuan2, tianfu, town, yueyang } from './assessments.ts'

type Values = Record<string, string | number | undefined>

const settings: Settings = {
  practiceShareOf: { value: 'required' },
  periodFrom: { value: '' },
  periodBy: { value: '' },
  peerWeight: { value: 0.4 },
  leaderWeight: { value: 0.6 },
  gradeBound: { value: 'higher' },
  environments: { value: '' },
  passRateOf: { value: 'all' },
}

/** `hours:met hours/onlineHours:missed …` for all but what is met; `''` when everything is. */
function notMet(result: TeacherResult): string {
  return result.items
    .filter(({ state }) => state !== 'met')
    .map(({ id, state, reason }) => `${id} ${state} ${reason}`)
    .join('; ')
}

function assess(
  assessment: Assessment,
  values: Values,
  given: Partial<Settings> = {},
  offer?: SchoolOffer,
): TeacherResult {
  return assessTeacher({ values }, assessment, { ...settings, ...(given as Settings) }, offer)
}

function sentence(result: TeacherResult, id: string): string {
  return describeItem(result.items.find((item) => item.id === id)!)
}

describe('四川 2.0: 50 = 20 + 30 (15 + 10 + 5), three points, one in each offered dimension', () => {
  const offer: SchoolOffer = { codes: ['A1', 'A3', 'B2', 'B6', 'SC1'], marked: false }
  const good: Values = {
    onlineHours: 20,
    practiceHours: 30,
    materialHours: 15,
    researchHours: 10,
    lessonHours: 5,
    completed: '2022-06-30',
    abilities: 'A1、A3、B6',
    selfReview: '合格',
    groupReview: '合格',
    schoolReview: '合格',
  }
  test.each<[string, Values, string, boolean | undefined]>([
    ['everything met', {}, '', true],
    [
      'total one short',
      { onlineHours: 20, practiceHours: 29, researchHours: 9 },
      'hours missed minimum; hours/practiceHours missed minimum; hours/researchHours advice minimum',
      false,
    ],
    ['online short, total enough', { onlineHours: 19, practiceHours: 31 }, 'hours/onlineHours missed minimum', false],
    [
      'recommended parts are only advice',
      { materialHours: 14, lessonHours: 6 },
      'hours/materialHours advice minimum',
      true,
    ],
    ['practice from its parts', { practiceHours: undefined }, '', true],
    [
      'practice blank, parts too',
      { practiceHours: undefined, materialHours: undefined, researchHours: undefined, lessonHours: undefined },
      'hours unknown blank; hours/practiceHours unknown blank',
      undefined,
    ],
    ['after the three years', { completed: '2023-01-01' }, 'hours/period missed period', false],
    ['last day counts', { completed: '2022-12-31' }, '', true],
    [
      'two points',
      { abilities: 'A1、B6' },
      'ability-points missed minimum; ability-points/per-dimension missed per-dimension',
      false,
    ],
    ['one dimension left out', { abilities: 'A1、B6、A3' }, '', true],
    [
      'three points, one dimension missing',
      { abilities: 'A3、B2、B6' },
      'ability-points/per-dimension missed per-dimension',
      false,
    ],
    ['a local point counts', { abilities: 'A1、SC1、B6' }, '', true],
    ['what is advised, left blank', { materialHours: undefined, lessonHours: undefined }, '', true],
    [
      'practice one short, its parts enough: one of the two is a slip',
      { practiceHours: 29 },
      'hours unknown contradicted; hours/practiceHours/below-parts advice below-parts; hours/practiceHours unknown contradicted',
      undefined,
    ],
    [
      'extraPoint: not offered, besides three that are',
      { abilities: 'A1、A3、B6、C1' },
      'ability-points/offered advice extra',
      true,
    ],
    [
      'not offered, and two that are',
      { abilities: 'A1、B6、C1' },
      'ability-points/offered missed not-offered; ability-points/per-dimension missed per-dimension',
      false,
    ],
    [
      'an unknown code besides enough',
      { abilities: 'A1、A3、B6、D9' },
      'ability-points/unknown advice unknown-code',
      true,
    ],
    [
      'an unknown code where one is missing',
      { abilities: 'A1、B6、D9' },
      'ability-points unknown unread; ability-points/per-dimension unknown unread; ability-points/unknown advice unknown-code',
      undefined,
    ],
    ['A1和A3和B6', { abilities: 'A1和A3和B6' }, '', true],
    ['written twice', { abilities: 'A1、A3、B6、A1' }, 'ability-points/twice advice twice', true],
    ['names and full width', { abilities: 'Ａ１，演示文稿设计与制作；B6技术支持的展示交流' }, '', true],
    ['no points', { abilities: '' }, 'ability-points unknown blank; ability-points/offered unknown blank', undefined],
    ['skippedStep: a step skipped', { groupReview: '' }, 'approval unknown skipped', undefined],
    [
      'a step with a word that is not read is no step skipped',
      { groupReview: '不清楚' },
      'approval unknown open',
      undefined,
    ],
    ['skipped and refused', { groupReview: '', schoolReview: '不合格' }, 'approval missed refused', false],
    ['last step open', { schoolReview: '' }, 'approval unknown open', undefined],
    ['refused', { schoolReview: '不合格' }, 'approval missed refused', false],
    ['refusedThenPassed: refused, yet gone on', { groupReview: '未通过' }, 'approval unknown after-refusal', undefined],
  ])('%s', (_, change, expected, passed) => {
    const result = assess(sichuan2, { ...good, ...change }, {}, offer)
    expect(notMet(result)).toBe(expected)
    expect(result.passed).toBe(passed)
  })

  test('without the offer of the school, only that is unknown', () => {
    expect(notMet(assess(sichuan2, good))).toBe('ability-points/offered unknown no-offer')
  })

  test.each<[string[], boolean, string, number]>([
    [['A1', 'A3'], false, 'met', 2],
    [['A2', 'A3'], false, 'missed', 1],
    [['A1', 'A3'], true, 'missed', 2],
    [['A1', 'A3', 'B6'], true, 'met', 3],
    [[], false, 'unknown', 0],
  ])('a school that offers %j (marked %s): %s with %d dimensions', (codes, marked, state, have) => {
    expect(assessOffer({ codes, marked }, sichuan2.abilities!)).toMatchObject({ state, have, clauses: ['SC2-06'] })
  })

  test('every item carries its arithmetic and clause', () => {
    const result = assess(sichuan2, { ...good, onlineHours: 18 }, {}, offer)
    expect(result.items.every(({ clauses }) => clauses.length > 0)).toBe(true)
    expect(arithmeticOf(result.items[0]!)).toBe('线上课程 18 + 实践应用 30 = 48')
    expect(sentence(result, 'hours')).toBe(
      '总学时 48 学时（线上课程 18 + 实践应用 30 = 48），应不少于 50 学时，还差 2 学时',
    )
    expect(sentence(result, 'hours/onlineHours')).toBe('线上课程 18 学时，应不少于 20 学时，还差 2 学时')
    expect(result.items.find(({ id }) => id === 'hours/onlineHours')).toMatchObject({
      have: 18,
      need: 20,
      clauses: ['SC2-04', 'SC2-23'],
    })
  })
})

describe('天府: the same parts, but fixed; grade as recorded; only teachers and managers', () => {
  const good: Values = {
    post: '教师序列人员',
    onlineHours: 20,
    materialHours: 15,
    researchHours: 10,
    lessonHours: 5,
    grade: '优秀',
  }
  test.each<[string, Values, string, boolean | undefined, string]>([
    ['met', {}, '', true, '优秀'],
    [
      'parts are no advice here',
      { materialHours: 14, researchHours: 11 },
      'hours/materialHours missed minimum',
      false,
      '优秀',
    ],
    ['recorded 不合格', { grade: '不合格' }, 'grade missed recorded', false, '不合格'],
    ['no grade yet', { grade: '' }, 'grade unknown blank', undefined, ''],
    ['no such grade', { grade: '良好' }, 'grade unknown no-level', undefined, ''],
    ['a manager', { post: '行政管理干部' }, '', true, '优秀'],
    ['post not filled in', { post: '' }, 'population unknown blank', undefined, '优秀'],
  ])('%s', (_, change, expected, passed, grade) => {
    const result = assess(tianfu, { ...good, ...change })
    expect(notMet(result)).toBe(expected)
    expect([result.passed, result.grade, result.counted]).toEqual([passed, grade, true])
  })

  test('others are left out and said so', () => {
    const result = assess(tianfu, { ...good, post: '工勤人员' })
    expect(result).toMatchObject({ counted: false, passed: undefined, grade: '' })
    expect(sentence(result, 'population')).toBe('工勤人员，不在统计范围（教师序列人员、行政管理干部）内，不计')
  })
})

describe('陕西: 50 in five years, practice at least half, 25 online first, two points, four steps', () => {
  const good: Values = {
    totalHours: 50,
    onlineHours: 25,
    practiceHours: 25,
    completed: '2022-06-30',
    abilities: 'A1、B6',
    peerReview: '合格',
    schoolReview: '合格',
    countyReview: '合格',
  }
  const years = { periodFrom: { value: '2019-01-01' }, periodBy: { value: '2023-12-31' } }
  test.each<[string, Values, string, boolean | undefined]>([
    ['met, spot check not drawn', {}, '', true],
    [
      'practice under half of 50',
      { totalHours: 50, onlineHours: 26, practiceHours: 24 },
      'hours/practiceHours/share missed share',
      false,
    ],
    ['half of 50 is enough though more was done online', { totalHours: 60, onlineHours: 35 }, '', true],
    [
      'practice before the online part',
      { totalHours: 60, onlineHours: 24, practiceHours: 36 },
      'hours/onlineHours missed minimum; eligibility/online-first missed too-early',
      false,
    ],
    [
      'online short, practice not begun',
      {
        totalHours: undefined,
        onlineHours: 10,
        practiceHours: undefined,
        peerReview: '',
        schoolReview: '',
        countyReview: '',
      },
      'hours unknown blank; hours/onlineHours missed minimum; hours/practiceHours/share unknown blank; approval unknown open',
      false,
    ],
    [
      'total below its parts',
      { totalHours: 45 },
      'hours unknown contradicted; hours/below-parts advice below-parts',
      undefined,
    ],
    [
      '10 stated with 25 + 25',
      { totalHours: 10 },
      'hours unknown contradicted; hours/below-parts advice below-parts',
      undefined,
    ],
    [
      '20 + 31, total 50: enough by either',
      { onlineHours: 25, practiceHours: 26 },
      'hours/below-parts advice below-parts',
      true,
    ],
    ['one point', { abilities: 'A1' }, 'ability-points missed minimum', false],
    ['spot check failed', { spotCheck: '不合格' }, 'approval missed refused', false],
    ['not among those checked', { spotCheck: '未抽查' }, '', true],
    ['skippedStep: county skipped', { countyReview: '', spotCheck: '合格' }, 'approval unknown skipped', undefined],
    ['too late', { completed: '2024-01-01' }, 'hours/period missed period', false],
  ])('%s', (_, change, expected, passed) => {
    const result = assess(shaanxi, { ...good, ...change }, years)
    expect(notMet(result)).toBe(expected)
    expect(result.passed).toBe(passed)
  })

  test('half of the hours done, where the setting says so', () => {
    const result = assess(
      shaanxi,
      { ...good, totalHours: 60, onlineHours: 35 },
      { ...years, practiceShareOf: { value: 'done' } },
    )
    expect(notMet(result)).toBe('hours/practiceHours/share missed share')
    expect(sentence(result, 'hours/practiceHours/share')).toBe(
      '实践应用 25 学时，应不少于 30 学时（总学时 60 的 50%），还差 5 学时',
    )
  })

  test('half of a total that is smaller than its parts, done by either', () => {
    const values = { ...good, totalHours: 50, onlineHours: 26, practiceHours: 30 }
    const result = assess(shaanxi, values, { ...years, practiceShareOf: { value: 'done' } })
    expect(sentence(result, 'hours/practiceHours/share')).toBe(
      '实践应用 30 学时，应不少于 28 学时（总学时 56 的 50%），已达到',
    )
  })

  test('masked years decide nothing', () => {
    const result = assess(shaanxi, good)
    expect(notMet(result)).toBe('hours/period advice masked')
    expect(result.passed).toBe(true)
  })
})

describe('校本考核: gate, weighted score, deductions, overlapping bounds', () => {
  const good: Values = {
    totalHours: 50,
    practiceHours: 25,
    offlineHours: 25,
    abilities: 'A1、A3、B6',
    peerScore: 90,
    leaderScore: 85,
  }
  test.each<[string, Values, number | undefined, string, boolean | undefined, string]>([
    ['87 = 90 × 0.4 + 85 × 0.6', {}, 87, '优秀', true, ''],
    ['late twice, absent once, one paper late', { late: 2, absent: 1, lateMaterial: 1 }, 79, '合格', true, ''],
    ['80 stands on both bounds', { peerScore: 80, leaderScore: 80 }, 80, '优秀', true, ''],
    ['60 stands on both bounds', { peerScore: 60, leaderScore: 60 }, 60, '合格', true, ''],
    ['59.99', { peerScore: 59.99, leaderScore: 59.99 }, 59.99, '不合格', false, 'grade missed level'],
    ['0.1 + 0.2 is no trap', { peerScore: 79.9, leaderScore: 79.9, bonus: 0.1 }, 80, '优秀', true, ''],
    ['bonus never above 100', { peerScore: 100, leaderScore: 98, bonus: 5 }, 100, '优秀', true, ''],
    ['never below 0', { peerScore: 1, leaderScore: 1, absent: 3 }, 0, '不合格', false, 'grade missed level'],
    [
      'no leader score',
      { leaderScore: undefined },
      undefined,
      '',
      undefined,
      'score unknown blank; grade unknown no-score',
    ],
    [
      'a score above 100',
      { leaderScore: 850 },
      undefined,
      '',
      undefined,
      'score unknown beyond; grade unknown no-score',
    ],
    ['79.995 is shown as 80 and is not 80', { peerScore: 79.995, leaderScore: 79.995 }, 80, '合格', true, ''],
    ['half a time', { late: 0.5 }, undefined, '', undefined, 'score unknown no-number; grade unknown no-score'],
    [
      'a bonus in words',
      { bonus: '一等奖' },
      undefined,
      '',
      undefined,
      'score unknown unreadable; grade unknown no-score',
    ],
    ['recorded grade differs', { grade: '合格' }, 87, '优秀', true, 'grade/recorded advice differs'],
    [
      'two dimensions only',
      { abilities: 'A3、A4、B6' },
      87,
      '优秀',
      false,
      'ability-points/dimensions missed dimensions',
    ],
    [
      'all 50 hours done, one part of them short: what needs the total alone is open to him',
      { practiceHours: 26, offlineHours: 24 },
      87,
      '优秀',
      false,
      'hours/offlineHours missed minimum',
    ],
    [
      'scored before the hours',
      { totalHours: 48, practiceHours: 24, offlineHours: 24 },
      87,
      '优秀',
      false,
      'hours missed minimum; hours/practiceHours/share missed share; hours/offlineHours missed minimum; eligibility/hours-first missed too-early',
    ],
  ])('%s', (_, change, score, grade, passed, expected) => {
    const result = assess(school, { ...good, ...change })
    expect([result.score, result.grade, result.passed]).toEqual([score, grade, passed])
    expect(notMet(result)).toBe(expected)
  })

  test('the other side of the bound, by setting, with its clause', () => {
    const lower = { gradeBound: { value: 'lower' } }
    expect(assess(school, { ...good, peerScore: 80, leaderScore: 80 }, lower).grade).toBe('合格')
    expect(assess(school, { ...good, peerScore: 60, leaderScore: 60 }, lower).grade).toBe('不合格')
    expect(assess(school, { ...good, peerScore: 100, leaderScore: 100 }, lower).grade).toBe('优秀')
    expect(sentence(assess(school, { ...good, peerScore: 80, leaderScore: 80 }), 'grade')).toBe(
      '得分 80 正在两个等次的分界上，按设置归较高等次，为优秀',
    )
  })

  test('weights that do not sum to 1 give no score', () => {
    const result = assess(school, good, { peerWeight: { value: 0.5 } })
    expect(result.score).toBeUndefined()
    expect(sentence(result, 'score')).toBe('各部分权重之和为 1.1，应为 1，请在设置中填写权重')
  })

  test('the arithmetic in words', () => {
    const result = assess(school, { ...good, late: 2 })
    expect(sentence(result, 'score')).toBe('综合得分 85：教师互评 90 × 0.4 + 考核领导评价 85 × 0.6 + 迟到 2 × −1 = 85')
    expect(result.items.find(({ id }) => id === 'score')!.clauses).toEqual(['KH-08', 'KH-05', 'KH-06'])
  })
})

test.each<[string, Values, string]>([
  ['50 with 25 practice', { totalHours: 50, practiceHours: 25 }, ''],
  ['practice 24', { totalHours: 50, practiceHours: 24 }, 'hours/practiceHours/share missed share'],
  ['total 49', { totalHours: 49, practiceHours: 25 }, 'hours missed minimum'],
  ['a total is never made of a part', { practiceHours: 30 }, 'hours unknown blank'],
  ['a part alone may be enough', { practiceHours: 52 }, ''],
])('黑龙江某市一中: %s', (_, values, expected) => {
  expect(notMet(assess(heilongjiangSchool, values))).toBe(expected)
})

test.each<[string, Values, string]>([
  ['60 + 10 + 10 = 80 credits', {}, ''],
  ['workshop short, made up elsewhere', { workshopHours: 59, schoolHours: 11 }, 'hours/workshopHours missed minimum'],
  [
    'credits not the hours',
    { credits: 78 },
    'hours/credits unknown contradicted; hours/credits/unequal advice unequal',
  ],
  ['84 hours, 80 credits: both reach 80', { totalHours: 84 }, 'hours/credits/unequal advice unequal'],
  ['64 + 10 + 10, total 80', { workshopHours: 64 }, 'hours/below-parts advice below-parts'],
  [
    '78 hours, 80 credits',
    { totalHours: 78, workshopHours: 60, schoolHours: 8 },
    'hours missed minimum; hours/schoolHours missed minimum; hours/credits/unequal advice unequal',
  ],
  [
    '79 hours and 79 credits, parts of 80: one of them is a slip',
    { totalHours: 79, credits: 79 },
    'hours unknown contradicted; hours/below-parts advice below-parts; hours/credits unknown contradicted',
  ],
  ['credits blank', { credits: undefined }, 'hours/credits unknown blank'],
  [
    'assessment part blank',
    { assessmentHours: undefined, totalHours: undefined },
    'hours unknown blank; hours/assessmentHours unknown blank',
  ],
])('岳阳: %s', (_, change, expected) => {
  const good: Values = { totalHours: 80, workshopHours: 60, schoolHours: 10, assessmentHours: 10, credits: 80 }
  expect(notMet(assess(yueyang, { ...good, ...change }))).toBe(expected)
})

describe('镇: 30 credits, one failed part fails all, a certificate for each point', () => {
  const good: Values = {
    post: '在编在岗',
    credits: 30,
    abilities: 'A1（10）、A3（10）、B6（10学分）',
    materialGrade: '合格',
    lessonGrade: '合格',
  }
  test.each<[string, Values, string, string, string[]]>([
    ['met', {}, '', '合格', ['A1', 'A3', 'B6']],
    [
      '29 credits',
      { credits: 29, abilities: 'A1（10）、A3（10）、B6（9）' },
      'hours missed minimum; ability-points/credits missed credits; certificate unknown not-due',
      '合格',
      [],
    ],
    [
      'one part failed',
      { lessonGrade: '不合格' },
      'grade missed part-failed; certificate unknown not-due',
      '不合格',
      [],
    ],
    ['one part open', { lessonGrade: '' }, 'grade unknown parts-blank; certificate unknown not-due', '', []],
    [
      'credits of a point not given',
      { abilities: 'A1（10）、A3（10）、B6' },
      'ability-points/credits unknown blank; certificate unknown not-due',
      '合格',
      [],
    ],
    [
      'credits of no point read',
      { abilities: 'D3（10）' },
      'ability-points/credits unknown unread; ability-points/unknown advice unknown-code; certificate unknown not-due',
      '合格',
      [],
    ],
    [
      '25 in all, 30 by the points',
      { credits: 25 },
      'hours unknown contradicted; hours/points advice unlike-points; certificate unknown not-due',
      '合格',
      [],
    ],
    ['no total, and enough by the points', { credits: '三十' }, '', '合格', ['A1', 'A3', 'B6']],
    ['a sign for a blank is a blank', { grade: '—' }, '', '合格', ['A1', 'A3', 'B6']],
    ['A1-10、B6-20', { abilities: 'A1-10、B6-20' }, '', '合格', ['A1', 'B6']],
    ['blanks between', { abilities: 'A1 (10) B6 (20)' }, '', '合格', ['A1', 'B6']],
    ['enough without the one not given', { abilities: 'A1=20、A3:10、B6' }, '', '合格', ['A1', 'A3', 'B6']],
  ])('%s', (_, change, expected, grade, certificates) => {
    const result = assess(town, { ...good, ...change })
    expect(notMet(result)).toBe(expected)
    expect([result.grade, result.certificates]).toEqual([grade, certificates])
  })

  test('two environments only, where the setting says so: C codes do not count', () => {
    const two = { environments: { value: '多媒体教学环境、混合学习环境' } }
    const values = { ...good, abilities: 'A1（10）、A3（10）、C1（10）' }
    expect(notMet(assess(town, values))).toBe('')
    expect(notMet(assess(town, values, two))).toBe(
      'ability-points/credits missed credits; ability-points/environment advice environment; certificate unknown not-due',
    )
  })

  test('not in service: not counted', () => {
    expect(assess(town, { ...good, post: '退休' }).counted).toBe(false)
  })
})
