/**
 * Training records for every notice that assesses teachers: a clean one whose teachers just reach what is asked, and a faulty one whose
 * teachers each miss one thing, told in the row's 备注. What must come out is written by hand in `test/notices/<id>/assess.json`.
 */

import type { Notice } from '../../src/notice/notice.ts'
import type { Value } from '../../src/value/value.ts'
import { loadNotice } from '../notices/load.ts'
import { abolished, person } from './people.ts'
import { filled, formOf, type Sample, sample } from './sample.ts'

type Row = Record<string, Value>

interface TrainingRecord {
  notice: string
  school: string
  /** `''` where the form asks for no county. */
  county: string
  /** Number of the first invented person. */
  from: number
  rows: Row[]
}

const clean: TrainingRecord[] = [
  {
    notice: 'sichuan-2.0',
    school: '锦江区示例小学',
    county: '锦江区',
    from: 0,
    rows: [
      sichuan('学时、能力点正好够', [20, 15, 10, 5], 'A1、A3、B2'),
      sichuan('都多于要求', [25, 16, 11, 6], 'A1、B1、A3、B2'),
      sichuan('材料只有 13 学时，原文只是建议', [20, 13, 12, 5], 'A1、A3、B2'),
    ],
  },
  {
    notice: 'tianfu-2.0',
    school: '天府新区示例小学',
    county: '',
    from: 0,
    rows: [
      tianfu('正好够', '普通中小学', [20, 15, 10, 5], '合格'),
      tianfu('幼儿园教师也算', '幼儿园', [22, 15, 12, 5], '优秀'),
      tianfu('“小学”就是普通中小学', '小学', [20, 18, 10, 5], '合格'),
    ],
  },
  {
    notice: 'shaanxi-2.0',
    school: '碑林区示例小学',
    county: '碑林区',
    from: 0,
    rows: [
      shaanxi('正好够', 25, 25, 'A1、A3', ['通过', '通过', '通过', '未抽查']),
      shaanxi('抽查通过', 30, 30, 'A1、B6', ['通过', '通过', '通过', '通过']),
      shaanxi('“合格”就是通过', 25, 35, 'A1、A3、B6', ['合格', '合格', '合格', undefined]),
    ],
  },
  {
    notice: 'heilongjiang-school',
    school: '示例市第一中学',
    county: '',
    from: 0,
    rows: [hours('正好够', 50, 25), hours('都多于要求', 60, 30), hours('按规定的 50 学时算一半', 60, 28)],
  },
  {
    notice: 'school-assessment',
    school: '示例镇中心小学',
    county: '',
    from: 0,
    rows: [
      school('80 分正在分界上，归优秀', [50, 25, 25], 'A1、A3、A5', { peerScore: 80, leaderScore: 80 }),
      school('60 分正在分界上，归合格', [50, 26, 25], 'B1、B2、B4', { peerScore: 70, leaderScore: 50 }),
      school('迟到一次扣 1 分', [56, 28, 26], 'A1、A3、A11', { peerScore: 90, leaderScore: 85, lateArrivals: 1 }),
      school('加分后不超过 100', [50, 25, 25], 'A1、A3、A5', { peerScore: 98, leaderScore: 100, bonus: 5 }),
    ],
  },
  {
    notice: 'town-assessment',
    school: '示例镇中心小学',
    county: '',
    from: 40,
    rows: [
      town('正好 30 学分', '在编在岗', 'A1（10）、B6（20）', 30, '合格'),
      town('“在编”就是在编在岗', '在编', 'A3（10）、B2（10）、C1（15）', 35, '合格'),
      town('不在编，不计', '编外', 'A1（10）', 10, '不合格'),
    ],
  },
  {
    notice: 'yueyang-2021',
    school: '岳阳楼区示例小学',
    county: '岳阳楼区',
    from: 0,
    rows: [
      yueyang('正好够', [60, 10, 10], 80),
      yueyang('都多于要求', [64, 12, 10], 86),
      yueyang('学时写明单位', [60, 10, 10], 80, { workshopHours: '60学时' }),
    ],
  },
]

