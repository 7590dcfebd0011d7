/** Right and wrong sides of the sentences of the Sichuan 2.0 plan. */
import type { ClauseCases, FormSketch, Row } from './clause-case.ts'

const head: Row = { unit: '成都市', contact: '张示例', phone: '15400000001' }

/** The 20 counties of 成都. */
const counties =
  '锦江区 青羊区 金牛区 武侯区 成华区 龙泉驿区 青白江区 新都区 温江区 双流区 郫都区 新津区 金堂县 大邑县 蒲江县 都江堰市 彭州市 邛崃市 崇州市 简阳市'.split(
    ' ',
  )
/** All are on the sheet; so many of them have begun. */
const begun = (count: number): FormSketch[] => [
  {
    form: 'progress',
    head,
    rows: counties.map((unit, index) => ({ unit, staff: 100, trained: 0, started: index < count ? '是' : '否' })),
  },
]
const trained = (count: number): FormSketch[] => [
  { form: 'progress', head, rows: [{ unit: '锦江区', staff: 100, trained: count }] },
]

const sample = (county: string, number: number): Row => ({ county, schoolName: `${county}第${number}示例小学` })
const samples = (count: number) => Array.from({ length: count }, (_, index) => sample('锦江区', index + 1))
const sampleHead: Row = { ...head, modelCounty: '锦江区' }

/** 20 online; 15 + 10 + 5 = 30 of practice; 50 in all. */
const hours = {
  onlineHours: 20,
  materialHours: 15,
  researchHours: 10,
  recordingHours: 5,
  practiceHours: 30,
  totalHours: 50,
}
/** A city adds a point of its own to the 30. */
const localPoints = `id: example-city
extends: sichuan-2.0
title: 示例市教师信息技术应用能力提升工程2.0实施方案
assessment:
  abilities:
    local:
      - { code: SC1, name: 双师教学协同, dimension: 教学设计, environment: 混合学习环境 }
`
const course = { unit: '四川省', accept: { done: 600 }, reject: { done: 599 } }

