/** Right and wrong sides of the sentences of the plan of 天府新区. Its years are masked; the cases set two. */
import type { ClauseCases, FormSketch, Row } from './clause-case.ts'

const years = { firstYear: '2021', secondYear: '2022' }
const head: Row = { unit: '天府新区', contact: '张示例', phone: '15400000001' }
const progress = (trained: number): FormSketch[] => [
  { form: 'progress', head, rows: [{ schoolName: '示例小学', staff: 101, trained }] },
]
const counted = { schoolType: '幼儿园' }
/** 20 online; 15 + 10 + 5 = 30 of practice; 50 in all. */
const hours = {
  onlineHours: 20,
  materialHours: 15,
  researchHours: 10,
  recordingHours: 5,
  practiceHours: 30,
  totalHours: 50,
}

export const cases: ClauseCases = {
  notice: 'tianfu-2.0',
  asOf: '2021-06-30',
  cases: [
    {
      clause: 'TF-01',
      rule: 'hours',
      kind: 'teacher',
      why: '20 + 30 = 50 hours; 19 + 30 = 49',
      accept: { ...counted, ...hours },
      reject: { onlineHours: 19, totalHours: 49 },
    },
    {
      clause: 'TF-01',
      rule: 'hours',
      kind: 'teacher',
      why: '30 of practice: 29 with 21 online makes 50 too, but not the 30',
      accept: { ...counted, ...hours },
      reject: { onlineHours: 21, practiceHours: 29, materialHours: 14 },
    },
    {
      clause: 'TF-02',
      rule: 'hours',
      kind: 'teacher',
      why: '15 + 10 + 5 is laid down here: 16 + 10 + 4 misses the recording',
      accept: { ...counted, ...hours },
      reject: { materialHours: 16, recordingHours: 4 },
    },
    {
      clause: 'TF-02',
      rule: 'row-sum',
      kind: 'sheet',
      why: '15 + 10 + 5 = 30, not 31',
      form: 'training-record',
      accept: { rows: [{ name: '李示例', ...counted, ...hours }] },
      reject: { rows: [{ name: '李示例', ...counted, ...hours, practiceHours: 31 }] },
    },
    {
      clause: 'TF-03',
      rule: 'grade',
      kind: 'teacher',
      why: '优秀 and 合格 pass, 不合格 does not',
      accept: { ...counted, grade: '合格' },
      reject: { grade: '不合格' },
    },
    {
      clause: 'TF-03',
      rule: 'not-in-list',
      kind: 'sheet',
      why: 'three grades; 良好 is none of them',
      form: 'training-record',
      accept: { rows: [{ name: '李示例', ...counted, ...hours, grade: '优秀' }] },
      reject: { rows: [{ name: '李示例', ...counted, ...hours, grade: '良好' }] },
    },
    {
      clause: 'TF-05',
      rule: 'target-share',
      kind: 'gap',
      why: '101 × 60% = 60.6, half up 61, not 60',
      settings: years,
      target: 'stage-3',
      unit: '天府新区',
      accept: progress(61),
      reject: progress(60),
    },
    {
      clause: 'TF-05',
      rule: 'deadline',
      kind: 'task',
      why: 'the third stage runs from September to December',
      settings: years,
      deadline: 'stage-3',
      unit: '天府新区',
      from: '2021-09-01',
      accept: '2021-12-31',
      reject: '2022-01-01',
    },
    ...(
      [
        ['stage-1', '2021-01-01', '2021-04-30', '2021-05-01'],
        ['stage-4', '2022-03-01', '2022-06-30', '2022-07-01'],
        ['stage-5', '2022-06-01', '2022-12-31', '2023-01-01'],
      ] as const
    ).map(
      ([deadline, from, accept, reject]) =>
        ({
          clause: 'TF-06',
          rule: 'deadline',
          kind: 'task',
          why: `${deadline} from ${from} to ${accept}`,
          settings: years,
          deadline,
          unit: '天府新区',
          from,
          accept,
          reject,
        }) as const,
    ),
  ],
}
