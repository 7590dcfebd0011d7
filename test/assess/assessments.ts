/** The assessments of the notices as their texts give them, to test the arithmetic without packs. Clause ids are those of the packs. */
import type { Assessment, HoursPart, HoursRule } from '../../src/notice/assessment.ts'

export const nothing: Assessment = {
  form: 'training-record',
  population: null,
  hours: null,
  abilities: null,
  gates: [],
  score: null,
  grade: null,
  steps: [],
  stepOrder: { skipped: 'unknown', refusedThenPassed: 'unknown' },
  evidence: null,
  departure: null,
  certificates: null,
  passRate: null,
}

const part = (field: string, title: string, given: Partial<HoursPart>): HoursPart => ({
  field,
  title,
  within: '',
  minimum: null,
  share: null,
  shareOf: { setting: 'practiceShareOf' },
  recommended: false,
  clauses: [],
  ...given,
})

const hours = (minimum: number, parts: HoursPart[], clauses: string[], given: Partial<HoursRule> = {}): HoursRule => ({
  unit: '学时',
  minimum,
  field: 'totalHours',
  parts,
  period: null,
  credits: null,
  clauses,
  ...given,
})

const practiceParts = (recommended: boolean, clauses: string[]): HoursPart[] => [
  part('materialHours', '能力点实践应用认证材料', { within: 'practiceHours', minimum: 15, recommended, clauses }),
  part('researchHours', '校本教研', { within: 'practiceHours', minimum: 10, recommended, clauses }),
  part('lessonHours', '课堂实录', { within: 'practiceHours', minimum: 5, recommended, clauses }),
]

export const sichuan2: Assessment = {
  ...nothing,
  hours: hours(
    50,
    [
      part('onlineHours', '线上课程', { minimum: 20, clauses: ['SC2-04', 'SC2-23'] }),
      part('practiceHours', '实践应用', { minimum: 30, clauses: ['SC2-04'] }),
      ...practiceParts(true, ['SC2-05']),
    ],
    ['SC2-03'],
    { field: '', period: { field: 'completed', from: '2020-01-01', by: '2022-12-31', clauses: ['SC2-03'] } },
  ),
  abilities: {
    field: 'abilities',
    minimum: 3,
    minimumClauses: ['SC2-07'],
    dimensions: null,
    dimensionsClauses: [],
    offer: {
      dimensions: 2,
      markedDimensions: 3,
      mark: '智慧教育创建学校',
      schoolClauses: ['SC2-06'],
      form: 'ability-offer',
      codesField: 'abilities',
      markField: 'smartSchool',
      extra: 'advice',
      perDimension: 1,
      teacherClauses: ['SC2-07'],
    },
    credits: null,
    environments: [],
    environmentsClauses: ['SC2-02'],
    local: [{ code: 'SC1', name: '双师教学协同', dimension: '教学设计', environment: '' }],
    localClauses: ['SC2-08'],
  },
  steps: [
    { field: 'selfReview', title: '自评', sampled: false, clauses: ['SC2-21'] },
    { field: 'groupReview', title: '教研组成员互评', sampled: false, clauses: ['SC2-21'] },
    { field: 'schoolReview', title: '学校考核小组考核', sampled: false, clauses: ['SC2-21'] },
  ],
}

export const tianfu: Assessment = {
  ...nothing,
  population: {
    field: 'post',
    values: ['教师序列人员', '行政管理干部'],
    clauses: ['TF-04'],
  },
  hours: hours(
    50,
    [
      part('onlineHours', '线上网络课程', { minimum: 20, clauses: ['TF-01'] }),
      part('practiceHours', '线下校本实践应用', { minimum: 30, clauses: ['TF-01'] }),
      ...practiceParts(false, ['TF-02']),
    ],
    ['TF-01'],
    { field: '' },
  ),
  grade: {
    levels: [
      { name: '优秀', from: null, to: null },
      { name: '合格', from: null, to: null },
      { name: '不合格', from: null, to: null },
    ],
    bound: 'higher',
    boundClauses: [],
    field: 'grade',
    parts: [],
    onePartFails: false,
    partsClauses: [],
    clauses: ['TF-03'],
  },
}

