/** Right and wrong sides of the sentences of a town's plan for assessing its teachers. */
import type { ClauseCases } from './clause-case.ts'

const passed = { planResult: '合格', practiceResult: '合格', evidenceResult: '合格', grade: '合格' }
const employed = { employment: '在编在岗' }

export const cases: ClauseCases = {
  notice: 'town-assessment',
  asOf: '2021-06-30',
  cases: [
    {
      clause: 'ZZ-01',
      rule: 'hours',
      kind: 'teacher',
      why: '30 credits, not 29',
      accept: { ...employed, credits: 30 },
      reject: { credits: 29 },
    },
    {
      clause: 'ZZ-02',
      rule: 'ability-points',
      kind: 'teacher',
      why: '10 + 20 = 30 credits; 10 + 19 = 29',
      accept: { ...employed, abilities: 'A1（10）、B6（20）' },
      reject: { abilities: 'A1（10）、B6（19）' },
    },
    {
      clause: 'ZZ-03',
      rule: 'grade',
      kind: 'teacher',
      why: 'three parts passed; one part failed fails the whole',
      accept: { ...employed, ...passed },
      reject: { evidenceResult: '不合格', grade: '不合格' },
    },
    {
      clause: 'ZZ-03',
      rule: 'grade',
      kind: 'sheet',
      why: 'a recorded 合格 with one part failed is a contradiction',
      form: 'training-record',
      accept: { rows: [{ name: '李示例', ...employed, ...passed }] },
      reject: { rows: [{ name: '李示例', ...employed, ...passed, evidenceResult: '不合格' }] },
    },
    {
      clause: 'ZZ-04',
      rule: 'population',
      kind: 'teacher',
      why: 'posts in service; who stands in for a term (代课) is not counted',
      accept: employed,
      reject: { employment: '代课' },
    },
    {
      clause: 'ZZ-07',
      rule: 'ability-points',
      kind: 'teacher',
      why: 'the two environments the text names have 23 points; C1 is of the third',
      settings: { environments: '多媒体教学环境、混合学习环境' },
      accept: { ...employed, abilities: 'A1（10）、B10（20）' },
      reject: { abilities: 'A1（10）、C1（20）' },
      // Does not count; that what is left is too little is another clause's word.
      state: 'advice',
    },
    {
      clause: 'ZZ-07',
      rule: 'abilities-known',
      kind: 'sheet',
      why: 'the 30 points the text speaks of: C7 is one of them, D1 is none',
      form: 'training-record',
      accept: { rows: [{ name: '李示例', ...employed, abilities: 'C7（30）' }] },
      reject: { rows: [{ name: '李示例', ...employed, abilities: 'D1（30）' }] },
    },
  ],
}