const faulty: TrainingRecord[] = [
  {
    notice: 'sichuan-2.0',
    school: '锦江区示例中学',
    county: '锦江区',
    from: 60,
    rows: [
      sichuan('没有问题', [20, 15, 10, 5], 'A1、A3、A5'),
      sichuan('线上差 2 学时', [18, 17, 10, 5], 'A1、A3、A5'),
      sichuan('实践和总学时都差 2', [20, 15, 8, 5], 'A1、A3、B6'),
      sichuan('只选 2 个能力点，缺一个维度', [20, 15, 10, 5], 'A1、A3'),
      sichuan('3 个能力点，缺一个维度', [20, 15, 10, 5], 'A1、A5、B6'),
      sichuan('选了学校不提供的 B9', [20, 15, 10, 5], 'A1、A3、A5、B9'),
      sichuan('D7 不是能力点', [20, 15, 10, 5], 'A1、A3、A5、D7'),
      sichuan('学校考核不合格', [20, 15, 10, 5], 'A1、A3、A5', { schoolResult: '不合格' }),
      sichuan('没有互评就考核', [20, 15, 10, 5], 'A1、A3、A5', { peerResult: undefined }),
      sichuan('学校还没考核', [20, 15, 10, 5], 'A1、A3、A5', { schoolResult: undefined }),
      sichuan('线上填了文字', [20, 15, 10, 5], 'A1、A3、A5', { onlineHours: '二十', totalHours: undefined }),
    ],
  },
  {
    notice: 'tianfu-2.0',
    school: '天府新区示例中学',
    county: '',
    from: 60,
    rows: [
      tianfu('没有问题', '普通中小学', [20, 15, 10, 5], '合格'),
      tianfu('材料差 1 学时，不是建议', '普通中小学', [20, 14, 11, 5], '合格'),
      tianfu('线上差 1、总学时差 1', '普通中小学', [19, 15, 10, 5], '优秀'),
      tianfu('认定不合格', '普通中小学', [20, 15, 10, 5], '不合格'),
      tianfu('还没认定', '普通中小学', [20, 15, 10, 5], undefined),
      tianfu('单位类型不在表列', '培训机构', [20, 15, 10, 5], '合格'),
    ],
  },
  {
    notice: 'shaanxi-2.0',
    school: '碑林区示例中学',
    county: '碑林区',
    from: 60,
    rows: [
      shaanxi('没有问题', 25, 25, 'A1、A3', ['通过', '通过', '通过', '通过']),
      shaanxi('线上差 1，却已做实践', 24, 26, 'A1、A3', ['通过', '通过', '通过', undefined]),
      shaanxi('实践差 1', 26, 24, 'A1、A3', ['通过', '通过', '通过', undefined]),
      shaanxi('只选 1 个能力点', 25, 25, 'A1', ['通过', '通过', '通过', undefined]),
      shaanxi('没有复评就到县级', 25, 25, 'A1、A3', ['通过', undefined, '通过', undefined]),
      shaanxi('县级不通过', 25, 25, 'A1、A3', ['通过', '通过', '不通过', undefined]),
      shaanxi('抽查不通过', 25, 25, 'A1、A3', ['通过', '通过', '通过', '不通过']),
      shaanxi('县级还没审', 25, 25, 'A1、A3', ['通过', '通过', undefined, undefined]),
    ],
  },
  {
    notice: 'heilongjiang-school',
    school: '示例市第一中学',
    county: '',
    from: 60,
    rows: [
      hours('没有问题', 50, 25),
      hours('总学时差 1', 49, 25),
      hours('实践差 1', 50, 24),
      hours('总学时少于实践', 30, 35),
      hours('实践没填', 50, undefined),
    ],
  },
  {
    notice: 'school-assessment',
    school: '示例镇中心小学',
    county: '',
    from: 60,
    rows: [
      school('没有问题', [50, 25, 25], 'A1、A3、A5', { peerScore: 85, leaderScore: 75 }),
      school('学时差 2 就参加考核', [48, 25, 25], 'A1、A3、A5', { peerScore: 90, leaderScore: 90 }),
      school('线下差 1 就互评', [50, 26, 24], 'A1、A3、A5', { peerScore: 90, leaderScore: 90 }),
      school('三项都是教学设计', [50, 25, 25], 'A3、B2、C1', { peerScore: 90, leaderScore: 90 }),
      school('65 分扣 8 分，登记成合格', [50, 25, 25], 'A1、A3、A5', {
        ...{ peerScore: 70, leaderScore: 60, lateMaterials: 2, lateArrivals: 1, absences: 1, grade: '合格' },
      }),
      school('领导没评', [50, 25, 25], 'A1、A3、A5', { peerScore: 90 }),
      school('分数超过 100', [50, 25, 25], 'A1、A3、A5', { peerScore: 105, leaderScore: 90 }),
    ],
  },
  {
    notice: 'town-assessment',
    school: '示例镇初级中学',
    county: '',
    from: 100,
    rows: [
      town('没有问题', '在编在岗', 'A1（10）、B6（20）', 30, '合格'),
      town('学分差 10', '在编在岗', 'A1（10）、B6（10）', 20, '不合格'),
      town('写明的学分只有 20', '在编在岗', 'A1（10）、B6（10）', 30, '合格'),
      town('有一项不合格，登记成合格', '在编在岗', 'A1（10）、B6（20）', 30, '合格', { evidenceResult: '不合格' }),
      town('每项多少学分没写', '在编在岗', 'A1、B6', 30, '合格'),
      town('是否在编没填', undefined, 'A1（10）、B6（20）', 30, '合格'),
      town('借调，不计', '借调', 'A1（10）', 10, '不合格'),
    ],
  },
  {
    notice: 'yueyang-2021',
    school: '岳阳楼区示例中学',
    county: '岳阳楼区',
    from: 60,
    rows: [
      yueyang('没有问题', [60, 10, 10], 80),
      yueyang('工作坊差 2', [58, 12, 10], 80),
      yueyang('考核差 5，总学时差 5', [60, 10, 5], 75),
      yueyang('80 学时只登记 60 学分', [60, 10, 10], 60),
      yueyang('学分没填', [60, 10, 10], undefined),
    ],
  },
]