export const shaanxi: Assessment = {
  ...nothing,
  hours: hours(
    50,
    [
      part('onlineHours', '线上培训', { minimum: 25, clauses: ['SX-02'] }),
      part('practiceHours', '实践应用', { share: 0.5, clauses: ['SX-01'] }),
    ],
    ['SX-01'],
    {
      period: { field: 'completed', from: { setting: 'periodFrom' }, by: { setting: 'periodBy' }, clauses: ['SX-01'] },
    },
  ),
  abilities: { ...sichuan2.abilities!, minimum: 2, minimumClauses: ['SX-03'], offer: null, local: [] },
  gates: [
    {
      id: 'online-first',
      title: '参加完不少于25学时的线上培训任务后开展线下实践',
      needs: ['onlineHours'],
      before: ['practiceHours'],
      clauses: ['SX-02'],
    },
  ],
  steps: [
    { field: 'peerReview', title: '教师组内互评', sampled: false, clauses: ['SX-04'] },
    { field: 'schoolReview', title: '学校骨干复评', sampled: false, clauses: ['SX-04'] },
    { field: 'countyReview', title: '县级专家团队审核认定', sampled: false, clauses: ['SX-04'] },
    { field: 'spotCheck', title: '省市专家团队抽查', sampled: true, clauses: ['SX-04'] },
  ],
}

export const school: Assessment = {
  ...nothing,
  hours: hours(
    50,
    [
      part('practiceHours', '实践应用', { share: 0.5, clauses: ['KH-01'] }),
      part('offlineHours', '线下实践', { within: 'practiceHours', minimum: 25, clauses: ['KH-02'] }),
    ],
    ['KH-01'],
  ),
  abilities: {
    ...sichuan2.abilities!,
    minimum: 3,
    minimumClauses: ['KH-03'],
    dimensions: 3,
    dimensionsClauses: ['KH-03'],
    offer: null,
    local: [],
  },
  gates: [
    {
      id: 'hours-first',
      title: '完成50学时后方可参与校本应用考核',
      needs: ['hours'],
      before: ['peerScore', 'leaderScore'],
      clauses: ['KH-01'],
    },
  ],
  score: {
    full: 100,
    limits: 'limited',
    parts: [
      { field: 'peerScore', title: '教师互评', weight: { setting: 'peerWeight' } },
      { field: 'leaderScore', title: '考核领导评价', weight: { setting: 'leaderWeight' } },
    ],
    deductions: [
      { field: 'lateMaterial', title: '不按时上交资料', points: 1, clauses: ['KH-05'] },
      { field: 'late', title: '迟到', points: 1, clauses: ['KH-06'] },
      { field: 'absent', title: '旷到', points: 5, clauses: ['KH-06'] },
    ],
    bonus: 'bonus',
    bonusClauses: ['KH-07'],
    field: 'score',
    clauses: ['KH-08'],
  },
  grade: {
    levels: [
      { name: '优秀', from: 80, to: 100 },
      { name: '合格', from: 60, to: 80 },
      { name: '不合格', from: null, to: 60 },
    ],
    bound: { setting: 'gradeBound' },
    boundClauses: ['KH-04'],
    field: 'grade',
    parts: [],
    onePartFails: false,
    partsClauses: [],
    clauses: ['KH-04'],
  },
}

export const heilongjiangSchool: Assessment = {
  ...nothing,
  hours: hours(50, [part('practiceHours', '实践应用', { share: 0.5, clauses: ['HS-01'] })], ['HS-01']),
}

export const yueyang: Assessment = {
  ...nothing,
  hours: hours(
    80,
    [
      part('workshopHours', '工作坊混合式研修', { minimum: 60, clauses: ['YY-10'] }),
      part('schoolHours', '校本研修', { minimum: 10, clauses: ['YY-10'] }),
      part('assessmentHours', '校本应用考核', { minimum: 10, clauses: ['YY-10'] }),
    ],
    ['YY-09'],
    { credits: { field: 'credits', minimum: 80, perHour: 1, clauses: ['YY-09'] } },
  ),
}

export const town: Assessment = {
  ...nothing,
  population: { field: 'post', values: ['在编在岗'], clauses: ['ZZ-03'] },
  hours: hours(30, [], ['ZZ-01'], { unit: '学分', field: 'credits' }),
  abilities: {
    ...sichuan2.abilities!,
    minimum: null,
    minimumClauses: ['ZZ-02'],
    offer: null,
    credits: { minimum: 30, clauses: ['ZZ-02'] },
    environments: { setting: 'environments' },
    environmentsClauses: ['ZZ-07'],
    local: [],
  },
  grade: {
    levels: [
      { name: '合格', from: null, to: null },
      { name: '不合格', from: null, to: null },
    ],
    bound: 'higher',
    boundClauses: [],
    field: 'grade',
    parts: [
      { field: 'materialGrade', title: '实践材料' },
      { field: 'lessonGrade', title: '课堂应用' },
    ],
    onePartFails: true,
    partsClauses: ['ZZ-03'],
    clauses: ['ZZ-03'],
  },
  certificates: { per: 'ability', issuer: '县教育局', clauses: ['ZZ-06'] },
  passRate: { of: { setting: 'passRateOf' }, gradesOf: 'all', clauses: ['ZZ-03'] },
}