export const cases: ClauseCases = {
  notice: 'sichuan-2.0',
  asOf: '2021-06-30',
  cases: [
    {
      clause: 'SC2-01',
      rule: 'target-share',
      kind: 'gap',
      why: 'all 100 teachers, not 99',
      target: 'full-coverage',
      unit: '锦江区',
      accept: trained(100),
      reject: trained(99),
    },
    {
      clause: 'SC2-02',
      rule: 'abilities-known',
      kind: 'sheet',
      why: '30 points: A1 to A13, B1 to B10, C1 to C7; no A14',
      form: 'ability-offer',
      accept: { rows: [{ schoolName: '示例小学', smartSchool: '否', abilities: 'A13、B10、C7' }] },
      reject: { rows: [{ schoolName: '示例小学', smartSchool: '否', abilities: 'A14、B10、C7' }] },
    },
    {
      clause: 'SC2-03',
      rule: 'hours',
      kind: 'teacher',
      why: '20 + 30 = 50 hours; 19 + 30 = 49',
      accept: hours,
      reject: { onlineHours: 19, totalHours: 49 },
    },
    {
      clause: 'SC2-04',
      rule: 'hours',
      kind: 'teacher',
      why: '30 of practice: 29 with 21 online makes 50 too, but not the 30',
      accept: hours,
      reject: { onlineHours: 21, practiceHours: 29, materialHours: 14 },
    },
    {
      clause: 'SC2-05',
      rule: 'hours',
      kind: 'teacher',
      why: '15 + 10 + 5 is advised: 16 + 10 + 4 is told, and held against nobody',
      state: 'advice',
      accept: hours,
      reject: { materialHours: 16, recordingHours: 4 },
    },
    {
      clause: 'SC2-06',
      rule: 'ability-points',
      kind: 'offer',
      why: '2 dimensions (A1 学情分析, A2 教学设计); A2 and A3 are both 教学设计',
      accept: { codes: ['A1', 'A2'] },
      reject: { codes: ['A2', 'A3'] },
    },
    {
      clause: 'SC2-06',
      rule: 'ability-points',
      kind: 'offer',
      why: '3 dimensions where the school is 智慧教育创建学校, not 2',
      accept: { codes: ['A1', 'A2', 'A5'], marked: true },
      reject: { codes: ['A1', 'A2'], marked: true },
    },
    {
      clause: 'SC2-07',
      rule: 'ability-points',
      kind: 'teacher',
      why: '3 points, not 2',
      offer: ['A1', 'A2', 'A3', 'B1'],
      accept: { abilities: 'A1、A2、A3' },
      reject: { abilities: 'A1、A2' },
    },
    {
      clause: 'SC2-07',
      rule: 'ability-points',
      kind: 'teacher',
      why: 'one in each dimension the school offers: A2, A3, A4 are all 教学设计, none 学情分析',
      offer: ['A1', 'A2', 'A3', 'A4'],
      accept: { abilities: 'A1、A2、A3' },
      reject: { abilities: 'A2、A3、A4' },
    },
    {
      clause: 'SC2-08',
      rule: 'ability-points',
      kind: 'teacher',
      why: 'a point of the region’s own counts where the region’s notice names it, and no other',
      extending: localPoints,
      offer: ['A1', 'A2', 'SC1'],
      accept: { abilities: 'A1、A2、SC1' },
      reject: { abilities: 'A1、A2、SC2' },
      // Nobody knows of SC2: told, and what is read decides.
      state: 'advice',
    },
    {
      clause: 'SC2-09',
      rule: 'minimum-count',
      kind: 'plan',
      why: '3 × 200 = 600',
      target: 'trainer-courses',
      ...course,
    },
    {
      clause: 'SC2-10',
      rule: 'minimum-count',
      kind: 'plan',
      why: '3 × 200 = 600',
      target: 'school-courses',
      ...course,
    },
    {
      clause: 'SC2-11',
      rule: 'minimum-count',
      kind: 'plan',
      why: '3 × 400 = 1200',
      target: 'classroom-courses',
      unit: '四川省',
      accept: { done: 1200 },
      reject: { done: 1199 },
    },
    {
      clause: 'SC2-12',
      rule: 'quota',
      kind: 'sheet',
      why: '5 schools, not 4',
      form: 'sample-schools',
      accept: { head: sampleHead, rows: samples(5) },
      reject: { rows: samples(4) },
    },
    {
      clause: 'SC2-12',
      rule: 'quota',
      kind: 'sheet',
      why: '7 schools, not 8',
      form: 'sample-schools',
      accept: { head: sampleHead, rows: samples(7) },
      reject: { rows: samples(8) },
    },
    {
      clause: 'SC2-13',
      rule: 'head-among-rows',
      kind: 'sheet',
      why: 'the model county has a model school of its own',
      form: 'sample-schools',
      accept: { head: sampleHead, rows: samples(5) },
      reject: { head: { ...sampleHead, modelCounty: '青羊区' } },
    },
    {
      clause: 'SC2-14',
      rule: 'target-share',
      kind: 'gap',
      why: '20% of 20 counties are 4, not 3',
      target: 'counties-2020',
      unit: '成都市',
      accept: begun(4),
      reject: begun(3),
    },
    {
      clause: 'SC2-15',
      rule: 'target-share',
      kind: 'gap',
      why: 'cumulative: 60% of 20 counties are 12, not 11',
      target: 'counties-2021',
      unit: '成都市',
      accept: begun(12),
      reject: begun(11),
    },
    {
      clause: 'SC2-15',
      rule: 'target-share',
      kind: 'gap',
      why: 'on top of the 20%, as the setting allows: 80% of 20 counties are 16, not 15',
      settings: { countyBasis: 'phase' },
      target: 'counties-2021',
      unit: '成都市',
      accept: begun(16),
      reject: begun(15),
    },
    ...(
      [
        ['stage-1', '2020-01-01', '2020-06-30', '2020-07-01'],
        ['stage-2', '2020-07-01', '2020-12-31', '2021-01-01'],
        ['stage-3', '2021-01-01', '2021-12-31', '2022-01-01'],
        ['stage-4', '2022-01-01', '2022-12-31', '2023-01-01'],
      ] as const
    ).map(
      ([deadline, from, accept, reject]) =>
        ({
          clause: 'SC2-16',
          rule: 'deadline',
          kind: 'task',
          why: `${deadline} from ${from} to ${accept}`,
          deadline,
          unit: '成都市',
          from,
          accept,
          reject,
        }) as const,
    ),
    {
      clause: 'SC2-17',
      rule: 'quota',
      kind: 'sheet',
      why: 'a head teacher and a chief information officer, not a team without one',
      form: 'school-team',
      accept: {
        rows: [
          { name: '张示例', position: '校长', role: '组长' },
          { name: '李示例', position: '副校长', role: '首席信息官' },
        ],
      },
      reject: {
        rows: [
          { name: '张示例', position: '校长', role: '组长' },
          { name: '李示例', position: '副校长', role: '组员' },
        ],
      },
    },
    {
      clause: 'SC2-23',
      rule: 'hours',
      kind: 'teacher',
      why: '20 hours online: 19 with 31 of practice makes 50 too, but not the 20',
      accept: hours,
      reject: { onlineHours: 19, practiceHours: 31, materialHours: 16 },
    },
  ],
}