export async function trainingRecords(): Promise<Sample[]> {
  const samples: Sample[] = []
  for (const record of clean) samples.push(await workbook(record, 'clean'))
  for (const record of faulty) samples.push(await workbook(record, 'faulty'))
  const sichuan = await loadNotice('sichuan-2.0')
  return [
    ...samples,
    await offers(sichuan, 'clean', '否', 'A1、B1、A3、B2'),
    await offers(sichuan, 'faulty', '是', 'A1、A3'),
  ]
}

async function workbook(
  { notice: id, school: name, county, from, rows }: TrainingRecord,
  kind: string,
): Promise<Sample> {
  const notice = await loadNotice(id)
  const form = formOf(notice, 'training-record')
  const contact = person(from + 19, abolished.wenjiang)
  return sample(
    `samples/${id}/training-record-${kind}.xlsx`,
    form,
    filled({
      placeholders: { unit: name },
      head: { ...(county && { county }), school: name, contact: contact.name, phone: contact.phone },
      tables: { main: { rows: rows.map((row, index) => placed(row, from + index, index + 1)), total: undefined } },
    }),
  )

  function placed(row: Row, number: number, sequence: number): Row {
    const { name: teacher, idNumber } = person(number, abolished.wenjiang)
    return { sequence, name: teacher, idNumber, ...(county && { county }), schoolName: name, ...row }
  }
}

/** What the two schools of the Sichuan records offer: 示例小学 as given, 示例中学 always three dimensions. */
async function offers(notice: Notice, kind: string, smartSchool: string, abilities: string): Promise<Sample> {
  const contact = person(39, abolished.wenjiang)
  const rows: Row[] = [
    { sequence: 1, schoolName: '锦江区示例小学', smartSchool, abilities, remark: '示例' },
    { sequence: 2, schoolName: '锦江区示例中学', smartSchool: '是', abilities: 'A1、A3、A5、B6', remark: '示例' },
  ]
  return sample(
    `samples/sichuan-2.0/ability-offer-${kind}.xlsx`,
    formOf(notice, 'ability-offer'),
    filled({
      placeholders: { unit: '锦江区' },
      head: { unit: '锦江区', contact: contact.name, phone: contact.phone },
      tables: { main: { rows, total: undefined } },
    }),
  )
}

function sichuan(remark: string, parts: number[], abilities: string, change: Row = {}): Row {
  const passed = { selfResult: '合格', peerResult: '合格', schoolResult: '合格' }
  return { ...fourParts(parts), abilities, ...passed, ...change, remark }
}

function tianfu(remark: string, schoolType: string, parts: number[], grade: Value): Row {
  return { schoolType, ...fourParts(parts), abilities: 'A1、A3、B6', grade, remark }
}

/** 50 = 20 + 30 (15 + 10 + 5). */
function fourParts([onlineHours = 0, materialHours = 0, researchHours = 0, recordingHours = 0]: number[]): Row {
  const practiceHours = materialHours + researchHours + recordingHours
  const totalHours = onlineHours + practiceHours
  return { onlineHours, materialHours, researchHours, recordingHours, practiceHours, totalHours }
}

function shaanxi(remark: string, onlineHours: number, practiceHours: number, abilities: string, steps: Value[]): Row {
  const [peerApproval, schoolApproval, countyApproval, spotCheck] = steps
  const totalHours = onlineHours + practiceHours
  return {
    ...{ onlineHours, practiceHours, totalHours, abilities },
    ...{ peerApproval, schoolApproval, countyApproval, spotCheck, remark },
  }
}

function hours(remark: string, totalHours: Value, practiceHours: Value): Row {
  return { totalHours, practiceHours, abilities: 'A1、A3', remark }
}

function school(
  remark: string,
  [totalHours, practiceHours, offlineHours]: number[],
  abilities: string,
  scores: Row,
): Row {
  return { totalHours, practiceHours, offlineHours, abilities, evidence: '有效', ...scores, remark }
}

function town(
  remark: string,
  employment: Value,
  abilities: string,
  credits: number,
  grade: string,
  change: Row = {},
): Row {
  const parts = { planResult: '合格', practiceResult: '合格', evidenceResult: grade }
  return { employment, abilities, credits, ...parts, grade, ...change, remark }
}

function yueyang(remark: string, parts: number[], credits: Value, change: Row = {}): Row {
  const [workshopHours = 0, schoolHours = 0, assessmentHours = 0] = parts
  const totalHours = workshopHours + schoolHours + assessmentHours
  return {
    workshopHours,
    schoolHours,
    assessmentHours,
    totalHours,
    credits,
    abilities: 'A1、A3、B6',
    ...change,
    remark,
  }
}
